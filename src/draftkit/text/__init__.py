"""Pure functions on Chinese text: marks, numerals, clauses, widths, line breaking, initials, counts."""
