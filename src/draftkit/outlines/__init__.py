"""Jinja outlines, facts, plans, catalogue, rendering, filling."""
