"""English news: who speaks in reported speech, and which marks set off nobody's words. All people are invented."""

import pytest

from archive.extraction.pipeline import extract
from archive.model import Form, TagField


def speakers(text: str) -> list[str | None]:
    return [q.attribution.name if q.attribution else None for q in extract(text, language="en").quotes]


@pytest.mark.parametrize(
    "ending",
    [
        "the Valley spokesman Jan Velt said.",
        "Valley spokesman Jan Velt said.",
        "according to Valley spokesman Jan Velt.",
        "said the spokesman, Jan Velt.",
    ],
)
def test_whoever_relays_a_request_speaks_and_the_one_who_made_it_is_quoted(ending: str) -> None:
    text = f"Valley Secretary Ilka Brandt asked Oster on Tuesday “to open both gates before the winter”, {ending}"
    (proposal,) = extract(text, language="en").quotes
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Jan Velt"
    assert [t.value for t in proposal.tags if t.field is TagField.QUOTING] == ["Ilka Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A clause that closes the sentence, verb first or last.
        ("The road is a “paper boat” on every map, said Ilka Brandt, a baker.", "Ilka Brandt"),
        ("It was Jan Velt who called the road “a paper boat of a thing”, Ilka Brandt said.", "Ilka Brandt"),
        # Joined verbs and participles have the subject of the main clause.
        (
            "Ilka Brandt found the map “confusing” and called the road venture “a great example”.",
            "Ilka Brandt",
        ),
        ("Ilka Brandt repeated that Jan Velt sells maps, calling him a “talented guy”.", "Ilka Brandt"),
        ("Nobody had read the map, with Jan Velt calling it “a paper boat”.", "Jan Velt"),
        # A complement does not speak.
        ("A neighbour speaking to Jan Velt said, “The gates were open all winter.”", "a neighbour"),
        # What somebody says of another's words is the first one's.
        ("Ilka Brandt said Jan Velt called on the board to be “closely tied” to the ferry.", "Ilka Brandt"),
        # Brackets and appositions after a name.
        ("“We took the lamp,” Ilka Brandt (F-N.Y.), an old member, said in a talk.", "Ilka Brandt"),
        ("“We took the lamp,” Ilka Kelly said.", "Ilka Kelly"),
        # Verbs of manner need no list beside a quotation and a name.
        ("“We took the lamp,” fumed Ilka Brandt.", "Ilka Brandt"),
        ("Ilka Brandt quavered: “We took the lamp.”", "Ilka Brandt"),
        ("“We took the lamp,” Ilka Brandt shot back.", "Ilka Brandt"),
        # Nouns of speech with an owner.
        ("The board rejected Ilka Brandt’s claim that the road was “entirely safe”.", "Ilka Brandt"),
        # Labels, and signatures in the next paragraph.
        ("Ilka Brandt: “The lamp was lit all the winter.”", "Ilka Brandt"),
        ("“The lamp was lit all the winter.”\n\n— Ilka Brandt, Oster.", "Ilka Brandt"),
        # A participle after a quotation has the subject of its sentence.
        (
            "Ilka Brandt hailed the road as “fair,” telling reporters it was “a fine thing by noon”.",
            "Ilka Brandt",
        ),
        # Pronouns lead wherever they stand; a noun that ends another phrase does not.
        (
            "Ilka Brandt came. At the mention of email she laughed and admitted “a paper boat of a thing”.",
            "Ilka Brandt",
        ),
        (
            "Ilka Brandt lamented the “tired” state of the road and criticized “the paper boats of the board”.",
            "Ilka Brandt",
        ),
        ("Ilka Brandt, who led the mill as governor, stepped in to say: “Open the gates.”", "Ilka Brandt"),
        (
            "Even as regulators were asleep, Ilka Brandt, 56, kept at it, telling us that “the gate stays open all night.”",
            "Ilka Brandt",
        ),
        # A participle that opens a sentence is nobody's name.
        ("Ilka Brandt stated that it “wasn’t good.” Adding, “The gate stays open all night.”", "Ilka Brandt"),
        # A relative clause that still goes on, and one that is over.
        ("Jan Velt met Ilka Brandt, who has posed as “the only miller of the valley”.", "Ilka Brandt"),
        (
            "Ilka Brandt said that the road, which some have called fair, was an “insult” to all.",
            "Ilka Brandt",
        ),
        # A phrase of time or place before the verb.
        ("Rain fell after someone near the gate had shouted “open it before it is noon”.", "someone"),
        # A second clause joined to the quotation is another matter.
        (
            "Ilka Brandt wrote that it was an “attack of sorts,” and a driver in the valley repeated it.",
            "Ilka Brandt",
        ),
        # Somebody's words frame the quotation.
        ("Jan Velt spoke of Ilka Brandt's “all gates open” promise.", "Ilka Brandt"),
        # Inserted clauses govern, a claim is its owner's.
        ("The board, Ilka Brandt said, called the road “entirely safe by noon”.", "Ilka Brandt"),
        ("According to Ilka Brandt, the board called the road “entirely safe by noon”.", "Ilka Brandt"),
        ("The board denied Ilka Brandt's claim that it sells “paper boats by the dozen”.", "Ilka Brandt"),
        # Agents of passives.
        ("Jan Velt was called by Ilka Brandt “the worst miller of the valley”.", "Ilka Brandt"),
        ("Jan Velt was blasted by Ilka Brandt as “the worst miller of the valley”.", "Ilka Brandt"),
        # Joined verbs whose object is the one spoken of.
        (
            "Ilka Brandt, also on the coast, said Jan Velt is to blame and accused him of “selling paper boats”.",
            "Ilka Brandt",
        ),
        # Infinitives of forms that are nouns too.
        ("Ilka Brandt took to Twitter to call the road “a paper boat of a thing”.", "Ilka Brandt"),
        # One of several, loners, spokespeople and heads of bodies in apposition.
        ("“We took the lamp,” one of the drivers said.", "one of the drivers"),
        ("Many in the valley think the road is “as good as any by noon”.", "many in the valley"),
        ("A spokeswoman for the Road Board, Ilka Brandt, said it was “safe for all of us”.", "Ilka Brandt"),
        (
            "Jan Velt met Ilka Brandt, now the council leader, who said it was “safe for all of us”.",
            "Ilka Brandt",
        ),
        # The weekday of a letter, a name that is an ordinary word too.
        (
            "“The lamp was lit all the winter,” reads a Sunday letter in the Post.",
            "a Sunday letter in the Post",
        ),
        ("Ada Will came. It will rain. “The lamp was lit,” Will wrote.", "Ada Will"),
        # The name that a title leads to.
        (
            "After the fire Valley council candidate Ilka Brandt put out these lines:\n\n“The lamp was lit all the winter.”",
            "Ilka Brandt",
        ),
        # A quotation whose end is a quotation.
        ("''They say he is 'old-school,''' said Ilka Brandt.", "Ilka Brandt"),
    ],
)
def test_the_speaker_in_a_news_sentence(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


def test_it_is_the_body_that_spoke() -> None:
    text = "The Road Board opposed it.\n\n“Keep the gates as they are this winter,” it recommended."
    assert speakers(text) == ["Road Board"]


def test_a_shortened_title_is_taken_up_by_its_noun() -> None:
    text = "Sen. Ilka Brandt opened the gate.\n\nJan Velt stood by.\n\n“It was late that evening,” the senator said."
    assert speakers(text) == ["Ilka Brandt"]


def test_a_description_keeps_somebody_in_mind() -> None:
    text = "Admiral Ilko Brandt met Jan Velt. The admiral laughed. “It was late that evening,” he said."
    assert speakers(text) == ["Ilko Brandt"]


@pytest.mark.parametrize(
    "text",
    [
        "On the radio’s “Morning at the Ferry,” Ilka Brandt said that she was tired.",
        "Ilka Brandt is the author of “A Lamp for the Ferry.” She bakes.",
        "Ilka Brandt wrote it in her memoir, “A Lamp for the Ferry.” She bakes.",
        "Ilka Brandt was the first to buy a “lamp” ticket at the gate.",
    ],
)
def test_marks_that_set_off_names_of_things_give_no_quote(text: str) -> None:
    assert extract(text, language="en").quotes == ()


def test_a_heading_in_single_marks_is_no_quote_where_speech_has_double_ones() -> None:
    text = "“We took the lamp,” Ilka Brandt said.\n\n'Paper boats.'\n\nThe road was closed."
    assert len(extract(text, language="en").quotes) == 1


def test_a_sentence_told_anew_is_another_utterance() -> None:
    text = "“We took the lamp,” Ilka Brandt said. “It went out at the ferry,” she added."
    first, second = extract(text, language="en").quotes
    assert first.attribution is not None and second.attribution is not None
    assert first.attribution.name == second.attribution.name == "Ilka Brandt"
    assert second.attribution.mention.of(text) == "she"


def test_a_participle_on_the_same_subject_tells_nothing_anew() -> None:
    text = "“We took the lamp,” Ilka Brandt said, adding: “It went out at the ferry.”"
    (proposal,) = extract(text, language="en").quotes
    assert [part.of(text) for part in proposal.parts] == ["We took the lamp,", "It went out at the ferry."]


def test_a_sentence_told_anew_after_a_carried_one_is_another_utterance() -> None:
    text = (
        "“One lamp,” Ilka Brandt said. “It went out at the ferry.” She called it “a paper boat of a thing.”"
    )
    assert len(extract(text, language="en").quotes) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Brandt was asked, “Who lit the lamp at the ferry?” She answered, “Nobody at all did it.”",
        "Jan Velt came by. Ilka Brandt is widely known as “the paper boat of all the valley”.",
    ],
)
def test_a_passive_without_an_agent_leaves_the_speaker_open(text: str) -> None:
    assert speakers(text)[0] is None


