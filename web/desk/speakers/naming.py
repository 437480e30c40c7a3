"""Speakers at the desk: what is sent about their names, and about who they are."""

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from archive.accounts.roles import Role
from archive.errors import Conflict, UnknownId
from archive.model import Name, Speaker
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.annals.history_page import overtaken_page
from web.desk.rendering import render
from web.desk.sent import ANEW, NoDeed, number, signed
from web.desk.speakers.speakers_page import speaker_page, speakers_page, words_of
from web.desk.wanted import wanted
from web.holdings import holdings
from web.session.signing import required, who

blueprint = Blueprint("desk_naming", __name__)
_LONGEST = 200
"""Characters of a name that is looked for."""


@blueprint.get(addresses.SPEAKERS)
@required(Role.ARCHIVIST)
def speakers() -> ResponseReturnValue:
    """Find a speaker by the beginning of a name."""
    typed = request.args.get("q", "").strip()[:_LONGEST]
    return render("speakers.html", speakers_page(holdings().open().record, typed))


@blueprint.get(f"{addresses.SPEAKERS}/<speaker_id>")
@required(Role.ARCHIVIST)
def speaker(speaker_id: str) -> ResponseReturnValue:
    """One speaker, with whoever may be the same."""
    record = holdings().open().record
    typed = request.args.get("q", "").strip()[:_LONGEST]
    return render("speaker.html", speaker_page(record, _speaker(record, speaker_id), typed))


@blueprint.post(f"{addresses.SPEAKERS}/<speaker_id>")
@required(Role.ARCHIVIST)
def change(speaker_id: str) -> ResponseReturnValue:
    """Do one thing about a speaker; whoever comes too late is shown what was done meanwhile."""
    record, form = holdings().open().record, request.form
    here = addresses.speaker(_speaker(record, speaker_id).id)
    deed = form.get("do", "")
    if deed not in DEEDS:
        raise NoDeed("nothing known was asked for", remedy=ANEW)
    try:
        done = DEEDS[deed](record, speaker_id, form)
    except Conflict as conflict:
        yours = wanted(_DONE[deed], form, named=_called(record))
        other = conflict.subject.partition(":")[2]
        seen_as = "expected" if other == speaker_id else f"seen-{other}"
        page = overtaken_page(record, conflict, yours, here, form.items(multi=True), here, seen_as=seen_as)
        return render("overtaken.html", page, 409)
    return redirect(addresses.speaker(done.id), 303)


def _speaker(record: Record, speaker_id: str) -> Speaker:
    found = record.speaker(speaker_id)
    if found is None:
        raise UnknownId("there is no such speaker", where=speaker_id, remedy="Look for the name.")
    return found


def _called(record: Record) -> Mapping[str, Callable[[str], str]]:
    """What the speakers and quotes are called that a form names by their ids."""
    return {
        "other": lambda speaker_id: other.label if (other := record.speaker(speaker_id)) else speaker_id,
        "quote": lambda quote_id: words_of(record, quote_id),
    }


def _add_name(record: Record, speaker_id: str, form: MultiDict[str, str]) -> Speaker:
    name = Name(
        form=" ".join(form.get("name", "").split()),
        language=form.get("language", "").strip() or None,
        script=form.get("script", "").strip() or None,
    )
    return record.add_name(speaker_id, name, **signed(form, who()))


def _remove_name(record: Record, speaker_id: str, form: MultiDict[str, str]) -> Speaker:
    return record.remove_name(speaker_id, form.get("name", ""), **signed(form, who()))


def _rename(record: Record, speaker_id: str, form: MultiDict[str, str]) -> Speaker:
    name, is_slip = " ".join(form.get("name", "").split()), "slip" in form
    return record.rename_speaker(speaker_id, name, keep_redirect=is_slip, **signed(form, who()))


def _merge(record: Record, speaker_id: str, form: MultiDict[str, str]) -> Speaker:
    other = form.get("other", "")
    if not other:
        raise NoDeed("it was not said with whom", remedy="Find the other speaker and choose them.")
    return record.merge_speakers(
        speaker_id,
        other,
        expected_keep=number(form, "expected"),
        expected_lose=number(form, f"seen-{other}"),
        who=who(),
        why=form.get("why", ""),
    )


def _split(record: Record, speaker_id: str, form: MultiDict[str, str]) -> Speaker:
    label = " ".join(form.get("label", "").split())
    return record.split_speaker(speaker_id, form.getlist("quote"), label, **signed(form, who()))


DEEDS: Mapping[str, Callable[[Record, str, MultiDict[str, str]], Speaker]] = {
    "name": _add_name,
    "unname": _remove_name,
    "rename": _rename,
    "merge": _merge,
    "split": _split,
}
"""What can be done about a speaker; the answer is the speaker to be shown next."""
_DONE = {
    "name": "Add a form of the name",
    "unname": "Take a form of the name away",
    "rename": "Give the speaker another name",
    "merge": "Merge the two",
    "split": "Give quotes to another person",
}
