"""draftkit: a speech-drafting desk for Chinese staff writers."""

__version__ = "0.1.0"
