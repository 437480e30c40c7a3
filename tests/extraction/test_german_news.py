"""German news: views, claims, documents, backward glances, names in marks. Everybody is invented."""

import pytest

from archive.extraction.pipeline import extract


def spoken(text: str) -> list[tuple[str, str | None]]:
    return [
        (part.of(text), quote.attribution.name if quote.attribution else None)
        for quote in extract(text, language="de").quotes
        for part in quote.parts
    ]


def speakers(text: str) -> list[str | None]:
    return [name for _, name in spoken(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Number and case: several cannot be the subject of a verb for one.
        ("Die alten Nachbarn nannte Ilka Brandt „treue Freunde des Tals“.", "Ilka Brandt"),
        ("Die jungen Leute, die dort standen, beschrieb Ilka Brandt als „laut“.", "Ilka Brandt"),
        ("Der Deutschen Talzeitung sagte Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Als ihr der Plan gezeigt worden war sagte Ilka Brandt: „Der Brunnen war leer.“", "Ilka Brandt"),
        # Agents: of a participle alone, and of any verb after "als".
        ("Der Plan, von Ilka Brandt als „Wahnsinn“ bezeichnet, fiel durch.", "Ilka Brandt"),
        ("Der Plan wird von Ilka Brandt als „kluger und sehr guter Rat“ beworben.", "Ilka Brandt"),
        ("Der Plan wird von städtischer Seite mit „harter Arbeit“ begründet.", "städtischer Seite"),
        # Views, verbs with "sich", verbs with an adverb, verbs in two parts.
        ("Ilka Brandt ist der festen Meinung, der Brunnen sei „noch zu retten“.", "Ilka Brandt"),
        ("37 Prozent teilen die Ansicht, dass der Brunnen „zu alt“ sei.", "37 Prozent"),
        ("Ilka Brandt zeigte sich „tief betroffen“ vom Ende des Brunnens.", "Ilka Brandt"),
        ("Das sei „ein guter Tag“, freute sich Ilka Brandt.", "Ilka Brandt"),
        ("Ilka Brandt rechnet damit, dass der Brunnen „bald wieder fließt“.", "Ilka Brandt"),
        ("Ilka Brandt gab zu Protokoll: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Ilka Brandt rechnet mit „sehr langen Wintern“ im Tal.", "Ilka Brandt"),
        ("Der Verein setzt sich für den „Erhalt der Mühle“ ein.", "der Verein"),
        ("Ilka Brandt rief die Nachbarn zum „Großen Streik“ gegen die Mühle auf.", "Ilka Brandt"),
        ("Ilka Brandt erklärte, Velt sei „ein Freund des Tals“ und kündigte einen Brief an.", "Ilka Brandt"),
        ("Als „völlig haltlos“ wies Ilka Brandt die Vorwürfe zurück.", "Ilka Brandt"),
        ("Das Urteil, sagt Ilka Brandt, sei „ein gutes Zeichen“.", "Ilka Brandt"),
        # A subject that stands before a long aside, or outside a coordination.
        ("Einer der 13 beteiligten Nachbarn sagte: „Der Brunnen war trocken.“", "einer der 13"),
        ("Ilka Brandt, Vorsitzende des Vereins „Brunnen für alle“, nannte das „falsch“.", "Ilka Brandt"),
        # Sources.
        ("Auf den Vorwurf von Ilka Brandt, es sei ein „fauler Handel“, schwieg er.", "Ilka Brandt"),
        ("Die Sichtweise von Ilka Brandt, wonach es „ein Erfolg“ war, teilt er nicht.", "Ilka Brandt"),
        ("Geht es nach Ilka Brandt, wird der Brunnen „bald wieder offen“ sein.", "Ilka Brandt"),
        ("Scharfe Kritik kam von Ilka Brandt: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Nach eigenen Angaben war Ilka Brandt „nicht im Tal“.", "Ilka Brandt"),
        ("Im Rat sagte Ilka Brandt einem Zeugen zufolge: „Der Brunnen war trocken.“", "Ilka Brandt"),
        ("Der Regierung in Veltheim zufolge war der Brunnen „völlig trocken“.", "der Regierung"),
        ("Die Talpost knurrte: „Der Brunnen war trocken.“", "die Talpost"),
        # What stands in a document.
        ("In einem Schreiben der Anwälte wird auf die „alten Rechte“ hingewiesen.", "Schreiben"),
        ("Im Vertrag, in dem es heißt: „Der Brunnen bleibt offen.“, steht das.", "Vertrag"),
        ("Wie es in einer Mitteilung heißt, ist der Brunnen „bald wieder offen“.", "Mitteilung"),
        ("Auf dem Schild ist zu lesen: „Der Brunnen bleibt offen.“", "Schild"),
    ],
)
def test_more_ways_to_say_who_says_it(text: str, speaker: str) -> None:
    assert speaker.lower() in (speakers(text)[0] or "").lower()


