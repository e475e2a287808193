"""Bytes to Speech: reading formats, decoding, cleaning, splitting, structure, moves, library."""
