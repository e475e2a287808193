"""Speeches to candidate phrases: segment, candidates, slots, dedupe, score."""
