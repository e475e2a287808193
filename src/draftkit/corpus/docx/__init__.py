"""Word files as untrusted input: a gated package, our own walker, nothing of the text lost.

``read_docx`` keeps what common readers drop (tracked insertions, content controls, smart tags, list numbers)
and hands over deletions apart, for revisions.
"""

from draftkit.corpus.docx.model import Deleted, DocxParagraph, DocxText, Inserted
from draftkit.corpus.docx.reader import read_docx

__all__ = ["Deleted", "DocxParagraph", "DocxText", "Inserted", "read_docx"]
