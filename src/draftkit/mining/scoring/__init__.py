"""What a candidate is worth and where it belongs: the formula, its parts, families, steps."""
