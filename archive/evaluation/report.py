"""The figures of a whole gold file, and of its parts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.errors import UnreadableFile
from archive.evaluation.annotation import GoldDocument, Quotation
from archive.evaluation.measures import Figures, total
from archive.evaluation.misses import Miss
from archive.evaluation.scored import Scored


class By(StrEnum):
    """What documents are grouped by."""

    LANG = "lang"
    DIFFICULTY = "difficulty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Documents, or quotations in them, by what they share (``lang=hy``, ``kind=mixed``)."""

    name: str
    documents: int
    figures: Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How well a machine read what a person marked."""

    documents: int
    figures: Figures
    groups: tuple[Group, ...]
    misses: tuple[Miss, ...]

    def as_json(self) -> dict[str, object]:
        """Plain values; the misses are left out, since they quote the documents."""
        return {
            "documents": self.documents,
            "figures": self.figures.as_json(),
            "groups": {
                group.name: {"documents": group.documents, **group.figures.as_json()} for group in self.groups
            },
        }


def evaluate(
    documents: Iterable[GoldDocument],
    predict: Callable[[GoldDocument], Sequence[Quotation]],
    score: Callable[[GoldDocument, Sequence[Quotation]], Scored],
    by: Iterable[By] = (),
) -> Report:
    """Score every document and add up.

    ``predict`` gives the quotations of one document, none for one that was not read. Raises UnreadableFile
    where a prediction reaches beyond the document's text: it was made from another one.
    """
    wanted = tuple(dict.fromkeys(by))
    everything: list[Figures] = []
    grouped: dict[str, list[Figures]] = {}
    misses: list[Miss] = []
    for document in documents:
        predicted = predict(document)
        _check(document, predicted)
        scored = score(document, predicted)
        everything.append(scored.figures)
        misses += scored.misses
        own = [(name, scored.figures) for one in wanted for name in _groups(document, one)]
        for name, figures in (*scored.groups.items(), *own):
            grouped.setdefault(name, []).append(figures)
    return Report(
        documents=len(everything),
        figures=total(everything),
        groups=tuple(
            Group(name=name, documents=len(parts), figures=total(parts))
            for name, parts in sorted(grouped.items())
        ),
        misses=tuple(misses),
    )


def _groups(document: GoldDocument, by: By) -> tuple[str, ...]:
    if by is By.LANG:
        return (f"lang={document.language or 'unknown'}",)
    return tuple(f"difficulty={difficulty}" for difficulty in document.difficulties)


def _check(document: GoldDocument, predicted: Sequence[Quotation]) -> None:
    end = max((part.end for quotation in predicted for part in quotation.parts), default=0)
    if end > len(document.text):
        raise UnreadableFile(
            "a predicted quote ends after the end of the text",
            where=document.id,
            remedy="Predict from the text of the gold file, with positions in characters.",
        )
