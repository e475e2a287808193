"""Which move each part of a speech makes: cues anyone can read, and the order of moves as a whole."""
