"""Adding an account: brought as a draft, looked at as a preview, taken in as proposals."""

from dataclasses import dataclass, replace

from flask import Blueprint, redirect, request
from flask.typing import ResponseReturnValue

from archive.accounts.roles import Role
from archive.attesting import join
from archive.describing import FIELDS, described, unconfirmed, with_language
from archive.errors import ArchiveError, UnknownId
from archive.ids import new_id
from archive.places.gazetteer import Gazetteer
from archive.preview import Preview, known, preview
from archive.record.drafts import Draft, DraftTaken
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.intake import bringing, drafting
from web.desk.intake.add_page import AddPage, begun
from web.desk.intake.bringing import Bringer, Brought
from web.desk.intake.preview_page import ATTESTATION, preview_page
from web.desk.rendering import render
from web.holdings import holdings
from web.session.signing import account, required, who

blueprint = Blueprint("desk_adding", __name__)

LOOK_AGAIN = "What you changed is read with the text: look at it once more, then take it in."


@dataclass(frozen=True, slots=True)
class _Seen:
    """A draft as it would be recorded, and what keeps it from being so."""

    preview: Preview | None
    problem: ArchiveError | None


@blueprint.get(addresses.ADD)
@required(Role.ARCHIVIST)
def form() -> ResponseReturnValue:
    """The form, empty or with a draft to go on with."""
    wanted = request.args.get("draft", "")
    if not wanted:
        return render("add.html", _add_page(new_id(), "", ""))
    draft = _find(wanted)
    if draft.name != drafting.PASTED:
        return redirect(addresses.draft(draft.id))
    text = draft.original.decode("utf-8", "replace")
    return render("add.html", _add_page(draft.id, text, draft.fields.get("url", "")))


@blueprint.post(addresses.ADD)
@required(Role.ARCHIVIST)
def bring() -> ResponseReturnValue:
    """Keep what was brought as drafts, and go on to the preview, or to the list of several."""
    draft_id = _free(request.form.get("draft", ""))
    text, url = request.form.get("text", ""), request.form.get("url", "").strip()
    brought = _brought(draft_id, text, url)
    if brought.problems:
        return render("add.html", _add_page(draft_id, text, url, brought.problems), 422)
    one = brought.draft_ids[0] if len(brought.draft_ids) == 1 else ""
    return redirect(addresses.draft(one) if one else addresses.ADD)


@blueprint.post(f"{addresses.ADD}/<draft_id>/keep")
@required(Role.ARCHIVIST)
def keep(draft_id: str) -> ResponseReturnValue:
    """Keep what is being typed; the page asks for it by itself.

    ``anew``: it was typed without a connection, and begins a draft of its own where that was taken in. What
    is said of an account begins none without it. Raises DraftTaken, UnknownId.
    """
    text = request.form.get("text")
    draft_id = _free(draft_id) if "anew" in request.form and text is not None else draft_id
    drafts, person = _record().drafts, account().id
    known = any(one.id == draft_id for one in drafts.of(person))
    draft = _find(draft_id) if known or text is None else None
    drafts.save(
        draft_id,
        person=person,
        name=draft.name if draft else drafting.PASTED,
        original=drafting.pasted(text) if text is not None else draft.original if draft else b"",
        fields={**(draft.fields if draft else {}), **_given()},
    )
    return "", 204


@blueprint.get(f"{addresses.ADD}/<draft_id>")
@required(Role.ARCHIVIST)
def look(draft_id: str) -> ResponseReturnValue:
    """What would be recorded."""
    draft = _find(draft_id)
    return _shown(draft, _seen(draft))


