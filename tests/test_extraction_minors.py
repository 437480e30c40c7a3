"""Minors are found, with evidence and certainty, and never by an age remembered. Everything here is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Proposal, TagField


def only(code: str, text: str) -> Proposal:
    (quote,) = extract(text, language=code, published="2023-10-04").quotes
    return quote


def told(code: str, text: str) -> tuple[str, str, str] | None:
    """The words, the certainty and the rule of the tag; None where there is none."""
    tags = [tag for tag in only(code, text).tags if tag.field is TagField.MINOR]
    assert len(tags) <= 1
    for tag in tags:
        return (" ".join(s.of(text) for s in tag.evidence.spans), tag.evidence.certainty, tag.evidence.method)
    return None


@pytest.mark.parametrize(
    "code, text, words",
    [
        ("en", "“We took the lamp,” said Ilka Brandt, 11, from the upper valley.", "11"),
        ("en", "“We took the lamp,” said a seven-year-old who had walked for three days.", "seven-year-old"),
        ("en", "“We took the lamp,” said Ilka Brandt, a boy of twelve.", "of twelve"),
        ("en", "“We took the lamp,” said Ilka Brandt, a child of eleven from the valley.", "of eleven"),
        ("ru", "«Мы взяли лампу и часы», — сказала 11-летняя Илка Брандт.", "11-летняя"),
        ("uk", "«Ми взяли лампу і годинник», — сказала 11-річна Ілка Брандт.", "11-річна"),
        ("hy", "«Մենք վերցրինք ճրագը և ժամացույցը»,- ասաց 11-ամյա Իլկա Բրանդտը։", "11-ամյա"),
        ("ar", 'قال أحمد سالم البالغ من العمر 11 عاماً: "أخذنا المصباح ولم نأخذ شيئا غيره".', "البالغ من العمر 11 عاماً"),
        ("ar", 'قال أحمد سالم، البالغ من العمر 11 عاماً: "أخذنا المصباح ولم نأخذ شيئا غيره".', "البالغ من العمر 11 عاماً"),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte die elfjährige Ilka Brandt.", "elfjährige"),
        ("fr", "« Nous avons pris la lampe et l’horloge », dit Ilka Brandt, 11 ans.", "11 ans"),
        ("es", "«Nos llevamos la lámpara y el reloj», dijo Ilka Brandt, una niña de 11 años.", "de 11 años"),
        ("tr", "“Lambayı ve saati aldık,” dedi 11 yaşındaki Ilka Brandt.", "11 yaşındaki"),
        ("fa", "علی رضایی، ۱۱ ساله، گفت: «ما چراغ را برداشتیم و رفتیم».", "۱۱ ساله"),
    ],
)  # fmt: skip
def test_a_stated_age_below_eighteen_makes_a_minor(code: str, text: str, words: str) -> None:
    assert told(code, text) == (words, "stated", "minor.age@1")


@pytest.mark.parametrize(
    "code, text, words",
    [
        ("en", "“We took the lamp and the clock,” the schoolboy said.", "schoolboy"),
        ("en", "“We took the lamp and the clock,” the little girl said.", "girl"),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a schoolgirl from Goris.", "schoolgirl"),
        ("en", "“We took the lamp and the clock,” said schoolgirl Ilka Brandt.", "schoolgirl"),
        ("ru", "«Мы взяли лампу и часы», — сказала Илка Брандт, школьница из Гориса.", "школьница"),
        ("ru", "«Мы взяли лампу и часы», — сказала девочка.", "девочка"),
        ("uk", "«Ми взяли лампу і годинник», — сказала Ілка Брандт, школярка з Гориса.", "школярка"),
        ("hy", "«Մենք վերցրինք ճրագը և ժամացույցը»,- ասաց աշակերտուհի Իլկա Բրանդտը։", "աշակերտուհի"),
        ("ar", 'قال الطفل أحمد سالم: "أخذنا المصباح ولم نأخذ شيئا غيره".', "الطفل"),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte der Schüler Ilka Brandt.", "Schüler"),
        ("de", "„Wir nahmen die Lampe und die Uhr“, sagte ein Mädchen.", "Mädchen"),
        (
            "fr",
            "« Nous avons pris la lampe et l’horloge », dit Ilka Brandt, une écolière de Goris.",
            "écolière",
        ),
        ("tr", "“Lambayı ve saati aldık,” dedi lise öğrencisi Ilka Brandt.", "lise öğrencisi"),
    ],
)
def test_words_for_a_child_make_it_inferred(code: str, text: str, words: str) -> None:
    found = told(code, text)
    assert found is not None and found[:2] == (words, "inferred")


def test_a_teenager_may_be_of_age() -> None:
    found = told("en", "“We took the lamp and the clock,” said Ilka Brandt, a teenager.")
    assert found == ("teenager", "uncertain", "minor.teenager@1")


@pytest.mark.parametrize(
    "code, text",
    [
        ("en", "“I was nine when the mill burned, a schoolboy with one lamp,” said Ilka Brandt, a baker."),
        ("en", "“I was nine when the mill burned,” said Ilka Brandt, who was a boy of nine then."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, 34, who was a schoolgirl when the mill burned."),
        ("en", "“We took the lamp and the clock,” said the girl, Ilka Brandt, 34."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a former schoolboy of the mill."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a child psychologist."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a mother of a boy."),
        ("en", "“We took the lamp and the clock,” said the mother of the boy."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, who left as a child."),
        ("en", "“We took the lamp and the clock,” said Ilka Brandt, a teacher of schoolchildren, with her son, 9."),
        ("ru", "«Мне было девять лет, я была школьницей», — сказала Илка Брандт, учительница."),
        ("fr", "« Nous avons pris la lampe et l’horloge », dit Ilka Brandt, mère d’un enfant."),
        ("es", "«Nos llevamos la lámpara y el reloj», dijo Ilka Brandt, madre de un niño."),
    ],
)  # fmt: skip
def test_a_childhood_remembered_or_somebody_elses_child_makes_none(code: str, text: str) -> None:
    assert told(code, text) is None
