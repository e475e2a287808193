"""From bytes to speeches: formats, decoding, cleaning rules, splitting, structure, moves, and the library."""
