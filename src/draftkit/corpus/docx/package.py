"""The zip around a Word file, opened like a letter bomb: every bound is checked before anything is parsed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from draftkit.errors import TooLargeError, UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTRIES = 1000
_TOTAL = 50 << 20
_PART = 30 << 20
_RATIO = 200
_RATIO_FROM = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Package:
    """Parts of one zip, each read within bounds whatever its header claims."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise UnreadableError(
                "文档加了密，或其实是旧版 .doc", remedy="请先解密，或在 Word、WPS 里另存为 .docx"
            )
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableError("文档不完整或已损坏", remedy="请重新取得这个文件") from error
        self._check(entries)
        self.names = frozenset(entry.filename for entry in entries)
        self._left = _TOTAL

    @staticmethod
    def _check(entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > _ENTRIES:
            raise TooLargeError(f"压缩包里超过 {_ENTRIES} 个部件，不像正常文档")
        if sum(entry.file_size for entry in entries) > _TOTAL:
            raise TooLargeError(f"解压后超过 {_TOTAL >> 20} MB，不予打开")
        for entry in entries:
            name = entry.filename
            if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
                raise UnreadableError("压缩包里有越界的路径，不予打开")
            if entry.flag_bits & 1:
                raise UnreadableError("文档加了密", remedy="请先解密再读")
            if entry.file_size > _RATIO_FROM and entry.file_size > _RATIO * max(1, entry.compress_size):
                raise TooLargeError("压缩比异常，像是压缩炸弹，不予打开")

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is none.

        Raises:
            UnreadableError: the part is broken.
            TooLargeError: it is larger than a document has any need for.
        """
        if name not in self.names:
            return None
        limit = min(_PART, self._left)
        try:
            with self._zip.open(name) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise UnreadableError("文档不完整或已损坏", remedy="请重新取得这个文件") from error
        if len(data) > limit:
            raise TooLargeError(f"文档部件超过 {limit >> 20} MB，不予打开")
        self._left -= len(data)
        return data

    def xml(self, name: str) -> _Element | None:
        """The root of an XML part, or None where there is none; document types are refused unread.

        Raises:
            UnreadableError: not XML, or XML with a document type.
        """
        data = self.read(name)
        if data is None:
            return None
        root: _Element = parse_xml(data)
        return root


def parse_xml(data: bytes) -> Any:
    """The root element, with no entity, no network and no document type.

    Raises:
        UnreadableError: not XML, or XML with a document type.
    """
    from lxml import etree  # deferred: 15 ms that plain text never needs

    plain = data.replace(b"\0", b"")  # the same characters in UTF-16
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableError("文档里夹带外部实体声明，不予打开", remedy="正常的 Word 文档没有这种内容")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError("文档内容不是完好的 XML", remedy="请重新取得这个文件") from error
