"""First-person accounts: who tells, how old, from where, and which words are theirs. Every person is invented."""

import tomllib
from importlib.resources import files

import pytest

from archive.extraction.language import account_rules
from archive.extraction.pipeline import extract
from archive.model import Certainty, PlaceRole, Proposal, TagField

VOICE = (
    "I was born in Goris, the third of five. My father kept bees and I carried the smoke can for him.",
    "We had a mill on the river. I can hear the wheel still when I am half asleep.",
    "When I was nine years old my sister and I walked to the market with two hens. We came home with one.",
    "My uncle told me, 'Keep the key,' and I have kept it. I have no door for it now.",
)
FORM = """Interviewer: Miss Nora Velt
Person interviewed: Ilka Brandt
14 Mill Lane, Samplewood
Age: 81
Date of interview: May 12, 1938

"""


def tagged(quote: Proposal, field: TagField) -> list[str]:
    return [tag.value for tag in quote.tags if tag.field is field]


def placed(quote: Proposal, role: PlaceRole) -> list[str]:
    return [tag.value for tag in quote.tags if tag.place_role is role]


def marked(paragraphs: tuple[str, ...] = VOICE) -> str:
    """Each paragraph opened, the last one closed: how typists set a long telling."""
    return "\n\n".join(f'"{words}' for words in paragraphs) + '"\n'


def plain(paragraphs: tuple[str, ...] = VOICE) -> str:
    return "\n\n".join(paragraphs) + "\n"


def told(text: str, language: str = "en") -> tuple[str | None, str | None]:
    """The narrator and the age on the first quote."""
    quote = extract(text, language=language).quotes[0]
    name = quote.attribution.name if quote.attribution else None
    return name, next(iter(tagged(quote, TagField.AGE)), None)


@pytest.mark.parametrize("voice", [marked(), plain()])
def test_a_form_names_narrator_age_listener_and_day(voice: str) -> None:
    text = FORM + voice
    quotes = extract(text, language="en").quotes
    assert len(quotes) == len(VOICE)
    for quote, words in zip(quotes, VOICE, strict=True):
        assert [part.of(text) for part in quote.parts] == [words]
        assert quote.attribution is not None
        assert quote.attribution.name == "Ilka Brandt"
        assert quote.attribution.mention.of(text) == "Ilka Brandt"
        assert tagged(quote, TagField.AGE) == ["81"]
        assert tagged(quote, TagField.SAID_TO) == ["Miss Nora Velt"]
        assert tagged(quote, TagField.SAID_ON) == ["1938-05-12"]
        assert placed(quote, PlaceRole.FROM) == ["Goris"]


def test_every_tag_shows_its_words_and_rule() -> None:
    text = FORM + marked()
    quote = extract(text, language="en").quotes[0]
    age = next(tag for tag in quote.tags if tag.field is TagField.AGE)
    assert [span.of(text) for span in age.evidence.spans] == ["Age: 81"]
    assert age.evidence.method == "age.form-line@2"


@pytest.mark.parametrize(
    ("frame", "narrator", "age"),
    [
        (
            "ILKA BRANDT, 81, was born near the mill and lives with her niece in Samplewood.",
            "Ilka Brandt",
            "81",
        ),
        (
            "Aunt Ilka Brandt is about 81 years old and lives in two rooms behind the mill.",
            "Ilka Brandt",
            "81",
        ),
        (
            "The subject of this sketch is Ilka Brandt, who claims to be eighty-one years old.",
            "Ilka Brandt",
            "81",
        ),
        ("Interview with Ilka Brandt, 81, beekeeper of Samplewood, in the spring.", "Ilka Brandt", "81"),
        ("Story told by Ilka Brandt", "Ilka Brandt", None),
        (
            "Ilka Brandt's house stands on the hill behind the mill, under two pear trees.",
            "Ilka Brandt",
            None,
        ),
        ("The old mill stands empty now, and the road to it is under water.", None, None),
    ],
)
def test_the_frame_names_the_narrator(frame: str, narrator: str | None, age: str | None) -> None:
    assert told(f"{frame}\n\n{marked()}") == (narrator, age)


@pytest.mark.parametrize(
    ("footer", "narrator", "age"),
    [
        ("Source: Ilka Brandt (81), Samplewood.\nInterviewer: N. Velt, Samplewood.", "Ilka Brandt", "81"),
        ('Source: "Granny" Brandt (81), Samplewood.', "Granny Brandt", "81"),
        ("Source: Ilka Brandt, beekeeper, Samplewood, age 81.", "Ilka Brandt", "81"),
        ("Interviewer's Comment\n\nIlka Brandt's age is given as eighty-one, by the parish book of Samplewood.", "Ilka Brandt", "81"),
    ],
)  # fmt: skip
def test_a_closing_line_names_the_narrator(footer: str, narrator: str, age: str) -> None:
    text = f"{marked()}\n{footer}\n"
    assert told(text) == (narrator, age)
    assert len(extract(text, language="en").quotes) == len(VOICE)


