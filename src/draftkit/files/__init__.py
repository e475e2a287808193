"""The only door to disk: atomic writer, bounded reader, strict YAML, folders and shipped resources."""
