"""Rules that repair characters inside of lines: one file each, ordered and switchable in ``table``."""
