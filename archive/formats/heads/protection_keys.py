"""The keys of front matter that protect people: agreement, identity, redactions, content notes.

Read as strings only, as every key is. What can't be read refuses the whole file: half a protection is none.
"""

from collections.abc import Callable, Iterator, Mapping

from archive.dates import PartialDate
from archive.description.content_notes import parse as parse_notes
from archive.errors import ArchiveError
from archive.formats.heads.frontmatter import Value
from archive.protection import Agreement, GivenIdentity, Protection
from archive.terms import Basis, Extent, IdentityMode, Sign

KEYS = (
    "content_notes",
    "agreement",
    "agreement_date",
    "agreement_with",
    "agreement_restrictions",
    "agreement_paper",
    "agreement_extent",
    "identity",
    "redact",
)
_BETWEEN = ";"
_WITH_NAME = (IdentityMode.PSEUDONYM, IdentityMode.UNNAMED)


def protection(values: Mapping[str, Value]) -> Protection:
    """What the keys say; ``complaints`` found nothing wrong with them before."""
    told = {key: values[key].text.strip() for key in KEYS if key in values and values[key].text.strip()}
    return Protection(
        agreement=_agreement(told),
        content_notes=parse_notes(told.get("content_notes", "")),
        identities=tuple(map(_identity, _items(told.get("identity", "")))),
        redacted=tuple(map(_redacted, _items(told.get("redact", "")))),
    )


def complaint(key: str, text: str) -> str | None:
    """What is wrong with the value of one of these keys; None where nothing is."""
    try:
        _READERS[key](text)
    except ArchiveError as error:
        return f"is wrong: {error.what}. {error.remedy or ''}".rstrip(" .")
    return None


def _agreement(told: Mapping[str, str]) -> Agreement | None:
    if "agreement" not in told:
        return None
    return Agreement(
        id="",
        basis=_basis(told["agreement"]),
        date=told.get("agreement_date"),
        party=told.get("agreement_with"),
        restrictions=told.get("agreement_restrictions"),
        paper=told.get("agreement_paper"),
        extent=_extent(told["agreement_extent"]) if "agreement_extent" in told else None,
    )


def _basis(text: str) -> Basis:
    known = {basis.value: basis for basis in Basis}
    if text not in known:
        raise ArchiveError(f"“{text}” is no basis", remedy=f"Use: {', '.join(known)}.")
    return known[text]


def _extent(text: str) -> Extent:
    known = {extent.value: extent for extent in Extent}
    if text not in known:
        raise ArchiveError(f"“{text}” is no extent", remedy=f"Use: {', '.join(known)}.")
    return known[text]


def _items(text: str) -> Iterator[str]:
    return filter(None, (item.strip() for item in text.split(_BETWEEN)))


def _identity(item: str) -> GivenIdentity:
    """``Nona Fictive: initial``, ``Nona Fictive: pseudonym Ada``, ``Nona Fictive: unnamed a baker``."""
    name, colon, said = item.partition(":")
    mode, _, shown = said.strip().partition(" ")
    known = {one.value: one for one in IdentityMode}
    if not colon or not name.strip() or mode not in known:
        raise ArchiveError(f"“{item}” is no identity", remedy=f"Write NAME: {' | '.join(known)}.")
    if bool(shown.strip()) and known[mode] not in _WITH_NAME:
        raise ArchiveError(f"“{mode}” takes nothing behind it", remedy="Leave it out.")
    if not shown.strip() and known[mode] is IdentityMode.PSEUDONYM:
        raise ArchiveError("a pseudonym is missing", remedy="Write NAME: pseudonym SHOWN.")
    return GivenIdentity(name=name.strip(), mode=known[mode], public_name=shown.strip() or None)


def _redacted(item: str) -> tuple[str, Sign]:
    """``on the third floor``, or with the sign that stands for it: ``Upper Sample = place``."""
    words, equals, sign = item.partition("=")
    known = {one.value: one for one in Sign}
    if equals and sign.strip() not in known:
        raise ArchiveError(f"“{sign.strip()}” is no sign", remedy=f"Use: {', '.join(known)}.")
    if not words.strip():
        raise ArchiveError("the words are missing", remedy="Write WORDS = SIGN.")
    return words.strip(), known[sign.strip()] if equals else Sign.DETAIL


def _text(text: str) -> str:
    return text


_READERS: Mapping[str, Callable[[str], object]] = {
    "content_notes": parse_notes,
    "agreement": _basis,
    "agreement_date": PartialDate.parse,
    "agreement_with": _text,
    "agreement_restrictions": _text,
    "agreement_paper": _text,
    "agreement_extent": _extent,
    "identity": lambda text: list(map(_identity, _items(text))),
    "redact": lambda text: list(map(_redacted, _items(text))),
}
