"""Files that hold no testimony, or none that can be read: what they are, and what to do instead.

Catalogues describe recordings and hold none of their words; their abstracts are somebody else's, often a
machine's. They are told apart here so that the message helps; nothing of them is taken in.
"""

import csv
import json
import re
from collections.abc import Iterable, Sequence

from archive.errors import UnreadableFile
from archive.formats.reading import hardened_xml

_TRANSCRIPT = (
    "Add the transcript that it describes; title, date and people go with it as options or front matter."
)
_ROOTS = {
    "pbcoreDescriptionDocument": "a PBCore record",
    "pbcoreCollection": "a collection of PBCore records",
    "mods": "a MODS record",
    "modsCollection": "a collection of MODS records",
    "ead": "a finding aid (EAD)",
    "eac-cpf": "a record of a person or body (EAC-CPF)",
    "mets": "a METS record",
    "dc": "a Dublin Core record",
    "OAI-PMH": "an answer of an OAI-PMH server",
    "rdf": "an RDF record",
    "RDF": "an RDF record",
    "record": "a catalogue record",
    "collection": "a collection of catalogue records",
}
"""Local name of the root element → what such a file is."""
_DESCRIBING = re.compile(
    r"id|identifier|objectid|title|interviewee|interviewer|narrator|creator|date|description|abstract|bio"
    r"|subjects?|topics|location|format|rights|language|collection|url|persons|facility|genre|filename"
    r"|latitude|longitude|contributor|extent|summary"
)
_PARTED = re.compile(r"[_\s./-]+")
"""Columns and keys that describe an interview and hold none of its words."""
_FEWEST_DESCRIBING = 3
_HEAD = 200_000
_KNOWN_XML = "TEI, Akoma Ntoso and OHMS"


def because(original: bytes, suffix: str, suffixes: Sequence[str], where: str) -> UnreadableFile:
    """The error for a file that no format recognises: what it is, as far as can be seen."""
    if not original:
        return UnreadableFile("the file is empty", where=where, remedy="Check the file.")
    if suffix in _BY_CONTENT:
        return _BY_CONTENT[suffix](original, where)
    if suffix not in suffixes:
        what = f"files that end in “{suffix}” are not known" if suffix else "the file's name has no ending"
        remedy = f"Save it as text or as a web page; known endings: {', '.join(suffixes)}."
        return UnreadableFile(what, where=where, remedy=remedy)
    return _unknown(original, where)


def _described(what: str, where: str) -> UnreadableFile:
    told = f"this is {what}: it describes what was said and holds none of the words"
    return UnreadableFile(told, where=where, remedy=_TRANSCRIPT)


def _unknown(_original: bytes, where: str) -> UnreadableFile:
    remedy = "Save its words as a UTF-8 .txt file and add that; docs/formats.md lists what is read."
    return UnreadableFile("this is in no form the archive knows", where=where, remedy=remedy)


def _xml(original: bytes, where: str) -> UnreadableFile:
    root = hardened_xml.root_of(original)
    if not root:
        try:
            hardened_xml.parse(original, where)
        except UnreadableFile as error:
            return error
    name = root.rpartition("}")[2]
    if name in _ROOTS:
        return _described(_ROOTS[name], where)
    remedy = f"Of XML, {_KNOWN_XML} are read. Save its words as a UTF-8 .txt file and add that."
    return UnreadableFile(f"XML that begins with <{name}> is not known", where=where, remedy=remedy)


def _json(original: bytes, where: str) -> UnreadableFile:
    try:
        given = json.loads(original)
    except RecursionError:
        return UnreadableFile("this JSON is nested too deep", where=where, remedy="Check the file.")
    except UnicodeDecodeError:
        return UnreadableFile("this JSON is not in UTF-8", where=where, remedy="Save it as UTF-8.")
    except json.JSONDecodeError as error:
        remedy = "The file is broken there: export it again from the program that made it."
        what = f"this is no well-formed JSON ({error.msg}, column {error.colno})"
        return UnreadableFile(what, where=f"{where}:{error.lineno}", remedy=remedy)
    except ValueError:
        # Python reads no number of thousands of digits.
        return _unknown(original, where)
    return _described("a catalogue record", where) if _describes(_keys(given)) else _unknown(original, where)


def _keys(given: object) -> set[str]:
    """The keys of an object or of all the objects of a list, and of the objects right within them."""
    objects = [
        one for one in (given if isinstance(given, list) else [given])[:1_000] if isinstance(one, dict)
    ]
    within = [value for one in objects for value in one.values() if isinstance(value, dict)]
    return {str(key) for one in (*objects, *within) for key in one}


def _json_lines(original: bytes, where: str) -> UnreadableFile:
    return _json(next((line for line in original.splitlines() if line.strip()), b""), where)


def _table(original: bytes, where: str) -> UnreadableFile:
    columns = _columns(original)
    if _describes(columns):
        return _described("a table that describes interviews", where)
    told = ", ".join(f"“{column[:40]}”" for column in columns[:8] if column) or "nothing"
    return UnreadableFile(
        f"this table has no column that the archive reads (its first row has {told})",
        where=where,
        remedy="`testimony template quotes.csv` writes an empty quote sheet with the columns that are read.",
    )


def _columns(original: bytes) -> list[str]:
    """The cells of the row, among the first few, that looks most like names of columns."""
    text = original[:_HEAD].decode("utf-8-sig", "replace").replace("\0", "")
    lines = text.splitlines()[:3]
    rows = []
    for line in lines:
        delimiter = max(",;\t", key=line.count)
        try:
            rows.append(next(csv.reader([line], delimiter=delimiter), []))
        except csv.Error:
            continue
    return max(rows, key=_describing, default=[])


def _describes(names: Iterable[str]) -> bool:
    return _describing(names) >= _FEWEST_DESCRIBING


def _describing(names: Iterable[str]) -> int:
    """How many of these are names of what a catalogue says."""
    folded = {name.strip().strip('"').lower() for name in names}
    return sum(any(map(_DESCRIBING.fullmatch, _PARTED.split(name))) for name in folded)


_BY_CONTENT = {
    ".xml": _xml,
    ".json": _json,
    ".jsonl": _json_lines,
    ".csv": _table,
    ".tsv": _table,
}
