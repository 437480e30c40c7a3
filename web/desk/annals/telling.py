"""Revisions in words, for the pages of history and of activity."""

from dataclasses import dataclass
from datetime import datetime

from archive.differences import Difference
from archive.history import Entry
from web import desk_addresses as addresses
from web.desk.sent import NO_COMMENT
from web.desk.terms import comment
from web.language import wording

ACTIONS = {
    "add": "added",
    "propose": "proposed",
    "accept": "accepted",
    "reject": "rejected",
    "reopen": "taken back, to be decided anew",
    "open": "opened",
    "close": "closed",
    "withdraw": "withdrawn",
    "restrict": "restricted",
    "embargo": "embargoed",
    "edit": "given other words",
    "attribute": "speaker changed",
    "tag": "tag added",
    "correct": "tag corrected",
    "untag": "tag removed",
    "describe": "described anew",
    "rename": "renamed",
    "retire": "old address taken away",
    "publish": "given a readable address",
    "name": "name added",
    "unname": "name removed",
    "merge": "merged",
    "split": "given to another speaker",
    "restore": "restored",
    "renew": "taken in again",
    "confirm": "said to stand there, too",
    "found": "archive made",
    "identify": "known to the public otherwise",
    "redact": "words left out in public",
    "agree": "agreement written down",
    "note": "content note",
    "lapse": "no longer confirmed, since its words are others",
    "retract": "taken back",
    "withhold": "withheld",
}
_OF_ESSAYS = {"publish": "published"}
"""What is called otherwise where it is done to an essay."""
NOUNS = {
    "quote": "Quote",
    "source": "Source",
    "speaker": "Speaker",
    "version": "Version",
    "standing": "Place in another version",
    "place": "Place",
    "collection": "Collection",
    "archive": "Archive",
    "agreement": "Agreement",
    "relation": "Relation",
    "essay": "Essay",
    "choice": "Featured quotes",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One revision on a page."""

    number: int
    action: str
    who: str
    why: str
    """Empty where whoever did it wrote nothing."""
    when: str
    differences: tuple[Difference, ...]
    can_be_restored: bool


def told(entry: Entry, of: str, *, is_newest: bool = False) -> Told:
    """A revision of a record (``essay:ID``) in words; the newest is how it stands, and can't be restored."""
    return Told(
        number=entry.number,
        action=action(entry.action, of),
        who=entry.who,
        why="" if entry.why == NO_COMMENT else comment(entry.action, entry.why),
        when=moment(entry.at),
        differences=entry.differences,
        can_be_restored=entry.can_be_restored and not is_newest,
    )


def action(name: str, of: str) -> str:
    """What was done to a record (``essay:ID``), in words; several things at once as a list."""
    words = ACTIONS | _OF_ESSAYS if of.startswith("essay:") else ACTIONS
    return ", ".join(words.get(part, part) for part in name.split("+"))


def kind_of_act(name: str) -> str:
    """What was done, in words, to whatever record."""
    return ", or ".join(words[name] for words in (ACTIONS, _OF_ESSAYS) if name in words) or name


def subject(name: str) -> str:
    """A record by its kind and id."""
    noun, _, record_id = name.partition(":")
    return f"{NOUNS.get(noun, noun)} {record_id}"


def moment(at: datetime) -> str:
    """A moment to the minute."""
    return f"{wording.day(at)}, {at:%H:%M} UTC"


def where(name: str) -> str:
    """Where a record is worked on; empty where nowhere."""
    noun, _, record_id = name.partition(":")
    pages = {"quote": addresses.quote, "speaker": addresses.speaker, "source": addresses.source}
    return pages[noun](record_id) if noun in pages else ""
