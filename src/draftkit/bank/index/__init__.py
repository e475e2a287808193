"""The compiled bank: one SQLite file in the local cache, rebuilt only for files that changed."""
