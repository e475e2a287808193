"""Widgets of the terminal UI, one file each."""