@pytest.mark.parametrize(
    "after",
    [
        "Mit diesen Worten trat Ilka Brandt ab.",
        "Das sagte Ilka Brandt am Montag.",
        "So kommentierte Ilka Brandt den Plan.",
        "Diese Ansicht vertritt Ilka Brandt seit Jahren.",
        "Dieser Satz stammt von Ilka Brandt.",
        "Das ist die Meinung von Ilka Brandt.",
    ],
)
def test_a_sentence_looks_back_at_the_words_before_it(after: str) -> None:
    assert speakers(f"„Der Brunnen gehört uns allen.“ {after}") == ["Ilka Brandt"]


def test_a_sentence_that_goes_on_to_other_words_does_not_look_back() -> None:
    text = "„Der Brunnen gehört uns allen.“ Das sagte Jana Velt nicht: „Er gehört der Stadt.“"
    assert speakers(text)[0] is None


def test_a_front_field_keeps_its_quotation() -> None:
    text = "Während Ilka Brandt erklärte, „größer wird es nie“, räumte Jana Velt ein, dass es regne."
    assert speakers(text) == ["Ilka Brandt"]


def test_whoever_is_told_something_does_not_say_it() -> None:
    text = "Ilka Brandt wird aufgefordert, „alle Brunnen im Tal wieder zu öffnen“."
    assert speakers(text) == [None]


def test_each_reporting_clause_begins_an_utterance() -> None:
    text = "Ilka Brandt: „Der Brunnen ist nicht das Problem“. Sie räumte ein, es gebe „wenig Wasser“."
    quotes = extract(text, language="de").quotes
    mentions = [q.attribution.mention.of(text) for q in quotes if q.attribution]
    assert mentions == ["Ilka Brandt", "Sie"]


def test_the_mood_goes_on_within_a_sentence_and_with_whom_the_text_is_about() -> None:
    text = "Ilka Brandt lobte den Plan. Er werde „im Mai“ beginnen und solle „nicht zu viel“ kosten."
    assert speakers(text) == ["Ilka Brandt", "Ilka Brandt"]
    text = "Die Polizei sucht Zeugen. Der Täter sei „etwa 30 Jahre alt“."
    assert speakers(text) == ["die Polizei"]


@pytest.mark.parametrize(
    "text",
    [
        "Ilka Brandt sagte der „Talpost“, der Brunnen sei leer.",
        "Laut „Talpost“ ist der Brunnen nach Angaben der Polizei leer.",
        "Ilka Brandt hat in dem Buch mit dem Titel „Die Brunnen fressen ihre Kinder“ viel erklärt.",
        "Das Thema lautete „Brunnen für alle – die Pumpen des Tals“.",
        "Teile des „Gesetzes über den Schutz der Brunnen“ kritisierte das Gericht.",
        "Die Firma nennt die Modelle „Tuare“ und „Feton“.",
        "Orlin lobte Filme wie „Der lange Weg“ und „Das kurze Tal“ sehr.",
        "Ein Sprecher der „Brunnenpartei“ erklärte, man komme wieder.",
        "Im Streit um die „Brunnensteuer“ forderte Ilka Brandt ein Ende.",
        "Die „Talpost“-Redaktion kritisierte den Plan.",
        "Ilka Brandt kritisierte den Bund der Brunnen (auch „BdB“).",
        "Der als „Ilo“ bekannte Mann sagte nichts.",
        "Der Strom, der von der Quelle ausgeht und als „Talwind“ bezeichnet wird, ist stark.",
        "Der Brunnen war meiner Meinung nach „gut“.",
    ],
)
def test_more_marks_that_hold_no_speech(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    "words", ["kritisierte den „Wahnsinn“ der Stadt", "warnte vor einem „Ausverkauf“", "nannte das „Unsinn“"]
)
def test_one_word_of_somebody_is_a_fragment(words: str) -> None:
    assert speakers(f"Ilka Brandt {words}.") == ["Ilka Brandt"]


