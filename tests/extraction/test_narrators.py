"""Who tells an account and how old they are, where frame, form and voice say it in their many ways. Every
person is invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Certainty, Proposal, TagField
from tests.extraction.test_narratives import VOICE, marked, plain, tagged, told

LONG = "The road to the mill is steep, and the last part of it has to be walked in any weather."


def speakers(text: str) -> list[str | None]:
    return [quote.attribution.name if quote.attribution else None for quote in extract(text).quotes]


def methods(text: str) -> set[str]:
    return {quote.attribution.evidence.method for quote in extract(text).quotes if quote.attribution}


def quote_of(text: str, words: str) -> Proposal:
    return next(q for q in extract(text).quotes if words in text[q.span.start : q.span.end])


@pytest.mark.parametrize(
    ("before", "after", "rule"),
    [
        ("", "Source: Mrs. Nora Velt, Manager of the Pear Orchard, Samplewood; Rosa Brandt, eighty-one year old resident of Samplewood", "source-aged"),
        ("ROSA BRANDT\n\n", "", "title-line"),
        ("Brandt, Rosa, age 81\n\n", "", "title-line"),
        ("A low house under four lime trees belongs to an interesting old woman, Rosa Brandt, of this town.\n\n", "", "apposition"),
        ("On the last hill before Samplewood lives Rosa Brandt with two goats. She keeps the key of the mill.\n\n", "", "opening-sentence"),
        ("", "Note: Rosa Brandt, who has been known to me for years, is a careful witness in all she says.", "opens-frame"),
        ("", "The parish owned the husband of Rosa Brandt. She was married once, in the spring of the flood. Rosa lives with a niece.", "first-name-again"),
        (f"{LONG}\n\nIn the yard behind it stood Rosa Brandt, tall and straight at 81 years of age, feeding geese.\n\n", "", "with-age"),
        (f"{LONG}\n\n{LONG}\n\n{LONG}\n\nBehind it Rosa Brandt, better known in the valley as Aunt Ro, was feeding geese.\n\n", "", "life"),
    ],
)  # fmt: skip
def test_the_narrator_is_found_where_the_frame_names_them(before: str, after: str, rule: str) -> None:
    text = f"{before}{marked()}\n{after}\n"
    assert quote_of(text, VOICE[0]).attribution is not None
    assert told(text)[0] == "Rosa Brandt"
    assert methods(text) == {f"narrator.{rule}@1"}


def test_the_comment_names_the_narrator_also_by_an_unusual_name() -> None:
    text = (
        f"{marked()}\nInterviewer's Comment\n\nSudden floods followed Zorelda Brandt's people like a dog. "
        "Her father's house was the first to go.\n"
    )
    assert told(text)[0] == "Zorelda Brandt"
    assert methods(text) == {"narrator.comment@1"}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Rosa Brandt, that's my name. We had the mill.", "says-name"),
        ("My name? Rosa Brandt. We had the mill.", "says-name"),
        ("That is how I was named 'Rosa Brandt.' We had the mill.", "is-called"),
        ("Everybody knows me as Rosa Brandt. We had the mill.", "says-it-is"),
        ("My grandmother was Rosa Brandt. I was named for her.", "named-after"),
    ],
)
def test_narrators_name_themselves_in_many_ways(words: str, rule: str) -> None:
    text = marked((words, *VOICE))
    assert told(text)[0] == "Rosa Brandt"
    assert methods(text) == {f"narrator.{rule}@1"}


@pytest.mark.parametrize(
    "frame",
    [
        "She lives with her daughter Rosa Brandt, 58, behind the mill, and does not go out in winter.",
        "The old masters of the mill were Otto Brandt. Mr. Otto said he would keep it till he died.",
    ],
)
def test_kin_and_owners_are_not_the_narrator(frame: str) -> None:
    assert set(speakers(f"{LONG}\n\n{frame}\n\n{marked()}")) == {None}


@pytest.mark.parametrize(
    ("words", "age", "certainty"),
    [
        ("I'm going on 83 years. We had the mill.", "83", Certainty.INFERRED),
        ("I am running close to eighty years. We had the mill.", "80", Certainty.INFERRED),
        ("I don't know the day. I 'bout 90.", "90", Certainty.INFERRED),
        ("Eighty-one is my age. We had the mill.", "81", Certainty.STATED),
        ("How old am I? I'm 81. We had the mill.", "81", Certainty.STATED),
        ("I turned 81, and nobody came.", "81", Certainty.STATED),
        ("I was 81 this past March, and nobody came.", "81", Certainty.STATED),
        ("That puts me at 81. We had the mill.", "81", Certainty.INFERRED),
    ],
)
def test_narrators_tell_their_age_in_many_ways(words: str, age: str, certainty: Certainty) -> None:
    quote = extract(marked((words, *VOICE))).quotes[0]
    tags = [tag for tag in quote.tags if tag.field is TagField.AGE]
    assert [(tag.value, tag.evidence.certainty) for tag in tags] == [(age, certainty)]


@pytest.mark.parametrize(
    ("frame", "age"),
    [
        ("Rosa Brandt lives by the mill, alone. The widow carries the ripe old age of eighty-one that she claims.", "81"),
        ("Living alone at the age of 81 is not for everybody. However, Rosa Brandt lives by the mill.", "81"),
        ("Rosa Brandt lives by the mill, alone. In May she celebrated her 81st birthday.", "81"),
        ("Rosa Brandt lives by the mill, alone. At 81 she still winds the clock.", "81"),
        ("Rosa Brandt lives by the mill, alone. Her mother died at the age of 81.", None),
        ("Rosa Brandt lives by the mill, alone. Girls were married at the age of eighteen.", None),
        ("Rosa Brandt lives by the mill. A male relative, 72 years of age, brings her bread.", None),
        ("Rosa Brandt lives with a niece who is 52 years old, behind the mill in Samplewood.", None),
    ],
)  # fmt: skip
def test_the_frame_tells_the_narrators_age_and_not_another_persons(frame: str, age: str | None) -> None:
    assert told(f"{frame}\n\n{marked()}") == ("Rosa Brandt", age)


def test_at_least_and_past_are_bounds_and_no_age() -> None:
    for words in ("at least 90", "past ninety"):
        quote = extract(f"Rosa Brandt is {words} and lives by the mill in Samplewood.\n\n{marked()}").quotes[
            0
        ]
        assert tagged(quote, TagField.AGE) == []
        assert tagged(quote, TagField.AGE_BAND) == ["90s"]


def test_a_coming_birthday_is_no_age() -> None:
    assert told(marked(("That will make me 82 this September.", *VOICE)))[1] is None


def test_words_in_a_retelling_are_the_narrators_and_uncertain() -> None:
    text = (
        "Rosa Brandt was born a slave on the mill plantation. The masters of the valley made \"good money\" "
        'there and the road was hard. Nobody slept, and in the Samplewood winters it was "plain murder for '
        'all of us."\n'
    )  # fmt: skip
    quotes = extract(text).quotes
    assert {q.attribution.name for q in quotes if q.attribution} == {"Rosa Brandt"}
    assert {q.attribution.evidence.method for q in quotes if q.attribution} == {"narrator.retold@1"}
    assert {q.attribution.evidence.certainty for q in quotes if q.attribution} == {Certainty.UNCERTAIN}


def test_the_listeners_words_in_a_retelling_stay_open() -> None:
    text = (
        f"Rosa Brandt lives by the mill, alone, and is glad of every visit.\n\n{marked()}\n"
        '"I don\'t mind reading it for you, Rosa," I replied, "but why do you want it?"\n'
    )
    assert quote_of(text, "reading it").attribution is None
    assert quote_of(text, "but why").attribution is None


def test_what_is_said_of_the_narrator_between_marks_is_not_theirs() -> None:
    last = "Aunt Rosa receives a small pension, since the mill was the parish's."
    text = f"Rosa Brandt, 81, lives by the mill in Samplewood, alone.\n\n{marked((*VOICE, last))}"
    attribution = quote_of(text, last).attribution
    assert attribution is None
    assert speakers(text)[:4] == ["Rosa Brandt"] * 4


def test_elisions_of_dialect_are_no_quotations() -> None:
    words = (
        "My mother was Ilka Brandt an' she kep' de mill. I 'member de wheel 'bout as well as I 'member her.",
        "I wuz skeered of de miller 'cept on Sundays, an' I ain't never seed nothin' like 'im since den.",
        "We et 'taters an' greens. I toted de water 'cross de yard an' 'roun' de house befo' sun-up.",
    )
    text = plain(words)
    assert [q.span.of(text) for q in extract(text, language="en").quotes] == list(words)


def test_verse_does_not_hide_that_prose_is_wrapped() -> None:
    song = "\n".join(f"  Turn, wheel, turn,\n  Line number {n}" for n in range(12))
    prose = (
        '"I was born in Goris, the third of five, and my father kept bees on the hill\nbehind the mill. '
        "I carried the smoke can for him, and my sister carried the\nveil. We sang the whole way up and the "
        'whole way down again."\n'
    )
    text = f"{prose}\n(A song she sang:)\n\n{song}\n\n{prose}"
    assert next(q.span.of(text) for q in extract(text, language="en").quotes) == prose.strip().strip('"')
