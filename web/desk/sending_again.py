"""A form that can't be taken as it came, shown with all that it held, to be sent once more."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Response, current_app, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException

from archive.accounts.roles import Role
from archive.comments import LONGEST_COMMENT
from archive.errors import ArchiveError, UnknownId
from web.desk.answers import Sent
from web.desk.rendering import render
from web.desk.typed_fields import TypedField, called, typed_fields
from web.desk.wrong import by_field, said
from web.session.signing import known_session, role_needed
from web.urls import is_of_desk

_OF_WORK = frozenset({Role.ARCHIVIST, Role.EDITOR})
"""Views of these roles take no secret; those on which people sign in and are let in do."""
_MENDED = "Nothing was changed. What you filled in is kept on this page; mend what is wrong, and send it."
_COPIED = (
    "Nothing was changed. What you filled in is kept on this page, to be copied: here it can’t be mended."
)
_ANEW = frozenset({"csrf_token", "why"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainPage:
    """What ``desk/again.html`` shows."""

    title: str
    explanation: str
    action: str
    again: tuple[Sent, ...]
    """Every field but the comment and the token, which is made anew."""
    comment: str | None
    """None where the form asked for none."""
    wrong: str = ""
    """What is wrong with the comment."""
    problem: str = ""
    """What is wrong with no one field."""
    fields: tuple[TypedField, ...] = ()
    """What can be mended; it is not among what is sent ``again`` as it is."""
    files: tuple[str, ...]
    """The fields of files, which no page can hold: they are chosen again."""
    is_mended: bool = True
    """Whether it can be mended here, and sent."""
    back: str = ""
    """Where it is filled in anew, if it can't be; empty where that is no page."""


def again_page(
    title: str,
    explanation: str,
    action: str,
    form: MultiDict[str, str],
    files: Iterable[str] = (),
    wrong: str = "",
) -> AgainPage:
    """The page for what was sent to ``action``; ``files``: the names of its fields that held files."""
    pairs = form.items(multi=True)
    return AgainPage(
        title=title,
        explanation=explanation,
        action=action,
        again=tuple(Sent(name=name, value=value) for name, value in pairs if name not in _ANEW),
        comment=form.get("why"),
        wrong=wrong,
        files=tuple(dict.fromkeys(files)),
    )


def stale_form() -> Response | None:
    """The answer to a form whose token is of an earlier session; None where it must not be shown.

    Only who is signed in is shown what came, and only where the browser says that a page of this very site
    sent it: another site's form, which the token keeps out, is never laid before anybody to confirm.
    """
    found = known_session()
    if found is None or not _is_work() or request.headers.get("Sec-Fetch-Site") != "same-origin":
        return None
    explanation = (
        "Nothing was changed: you signed in anew since this form was made. What you filled in is kept on "
        f"this page. Sent from here, it is signed with the name {found.account.name}."
    )
    page = again_page("Send it once more", explanation, request.path, request.form, request.files)
    return render("again.html", page, 400)


def long_comment() -> Response | None:
    """The answer to a form of the desk whose comment is too long; None to any other."""
    length = len(request.form.get("why", "").strip()) if request.method == "POST" and _is_work() else 0
    if length <= LONGEST_COMMENT:
        return None
    wrong = f"It has {length:,} characters; a comment may have {LONGEST_COMMENT:,}."
    return _comment_again("The comment is too long", "shorten the comment, and send it.", wrong)


def missing_comment(wrong: str) -> Response:
    """The answer to a form without the comment that it needs; wrong: what was not said."""
    return _comment_again("A comment is missing", "add the comment, and send it.", wrong)


def refused_form(error: ArchiveError, status: int) -> Response | None:
    """The answer to a form that the archive refuses: what was typed, and beside it what is wrong.

    None to what is no form of the desk, and to one in which nothing was typed or chosen. What no field of the
    page can mend is not sent again from there: what was typed can be copied, and a way leads back.
    """
    form: MultiDict[str, str] = request.form
    if request.method != "POST" or not _is_work():
        return None
    found, problem = by_field(error)
    if isinstance(error, UnknownId) and _is_gone(error, form.get("speaker_id")):
        form = MultiDict(pair for pair in form.items(multi=True) if pair[0] != "speaker_id")
        found, problem = {"speaker": said(error)}, ""
    wrong = called(found, form)
    fields = typed_fields(form, wrong)
    if not fields and not form.get("why", "").strip() and "why" not in wrong:
        return None
    page = again_page(
        "This could not be done", _MENDED, request.path, form, request.files, wrong.get("why", "")
    )
    shown = {one.name for one in fields} | ({"why"} & form.keys())
    # What is wrong with a field that is not shown is said above the others.
    unseen = [what for name, what in wrong.items() if name not in shown]
    if problem or unseen:
        page = replace(page, explanation=_COPIED, is_mended=False, back=_page_of(request.path))
    page = replace(
        page,
        problem=" ".join(filter(None, (problem, *unseen))),
        fields=fields,
        again=tuple(one for one in page.again if one.name not in shown),
    )
    return render("again.html", page, status)


def _is_gone(error: UnknownId, asked: str | None) -> bool:
    """Whether what is not there is the one whom an id of the form means."""
    return bool(asked) and (error.where or "").endswith(f":{asked}")


def _page_of(path: str) -> str:
    """The path, where a page is read at the address to which its forms are sent; else nothing."""
    try:
        current_app.create_url_adapter(request).match(path, "GET")  # type: ignore[union-attr]
    except HTTPException:
        return ""
    return path


def _comment_again(title: str, remedy: str, wrong: str) -> Response:
    explanation = f"Nothing was changed. What you filled in is kept on this page; {remedy}"
    page = again_page(title, explanation, request.path, request.form, request.files, wrong)
    return render("again.html", page, 422)


def _is_work() -> bool:
    """Whether the request is of a view on which archivists work, to which only who may was admitted."""
    view = current_app.view_functions.get(request.endpoint or "")
    return view is not None and is_of_desk(request.path) and role_needed(view) in _OF_WORK
