"""The desk's words for the archive's terms: what is shown instead of the codes that the record keeps."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from archive.access import Reason
from archive.comments import parted
from archive.description.content_notes import content_notes
from archive.model import AccessStatus, IdentityMode, Sign, WithdrawalReason
from archive.relations import RelationKind
from archive.terms import Basis, Extent, RejectionReason
from web.desk.description_form import Option

Term = TypeVar("Term", bound=StrEnum)
STATUSES = {
    AccessStatus.OPEN: "open: everybody",
    AccessStatus.RESTRICTED: "restricted: readers with the right",
    AccessStatus.EMBARGOED: "embargoed: nobody until a day",
    AccessStatus.CLOSED: "closed: nobody outside the desk",
    AccessStatus.WITHDRAWN: "withdrawn: nobody",
}
WITHDRAWALS = {
    WithdrawalReason.SPEAKER_REQUEST: "the speaker asked for it",
    WithdrawalReason.SAFETY: "for somebody’s safety",
    WithdrawalReason.LEGAL: "for a legal reason",
    WithdrawalReason.ERROR: "it was an error",
    WithdrawalReason.OTHER: "another reason",
}
DENIALS = {
    Reason.WITHDRAWN: "it is withdrawn",
    Reason.SOURCE_NOT_OPEN: "its source is not open",
    Reason.SOURCE_EMBARGOED: "its source is under an embargo",
    Reason.SOURCE_RESTRICTED: "its source is for readers with the right",
    Reason.QUOTE_NOT_OPEN: "the quote is not open",
    Reason.QUOTE_EMBARGOED: "the quote is under an embargo",
    Reason.QUOTE_RESTRICTED: "the quote is for readers with the right",
    Reason.NOT_ACCEPTED: "nobody has accepted it",
    Reason.NOT_A_RECORD: "it is a few words only, and no record",
    Reason.RIGHTS: "the right to show the whole text is missing",
    Reason.NOT_AGREED: "nobody wrote down an agreement to the whole text being read",
}
IDENTITIES = {
    IdentityMode.NAMED: "the full name",
    IdentityMode.INITIAL: "an initial",
    IdentityMode.PSEUDONYM: "a pseudonym",
    IdentityMode.UNNAMED: "no name",
}
SIGNS = {Sign.NAME: "name", Sign.PLACE: "place", Sign.DETAIL: "detail"}
BASES = {
    Basis.PUBLISHED: "published: quoted with its source",
    Basis.INTERVIEW: "an agreement about an interview",
    Basis.STATEMENT: "given to the archive by whoever speaks",
    Basis.DEPOSIT: "handed over by whoever holds it",
    Basis.PUBLIC_DOMAIN: "in the public domain",
    Basis.OTHER: "another basis, told in the comment",
}
EXTENTS = {
    Extent.QUOTES: "the quotes, with the sentences around them",
    Extent.FULL_TEXT: "the whole text",
}
REJECTIONS = {
    RejectionReason.NOT_SPEECH: "nobody’s words: a title, irony, a summary",
    RejectionReason.WRONG_WORDS: "wrong words: another quote stands for it",
    RejectionReason.QUESTION: "the words of whoever asks",
    RejectionReason.DUPLICATE: "there twice",
    RejectionReason.NOT_RELEVANT: "no testimony this archive keeps",
    RejectionReason.OTHER: "another reason",
}

RELATIONS = {
    RelationKind.TRANSLATION_OF: "a translation of",
    RelationKind.REPRINT_OF: "a copy of",
    RelationKind.SAME_INTERVIEW: "of the same interview as",
    RelationKind.SAME_UTTERANCE: "the same words as",
}


def options(terms: Mapping[Term, str]) -> tuple[Option, ...]:
    """The terms as what one chooses from."""
    return tuple(Option(value=term, text=text) for term, text in terms.items())


def _by_code(terms: Mapping[Term, str]) -> dict[str, str]:
    return {term.value: text for term, text in terms.items()}


_DECIDED = {
    "status": _by_code(STATUSES),
    "reason": _by_code(WITHDRAWALS),
    "mode": _by_code(IDENTITIES),
    "basis": _by_code(BASES),
    "extent": _by_code(EXTENTS),
    "sign": _by_code(SIGNS),
    "note": {key: note.label() for key, note in content_notes().items()},
}
"""What the fields of a decision on access may hold, by their names."""


def withdrawn_for(reason: str | None) -> str:
    """Why something was withdrawn; what is no category stays as it is."""
    return next((text for term, text in WITHDRAWALS.items() if term == reason), reason or "")


def rejected_for(reason: str) -> str:
    """Why something was rejected; what is no category stays as it is."""
    return next((text for term, text in REJECTIONS.items() if term == reason), reason)


def decided(name: str, value: str) -> str:
    """What a field of a decision on access says, in words; a text stays as it is."""
    return _DECIDED.get(name, {}).get(value, value)


def comment(action: str, why: str) -> str:
    """Why something was done: the category of a rejection, which stands before the comment, in words."""
    if "reject" not in action.split("+"):
        return why
    category, written = parted(why)
    return f"{REJECTIONS[category].partition(': ')[0]}: {written}" if category else why
