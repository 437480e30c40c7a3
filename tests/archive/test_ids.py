"""Ids tell nothing; slugs are never empty."""

import pytest
from hypothesis import given, strategies as st

from archive.ids import ALPHABET, ID_LENGTH, SLUG_LENGTH, derived_id, is_id, new_id, slug


def test_ids_are_opaque_and_differ() -> None:
    made = [new_id() for _ in range(2000)]
    assert len(set(made)) == 2000
    assert all(is_id(one) for one in made)
    assert made != sorted(made)


@pytest.mark.parametrize(
    "text", ["", "short", "UPPERCASEUPPERCA", "../../etc/passwd", "q" * 17, "iiiiiiiiiiiiiiii"]
)
def test_what_is_no_id_is_told_apart(text: str) -> None:
    assert not is_id(text)


def test_an_id_has_eighty_random_bits() -> None:
    assert len(ALPHABET) ** ID_LENGTH == 2**80


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Vera Petrosyan", "vera-petrosyan"),
        ("Степанакерт", "stepanakert"),
        ("Գորիս", "goris"),
        ("رواية", "rwy"),
        ("…", "unnamed"),
    ],
)
def test_labels_of_any_script_get_a_slug(label: str, expected: str) -> None:
    assert slug(label).startswith(expected)


@given(st.text())
def test_slugs_are_safe_in_a_path(label: str) -> None:
    made = slug(label)
    assert made and len(made) <= SLUG_LENGTH
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.lists(st.text(), min_size=1), st.lists(st.text(), min_size=1))
def test_derived_ids_are_ids_and_tell_texts_apart(one: list[str], other: list[str]) -> None:
    assert is_id(derived_id(*one))
    assert (derived_id(*one) == derived_id(*other)) == ("\0".join(one) == "\0".join(other))
