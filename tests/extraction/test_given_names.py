"""The gender that given names tell."""

from archive.extraction.language.given_names import gender_told, given_names
from archive.extraction.people import Gender


def test_an_accent_more_or_less_tells_the_same() -> None:
    assert gender_told("joel") is gender_told("joël") is Gender.MALE
    assert gender_told("nadege") is gender_told("nadège") is Gender.FEMALE
    assert gender_told("velt") is None


def test_what_the_list_says_goes_before_what_it_says_without_accents() -> None:
    assert all(gender_told(name) is gender for name, gender in given_names().items())
