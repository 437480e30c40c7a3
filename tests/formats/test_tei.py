"""TEI and Akoma Ntoso: who speaks is led from the text to the header. Every document here is invented."""

import time

import pytest

from archive.errors import UnreadableFile
from archive.formats.registry import document_of, is_text_of
from archive.model import Certainty, Document, Kind, TurnRole
from archive.preview import preview
from archive.transcripts import propose

SUMMARY = "The narrator says that everybody was very happy to leave."
HEADER = f"""<teiHeader><fileDesc><titleStmt><title>A walk down the river</title></titleStmt>
<publicationStmt><publisher>Valley Archive</publisher><date when="2020-02-03"/>
<availability><p>For research only.</p></availability><idno type="URL">https://valley.example/1</idno>
</publicationStmt></fileDesc>
<profileDesc><abstract><p>{SUMMARY}</p></abstract><langUsage><language ident="en">English</language></langUsage>
<particDesc><listPerson>
<person xml:id="rh" role="interviewee"><persName><forename>Runa</forename>
  <surname>Holm</surname></persName></person>
<person xml:id="ia" role="interviewer"><persName>Imre Asker</persName></person></listPerson></particDesc>
<settingDesc><setting><date when="2019-05-04"/></setting></settingDesc></profileDesc></teiHeader>"""


def tei(body: str, header: str = HEADER) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'.encode()


def read(original: bytes, name: str = "walk.xml") -> Document:
    return document_of(original, name, where=name)


def quotes(document: Document) -> list[str]:
    return [quote.span.of(document.text) for quote in propose(document)]


TALK = """<head>The first tape</head>
<u who="#ia">When did you leave?</u>
<u who="#rh">We left in <date when="1950">May</date>,<note>Not so.</note> with <choice><sic>teh</sic><corr>the</corr></choice>
  lamp. <vocal><desc>laughs</desc></vocal> <gap/></u>
<incident><desc>A door opens.</desc></incident>
<u who="#rh #ia">Come in, come in.</u>
<u who="#rh"><p>That was my aunt.</p><p>She never left.</p></u>"""


def test_turns_lead_to_the_persons_of_the_header() -> None:
    original = tei(TALK)
    document = read(original)
    assert quotes(document) == [
        "We left in May, with teh lamp. [laughs] [gap]",
        "That was my aunt.\n\nShe never left.",
    ]
    assert {turn.speaker: turn.role for turn in document.turns if turn.speaker} == {
        "Imre Asker": TurnRole.INTERVIEWER,
        "Runa Holm": TurnRole.NARRATOR,
        "Runa Holm and Imre Asker": TurnRole.OTHER,
    }
    said = document.metadata
    assert (said.title, said.publisher, said.published, said.language, said.url, said.rights) == (
        "A walk down the river",
        "Valley Archive",
        "2020-02-03",
        "en",
        "https://valley.example/1",
        "For research only.",
    )
    assert document.spoken_on is not None
    assert document.spoken_on.of(document.text) == "2019-05-04"
    assert "Notes of editors are left out of the text: 1." in document.remarks
    assert is_text_of(document.text, original, document.media_type, where="x")


def test_summaries_are_never_text_wherever_they_stand() -> None:
    corpus = f"""<text id="x" title="A talk" summary1="{SUMMARY}" dateCreated="2013-10-14" author="Valley Post">
<sp who="#Asker"><s>\nWhen\tWRB\twhen\tx\ndid\tVVD\tdo\tx\nyou\tPP\tyou\tx\nleave\tVV\tleave\tx\n?\tSENT\t?\tx\n</s></sp>
<sp who="#RunaHolm"><s>\nWe\tPP\twe\tx\nleft\tVVD\tleave\tx\n(\t(\t(\tx\nin\tIN\tin\tx\nMay\tNP\tMay\tx\n)\t)\t)\tx\n,\t,\t,\tx
<w>\ndid\tV\tdo\tx\nn't\tR\tnot\tx\n</w>\nwe\tPP\twe\tx\n.\tSENT\t.\tx\n</s></sp></text>"""
    document = read(corpus.encode())
    assert quotes(document) == ["We left (in May), didn't we."]
    assert "happy" not in document.text + str(document.metadata)
    assert (document.metadata.title, document.metadata.published) == ("A talk", "2013-10-14")
    assert "spaces" in document.remarks[0]
    assert "happy" not in read(tei(TALK)).text + str(read(tei(TALK)).metadata)