def test_names_of_persons_among_ordinary_nouns() -> None:
    assert speakers("Ahmed al-Velt sagte: „Der Brunnen war trocken.“") == ["Ahmed al-Velt"]
    text = "Der Sprecher des Amtes erklärte: „Der Brunnen war trocken.“"
    assert speakers(text) == ["der Sprecher des Amtes"]
    text = "Nach einer gestern veröffentlichten Studie nannte Ilka Brandt den Brunnen „sehr alt“."
    assert speakers(text) == ["Ilka Brandt"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Veltheims neuer Bürgermeister Jost Albers spricht von einem „Armutszeugnis“.", "Jost Albers"),
        ("Der Verein wirft der Stadt vor, „auf Zeit zu spielen“.", "der Verein"),
        ("Ilka Brandt warf der Stadt „Untätigkeit“ vor.", "Ilka Brandt"),
        ("Der Bischof rief zu „Mut und Versöhnung“ auf.", "der Bischof"),
        ("Der Vorstand sieht sich „in der Pflicht“, wie Ilka Brandt erklärte.", "Ilka Brandt"),
        ("Ilka Brandt zeigte sich nach dem Spiel „rundum zufrieden“.", "Ilka Brandt"),
        (
            "In der Vorabversion des Berichts heißt es, der Brunnen sei „bald leer“.",
            "der Vorabversion des Berichts",
        ),
        ("Anders sieht das Ilka Brandt. Die Zahlen seien „schlicht falsch“.", "Ilka Brandt"),
        ("Die Behörden gehen von einem „technischen Defekt“ aus.", "die Behörden"),
        ("Scharfe Kritik kam von Ilka Brandt: Der Brunnen sei „leer“.", "Ilka Brandt"),
        ("Die von der Polizei als „äußerst gefährlich“ eingestuften Männer sind fort.", "der Polizei"),
        ("Ilka Brandt, deren Partei verloren hatte, räumte „bittere Verluste“ ein.", "Ilka Brandt"),
        ("Ilka Brandt verglich das Vorgehen mit „Methoden aus dem Mittelalter“.", "Ilka Brandt"),
        ("Der Vizechef der Partei, Arno Stein, nannte das „falsch“.", "Arno Stein"),
        ("Nach Auskunft der Leitung ist die Lage „sehr unübersichtlich“.", "der Leitung"),
        ("Das sei ein Einzelfall, „nichts weiter“, versuchte Ilka Brandt zu beruhigen.", "Ilka Brandt"),
        (
            "Ilka Brandt gab eine Stellungnahme ab. Darin heißt es: „Der Brunnen war leer.“",
            "eine Stellungnahme",
        ),
        ("Der Brunnen ist leer. Das erklärte Ilka Brandt. Er sei „für immer“ versiegt.", "Ilka Brandt"),
    ],
)
def test_clauses_that_tell_of_fragments(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Das Bündnis, das sich selbst „Rat der Mühlen“ (RdM) nennt, zog in den Saal.",
        "Massi Velt, genannt „Vinzenz der Schöne“, kam aus dem Tal.",
        "Die Gruppe, die sich selbst „Rat des Tals“ nennt, trifft sich am Montag.",
        "Sie gründeten den „Rat des Tals“, wie sich die Gruppe selbst nennt.",
        "Im Mai nennt sich das Haus „Talblick“, sagte niemand.",
        "Die Aufführung von „Der Besuch der alten Mühle“ fiel aus.",
        "„Talblick“, so heißt das neue Haus, in dem Ilka Brandt wohnt.",
        "Galt sie noch 1990 als „Mühle des Tals“, so wurde sie später bewundert.",
    ],
)
def test_names_that_somebody_bears_are_no_speech(text: str) -> None:
    assert spoken(text) == []
