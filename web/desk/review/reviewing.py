"""Reviewing a source: its page, and what is sent from it."""

from flask import Blueprint, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from archive import review
from archive.access import Viewer, may_see_source
from archive.accounts.roles import Role
from archive.errors import ArchiveError, Conflict, RecordUnavailable, Unconfirmed, UnknownId
from archive.model import Review
from archive.narrating import name_narrator
from archive.record.store import Record
from web import desk_addresses as addresses
from web.desk.already_so import already_so
from web.desk.annals.history_page import overtaken_page
from web.desk.answers import place_page, question_page
from web.desk.marks.places_meant import SharedName
from web.desk.protection.told_titles import told_title
from web.desk.rendering import render
from web.desk.review import deeds
from web.desk.review.asked import Asked
from web.desk.review.listening import listening
from web.desk.review.review_page import address_of, public_page, review_page, reviewed_version
from web.desk.review.speaker_choice import choices, speaker_asked
from web.desk.review.tag_page import refused_tag, tag_page
from web.desk.review.wanted_of_quote import wanted_of_quote
from web.desk.sent import Uncommented, comment_of, confirmed, number, selection
from web.holdings import holdings, today
from web.reading.withholding import withdrawn_from
from web.security import with_media
from web.session.signing import account, required, who

blueprint = Blueprint("desk_reviewing", __name__)
_TOGETHER = "accepted with all that waited in the source"


@blueprint.get(f"{addresses.DESK}/sources/<source_id>")
@required(Role.ARCHIVIST)
def source(source_id: str) -> ResponseReturnValue:
    """The source with everything that is claimed of it."""
    record = _record()
    found = deeds.source_of(record, source_id)
    if not may_see_source(found, Viewer.ARCHIVIST):
        # Withdrawn: its tombstone is all that there is to see.
        return redirect(addresses.access(source_id))
    versions, every = record.versions(source_id), record.quotes_of_source(source_id)
    version = reviewed_version(versions, every, number(request.args, "version"))
    quotes = [quote for quote in every if quote.version_id == version.id]
    agreed = (f"agreement:{found.agreement_id}",) if found.agreement_id else ()
    subjects = [f"source:{source_id}", *agreed, *(f"quote:{quote.id}" for quote in quotes)]
    page = review_page(
        found,
        version,
        versions,
        quotes,
        record.speakers({quote.speaker_id for quote in quotes if quote.speaker_id}),
        record.newest_revisions(subjects),
        may_publish=account().role.may(Role.EDITOR),
        agreement=record.agreement(found.agreement_id) if found.agreement_id else None,
        heard=listening(record, found, version, every),
        public=public_page(found, every, today()),
        gone=withdrawn_from(version, found, every),
        title_told=told_title(record, found, found, ""),
    )
    return with_media(render("review.html", page), page.listening.player)


@blueprint.get(f"{addresses.DESK}/quotes/<quote_id>")
@required(Role.ARCHIVIST)
def quote(quote_id: str) -> ResponseReturnValue:
    """Where a quote stands under review."""
    return redirect(address_of(deeds.quote_of(_record(), quote_id)))


@blueprint.get(f"{addresses.DESK}/quotes/<quote_id>/tags/<int:position>")
@required(Role.ARCHIVIST)
def tag(quote_id: str, position: int) -> ResponseReturnValue:
    """One tag, to be said otherwise; whoever saw the quote before it was changed is shown what was done."""
    record, subject = _record(), f"quote:{quote_id}"
    asked = number(request.args, "expected")
    # Before the quote is read: what comes in between is then later than what the form says was seen.
    expected = record.newest_revisions((subject,)).get(subject, 0) if asked is None else asked
    quote = deeds.quote_of(record, quote_id)
    try:
        record.check_seen(subject, expected)
    except Conflict as conflict:
        return render("overtaken.html", overtaken_page(record, conflict, back=address_of(quote)), 409)
    page = tag_page(record, quote, deeds.source_of(record, quote.source_id), position, expected)
    return render("tag.html", page)