@pytest.mark.parametrize(
    ("words", "narrator", "age"),
    [
        ("My name is Ilka Brandt and I am eighty-one years old.", "Ilka Brandt", "81"),
        ("Ilka Brandt is my name. I'm 81 now.", "Ilka Brandt", "81"),
        ("I was born in Goris eighty-one years ago.", None, "81"),
        ("I was 81 years old last March.", None, "81"),
        ("They say I'm about ninety.", None, "90"),
        ("When I was nine years old I kept the geese.", None, None),
        ("My mother is 81 years old.", None, None),
        ("My father's name was Otto Brandt. I was named for his brother.", None, None),
        ("I will be 82 years old next month.", None, None),
    ],
)
def test_narrators_tell_their_own_name_and_age(words: str, narrator: str | None, age: str | None) -> None:
    assert told(marked((words, *VOICE[1:], "I remember the snow, and I was born in it."))) == (narrator, age)


def test_about_is_inferred_and_over_is_a_band() -> None:
    about = extract(f"Ilka Brandt, about 80, lives by the mill in Samplewood, alone.\n\n{marked()}").quotes[0]
    tag = next(tag for tag in about.tags if tag.field is TagField.AGE)
    assert (tag.value, tag.evidence.certainty) == ("80", Certainty.INFERRED)
    over = extract(f"Ilka Brandt is over 90 and lives by the mill in Samplewood.\n\n{marked()}").quotes[0]
    assert tagged(over, TagField.AGE) == []
    assert tagged(over, TagField.AGE_BAND) == ["90s"]


def test_the_listeners_question_and_comment_are_nobodys_testimony() -> None:
    text = f"{FORM}{plain()}\nInterviewer's Comment\n\nShe lives alone and I gave her my scarf.\n"
    assert [text[q.span.start :][:8] for q in extract(text, language="en").quotes] == [v[:8] for v in VOICE]
    asked = marked((VOICE[0], *VOICE[1:])).replace('"We had', '"Did you have a mill?"\n\n"We had')
    names = [
        q.attribution
        for q in extract(FORM + asked, language="en").quotes
        if "Did you" in q.span.of(FORM + asked)
    ]
    assert all(who is None or who.name != "Ilka Brandt" for who in names)


def test_a_narrator_whom_nobody_names_stays_open() -> None:
    assert {q.attribution for q in extract(marked(), language="en").quotes} == {None}


def test_a_news_report_with_one_long_speech_stays_with_the_ordinary_rules() -> None:
    text = (
        "The mill burned down on Monday.\n\n“The wheel was the last to go,” said Ilka Brandt, 81.\n\n"
        "“We stood on the bridge.”\n\nOtto Velt, the mayor, said the road would be closed.\n"
    )
    attribution = extract(text, language="en").quotes[0].attribution
    assert attribution is not None
    assert attribution.evidence.method.startswith("speaker.clause")


def test_a_chapter_of_a_novel_is_no_account() -> None:
    text = f"CHAPTER I\n\n{plain()}"
    assert [q.span.of(text) for q in extract(text, language="en").quotes] == ["Keep the key,"]


def test_other_languages_have_forms_too() -> None:
    german = (
        "Befragte Person: Ilka Brandt\nAlter: 81\nInterviewerin: Nora Velt\n\n"
        "Ich bin im Winter geboren, und meine Mutter hat mir oft davon erzählt.\n\n"
        "Wir haben den Schlüssel behalten, und ich habe ihn noch in meiner Lade.\n"
    )
    assert told(german, "de") == ("Ilka Brandt", "81")
    russian = (
        "Рассказчица: Илка Брандт\nВозраст: 81\nБеседу вела: Нора Вельт\n\n"
        "Я родилась зимой, и мать часто мне об этом рассказывала. У меня было три брата.\n\n"
        "Мы сохранили ключ, и он у меня до сих пор. Мой брат пошёл на мельницу, и я пошла с ним.\n"
    )
    assert told(russian, "ru") == ("Илка Брандт", "81")


@pytest.mark.parametrize("code", ["en", "de", "fr", "es", "ru", "uk", "hy"])
def test_the_file_of_each_language_compiles_and_asks_for_the_narrator(code: str) -> None:
    rules = account_rules.load(code)
    assert rules is not None
    for field in ("narrator", "age", "place", "said_to", "said_on"):
        assert rules.of(field)
        assert all("@" in rule.name for rule in rules.of(field))
    # a second number in one pattern would lose its name, and the match its age
    file = files("corpus") / "vocabularies" / f"accounts.{code}.toml"
    for row in tomllib.loads(file.read_text("utf-8"))["rules"]:
        assert row["field"] != "age" or row["pattern"].count("{n}") == 1


def test_an_interview_without_labels_is_question_and_answer() -> None:
    text = (
        "Five minutes with the miller\n\nName: Ilka Brandt\nAge: 53\n\nWhat did you carry?\nA clock. I wound it every night.\n\n"
        "And what do you miss?\nMy geese. They knew me.\n\nDo you write?\nI draw.\n"
    )  # fmt: skip
    quotes = extract(text, language="en").quotes
    assert [q.span.of(text) for q in quotes] == [
        "A clock. I wound it every night.",
        "My geese. They knew me.",
        "I draw.",
    ]
    assert {q.attribution.name for q in quotes if q.attribution} == {"Ilka Brandt"}


def test_questions_as_subheadings_are_no_interview() -> None:
    text = (
        "What burned?\nThe mill and two sheds, the mayor says.\n\nWhen will it reopen?\nNobody knows yet.\n\n"
        "Who pays?\nThe county will decide on Monday.\n"
    )
    assert extract(text, language="en").quotes == ()
