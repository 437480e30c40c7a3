"""Writing at the desk: archivists' own texts, and relations between sources or quotes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from flask import Blueprint, abort, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.errors import ArchiveError, Conflict, UnknownId
from archive.field_checks import check_fields
from archive.record.store import Record
from archive.relations import Related, RelationKind
from archive.terms import Certainty
from web import desk_addresses as addresses
from web.desk.already_so import already_so
from web.desk.rendering import render
from web.desk.sent import number
from web.desk.texts.text_fields import TextField, filled
from web.desk.texts.text_kind import Saving, TextKind, cleaned
from web.desk.texts.texts import KINDS
from web.desk.texts.texts_page import texts_page
from web.desk.wrong import NOTHING_WRONG, by_field, said, told
from web.holdings import holdings, reading_room
from web.pages.essays import Piece
from web.pages.parts import Written
from web.session.signing import account, required, who

_Term = TypeVar("_Term", RelationKind, Certainty)
blueprint = Blueprint("desk_writing", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """What ``desk/text.html`` shows: one form, and the text as readers will see it."""

    title: str
    action: str
    fields: tuple[TextField, ...]
    expected: int
    why: str
    wrong_why: str
    """What is wrong with it."""
    problem: str
    theirs: tuple[TextField, ...]
    """As it stands now, where somebody else changed it meanwhile."""
    pieces: tuple[Piece, ...]
    written: Written
    history: str
    """What became of it; empty of one that is not there yet."""
    back: str
    """Where it is left for, unsaved."""


@blueprint.get(addresses.TEXTS)
@required(Role.ARCHIVIST)
def texts() -> ResponseReturnValue:
    """Every collection, essay, choice of quotes and relation."""
    return render("texts.html", texts_page(_record()))


@blueprint.get(f"{addresses.TEXTS}/<kind>/<text_key>")
@required(Role.ARCHIVIST)
def text(kind: str, text_key: str) -> ResponseReturnValue:
    """The form of one text; of one that is not there yet, an empty one."""
    form = _kind(kind)
    subject, values = form.read(_record(), text_key)
    begun = Saving(
        record=_record(), key=text_key, values=values, expected=_newest(subject), who=who(), why=""
    )
    return render("text.html", _page(form, begun))


@blueprint.post(f"{addresses.TEXTS}/<kind>/<text_key>")
@required(Role.ARCHIVIST)
def write(kind: str, text_key: str) -> ResponseReturnValue:
    """Save a text, or show how it will look; what somebody else saved meanwhile is shown, not overwritten."""
    form = _kind(kind)
    sent = _sent(form, text_key)
    try:
        if "preview" in request.form:
            return render("text.html", _page(form, sent, is_shown=True))
        _check_rights(form, sent)
        check_fields(("why", lambda: _check_why(sent.why)))
        form.save(sent)
    except Conflict as conflict:
        if way := already_so(conflict, request.form, form.back(text_key)):
            return way
        subject, theirs = form.read(sent.record, form.kept_under(text_key, sent.values))
        again = replace(sent, expected=_newest(subject))
        return render("text.html", _page(form, again, problem=str(conflict), theirs=theirs), 409)
    except ArchiveError as problem:
        wrong, others = by_field(problem)
        others = others or "Nothing was saved: see beside the fields what is wrong."
        return render("text.html", _page(form, sent, problem=others, wrong=wrong), 422)
    return redirect(form.back(text_key), 303)


def _check_why(why: str) -> None:
    if not why:
        raise ArchiveError("it was not said why it is saved", remedy="Say it: it is kept with the change.")


def _sent(form: TextKind, key: str) -> Saving:
    return Saving(
        record=_record(),
        key=key,
        values=cleaned(form.fields, request.form),
        # Of a new text nothing was seen.
        expected=number(request.form, "expected") or 0,
        who=who(),
        why=request.form.get("why", "").strip(),
    )


def _check_rights(form: TextKind, sent: Saving) -> None:
    """Raise ArchiveError where only an editor may do it."""
    # Not by the address alone: a new essay may be given the slug of one that is there.
    _, before = form.read(sent.record, form.kept_under(sent.key, sent.values))
    if form.needs_editor(before, sent.values) and not account().role.may(Role.EDITOR):
        raise ArchiveError("what readers see is decided by an editor", remedy="Leave it a draft, or ask one.")


@blueprint.post(addresses.RELATIONS)
@required(Role.ARCHIVIST)
def relate() -> ResponseReturnValue:
    """State a relation, or take one back."""
    form, record = request.form, _record()
    said = {"who": who(), "why": form.get("why", "").strip()}
    try:
        if form.get("retract"):
            record.retract_relation(form["retract"], **said)
        else:
            one = form.get("one", "").strip()
            record.relate(
                Related.QUOTE if record.quote(one) else Related.SOURCE,
                _term(RelationKind, form.get("kind", "")),
                one,
                form.get("other", "").strip(),
                evidence=form.get("evidence", ""),
                certainty=_term(Certainty, form.get("certainty", "")),
                translator=form.get("translator", ""),
                **said,
            )
    except ArchiveError as problem:
        wrong, others = _of_relation(problem, form)
        page = texts_page(record, problem=others, given=form.to_dict(), wrong=wrong)
        return render("texts.html", page, 404 if isinstance(problem, UnknownId) else 422)
    return redirect(f"{addresses.TEXTS}#relations", 303)


def _of_relation(problem: ArchiveError, form: Mapping[str, str]) -> tuple[Mapping[str, str], str]:
    """What is wrong with a relation, by field, and what stands above its form."""
    if form.get("retract"):
        return NOTHING_WRONG, told(problem)
    if isinstance(problem, UnknownId):
        is_first = (problem.where or "").endswith(f":{form.get('one', '').strip()}")
        return {"one" if is_first else "other": said(problem)}, ""
    return by_field(problem)


def _term(terms: type[_Term], value: str) -> _Term:
    try:
        return terms(value)
    except ValueError:
        abort(400)


def _record() -> Record:
    return holdings().open().record


def _kind(name: str) -> TextKind:
    if name not in KINDS:
        abort(404)
    return KINDS[name]


def _newest(subject: str) -> int:
    return _record().newest_revisions((subject,)).get(subject, 0) if subject else 0


def _page(
    form: TextKind,
    sent: Saving,
    *,
    problem: str = "",
    wrong: Mapping[str, str] = NOTHING_WRONG,
    theirs: Mapping[str, str] | None = None,
    is_shown: bool = False,
) -> TextPage:
    withheld, values = sent.record.withheld_words(), sent.values
    subject, _ = form.read(sent.record, sent.key)
    return TextPage(
        title=form.heading(sent.key, values),
        action=addresses.text(form.name, sent.key),
        fields=filled(form.fields, values, wrong),
        expected=sent.expected,
        why=sent.why,
        wrong_why=wrong.get("why", ""),
        problem=problem,
        theirs=filled(form.fields, theirs) if theirs else (),
        pieces=form.preview(values, reading_room().chains, withheld) if is_shown else (),
        written=Written(values.get("language") or None),
        history=addresses.history(subject) if subject else "",
        back=form.back(sent.key),
    )
