"""The analyser: every way of writing a word falls together, and no offset moves."""

import time

import pytest
from hypothesis import given, strategies as st

from index.text.analysis import POSITION_GAP, analyse, analyse_values, form_of
from index.text.folding import MAX_FORM_LENGTH, fold


def forms(text: str) -> list[str]:
    return [token.form for token in analyse(text)]


def stems(text: str) -> list[str]:
    return [token.stem for token in analyse(text)]


SAME_FORM = [
    ("don’t", "don't"),
    ("donʼt", "don't"),
    ("café", "cafe\u0301"),
    ("CAFÉ", "cafe"),
    ("naïve", "naive"),
    ("Straße", "STRASSE"),
    ("ﬁelds", "fields"),
    ("soft\u00adhyphen", "softhyphen"),
    ("zero\u200bwidth", "zerowidth"),
    ("ｗｉｄｅ", "wide"),
    ("İzmir", "izmir"),
    ("Qarabağ", "qarabag"),
    ("Xankəndi", "xankendi"),
    ("Łódź", "lodz"),
    ("Kobenhavn", "København"),
    ("ёлка", "елка"),
    ("Հայաստան", "ՀԱՅԱՍՏԱՆ"),
    ("և", "եւ"),
    ("Ի՞նչ", "ինչ"),
    ("գնա՜նք", "գնանք"),
    ("كِتَابٌ", "كتاب"),
    ("كتـــاب", "كتاب"),
    ("أحمد", "احمد"),
    ("آذر", "اذر"),
    ("مدرسة", "مدرسه"),
    ("علی", "علي"),
    ("کرد", "كرد"),
    ("שָׁלוֹם", "שלום"),
]


@pytest.mark.parametrize(("one", "other"), SAME_FORM)
def test_two_spellings_of_a_word_have_one_form(one: str, other: str) -> None:
    assert forms(one) == forms(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("мой", "мои"), ("हिंदी", "हिदा"), ("が", "か"), ("we're", "were"), ("½", "12"), ("I'll", "ill")],
)
def test_marks_that_make_another_word_stay(one: str, other: str) -> None:
    assert forms(one) != forms(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 70-year-old teacher", ["a", "70", "year", "old", "teacher"]),
        ("mother‑of‑three", ["mother", "of", "three"]),
        ("left\u00a0everything\u202fbehind", ["left", "everything", "behind"]),
        ("back – that’s it,", ["back", "that's", "it"]),
        ("l’exil d'Arménie", ["l", "exil", "d", "armenie"]),
        ("O'Brien", ["o'brien"]),
        ("10,000 people", ["10", "000", "people"]),
        ("snake_case", ["snake", "case"]),
        ("难民营", ["难", "民", "营"]),
        ("‘quoted’", ["quoted"]),
        ("... — !", []),
        ("ـــ", []),
        ("", []),
    ],
)
def test_words_are_parted(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("refugees", "refugee"),
        ("leaving", "leave"),
        ("Agopyan’s", "Agopyan"),
        ("беженцы", "беженцев"),
        ("Ստեփանակերտի", "Ստեփանակերտ"),
        ("الكتاب", "كتاب"),
    ],
)
def test_inflected_words_share_a_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_names_are_not_stemmed_but_lose_a_possessive() -> None:
    assert [token.stem for token in analyse_values(("Goris", "Anna’s"), stemmed=False)] == ["goris", "anna"]
    assert stems("Goris") == ["gori"]


def test_a_paragraph_break_and_the_next_name_leave_a_gap() -> None:
    first, second = analyse("one\n \ntwo")
    assert second.position - first.position > POSITION_GAP
    one, two, three = analyse_values(("Anna A", "Anna"), stemmed=False)
    assert (one.position, two.position) == (0, 1)
    assert three.position > POSITION_GAP


def test_a_single_line_break_is_only_a_space() -> None:
    assert [token.position for token in analyse("one\ntwo")] == [0, 1]


def test_endless_letters_are_compared_by_their_beginning() -> None:
    assert forms("x" * 100_000) == ["x" * MAX_FORM_LENGTH]


TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


@given(TEXTS)
def test_offsets_point_at_the_words_as_written(text: str) -> None:
    end = 0
    for token in analyse(text):
        assert end <= token.start < token.end <= len(text)
        assert form_of(text[token.start : token.end]) == token.form != ""
        assert token.stem
        end = token.end


@given(TEXTS)
def test_positions_ascend(text: str) -> None:
    positions = [token.position for token in analyse(text)]
    assert positions == sorted(set(positions))


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aéß'’ﬁИй\u0301\u0306", min_size=1, max_size=12))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    "text, forms",
    [
        ("we car-\nried it", ["we", "carried", "it"]),
        ("we car- \r\n  ried it", ["we", "carried", "it"]),
        ("до-\rрога", ["дорога"]),
        ("back--\nand forth", ["back", "and", "forth"]),
        ("Saint-\nPetersburg", ["saint", "petersburg"]),
        ("70-\nyear", ["70", "year"]),
        ("a car-\n\nried", ["a", "car", "ried"]),
    ],
)
def test_a_word_divided_at_the_end_of_a_line_is_one_word(text: str, forms: list[str]) -> None:
    assert [token.form for token in analyse(text)] == forms


def test_many_divisions_are_read_in_linear_time() -> None:
    before = time.process_time()
    analyse("car-\n" * 50_000 + "-\n" * 50_000)
    assert time.process_time() - before < 3
