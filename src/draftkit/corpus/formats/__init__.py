"""Readers of document formats: bytes to text with line hints."""
