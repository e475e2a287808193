"""The parts of one speech: title and front lines, headings of every numbering system, paragraphs."""
