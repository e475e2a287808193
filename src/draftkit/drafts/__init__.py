"""Markdown with front matter to Draft and back, numbering, journal, revisions, diff."""
