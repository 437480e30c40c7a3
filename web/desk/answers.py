"""What an archivist is shown instead of a change: somebody else's, or a question."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.errors import Conflict, Unconfirmed
from archive.model import Quote, Revision
from web import wording
from web.desk.claims import Line, line, speaker_line
from web.desk.review_page import address_of

_NOT_SENT_AGAIN = frozenset({"csrf_token", "expected", "confirmed"})
_DEEDS = {
    "accept": "Accept it",
    "reject": "Reject it",
    "reopen": "Take the decision back",
    "words": "Make the selected words the quote",
    "part": "Add the selected words to the quote",
    "drop": "Take a part out of the quote",
    "tag": "Take the selected words as evidence",
    "untag": "Take a tag away",
    "speaker": "Change the speaker",
    "kind": "Change what it is",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One field of a form, to be sent again."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody did meanwhile."""

    who: str
    when: str
    action: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictPage:
    """What ``desk/conflict.html`` shows: the other's change beside yours, nothing of which was written."""

    title: str = "Somebody changed this meanwhile"
    theirs: tuple[Change, ...]
    words: tuple[str, ...]
    """The quote as it stands now, part by part."""
    state: str
    lines: tuple[Line, ...]
    yours: tuple[str, ...]
    action: str
    """Where the form is sent again."""
    again: tuple[Sent, ...]
    expected: int
    """The newest revision, which is seen by now."""
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """What ``desk/question.html`` asks before something unusual is done."""

    title: str = "Is this meant?"
    question: str
    action: str
    again: tuple[Sent, ...]
    confirmed: tuple[str, ...]
    back: str


def conflict_page(
    conflict: Conflict, quote: Quote, form: MultiDict[str, str], selected: str, action: str
) -> ConflictPage:
    """The page for a change that came too late; ``selected``: the words that were selected for it."""
    spoken = (speaker_line(quote.attribution),) if quote.attribution else ()
    return ConflictPage(
        theirs=tuple(map(_change, conflict.revisions)),
        words=tuple(" ".join(part.split()) for part in quote.exact),
        state=quote.review,
        lines=(*spoken, *map(line, quote.tags)),
        yours=_yours(form, selected),
        action=action,
        again=_again(form),
        expected=conflict.revisions[-1].number,
        back=address_of(quote),
    )


def question_page(
    unconfirmed: Unconfirmed, form: MultiDict[str, str], action: str, back: str
) -> QuestionPage:
    """The page for a change that is possible and unusual."""
    what = f"{unconfirmed.what[:1].upper()}{unconfirmed.what[1:]}."
    expected = Sent(name="expected", value=form.get("expected", ""))
    return QuestionPage(
        question=what,
        action=action,
        again=(*_again(form), expected),
        confirmed=tuple(dict.fromkeys((*form.getlist("confirmed"), str(unconfirmed.question)))),
        back=back,
    )


def _again(form: MultiDict[str, str]) -> tuple[Sent, ...]:
    pairs = form.items(multi=True)
    return tuple(Sent(name=name, value=value) for name, value in pairs if name not in _NOT_SENT_AGAIN)


def _yours(form: MultiDict[str, str], selected: str) -> tuple[str, ...]:
    deed = form.get("do", "").partition(":")[0]
    said = (form.get(name, "") for name in ("choice", "value", "speaker", "kind", "reason", "why"))
    words = (f"“{selected}”",) if selected else ()
    return (_DEEDS.get(deed, "A change"), *words, *(each for each in said if each))


def _change(revision: Revision) -> Change:
    return Change(
        who=revision.who,
        when=f"{wording.day(revision.at)}, {revision.at:%H:%M} UTC",
        action=revision.action,
        why=revision.why,
    )
