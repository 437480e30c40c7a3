"""German: word order, case, compounds and the mood of reported speech tell who speaks. Everybody is invented."""

import pytest

from archive.extraction.language.compounds import Compounds
from archive.extraction.pipeline import extract
from archive.model import Form, TagField


def read(text: str) -> list[tuple[str, str | None]]:
    return [
        (text[q.parts[0].start : q.parts[0].end], q.attribution.name if q.attribution else None)
        for q in extract(text, language="de").quotes
    ]


def speakers(text: str) -> list[str | None]:
    return [name for _, name in read(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # What stands before the verb is the subject, unless case or a preposition forbids it.
        ("Die Brücke nannte Ilka Brandt „ganz und gar sicher für alle“.", "Ilka Brandt"),
        ("Den Bäcker nannte Ilka Brandt „einen Freund von uns allen“.", "Ilka Brandt"),
        ("Nach dem Regen sagte Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Ähnlich äußerte sich Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Zur Begründung erklärte Ilka Brandt, es gebe „kein Wasser mehr im Brunnen“.", "Ilka Brandt"),
        # Appositions, on both sides of the name.
        ("Ilka Brandt, die Bäckerin vom Markt, sagte: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Die Sprecherin der Gemeinde, Ilka Brandt, sagte: „Der Brunnen war trocken.“", "Ilka Brandt"),
        # Verbs in two parts, participles at the end, subordinate clauses.
        ("Ilka Brandt gab am Abend bekannt: „Der Brunnen ist wieder voll.“", "Ilka Brandt"),
        ("Gestern hat Ilka Brandt in Veltheim verkündet: „Der Brunnen ist voll.“", "Ilka Brandt"),
        ("Wie Ilka Brandt mitteilte, ist der Brunnen „bis auf den Grund trocken“.", "Ilka Brandt"),
        ("Der Brunnen wird von Ilka Brandt als „Herz der ganzen Stadt“ bezeichnet.", "Ilka Brandt"),
        ("Ilka Brandt wird mit den Worten zitiert: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Der Talbote zitierte Ilka Brandt mit den Worten: „Der Brunnen war trocken.“", "Ilka Brandt"),
        # No verb at all.
        ("Bürgermeisterin Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("„Der Brunnen war trocken“, so Ilka Brandt weiter.", "Ilka Brandt"),
        # Sources.
        ("Laut Ilka Brandt war der Brunnen „bis auf den Grund trocken“.", "Ilka Brandt"),
        ("Nach Angaben von Ilka Brandt war der Brunnen „bis auf den Grund trocken“.", "Ilka Brandt"),
        ("Am 3. Mai sagte Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
    ],
)
def test_the_order_of_words_tells_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Die Talbehörde erklärte: „Der Brunnen war trocken.“", "die Talbehörde"),
        ("Ein WRB-Sprecher sagte: „Der Brunnen war trocken.“", "ein WRB-Sprecher"),
        ("„Der Brunnen war trocken“, heißt es in einem Schreiben.", "einem Schreiben"),
    ],
)
def test_bodies_offices_and_documents_speak_by_their_description(text: str, label: str) -> None:
    assert [name.lower() for name in speakers(text) if name] == [label.lower()]


def test_the_mood_of_a_sentence_goes_on_with_the_speaker() -> None:
    text = "Ilka Brandt kritisierte den Plan. Der Gemeinderat sei „nicht bei der Sache gewesen“."
    assert speakers(text) == ["Ilka Brandt"]


def test_the_mood_of_a_dependent_clause_says_nothing() -> None:
    text = "Ilka Brandt kritisierte den Plan. Jana Velt will „bis zum Herbst noch einmal warten“, ob es gut gehe."
    assert speakers(text) == ["Jana Velt"]


def test_common_nouns_are_nobody() -> None:
    text = "Pläne der Talwerke lagen aus. Unterschriften von Gegnern fehlten. „Der Brunnen war trocken.“"
    assert not {"Pläne", "Unterschriften", "Gegnern"} & {name for name in speakers(text) if name}


@pytest.mark.parametrize(
    "text",
    [
        "Die Ausstellung „Brunnen und Brücken“ öffnet im Mai.",
        "Der „Bund der Brunnenfreunde“, kurz „BdB“, trifft sich im Mai.",
        "Ilka Brandt schrieb ein Buch über die „Wells of the Valley“.",
        "Ilka Brandt kam in die Stadt. Der Weg gilt als „steil“.",
    ],
)
def test_names_of_things_are_no_quotes(text: str) -> None:
    assert read(text) == []


def test_a_paper_in_marks_is_a_source_and_no_quote() -> None:
    quotes = extract("„Der Brunnen war trocken“, schreibt die „Talpost“.", language="de").quotes
    assert [q.form for q in quotes] == [Form.FULL]
    assert quotes[0].attribution is not None
    assert quotes[0].attribution.name == "die „Talpost“"


def test_a_noun_is_known_in_its_forms_and_compounds() -> None:
    nouns = Compounds({"sprecher", "bericht", "rat"})
    known = {
        "sprecher",
        "sprechers",
        "sprechern",
        "wrb-sprecher",
        "talsprecher",
        "jahresberichte",
        "stadt-rat",
    }
    assert {word for word in known if word not in nouns} == set()
    assert not {"brandt", "sprechen", "heirat", "x" * 5_000_000} & {
        word for word in ("brandt", "heirat", "x" * 5_000_000) if word in nouns
    }


def test_french_dialogue_between_commas_is_parted() -> None:
    text = "— Non, dit Ilka Brandt, le puits est vide."
    (quote,) = extract(text, language="fr").quotes
    assert [text[part.start : part.end] for part in quote.parts] == ["Non,", "le puits est vide."]
    assert quote.attribution is not None
    assert quote.attribution.name == "Ilka Brandt"


@pytest.mark.parametrize(
    ("clause", "paper"),
    [
        ("sagte Ada Muster der Seezeitung", ["Seezeitung"]),
        ("sagte sie der Talpost", ["Talpost"]),
        ("sagte Ada Muster der Velter Rundschau", ["Velter Rundschau"]),
        ("sagte der Redakteur der Seezeitung", []),
        ("sagte der Sprecher der Talwacht", []),
    ],
)
def test_a_paper_in_the_dative_is_told_and_one_in_the_genitive_is_not(clause: str, paper: list[str]) -> None:
    (quote,) = extract(f"„Wir gehen nicht mehr zurück nach Hause“, {clause}.", language="de").quotes
    assert [tag.value for tag in quote.tags if tag.field is TagField.SAID_TO] == paper