LETTER = """<p>The clerk wrote it down. <said who="#rh">We left in May</said>, she told him, <q>and nobody came.</q></p>
<p>He added: <said who="#ia">“Nobody asked.”</said></p>"""


def test_in_prose_only_what_who_names_is_quoted() -> None:
    document = read(tei(LETTER))
    assert document.text == (
        "The clerk wrote it down. “We left in May”, she told him, “and nobody came.”\n\nHe added: “Nobody asked.”"
    )
    assert [(turn.speaker, turn.words.of(document.text)) for turn in document.turns] == [
        ("Runa Holm", "We left in May"),
        ("Imre Asker", "“Nobody asked.”"),
    ]
    assert all(turn.role_certainty is Certainty.STATED for turn in document.turns)
    assert document.remarks[0].endswith("without them: 2.")


def test_in_prose_without_who_the_words_are_read_as_any_others() -> None:
    document = read(tei("<p><q>We left in May with the lamp</q>, said Runa Holm, 61, a baker.</p>"))
    assert document.turns == ()
    (quote,) = preview(document).proposals
    assert quote.span.of(document.text) == "We left in May with the lamp"
    assert quote.attribution is not None
    assert quote.attribution.name == "Runa Holm"


DEBATE = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><identification>
<FRBRWork><FRBRdate date="1995-10-31" name="x"/></FRBRWork></identification><references>
<TLCPerson eId="brown" href="/x" showAs="Ms. Brown"/><TLCPerson eId="holm" href="/x" showAs="Runa Holm"/></references></meta>
<debateBody><debateSection><heading>ROADS</heading><scene>[The bell rings]</scene>
<speech by="#brown"><from>Prof. Brown:</from><p>The road to the valley is open again.</p></speech>
<speech by="#holm" as="#witness"><p>We walked on it for two days and two nights.</p></speech>
</debateSection></debateBody></debate></akomaNtoso>"""


def test_speeches_of_a_debate_are_statements_and_a_witness_is_none() -> None:
    document = read(DEBATE.encode())
    told = [(q.attribution.name, q.kind) for q in propose(document) if q.attribution]
    assert told == [("Prof. Brown", Kind.STATEMENT), ("Runa Holm", Kind.TESTIMONY)]
    assert document.metadata.published == "1995-10-31"
    assert not any("ROADS" in words or "bell" in words for words in quotes(document))


@pytest.mark.parametrize(
    "original, message",
    [
        (b"<akomaNtoso><act/></akomaNtoso>", "has no speeches"),
        (b"<teiCorpus><TEI/><TEI/></teiCorpus>", "this holds several TEI documents"),
        (tei("<pb/>"), "this TEI document holds no words"),
        (tei(TALK)[:-200], "this is no well-formed XML"),
        (
            b'<!DOCTYPE TEI [<!ENTITY a "b">]><TEI><text><body><p>&a;</p></body></text></TEI>',
            "declares entities",
        ),
    ],
)
def test_what_holds_no_speech_is_refused(original: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message):
        read(original)


def test_a_document_type_without_entities_does_no_harm() -> None:
    assert read(b'<!DOCTYPE TEI SYSTEM "tei.dtd">' + tei(TALK)).turns


def test_a_long_transcript_is_read_in_linear_time() -> None:
    original = tei(f'{TALK}<p>x <q rend="y">words</q></p>' * 3_000)
    before = time.process_time()
    read(original)
    assert time.process_time() - before < 15
