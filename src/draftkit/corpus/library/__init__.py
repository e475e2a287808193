"""The library: speeches kept by content in one SQLite file, linked where they are copies of each other."""