@blueprint.post(f"{addresses.DESK}/quotes/<quote_id>")
@required(Role.ARCHIVIST)
def decide(quote_id: str) -> ResponseReturnValue:
    """Do one thing about a quote; whoever comes too late is shown what was done meanwhile."""
    record = _record()
    found = deeds.quote_of(record, quote_id)
    asked = Asked(record=record, quote=found, form=request.form, who=who())
    try:
        return redirect(address_of(deeds.done(asked)), 303)
    except Conflict as conflict:
        if way := already_so(conflict, request.form, address_of(found)):
            return way
        yours, sent = wanted_of_quote(asked), request.form.items(multi=True)
        page = overtaken_page(record, conflict, yours, addresses.quote(quote_id), sent, address_of(found))
        return render("overtaken.html", page, 409)
    except Unconfirmed as question:
        ask = question_page(question, request.form, addresses.quote(quote_id), address_of(found))
        return render("question.html", ask, 409)
    except SharedName as shared:
        which = place_page(shared, request.form, addresses.quote(quote_id), address_of(found))
        return render("which_place.html", which, 409)
    except (Uncommented, UnknownId, RecordUnavailable):
        raise
    except ArchiveError as problem:
        if page_of_tag := refused_tag(asked, problem):
            return render("tag.html", page_of_tag, 422)
        raise


@blueprint.post(f"{addresses.DESK}/versions/<version_id>/quotes")
@required(Role.ARCHIVIST)
def propose(version_id: str) -> ResponseReturnValue:
    """Propose a quote that the machine missed: the words that were selected."""
    record, span = _record(), selection(request.form)
    why, answered = comment_of(request.form), confirmed(request.form)
    try:
        made = review.propose_by_hand(record, version_id, (span,), confirmed=answered, who=who(), why=why)
    except Unconfirmed as question:
        back = addresses.source(request.form.get("source", ""))
        page = question_page(question, request.form, addresses.quotes_of(version_id), back)
        return render("question.html", page, 409)
    return redirect(address_of(made), 303)


@blueprint.post(f"{addresses.DESK}/versions/<version_id>/narrator")
@required(Role.ARCHIVIST)
def narrate(version_id: str) -> ResponseReturnValue:
    """Say whose words those are for which a transcript names nobody: all of them, or the selected ones."""
    record, form = _record(), request.form
    version = record.version(version_id)
    if version is None:
        raise UnknownId("there is no such version", where=version_id, remedy="Look in the queue.")
    if not form.get("why", "").strip():
        raise Uncommented("how it is known who speaks")
    run = selection(form) if form.get("start") else None
    speaker = speaker_asked(record, version.source_id, form, "narrator")
    made = name_narrator(record, version_id, speaker, run, who=who(), why=form.get("why", ""))
    return redirect(address_of(made[0]), 303)


@blueprint.post(f"{addresses.DESK}/sources/<source_id>/accept")
@required(Role.ARCHIVIST)
def accept_all(source_id: str) -> ResponseReturnValue:
    """Accept what waits in a source and is as it was seen; minors' words are decided one by one."""
    record = _record()
    waiting = [q.id for q in record.quotes_of_source(source_id) if q.review is Review.PROPOSED]
    seen = {quote_id: number(request.form, f"seen-{quote_id}") for quote_id in waiting}
    chosen = {quote_id: number for quote_id, number in seen.items() if number is not None}
    if chosen:
        record.accept_chosen(chosen, who=who(), why=_TOGETHER)
    return redirect(addresses.source(source_id), 303)


@blueprint.get(f"{addresses.DESK}/sources/<source_id>/speakers")
@required(Role.ARCHIVIST)
def speakers(source_id: str) -> ResponseReturnValue:
    """Speakers whose names begin with what is typed: those of the source first."""
    return jsonify(suggestions=choices(_record(), request.args.get("q", ""), source_id))


def _record() -> Record:
    return holdings().open().record
