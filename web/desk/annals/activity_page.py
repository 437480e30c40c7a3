"""The log of all activity as a page."""

from dataclasses import dataclass

from archive.record.reads.activity import Act, Asked
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.annals.telling import NOUNS, action, kind_of_act, moment, subject
from web.desk.queue_page import Choice
from web.desk.terms import comment

PER_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry."""

    number: int
    when: str
    who: str
    action: str
    subject: str
    why: str
    history: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPage:
    """What ``desk/activity.html`` shows."""

    title: str = "Activity"
    problem: str
    summary: str
    people: tuple[Choice, ...]
    actions: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    record_asked: str
    first: str
    last: str
    lines: tuple[Line, ...]
    files: tuple[tuple[str, str], ...]
    """What the file is called, and its address."""
    older: str
    newest: str
    """Empty on the first page."""


def activity_page(record: Record, asked: Asked, before: int | None, problem: str) -> ActivityPage:
    """One page of the log, the newest first, from below ``before`` on; nothing where there is a problem."""
    found = () if problem else record.acts(asked, before=before, limit=PER_PAGE + 1)
    choices = record.choices_of_acts()
    narrowed = filters_of(asked)
    total = 0 if problem else record.count_acts(asked)
    is_more = len(found) > PER_PAGE
    return ActivityPage(
        problem=problem,
        summary=f"{total:,} {'entry' if total == 1 else 'entries'}",
        people=_choices({name: name for name in choices.people}, asked.who),
        actions=_choices({name: kind_of_act(name) for name in choices.actions}, asked.action),
        kinds=_choices(NOUNS, asked.subject if asked.subject in NOUNS else None),
        record_asked="" if asked.subject in NOUNS else asked.subject or "",
        first=narrowed["first"],
        last=narrowed["last"],
        lines=tuple(map(_line, found[:PER_PAGE])),
        files=tuple(
            (name, addresses.activity(ending, **narrowed))
            for ending, name in (("csv", "CSV"), ("jsonl", "JSON Lines"))
        ),
        older=addresses.activity(**narrowed, below=str(found[PER_PAGE - 1].number)) if is_more else "",
        newest=addresses.activity(**narrowed) if before is not None else "",
    )


def filters_of(asked: Asked) -> dict[str, str]:
    """What is asked for, as an address has it."""
    return {
        "who": asked.who or "",
        "subject": asked.subject or "",
        "action": asked.action or "",
        "first": asked.first.isoformat() if asked.first else "",
        "last": asked.last.isoformat() if asked.last else "",
    }


def _choices(texts: dict[str, str], chosen: str | None) -> tuple[Choice, ...]:
    anything = Choice(value="", text="any", is_set=chosen is None)
    return (
        anything,
        *(Choice(value=value, text=text, is_set=value == chosen) for value, text in texts.items()),
    )


def _line(act: Act) -> Line:
    return Line(
        number=act.number,
        when=moment(act.at),
        who=act.who,
        action=action(act.action, act.subject),
        subject=subject(act.subject),
        why=comment(act.action, act.why),
        history=f"{addresses.history(act.subject)}#revision-{act.number}",
    )
