"""What the structure of speeches shows: headings and sets, openings, runs, sayings, four-character items."""
