"""The interface’s messages, from program and templates; `make messages` brings the catalogues up to date."""

from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from web import urls
from web.language.languages import CATALOGUES

PROGRAM = Path(__file__).parents[1]
METHODS = [("templates/**.html", "jinja2"), ("**.py", "python")]
OPTIONS = {"templates/**.html": {"trimmed": "true", "newstyle_gettext": "true"}}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "marked": None,
    "marked_in": ((1, "c"), 2),
}
"""What a message stands in: functions of ``web.language.languages``."""
READ_BY = tuple(PROGRAM.parent / "index" / "querying" / name for name in ("grammar.py", "terms.py"))
"""The index says in notes how a query was read, and knows of no language."""


def gathered() -> Catalog:
    """Every message of the interface, in no language yet."""
    found = Catalog(project="Testimony Archive", fuzzy=False)
    for name, _line, message, comments, context in extract_from_dir(PROGRAM, METHODS, OPTIONS, KEYWORDS):
        found.add(message, None, locations=[(name, 0)], auto_comments=comments, context=context)
    for path in READ_BY:
        for _line, message, comments, context in extract_from_file("python", path, keywords={"say": None}):
            found.add(message, None, locations=[(path.name, 0)], auto_comments=comments, context=context)
    return found


def catalogue_of(language: str) -> Catalog:
    """What has been translated into a language so far."""
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def languages() -> Iterator[str]:
    """The languages that have a catalogue."""
    return (language for language in urls.LANGUAGES if language != urls.ENGLISH)


def bring_up_to_date() -> None:
    """New messages come into every catalogue, untranslated; messages that are gone go."""
    template = gathered()
    for language in languages():
        catalogue = catalogue_of(language)
        catalogue.update(template, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        with _path(language).open("wb") as file:
            write_po(file, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)


def _path(language: str) -> Path:
    return CATALOGUES / f"{language}.po"


if __name__ == "__main__":
    bring_up_to_date()
