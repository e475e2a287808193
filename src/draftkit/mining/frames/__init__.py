"""Frames: patterns of clauses that recur with something varying in them, and which of them are whole."""
