"""The forms in which what was found can be taken along."""

from archive.references import ris
from web.exports import annotations, lines, references, sheet, tei
from web.exports.form import INCOMPLETE, Form
from web.language.languages import marked
from web.sheets import lines as lines_of

FORMS = {
    "csv": Form(
        name="CSV",
        media_type="text/csv",
        purpose=marked("a table for a spreadsheet, one quote a row"),
        write=sheet.write,
        incomplete=lines_of(((INCOMPLETE,),)),
    ),
    "jsonl": Form(
        name="JSON Lines",
        media_type="application/jsonl",
        purpose=marked("everything known of each quote, for programs"),
        write=lines.write,
    ),
    "tei": Form(
        name="TEI",
        media_type="application/tei+xml",
        purpose=marked("an XML edition of the words, with speakers, places and sources"),
        write=tei.write,
    ),
    "jsonld": Form(
        name="Web Annotations",
        media_type="application/ld+json",
        purpose=marked("the words as selections in their sources (JSON-LD)"),
        write=annotations.write,
    ),
    "ris": Form(
        name="RIS",
        media_type=ris.MEDIA_TYPE,
        purpose=marked("references for Zotero and its like"),
        write=references.write,
        incomplete=references.last_word(INCOMPLETE),
    ),
}
"""By the ending of the address."""
