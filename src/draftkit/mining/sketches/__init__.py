"""Word sketches: words that go together in one grammatical relation."""
