"""Figures as counts that add up, so that a whole is the sum of its documents and never a mean of means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def percent(self) -> float | None:
        """In percent to one decimal; None of nothing."""
        return round(100 * self.right / self.of, 1) if self.of else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """What was found against what is there; percentages to one decimal, nought where nothing was counted."""

    correct: int = 0
    """Predictions that are right."""
    predicted: int = 0
    found: int = 0
    """Gold that a prediction found; differs from ``correct`` only where two predictions may share one."""
    gold: int = 0

    def __add__(self, other: "Detection") -> "Detection":
        return Detection(
            correct=self.correct + other.correct,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            gold=self.gold + other.gold,
        )

    @property
    def precision(self) -> float:
        """Right predictions among all predictions."""
        return round(100 * _ratio(self.correct, self.predicted), 1)

    @property
    def recall(self) -> float:
        """Found gold among all gold."""
        return round(100 * _ratio(self.found, self.gold), 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both, taken before rounding."""
        one, other = _ratio(self.correct, self.predicted), _ratio(self.found, self.gold)
        return round(100 * _ratio(2 * one * other, one + other), 1)


def detected(matched: int, predicted: int, gold: int) -> Detection:
    """A detection whose pairs are one to one."""
    return Detection(correct=matched, predicted=predicted, found=matched, gold=gold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Named measures of one document, or of many; the names stand in ``docs/extraction-evaluation.md``."""

    detections: Mapping[str, Detection] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)

    def as_json(self) -> dict[str, dict[str, float | int | None]]:
        """By name: ``P``, ``R``, ``F1`` or ``percent``, each with its counts."""
        found: dict[str, dict[str, float | int | None]] = {
            name: {
                "P": one.precision,
                "R": one.recall,
                "F1": one.f1,
                "correct": one.correct,
                "predicted": one.predicted,
                "found": one.found,
                "gold": one.gold,
            }
            for name, one in self.detections.items()
        }
        shares: dict[str, dict[str, float | int | None]] = {
            name: {"percent": one.percent, "right": one.right, "of": one.of}
            for name, one in self.shares.items()
        }
        return found | shares


def total(parts: Iterable[Figures]) -> Figures:
    """The sum, name by name."""
    detections: dict[str, Detection] = {}
    shares: dict[str, Share] = {}
    for part in parts:
        for name, detection in part.detections.items():
            detections[name] = detections.get(name, Detection()) + detection
        for name, share in part.shares.items():
            shares[name] = shares.get(name, Share()) + share
    return Figures(detections=detections, shares=shares)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
