"""Markdown, DOCX, redline and layout profiles."""
