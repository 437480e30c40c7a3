"""Whether the places of a quotation are right, each in its role."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.evaluation.annotation import PlaceMark
from archive.evaluation.measures import Detection
from archive.evaluation.names import convention, is_same_word, name_words
from archive.evaluation.spans import overlap
from archive.model import PlaceRole

ROLES = (PlaceRole.FROM, PlaceRole.LEFT, PlaceRole.SPOKE_AT, PlaceRole.NOW_LIVING)
"""Roles that are scored; a place that is merely mentioned is not."""
HOME = "home"
"""Home and the place fled, taken as one: real wording often leaves open which of the two is meant."""
_AT_HOME = frozenset({PlaceRole.FROM.value, PlaceRole.LEFT.value})
PLACE_MEASURES = tuple(f"place.{role}" for role in (*ROLES[:2], HOME, *ROLES[2:]))


@dataclass(frozen=True, slots=True)
class PlaceScore:
    """Counts by ``place.ROLE``, what gold asks for in vain, and what was given without being there."""

    detections: dict[str, Detection]
    missing: tuple[PlaceMark, ...]
    spurious: tuple[PlaceMark, ...]


def score_places(gold: Sequence[PlaceMark], predicted: Sequence[PlaceMark]) -> PlaceScore:
    """A place is right when its role is right and its words overlap gold's, or share a word's stem.

    Optional gold places count neither way. A second mention of a place that is right already is no error.
    """
    scored = [place for place in predicted if place.role in ROLES]
    required_first = sorted(gold, key=lambda place: place.optional)
    by_role = _Pairing(required_first, scored, lambda place: place.role)
    at_home = _Pairing(required_first, scored, lambda place: HOME if place.role in _AT_HOME else None)
    detections = {f"place.{role}": by_role.detection(role) for role in ROLES}
    return PlaceScore(
        detections=detections | {f"place.{HOME}": at_home.detection(HOME)},
        missing=tuple(place for place in by_role.missing if place.role in ROLES),
        spurious=tuple(by_role.spurious),
    )


class _Pairing:
    """Gold with predicted places, one to one, in the order given, under one reading of their roles."""

    def __init__(
        self,
        gold: Sequence[PlaceMark],
        predicted: Sequence[PlaceMark],
        role_of: Callable[[PlaceMark], str | None],
    ) -> None:
        self._role_of = role_of
        partners: dict[int, int] = {}
        for number, place in enumerate(gold):
            for candidate, other in enumerate(predicted):
                if candidate not in partners.values() and self._same(place, other):
                    partners[number] = candidate
                    break
        self._asked = [(place, number in partners) for number, place in enumerate(gold) if not place.optional]
        self.missing = [place for place, found in self._asked if not found]
        self._correct = [predicted[partners[n]] for n in partners if not gold[n].optional]
        paired = frozenset(partners.values())
        self.spurious = [
            other
            for candidate, other in enumerate(predicted)
            if candidate not in paired and not any(self._same(place, other) for place in gold)
        ]

    def detection(self, role: str) -> Detection:
        """The counts of one role."""
        correct = self._in(self._correct, role)
        return Detection(
            correct=correct,
            predicted=correct + self._in(self.spurious, role),
            found=self._in([place for place, found in self._asked if found], role),
            gold=self._in([place for place, _ in self._asked], role),
        )

    def _in(self, places: Sequence[PlaceMark], role: str) -> int:
        return sum(self._role_of(place) == role for place in places)

    def _same(self, one: PlaceMark, other: PlaceMark) -> bool:
        role = self._role_of(one)
        if role is None or role != self._role_of(other):
            return False
        if overlap(one.span, other.span):
            return True
        rules = convention("tags")
        words, others = name_words(one.name, rules), name_words(other.name, rules)
        return any(is_same_word(left, right) for left in words for right in others)
