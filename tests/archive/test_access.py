"""The gate, over every combination of what can be decided."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from archive.access import Reason, Viewer, left_out, may_read_in_full, may_see, may_see_source
from archive.accounts.roles import Role
from archive.model import Access, AccessStatus, Agreement, Basis, Extent, Form, Review, SourceKind
from tests.invented import quote, source

STATUSES = list(AccessStatus)


@pytest.mark.parametrize(
    ("of_source", "of_quote", "review", "form"), [*product(STATUSES, STATUSES, Review, Form)]
)
def test_public_sees_a_quote_only_when_every_decision_says_so(
    of_source: AccessStatus, of_quote: AccessStatus, review: Review, form: Form
) -> None:
    decision = may_see(
        quote(access=Access(status=of_quote), review=review, form=form),
        source(access=Access(status=of_source)),
    )
    everything_open = of_source is of_quote is AccessStatus.OPEN
    assert bool(decision) == (everything_open and review is Review.ACCEPTED and form is Form.FULL)
    assert (decision.reason is Reason.ALLOWED) == decision.allowed


@pytest.mark.parametrize(("of_source", "of_quote"), [*product(STATUSES, STATUSES)])
def test_archivist_sees_everything_but_what_was_withdrawn(
    of_source: AccessStatus, of_quote: AccessStatus
) -> None:
    decision = may_see(
        quote(access=Access(status=of_quote), review=Review.PROPOSED),
        source(access=Access(status=of_source)),
        Viewer.ARCHIVIST,
    )
    assert bool(decision) == (AccessStatus.WITHDRAWN not in (of_source, of_quote))


def test_access_is_closed_when_nobody_decided() -> None:
    assert Access().status is AccessStatus.CLOSED
    assert not may_see_source(source(access=Access()))


def test_public_never_reads_news_in_full() -> None:
    news = source()
    assert news.description.kind is SourceKind.NEWS
    assert may_read_in_full(news, is_excerpt=False).reason is Reason.RIGHTS
    assert may_read_in_full(news, is_excerpt=False, viewer=Viewer.ARCHIVIST)


def test_excerpt_record_may_be_read_in_full_because_its_narrative_is_ours() -> None:
    assert may_read_in_full(source(), is_excerpt=True)


@pytest.mark.parametrize("status", [AccessStatus.CLOSED, AccessStatus.WITHDRAWN])
def test_no_excerpt_of_a_source_that_is_not_open_is_shown(status: AccessStatus) -> None:
    assert not may_read_in_full(source(access=Access(status=status)), is_excerpt=True)


def test_public_statement_may_be_read_in_full() -> None:
    described = replace(source().description, kind=SourceKind.STATEMENT)
    assert may_read_in_full(source(description=described), is_excerpt=False)


AGREED = Agreement(id="agreed", basis=Basis.INTERVIEW, extent=Extent.FULL_TEXT)


@pytest.mark.parametrize("kind", [SourceKind.INTERVIEW, SourceKind.LETTER, SourceKind.NEWS])
def test_an_agreement_lets_the_whole_text_be_read(kind: SourceKind) -> None:
    given = source(description=replace(source().description, kind=kind))
    reason = Reason.RIGHTS if kind is SourceKind.NEWS else Reason.NOT_AGREED
    for agreement in (None, replace(AGREED, extent=None), replace(AGREED, extent=Extent.QUOTES)):
        assert may_read_in_full(given, is_excerpt=False, agreement=agreement).reason is reason
    assert may_read_in_full(given, is_excerpt=False, agreement=AGREED)


@pytest.mark.parametrize("status", [status for status in AccessStatus if status is not AccessStatus.OPEN])
def test_no_agreement_opens_a_source(status: AccessStatus) -> None:
    given = source(access=Access(status=status))
    assert not may_read_in_full(given, is_excerpt=False, agreement=AGREED)
    is_restricted = status is AccessStatus.RESTRICTED
    reader = Viewer(Role.READER)
    assert bool(may_read_in_full(given, is_excerpt=False, agreement=AGREED, viewer=reader)) == is_restricted


ROLES = [None, *Role]
TODAY = date(2024, 5, 6)
NO_ENDS = [None, "2024-05-07", "soon", "2024"]


@pytest.mark.parametrize("until", NO_ENDS)
@pytest.mark.parametrize("role", [None, Role.READER])
def test_an_embargo_that_has_not_ended_hides_a_source_and_a_quote(
    until: str | None, role: Role | None
) -> None:
    embargoed = Access(status=AccessStatus.EMBARGOED, until=until)
    viewer = Viewer(role)
    of_quote = may_see(quote(access=embargoed), source(), viewer, TODAY)
    of_source = may_see(quote(), source(access=embargoed), viewer, TODAY)
    assert (of_quote.reason, of_source.reason) == (Reason.QUOTE_EMBARGOED, Reason.SOURCE_EMBARGOED)
    assert not may_see_source(source(access=embargoed), viewer, TODAY)


def test_an_embargo_ends_on_its_day_and_only_for_who_knows_the_day() -> None:
    embargoed = Access(status=AccessStatus.EMBARGOED, until="2024-05-06")
    assert may_see(quote(access=embargoed), source(access=embargoed), today=TODAY)
    assert not may_see(quote(access=embargoed), source())


def test_restricted_material_is_for_those_who_were_given_the_right() -> None:
    restricted = Access(status=AccessStatus.RESTRICTED)
    for role in ROLES:
        allowed = may_see(quote(access=restricted), source(), Viewer(role))
        assert bool(allowed) == (role is not None)
        assert bool(may_see_source(source(access=restricted), Viewer(role))) == (role is not None)
    assert may_see(quote(access=restricted), source()).reason is Reason.QUOTE_RESTRICTED


def test_the_narrower_access_wins() -> None:
    restricted = Access(status=AccessStatus.RESTRICTED)
    embargoed = Access(status=AccessStatus.EMBARGOED, until="2024-06-01")
    reader = Viewer(Role.READER)
    assert not may_see(quote(access=embargoed), source(access=restricted), reader, TODAY)
    assert not may_see(quote(access=restricted), source(access=embargoed), reader, TODAY)
    assert not may_see(quote(), source(access=restricted), Viewer.PUBLIC, TODAY)


def test_a_reader_of_restricted_material_sees_nothing_that_waits_or_is_closed() -> None:
    reader = Viewer(Role.READER)
    assert may_see(quote(review=Review.PROPOSED), source(), reader).reason is Reason.NOT_ACCEPTED
    assert may_see(quote(access=Access()), source(), reader).reason is Reason.QUOTE_NOT_OPEN


@pytest.mark.parametrize("role", ROLES)
def test_nobody_sees_what_was_withdrawn(role: Role | None) -> None:
    withdrawn = Access(status=AccessStatus.WITHDRAWN, reason="safety")
    assert may_see(quote(access=withdrawn), source(), Viewer(role)).reason is Reason.WITHDRAWN


def test_what_was_left_out_is_counted_by_reason_without_fragments() -> None:
    shown = [
        may_see(quote(), source()),
        may_see(quote(access=Access()), source()),
        may_see(quote(review=Review.PROPOSED), source()),
        may_see(quote(review=Review.REJECTED), source()),
        may_see(quote(form=Form.FRAGMENT), source()),
    ]
    assert left_out(shown) == {Reason.NOT_ACCEPTED: 2, Reason.QUOTE_NOT_OPEN: 1}