def test_a_heading_in_capitals_is_nobodys_name() -> None:
    text = "THE LAMP OF THE FERRY “It was lit on the first evening of the winter.” Tune in tonight."
    assert speakers(text) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Brandt hailed Jan Velt as “The Ferry Prince” of the valley.",
        "Ilka Brandt left out the word “lamp” in her speech.",
        "Ilka Brandt sent a memo titled “Both Gates Open” to the board.",
        "Ilka Brandt said they call it “Folly Hill,” and laughed.",
    ],
)
def test_words_presented_as_words_are_speech(text: str) -> None:
    assert speakers(text) == ["Ilka Brandt"]


def test_a_stray_closer_makes_no_quote() -> None:
    text = "Ilka Brandt opened the gate.” It was late.\n\n“We took the lamp,” she said."
    assert [q.parts[0].of(text) for q in extract(text, language="en").quotes] == ["We took the lamp,"]


def test_a_title_in_single_marks_is_no_quote_where_speech_has_double_ones() -> None:
    text = "Ilka Brandt 'glad to go'.\n\n“We took the lamp,” Ilka Brandt said."
    assert len(extract(text, language="en").quotes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The road is what Ilka Brandt called “a paper boat”.",
        "Ilka Brandt called Jan Velt a “Ferry Prince.”",
    ],
)
def test_a_name_that_somebody_gives_is_speech(text: str) -> None:
    (proposal,) = extract(text, language="en").quotes
    assert proposal.form is not Form.PHRASE
    assert proposal.attribution is not None
    assert proposal.attribution.name == "Ilka Brandt"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Hundreds of demonstrators marched through Lindau on Monday, chanting “Ada or Bea, No Dea,” until noon.", "hundreds of demonstrators"),
        ("The crowd chanted “Ada or Bea, No Dea” for hours.", "the crowd"),
        ("Karl Velt, in an interview with the Gazette, blurted out, “Oh, God,” at the mention of it.", "Karl Velt"),
    ],
)  # fmt: skip
def test_what_is_called_out_is_spoken_whatever_its_capitals(text: str, speaker: str) -> None:
    (quote,) = extract(text, language="en").quotes
    assert quote.attribution is not None and quote.attribution.name == speaker


def test_a_whole_name_that_is_in_no_list_is_meant_before_somebody_long_ago() -> None:
    text = (
        "“We watch it,” said Lawrence Velt, a spokesman for the board.\n\nKwabo Bahiri runs the clinic.\n\n"
        "“I am cutting with a kitchen knife,” he said."
    )
    names = [quote.attribution.name for quote in extract(text, language="en").quotes if quote.attribution]
    assert names == ["Lawrence Velt", "Kwabo Bahiri"]
