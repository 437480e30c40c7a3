"""Text fragments: which words an address points at, and that none of them breaks its syntax."""

from urllib.parse import unquote

import pytest
from hypothesis import given, strategies as st

from archive.references.fragment import fragment, pointing

LONG = "one two three four five six seven eight nine ten eleven twelve thirteen"
CASES = [
    ((("", "We left.", ""),), "text=We%20left."),
    ((("", "Full-up, 50% & more", ""),), "text=Full%2Dup%2C%2050%25%20%26%20more"),
    ((("", LONG, ""),), "text=one%20two%20three%20four%20five%20six,eight%20nine%20ten%20eleven%20twelve%20thirteen"),
    ((("", "We left.", ""), ("", "Nobody looked.", "")), "text=We%20left.&text=Nobody%20looked."),
    ((("", "First line\nsecond line", ""),), "text=First%20line,second%20line"),
    ((("ay to the noon bus. “", "We left.", "” she said to the report"),), "text=to%20the%20noon%20bus.%20%E2%80%9C-,We%20left.,-%E2%80%9D%20she%20said%20to%20the"),
    ((("paragraph before\n\n“", "We left.", "”\n\nthe next"),), "text=We%20left."),
    ((("told us: “", "We left.", ""), ("", "No.", "” he said")), "text=us%3A%20%E2%80%9C-,We%20left.&text=No.,-%E2%80%9D%20he"),
    ((("", "家を出ました。", ""),), "text=%E5%AE%B6%E3%82%92%E5%87%BA%E3%81%BE%E3%81%97%E3%81%9F%E3%80%82"),
]  # fmt: skip


@pytest.mark.parametrize(("parts", "expected"), CASES)
def test_a_fragment_points_at_the_words(parts: tuple[tuple[str, str, str], ...], expected: str) -> None:
    assert fragment(parts) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b", "https://a.example/b#:~:text=x"),
        ("https://a.example/b#c", "https://a.example/b#c:~:text=x"),
        ("https://a.example/b#:~:text=other", "https://a.example/b#:~:text=x"),
    ],
)
def test_an_address_keeps_its_own_fragment(address: str, expected: str) -> None:
    assert pointing(address, "text=x") == expected


WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=300)


@given(part=WORDS, prefix=WORDS, suffix=WORDS)
def test_no_word_is_taken_for_syntax(part: str, prefix: str, suffix: str) -> None:
    directive = fragment([(prefix, part, suffix)])
    assert directive.startswith("text=") and "&" not in directive
    terms = directive.removeprefix("text=").split(",")
    inner = [term.removesuffix("-").removeprefix("-") for term in terms]
    assert all(not set(term) & set("-&#,<>\"' \n") for term in inner)
    assert 1 <= len(terms) <= 4
    whole = " ".join(part.split())
    named = [unquote(term) for term in terms if not term.endswith("-") and not term.startswith("-")]
    assert all(name in " ".join(part.split()) for name in named) or not whole
