"""Records of people who do not exist, for tests. Every name here is invented."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from archive.model import (
    Access,
    AccessStatus,
    Attribution,
    Certainty,
    Chain,
    Description,
    Evidence,
    Form,
    Kind,
    Name,
    Quote,
    Review,
    Source,
    SourceVersion,
    Span,
    Speaker,
    SpeakerKind,
    Tag,
    TagField,
)

TEXT = (
    '"We locked the door and took the key," said Invented Narrator, 61, a beekeeper, to the Sample Gazette.'
)
OPEN = Access(status=AccessStatus.OPEN)
WHEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def evidence(words: str, certainty: Certainty = Certainty.STATED) -> Evidence:
    start = TEXT.index(words)
    return Evidence(spans=(Span(start, start + len(words)),), certainty=certainty, method="test.rule@1")


def source(**changes: Any) -> Source:
    made = Source(
        id="s" * 16,
        slug="an-invented-article",
        description=Description(title="An invented article", publisher="Sample Gazette", published="2024-05"),
        note_html=None,
        access=OPEN,
        added_by="Test Archivist",
        added_at=WHEN,
    )
    return replace(made, **changes)


def quote(**changes: Any) -> Quote:
    made = Quote(
        id="q" * 16,
        source_id="s" * 16,
        version_id="v" * 16,
        number=1,
        parts=(Span(1, 36),),
        exact=(TEXT[1:36],),
        prefix='"',
        suffix=TEXT[36:68],
        form=Form.FULL,
        kind=Kind.TESTIMONY,
        language="en",
        speaker_id="p" * 16,
        attribution=Attribution(
            name="Invented Narrator",
            mention=evidence("Invented Narrator").spans[0],
            evidence=evidence("Invented Narrator"),
        ),
        tags=(
            Tag(field=TagField.AGE, value="61", evidence=evidence("61")),
            Tag(field=TagField.ROLE, value="beekeeper", evidence=evidence("beekeeper")),
            Tag(
                field=TagField.SAID_TO,
                value="Sample Gazette",
                evidence=evidence("Sample Gazette", Certainty.INFERRED),
            ),
        ),
        review=Review.ACCEPTED,
        access=OPEN,
    )
    return replace(made, **changes)


def version(**changes: Any) -> SourceVersion:
    made = SourceVersion(
        id="v" * 16,
        source_id="s" * 16,
        number=1,
        text=TEXT,
        text_sha256="0" * 64,
        original_sha256="ab" * 32,
        original_name="article.txt",
        media_type="text/plain",
        is_excerpt=False,
        furniture=(),
        added_by="Test Archivist",
        added_at=WHEN,
    )
    return replace(made, **changes)


def speaker(**changes: Any) -> Speaker:
    made = Speaker(
        id="p" * 16,
        slug="invented-narrator",
        kind=SpeakerKind.PERSON,
        names=(Name(form="Invented Narrator", primary=True),),
        named=True,
    )
    return replace(made, **changes)


def chain(**changes: Any) -> Chain:
    return replace(Chain(quote=quote(), source=source(), version=version(), speaker=speaker()), **changes)
