"""The gate, over every combination of what can be decided."""

from dataclasses import replace
from itertools import product

import pytest

from archive.access import Reason, Viewer, may_read_in_full, may_see, may_see_source
from archive.model import Access, AccessStatus, Form, Review, SourceKind
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
