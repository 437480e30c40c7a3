"""The forms in which what was found can be taken along."""

from archive.references import ris
from web.exports import annotations, lines, references, sheet, tei
from web.exports.form import Form

FORMS = {
    "csv": Form(
        name="CSV",
        media_type="text/csv",
        purpose="a table for a spreadsheet, one quote a row",
        write=sheet.write,
    ),
    "jsonl": Form(
        name="JSON Lines",
        media_type="application/jsonl",
        purpose="everything known of each quote, for programs",
        write=lines.write,
    ),
    "tei": Form(
        name="TEI",
        media_type="application/tei+xml",
        purpose="an XML edition of the words, with speakers, places and sources",
        write=tei.write,
    ),
    "jsonld": Form(
        name="Web Annotations",
        media_type="application/ld+json",
        purpose="the words as selections in their sources (JSON-LD)",
        write=annotations.write,
    ),
    "ris": Form(
        name="RIS",
        media_type=ris.MEDIA_TYPE,
        purpose="references for Zotero and its like",
        write=references.write,
    ),
}
"""By the ending of the address."""
