"""The tables that `testimony evaluate` prints."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from archive.evaluation.measures import Figures
from archive.evaluation.report import Group, Report

NAME_WIDTH = 20
GROUP_WIDTH = 34

COLUMNS = (
    ("jac80", "exact", "e2e_name", "e2e_lenient", "name", "lenient"),
    ("utterance", "stretch", "e2e", "name", "kind", "age", "falseage", "role"),
    ("recall", "name", "lenient"),
    ("lenient", "name"),
)
"""What is shown of a group in one line, F1 of detections: the row whose first measure the group has."""


def tables(report: Report) -> Iterator[str]:
    """Everything measured, then one table for each sort of group."""
    yield f"{report.documents:,} documents"
    yield ""
    yield f"{'':{NAME_WIDTH}}{'P':>8}{'R':>8}{'F1':>8}{'right':>10}{'predicted':>12}{'gold':>10}"
    for name, one in report.figures.detections.items():
        percents = f"{one.precision:8.1f}{one.recall:8.1f}{one.f1:8.1f}"
        yield f"{name:{NAME_WIDTH}}{percents}{one.correct:10,}{one.predicted:12,}{one.gold:10,}"
    yield ""
    yield f"{'':{NAME_WIDTH}}{'%':>8}"
    for name, share in report.figures.shares.items():
        yield f"{name:{NAME_WIDTH}}{_cell(share.percent):>8}   {share.right:,} of {share.of:,}"
    for sort, groups in groupby(report.groups, key=lambda group: group.name.partition("=")[0]):
        yield ""
        yield from _by(sort, list(groups))


def _by(sort: str, groups: Sequence[Group]) -> Iterator[str]:
    columns = next(row for row in COLUMNS if _count(groups[0].figures, row[0]) is not None)
    yield f"{sort:{GROUP_WIDTH}}{'docs':>6}{'gold':>7}" + "".join(f"{column:>12}" for column in columns)
    for group in groups:
        name = group.name.partition("=")[2]
        cells = "".join(f"{_cell(_percent(group.figures, column)):>12}" for column in columns)
        yield f"{name:{GROUP_WIDTH}}{group.documents:6,}{_count(group.figures, columns[0]):7,}{cells}"


def _count(figures: Figures, measure: str) -> int | None:
    """How much of gold a measure is about; None where it was not taken."""
    if measure in figures.detections:
        return figures.detections[measure].gold
    return figures.shares[measure].of if measure in figures.shares else None


def _percent(figures: Figures, measure: str) -> float | None:
    if measure in figures.detections:
        return figures.detections[measure].f1
    return figures.shares[measure].percent if measure in figures.shares else None


def _cell(percent: float | None) -> str:
    return "-" if percent is None else f"{percent:.1f}"
