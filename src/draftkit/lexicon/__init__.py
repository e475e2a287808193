"""Knowledge as data, read once from ``phrasebank/lexicon/``: place words, dated wording, divisions."""
