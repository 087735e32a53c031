"""Bytes to text, whatever they claim to be; says what it had to guess, and refuses what is no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from transprov.errors import InputError

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "an Ogg audio or video file"),
    (b"ID3", "an MP3 audio file"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
)
_ZIP_MEMBERS: tuple[tuple[bytes, str], ...] = (
    (b"word/", "a Word document (.docx)"),
    (b"xl/", "an Excel workbook (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"application/epub+zip", "an EPUB book"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file (.odt)"),
)
_WAY_OUT = "save the article as plain text or HTML and give that file"

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")

# Windows-1252 bytes of German, French, Spanish, Italian, Dutch and Portuguese text and its punctuation. Where nearly
# all high bytes are of these, a statistical guess among a dozen code pages only adds errors.
_WESTERN = frozenset(
    "äöüÄÖÜßàâæçéèêëîïôœùûüÿÀÂÇÉÈÊËÎÏÔŒÙÛñÑáíóúÁÍÓÚ¡¿ìòãõªº«»„“”‚‘’–—…•€£§°·©®\xa0\xad²³½".encode("cp1252")
)
_MOJIBAKE = re.compile("Ã[\x80-\xbf¤¶¼„–œŸ©¨ªª®´»§ ]|â€[™œž“”¦˜\x9d]|Â[«» §°]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and what had to be guessed."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None, resource: str | None = None) -> Decoded:
    """Decode `data`; a byte order mark is obeyed and removed, a declaration only believed where the bytes bear it out.

    `declared` is the charset an HTTP header names; one named by the markup itself is found here. Raises `InputError`
    naming `resource` when the bytes are empty or no text.
    """
    if not data:
        raise InputError("is empty; give a file that holds an article", resource=resource)
    if what := looks_binary(data):
        raise InputError(f"looks like {what}, not like text; {_WAY_OUT}", resource=resource)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _with_warnings(data[len(mark) :], encoding)
    if wide := _wide_without_mark(data):
        return _with_warnings(data, wide, f"read as {wide}, judged by its bytes: it has no byte order mark")
    if b"\x00" in data:
        raise InputError(f"holds NUL bytes, so it is not text; {_WAY_OUT}", resource=resource)
    if _control_share(data) > 0.05:
        raise InputError(f"looks like binary data, not like text; {_WAY_OUT}", resource=resource)
    inside = _declared_inside(data)
    return _decode_bytes(data, declared if _codec(declared) else inside)


def looks_binary(data: bytes) -> str | None:
    """What kind of file the first bytes give away ("a PDF file"), or None when they could be text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    if data.startswith(b"PK\x03\x04"):
        return next(
            (what for member, what in _ZIP_MEMBERS if member in data[:4000] or member in data[-4000:]), "a zip archive"
        )
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return "an image, audio or video file"
    if data[4:8] == b"ftyp":
        return "an MP4 video or HEIC image"
    return None


_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def _with_warnings(data: bytes, encoding: str, *warnings: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, warnings)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            decoded = _decode_bytes(data, "utf-8")
            return Decoded(decoded.text, decoded.encoding, (*warnings, *decoded.warnings))
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, (*warnings, f"some bytes are not {encoding} and show as U+FFFD"))


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 by its NUL bytes: nearly all at odd (little-endian) or at even (big-endian) offsets."""
    head = data[:65536]
    half = len(head) // 2
    if half < 4:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _control_share(data: bytes) -> float:
    """Share of control bytes that text does not use; ESC counts as text (saved terminal output)."""
    head = data[:65536]
    odd = len(head) - len(head.translate(None, bytes(b for b in range(32) if b not in b"\t\n\r\f\v\x1b") + b"\x7f"))
    return odd / len(head) if odd > 2 else 0.0


def _declared_inside(data: bytes) -> str | None:
    """The charset that the markup names, in an XML declaration or a meta element."""
    head = data[:4096]
    found = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """Python's name for a declared charset; None when there is none, or when it is unknown or no charset."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
        "".encode(info.name)  # refuses "base64", "rot13" and their like, which are codecs but no charsets
    except (LookupError, UnicodeError, ValueError):
        return None
    # browsers read both as Windows-1252 (WHATWG Encoding Standard), and pages rely on it
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name


