"""What an archivist is asked before something unusual is done."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.errors import Unconfirmed
from web.desk.description_form import Option
from web.desk.marks.places_meant import SharedName

_NOT_SENT_AGAIN = frozenset({"csrf_token", "expected", "confirmed"})
_OF_CHOICE = frozenset({"place", "place_of", "place_called"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One field of a form, to be sent again."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """What ``desk/question.html`` asks before something unusual is done."""

    title: str = "Is this meant?"
    question: str
    action: str
    again: tuple[Sent, ...]
    confirmed: tuple[str, ...]
    back: str


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


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePage:
    """What ``desk/which_place.html`` asks of a name that several places have."""

    title: str = "Which place is meant?"
    name: str
    called: str
    """The name of all of them, where it is another."""
    places: tuple[Option, ...]
    action: str
    again: tuple[Sent, ...]
    back: str


def place_page(shared: SharedName, form: MultiDict[str, str], action: str, back: str) -> PlacePage:
    """The page on which one of several places of a name is chosen; what was asked for is then done."""
    expected = Sent(name="expected", value=form.get("expected", ""))
    again = (one for one in _again(form) if one.name not in _OF_CHOICE)
    return PlacePage(
        name=shared.name,
        called=shared.called,
        places=shared.places,
        action=action,
        again=(*again, expected),
        back=back,
    )


def _again(form: MultiDict[str, str]) -> tuple[Sent, ...]:
    pairs = form.items(multi=True)
    return tuple(Sent(name=name, value=value) for name, value in pairs if name not in _NOT_SENT_AGAIN)
