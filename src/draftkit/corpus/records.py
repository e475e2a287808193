"""A speech as the JSON object that ``corpus read --format jsonl`` prints."""

from __future__ import annotations

from draftkit.model import Block, Speech


def speech_record(speech: Speech) -> dict[str, object]:
    """The object of one speech, keys in the order of the contract."""
    return {
        "source": speech.source,
        "index": speech.index,
        "title": speech.title,
        "date_printed": speech.date_printed,
        "date_inferred": speech.date_inferred,
        "date_why": speech.date_why,
        "blocks": [block_record(block) for block in speech.blocks],
        "dropped": [
            {
                "line_start": each.line_start,
                "line_end": each.line_end,
                "reason": each.reason,
                "text": each.text,
            }
            for each in speech.dropped
        ],
        "repairs": [
            {"rule": each.rule, "start": each.start, "end": each.end, "was": each.was, "now": each.now}
            for each in speech.repairs
        ],
        "report": dict(speech.report),
    }


def block_record(block: Block) -> dict[str, object]:
    """The object of one block; ``spans`` are the marked stretches behind ``marks``."""
    return {
        "kind": block.kind.value,
        "text": block.text,
        "level": block.level,
        "marker": block.marker,
        "run_in": block.run_in,
        "gap": block.gap,
        "move": block.move.value if block.move else None,
        "step": block.step.value if block.step else None,
        "confidence": round(block.confidence, 3),
        "marks": list(block.marks),
        "spans": [
            {"kind": span.kind, "start": span.start, "end": span.end, "note": span.note}
            for span in block.spans
        ],
        "start": block.start,
        "end": block.end,
        "line_start": block.line_start,
        "line_end": block.line_end,
    }
