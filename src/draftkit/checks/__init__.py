"""Rules over a draft, one file per family, and their report."""
