"""What a copy says of itself to who finds it: what it is, what is not in it, what must be done with it."""

from collections.abc import Iterable

LEFT_OUT = (
    (
        "counts beside a search, the concordance, files and feeds of a search",
        "they are made for each search by a server",
    ),
    (
        "the help on searching, and nearness of words",
        "the search of the copy knows words, beginnings, exact phrases, fields, AND, OR, NOT, parentheses",
    ),
    ("the API, OAI-PMH, the map of the site", "they answer questions, which files can't"),
    ("closer and moved maps", "they are without number; each map is there as it is first seen"),
    ("original files, proposals, revisions", "no reader is shown them"),
)
"""What the site has and the copy has not, each with the reason."""

README = """\
A COPY OF A TESTIMONY ARCHIVE

What this is
  The pages of the archive as they could be read on {day}: {quotes}, with the speakers,
  places and sources they belong to, each quote with its whole chain of attribution.
  {site}
  Begin with index.html. Any file server can serve this folder, under any path; no program is needed on it.
  It can also be read from a disk. Searching needs JavaScript, in the reader's browser; nothing else does,
  and nothing is loaded from anywhere else.

What must be done with it
  These are the words of real people. A quote may be withdrawn from the archive at any time, for the safety
  of who spoke it too. What is withdrawn later must be taken down here as well: export again, and put the
  new copy in the place of this one. Whoever passes a copy on passes this duty on with it.

What is not in it
{left_out}
"""


def readme(*, day: str, quotes: int, site: str | None, withheld: Iterable[str]) -> str:
    """The text of ``README.txt``."""
    where = f"The archive itself is at {site}" if site else "The archive itself has no public address."
    left_out = "\n".join(
        [*(f"  - {what}: {why}." for what, why in LEFT_OUT), *(f"  - {line}." for line in withheld)]
    )
    counted = "1 quote" if quotes == 1 else f"{quotes:,} quotes"
    return README.format(day=day, quotes=counted, site=where, left_out=left_out)
