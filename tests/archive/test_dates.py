"""Partial dates and the days that words point at."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from archive.dates import DateError, PartialDate, languages, resolve


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("2023", "2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2023-09", "September 2023", date(2023, 9, 1), date(2023, 9, 30)),
        ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-09-27", "27 September 2023", date(2023, 9, 27), date(2023, 9, 27)),
        (" 0007-01-02 ", "2 January 7", date(7, 1, 2), date(7, 1, 2)),
    ],
)
def test_a_partial_date_tells_its_bounds_and_its_words(
    text: str, words: str, first: date, last: date
) -> None:
    partial = PartialDate.parse(text)
    assert (partial.as_words(), partial.first_day, partial.last_day) == (words, first, last)
    assert str(partial) == text.strip()


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-9", "2023-13", "2023-02-30", "0000", "2023-09-27T10:00", "٢٠٢٣", "NO", "2023-09-"],
)
def test_what_is_no_date_is_refused_with_place_and_remedy(text: str) -> None:
    with pytest.raises(DateError) as caught:
        PartialDate.parse(text, where="article.md:4")
    assert str(caught.value).startswith("article.md:4: ")
    assert caught.value.remedy


@given(st.dates())
def test_a_day_is_read_back_as_written(day: date) -> None:
    partial = PartialDate.parse(day.isoformat())
    assert partial.first_day == partial.last_day == day
    assert str(partial) == day.isoformat()


WEDNESDAY = PartialDate.parse("2023-09-27")


@pytest.mark.parametrize(
    ("words", "language", "day"),
    [
        ("on Tuesday", "en", "2023-09-26"),
        ("Wednesday", "en", "2023-09-27"),
        ("last Wednesday", "en", "2023-09-20"),
        ("Thursday", "en", "2023-09-21"),
        ("yesterday", "en", "2023-09-26"),
        ("the day before yesterday", "en", "2023-09-25"),
        ("on 2 December 2014", "en", "2014-12-02"),
        ("December 2, 2014", "en", "2014-12-02"),
        ("24 August", "en", "2023-08-24"),
        ("on October 1", "en", "2022-10-01"),
        ("1st of September", "en", "2023-09-01"),
        ("во вторник", "ru", "2023-09-26"),
        ("минулої суботи", "uk", "2023-09-23"),
        ("mardi", "fr", "2023-09-26"),
        ("gestern", "de", "2023-09-26"),
        ("el lunes", "es", "2023-09-25"),
        ("երեքշաբթի", "hy", "2023-09-26"),
        ("يوم الثلاثاء", "ar", "2023-09-26"),
        ("dün", "tr", "2023-09-26"),
    ],
)
def test_words_for_a_day_resolve_against_the_day_of_publication(words: str, language: str, day: str) -> None:
    found = resolve(words, WEDNESDAY, language=language)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize(
    "words", ["last week", "a few days ago", "in May", "31 February", "", "the other day"]
)
def test_words_that_name_no_single_day_stay_unknown(words: str) -> None:
    assert resolve(words, WEDNESDAY) is None


@pytest.mark.parametrize("published", [None, PartialDate.parse("2023"), PartialDate.parse("2023-09")])
def test_a_weekday_stays_unknown_when_the_day_of_publication_is(published: PartialDate | None) -> None:
    assert resolve("Tuesday", published) is None
    assert resolve("yesterday", published) is None


def test_a_full_date_needs_no_publication() -> None:
    assert resolve("2 December 2014", None) == date(2014, 12, 2)
    assert resolve("24 August", None) is None


def test_the_first_day_of_the_calendar_has_no_yesterday() -> None:
    assert resolve("yesterday", PartialDate.parse("0001-01-01")) is None


@given(st.text(), st.dates(), st.sampled_from(languages()))
def test_any_words_are_answered_with_a_day_or_none(words: str, day: date, language: str) -> None:
    found = resolve(words, PartialDate.parse(day.isoformat()), language=language)
    assert found is None or isinstance(found, date)


@given(st.sampled_from(["Monday", "Tuesday", "Friday", "Sunday"]), st.dates(min_value=date(1900, 1, 1)))
def test_a_weekday_is_within_the_week_up_to_publication(words: str, day: date) -> None:
    found = resolve(words, PartialDate.parse(day.isoformat()))
    assert found is not None
    assert 0 <= (day - found).days <= 6
    assert found.strftime("%A") == words
