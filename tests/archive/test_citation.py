"""The chain in words: complete, and honest about what is unknown."""

from dataclasses import replace

from archive.citation import attribution_line, cite, links
from archive.model import Certainty, Description, Tag, TagField
from tests.invented import chain, evidence, quote, source, version


def values() -> dict[str, str]:
    return {link.label: link.value for link in links(chain())}


def test_chain_runs_from_the_speaker_to_who_added_it() -> None:
    labels = [link.label for link in links(chain())]
    wanted = [
        "Speaker",
        "Said to",
        "Said on",
        "Published by",
        "Published",
        "Source version",
        "Archived copy",
        "Added by",
    ]
    assert [label for label in wanted if label not in labels] == []
    assert labels[0] == "Speaker" and labels[-1] == "Added by"


def test_unknown_links_say_unknown() -> None:
    unknown = {link.label for link in links(chain()) if not link.known}
    assert {"Said on", "Written by", "Address", "Archived copy"} <= unknown
    assert values()["Said on"] == "unknown"


def test_version_is_named_by_its_whole_hash() -> None:
    assert values()["Source version"] == "sha256:" + "ab" * 32


def test_inference_stays_visible() -> None:
    said_to = next(link for link in links(chain()) if link.label == "Said to")
    assert said_to.note == "inferred"
    assert "to Sample Gazette (inferred)" in attribution_line(chain())


def test_second_level_is_kept() -> None:
    relayed = Tag(
        field=TagField.QUOTING, value="Another Invented Person", evidence=evidence("said", Certainty.STATED)
    )
    line = attribution_line(chain(quote=quote(tags=(relayed,))))
    assert "relaying Another Invented Person" in line


def test_line_holds_every_link_a_list_needs() -> None:
    line = attribution_line(chain())
    for part in (
        "Invented Narrator",
        "61",
        "beekeeper",
        "Sample Gazette",
        "May 2024",
        "sha256:",
        "Test Archivist",
    ):
        assert part in line


def test_unattributed_quote_says_so() -> None:
    bare = chain(quote=quote(attribution=None, speaker_id=None, tags=()), speaker=None)
    assert links(bare)[0].value == "unknown"
    assert attribution_line(bare).startswith("Speaker unknown, said to: unknown.")


def test_citation_names_quote_version_and_address() -> None:
    text = cite(chain(), "https://archive.example/quotes/qq")
    assert "q" * 16 in text and "ab" * 32 in text and text.endswith(": https://archive.example/quotes/qq")


def test_citation_knows_no_more_than_the_record() -> None:
    described = Description(
        title="[Devised]", publisher="Sample Gazette", published="2024-05", published_note="Inferred."
    )
    given = Tag(field=TagField.REPORTED_BY, value="an invented office", evidence=evidence("said"))
    told = Tag(field=TagField.SAID_TO, value="Somebody", evidence=evidence("said", Certainty.INFERRED))
    excerpt = replace(
        chain(quote=quote(tags=(given, told)), source=source(description=described)),
        version=version(is_excerpt=True),
    )
    text = cite(excerpt, "x")
    assert "as given by an invented office, to Somebody (inferred), in [Devised], Sample Gazette" in text
    assert "May 2024 (date inferred), no address recorded" in text
    assert "excerpt record, version sha256" in text
    assert "quoted by" not in text


def test_citation_without_publisher_or_date_is_honest() -> None:
    bare = chain(source=replace(source(), description=Description(title="Untitled leaf")))
    assert "publisher unknown, n.d." in cite(bare, "x")