@blueprint.post(f"{addresses.ADD}/<draft_id>")
@required(Role.ARCHIVIST)
def settle(draft_id: str) -> ResponseReturnValue:
    """Look again with another description, take it in, or throw it away."""
    drafts, person, deed = _record().drafts, account().id, request.form.get("do")
    try:
        draft = _find(draft_id)
    except DraftTaken as taken:
        if deed != "take":
            raise
        return redirect(addresses.source(taken.source_id))  # sent twice
    if deed == "discard":
        drafts.discard(draft_id, person=person)
        return redirect(addresses.ADD)
    draft = replace(draft, fields={**draft.fields, **_given()})
    drafts.save(draft.id, person=person, name=draft.name, original=draft.original, fields=draft.fields)
    seen = _seen(draft)
    if deed == "take" and seen.preview and not seen.problem:
        seen = replace(seen, problem=unconfirmed(seen.preview.document, _confirmed()))
    if deed != "take" or seen.preview is None or seen.problem:
        return _shown(draft, seen)
    if request.form.get("seen") != seen.preview.fingerprint:
        return _shown(draft, seen, notice=LOOK_AGAIN)
    return redirect(addresses.source(_taken_in(draft, seen.preview)))


def _free(draft_id: str) -> str:
    """The id itself, or another where its draft was taken in: who goes back to the form begins anew."""
    try:
        _find(draft_id)
    except UnknownId as unknown:
        return new_id() if isinstance(unknown, DraftTaken) else draft_id
    return draft_id


def _brought(draft_id: str, text: str, url: str) -> Brought:
    bringer = Bringer(drafts=_record().drafts, person=account().id, fetches=holdings().settings.fetches)
    if len(text) > drafting.LONGEST_TEXT:
        return Brought(problems=(str(drafting.too_long(len(text), "the pasted text")),))
    files = [file for file in request.files.getlist("files") if file.filename]
    if files:
        return bringer.files(files)
    if text.strip():
        return bringer.text(draft_id, text, url)
    return bringer.address(draft_id, url) if url else Brought(problems=(bringing.NOTHING,))


def _seen(draft: Draft) -> _Seen:
    """The draft as far as it can be read: a wrong field does not hide the text."""
    try:
        document = with_language(drafting.read(draft.original, draft.name))
    except ArchiveError as problem:
        return _Seen(None, problem)
    try:
        return _Seen(preview(described(document, draft.fields)), None)
    except ArchiveError as problem:
        return _Seen(preview(document), problem)


def _taken_in(draft: Draft, seen: Preview) -> str:
    """Record the source with its proposals; returns its id. Raises what ``Record.add`` raises."""
    record, original = _record(), draft.fields.get(ATTESTATION, "")
    # Looked at before it is its own lookalike.
    like = [each.like for each in known(record, seen) if each.like is not None]
    added = record.add(seen.document, seen.proposals, Gazetteer.load(), who=who(), why="added at the desk")
    if any(one.source_id == original for one in like):
        join(record, added.source_id, original, like, who=who())
    record.drafts.take(draft.id, added.source_id, person=account().id)
    return added.source_id


def _shown(draft: Draft, seen: _Seen, notice: str = "") -> ResponseReturnValue:
    record = _record()
    page = preview_page(
        draft,
        seen.preview,
        problem=seen.problem,
        same=known(record, seen.preview) if seen.preview else (),
        collections=record.collections(),
        notice=notice,
        is_pasted=draft.name == drafting.PASTED,
        confirmed=_confirmed(),
    )
    return render("preview.html", page, 422 if seen.problem and request.method == "POST" else 200)


def _add_page(draft_id: str, text: str, url: str, problems: tuple[str, ...] = ()) -> AddPage:
    return AddPage(
        draft_id=draft_id,
        text=text,
        url=url,
        fetches=holdings().settings.fetches,
        endings=",".join(drafting.endings()),
        longest=drafting.LONGEST_TEXT,
        begun=tuple(each for each in begun(_record().drafts.of(account().id)) if each.id != draft_id),
        problems=problems,
    )


def _given() -> dict[str, str]:
    return {name: request.form[name].strip() for name in (*FIELDS, ATTESTATION) if name in request.form}


def _confirmed() -> frozenset[str]:
    """The fields that were looked at, though nobody wrote them of this account."""
    return frozenset(name for name in FIELDS if request.form.get(f"confirmed-{name}"))


def _find(draft_id: str) -> Draft:
    return _record().drafts.find(draft_id, person=account().id)


def _record() -> Record:
    return holdings().open().record
