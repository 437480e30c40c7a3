"""By what name the public knows somebody, and where the hidden one stands. Everybody here is invented."""

import pytest

from archive.model import IdentityMode, Name, Speaker, SpeakerKind
from archive.withholding.public_names import hidden_names, mentions, public_label, public_speaker


def person(name: str, mode: IdentityMode | None = None, shown: str | None = None, **more: object) -> Speaker:
    return Speaker(
        id=name,
        slug=name,
        kind=SpeakerKind.PERSON,
        names=(Name(form=name, primary=True),),
        named=True,
        identity=mode,
        public_name=shown,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("mode", "shown", "label"),
    [
        (IdentityMode.NAMED, None, "Nona Fictive"),
        (IdentityMode.INITIAL, None, "N."),
        (IdentityMode.PSEUDONYM, "Ada", "Ada"),
        (IdentityMode.UNNAMED, None, "Name withheld"),
        (IdentityMode.UNNAMED, "a baker", "a baker"),
        (None, None, "Nona Fictive"),
    ],
)
def test_each_mode_has_its_label(mode: IdentityMode | None, shown: str | None, label: str) -> None:
    speaker = person("Nona Fictive", mode, shown)
    assert public_label(speaker) == label
    public = public_speaker(speaker)
    assert (
        [name.form for name in public.names]
        == [label]
        == [name.form for name in public_speaker(public).names]
    )


def test_a_minor_is_known_by_an_initial_until_somebody_decides() -> None:
    assert public_label(person("Maro Kidfictive", is_minor=True)) == "M."
    assert public_label(person("Maro Kidfictive", IdentityMode.NAMED, is_minor=True)) == "Maro Kidfictive"


def test_an_office_of_a_minor_age_keeps_its_name() -> None:
    office = Speaker(
        id="o",
        slug="o",
        kind=SpeakerKind.ORGANISATION,
        names=(Name(form="Office"),),
        named=True,
        is_minor=True,
    )
    assert public_label(office) == "Office"


HIDDEN = IdentityMode.UNNAMED


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nona Fictive", "said Nona Fictive."),
        ("Nona Fictive", "said Nona\nFictive."),
        ("Nona Fictive", "NONA FICTIVE SPEAKS"),
        ("Nona Fictive", "Mrs Fictive's house"),
        ("Nona Fictive", "the Fictives"),
        ("Nona Fictive-Sample", "Mrs Sample"),
        ("Анна Нмушян", "дом Анны Нмушян"),
        ("Աննա Նմուշյան", "Աննայի տունը, Նմուշյանը"),
        ("ნინო ნიმუშაძე", "ნინოს სახლი"),
    ],
)
def test_a_hidden_name_is_found_however_it_is_written(name: str, text: str) -> None:
    assert list(mentions(text, hidden_names((person(name, HIDDEN),))))


@pytest.mark.parametrize("text", ["a nonaligned state", "fictive stories", "Nonagon", "said Nonat Fictively"])
def test_other_words_are_no_names(text: str) -> None:
    assert not list(mentions(text, hidden_names((person("Nona Fictive", HIDDEN),))))


def test_a_piece_that_somebody_known_carries_stays() -> None:
    names = hidden_names((person("Maro Fictive", HIDDEN), person("Nona Fictive")))
    found = [
        span.of("Nona Fictive and Maro Fictive") for span in mentions("Nona Fictive and Maro Fictive", names)
    ]
    assert found == ["Maro Fictive"]


def test_where_everybody_is_known_nothing_is_looked_for() -> None:
    assert hidden_names((person("Nona Fictive"),)) is None
    assert list(mentions("Nona Fictive", None)) == []