def _decode_bytes(data: bytes, claim: str | None) -> Decoded:
    """Decode what may be UTF-8, the charset that `claim` names, or neither."""
    declared = _codec(claim)
    if declared and declared.startswith("iso2022") and b"\x1b" in data:
        return _with_warnings(data, declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return Decoded(text, "utf-8", (*_contradiction(declared, claim, data), *_mojibake(text)))
    if repaired := _nearly_utf8(data):
        return repaired
    if declared and not declared.startswith(("utf", "cp1252")):
        try:
            return Decoded(data.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    encoding = "cp1252" if declared == "cp1252" else _guess_legacy(data)
    text = data.decode(encoding, errors="replace")
    if declared == encoding:
        return Decoded(text, encoding)
    said = f"declares {_safe(claim)} but is not" if declared else "not UTF-8"
    return Decoded(text, encoding, (f"{said}; read as {_spoken(encoding)}, judged by its bytes",))


def _spoken(encoding: str) -> str:
    """The name of a codec of Python as people know it: "Windows-1252", "ISO-8859-2", "Mac Roman"."""
    family, _, member = encoding.partition("_")
    if encoding.startswith("cp125"):
        return f"Windows-{encoding[2:]}"
    if family == "mac":
        return f"Mac {member.capitalize()}"
    return f"ISO-8859-{member}" if family == "iso8859" else encoding.upper().replace("_", "-")


def _contradiction(declared: str | None, claim: str | None, data: bytes) -> tuple[str, ...]:
    if declared in {None, "utf-8"} or data.isascii():
        return ()
    return (f"declares {_safe(claim)} but is valid UTF-8; read as UTF-8",)


def _safe(claim: str | None) -> str:
    """A charset name as a page or a server wrote it, fit for a message."""
    return re.sub(r"[^\w.:-]", "?", claim or "")[:40]


def _mojibake(text: str) -> tuple[str, ...]:
    if len(_MOJIBAKE.findall(text[:1_000_000])) < 3:
        return ()
    return (
        "the text was damaged before it came here (UTF-8 saved as Windows-1252, as in \u201cÃ¼\u201d); kept as it is",
    )


def _nearly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few stray bytes, read as Windows-1252 one by one; None when it is not mostly UTF-8."""
    bad = 0

    def stray(error: UnicodeError) -> tuple[str, int]:
        nonlocal bad
        assert isinstance(error, UnicodeDecodeError)
        bad += 1
        broken = error.object[error.start : error.end]
        single = len(broken) == 1 and error.reason != "unexpected end of data"
        return (broken.decode("cp1252", errors="replace") if single else "\ufffd"), error.end

    codecs.register_error("transprov-stray", stray)
    text = data.decode("utf-8", errors="transprov-stray")
    # each well-formed sequence has one lead byte and makes one character beyond ASCII
    good = sum(map(len, re.findall("[^\x00-\x7f]+", text))) - bad
    if good < 2 * bad:
        return None
    return Decoded(text, "utf-8", (f"{bad} byte{'s' if bad > 1 else ''} not UTF-8, read as Windows-1252 or U+FFFD",))


def _guess_legacy(data: bytes) -> str:
    high = [byte for byte in data[:200_000] if byte >= 0x80]
    if sum(byte in _WESTERN for byte in high) >= 0.9 * len(high):
        return "cp1252"
    from charset_normalizer import from_bytes  # comes with trafilatura

    best = from_bytes(data[:200_000], preemptive_behaviour=False).best()
    if best is None or best.encoding in {"ascii", "utf_8"}:
        return "cp1252"
    # but for six Icelandic letters they are one, and the guess between them is a coin's
    return "mac_roman" if best.encoding == "mac_iceland" else best.encoding
