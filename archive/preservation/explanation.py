"""What a bag says to somebody who has nothing else: its README and its ``bag-info.txt``."""

from archive.preservation.layout import BagKind, Description
from archive.record.plain_rows.contents import COLUMNS_LEFT_OUT, KEPT, LEFT_OUT

_WARNING = {
    BagKind.PRESERVATION: """\
**CONFIDENTIAL. This bag holds everything, also what was closed, rejected or withdrawn, and names that must
not be shown.** People may come to harm if it is read by others. It is for the archive's own keeping: encrypt
it, and hand it to nobody. What may be shown is decided by `access` and `review`: only quotes that are `open`
and `accepted`, of a source that is `open`, were public. A quote in markdown/ that was not is marked as such.
""",
    BagKind.PUBLIC: """\
This bag holds what everybody could read when it was made. What was closed, withdrawn or not yet accepted is
not in it, nor are the texts of sources that belong to their publishers. No archive can be restored from it.
When somebody's words are withdrawn later, they must go from here, too: ask the archive from time to time.
""",
}

_OPENING = """\
# A bag of a testimony archive

Testimonies are the words of displaced people: quoted in news articles, spoken in interviews, written in
statements. Each quote in here is tied to the document that holds it, word for word, with who spoke, to whom,
where and when, and with the words of the document that say so.

"""

_PRESERVED = """
## What lies where

    data/markdown/ID.md         a source as people read it: its description, its quotes with their evidence
    data/annotations/ID.json    the same quotes for programs: W3C Web Annotations (JSON-LD)
    data/text/ID.txt            the text of one version of a source, UTF-8, exactly as its quotes refer to it
    data/originals/SHA-256      the bytes as they were received, named by their own SHA-256
    data/records/TABLE.jsonl    the records, one JSON object a line, in the order of their keys
    data/revisions/             every change ever made, one JSON object a line, from the first to the last
    testimony-bag.json          which archive this is, as of which revision, in which form

`ID` is the id of a source, in text/ of a version. `versions.jsonl` says of each version which source it
belongs to, which bytes it came from (`original_sha256`), under which name they came, and of what type.

A record refers to another by its id (`source_id`, `version_id`, `quote_id`, `speaker_id`), to a place by its
key. Spans count characters (Unicode code points) in the text of the version, from 0; the end is not included:
`3:17 20:25` is two stretches. In Python: `open("data/text/ID.txt", newline="").read()[3:17]`.

## The records

{tables}

Not in here: {left_out}.

## How to prove that nothing was altered

Every file has its SHA-256 and SHA-512 in `manifest-*.txt` (BagIt 1.0, RFC 8493):
`sha256sum -c manifest-sha256.txt`.

The revisions are a chain. The `hash` of each is the SHA-256 of the JSON of its other fields, their names in
the order of the alphabet, without spaces, in UTF-8: `action`, `after`, `at`, `before`, `number`,
`previous_hash`, `subject`, `who`, `why`. `previous_hash` is the `hash` of the one before, or of the first
64 zeros. Number and hash of the last stand in `testimony-bag.json`: hold them against what the archive wrote
down elsewhere.

`before` and `after` leave the quoted words out: the text and the spans hold them fast.
"""

_PUBLIC = """
## What lies where

    data/markdown/ID.md         a source as people read it: its description, its quotes with their evidence
    data/annotations/ID.json    the same quotes for programs: W3C Web Annotations (JSON-LD)
    data/records/quotes.jsonl   the same quotes, one JSON object a line, with everything known of them
    data/left-out.json          how many quotes of the whole archive are not in here, by reason
    testimony-bag.json          which archive this is, as of which revision

`ID` is the id of a source. […] stands for words that may not be shown. Offsets count characters (Unicode code
points) in the text of the version that a quote names by its SHA-256, from 0; the end is not included.

Left out: quotes that are closed, withdrawn, rejected or not yet accepted, and what would tell of them;
quotations too short to stand as testimony; whole texts and original files, which belong to their publishers;
the history of changes.

## How to prove that nothing was altered

Every file has its SHA-256 and SHA-512 in `manifest-*.txt` (BagIt 1.0, RFC 8493):
`sha256sum -c manifest-sha256.txt`.
"""


def readme(kind: BagKind) -> str:
    """The explanation in the bag, in Markdown."""
    if kind is BagKind.PUBLIC:
        return _OPENING + _WARNING[kind] + _PUBLIC
    kept = "\n".join(f"- `{table}`: {what}" for table, what in KEPT.items())
    columns = [f"`{table}.{column}` ({why})" for (table, column), why in COLUMNS_LEFT_OUT.items()]
    left_out = [f"`{table}` ({why})" for table, why in LEFT_OUT.items()]
    return _OPENING + _WARNING[kind] + _PRESERVED.format(tables=kept, left_out="; ".join(left_out + columns))


def bag_info(description: Description) -> dict[str, str]:
    """The fields of ``bag-info.txt``; no day and no machine, so that the same record gives the same bag."""
    told = {
        BagKind.PRESERVATION: "CONFIDENTIAL: everything a testimony archive holds, closed and withdrawn "
        "words included; for the archive's own keeping",
        BagKind.PUBLIC: "What a testimony archive shows to everybody",
    }
    return {
        "External-Description": told[description.kind],
        "External-Identifier": f"testimony-archive:{description.archive}",
        "Internal-Sender-Identifier": f"revision {description.revision}:{description.revision_hash}",
    }
