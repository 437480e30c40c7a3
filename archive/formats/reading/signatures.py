"""What a file is by its first bytes, whatever the ending of its name says."""

from archive.errors import UnreadableFile

_ZIP = b"PK\x03\x04"
_SIGNATURES = (
    (b"%PDF-", "a PDF", (".pdf",)),
    (_ZIP, "a ZIP container (a Word document or a spreadsheet, perhaps)", (".docx", ".xlsx")),
    (b"\xd0\xcf\x11\xe0", "an old word processor's file", ()),
    (b"{\\rtf", "an RTF file", ()),
    (b"\x1f\x8b", "a gzip file", ()),
    (b"\x89PNG", "an image", ()),
    (b"\xff\xd8\xff", "an image", ()),
    (b"GIF8", "an image", ()),
    (b"bplist", "a web archive of Safari or another binary list", ()),
    (b"OggS", "a recording, not its words", ()),
    (b"ID3", "a recording, not its words", ()),
    (b"RIFF", "a recording or an image", ()),
)
"""First bytes, what begins with them, the endings that such a file has where the archive reads it."""
_SAVE_AS_TEXT = "Save its text as a UTF-8 .txt file and add that."


def refuse_other(original: bytes, suffix: str, where: str) -> None:
    """Raise UnreadableFile where the bytes are of a format that is not that of the ending."""
    for signature, name, suffixes in _SIGNATURES:
        if not original.startswith(signature) or suffix in suffixes:
            continue
        remedy = _SAVE_AS_TEXT
        if suffixes:
            endings = " or ".join(suffixes)
            remedy = f"Give it its own ending ({endings}) and add it again, or s{_SAVE_AS_TEXT[1:]}"
        raise UnreadableFile(f"this is {name}, not a text", where=where, remedy=remedy)


def refuse_any(original: bytes, where: str) -> None:
    """Raise UnreadableFile where the bytes are of any of these formats: text was expected."""
    refuse_other(original, "", where)
