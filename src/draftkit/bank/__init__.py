"""Phrases and YAML: schema, store, layers, review, and the search index."""
