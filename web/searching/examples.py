"""What the examples of the help are made of: names and words of this archive, so that each finds something.

They are taken anew at every look: quotes through the gate, names by what the index counts, which has to be in
step with the record. Written into a page they would stay there after whoever spoke asked for a withdrawal.
"""

from dataclasses import dataclass

from archive.model import Chain, Kind, Place, TagField
from archive.places.hierarchy import lineage, upward
from index.engine import Facet, Sort
from index.querying.query import Field, Range, Word
from index.text.analysis import Token, analyse
from web.language.naming import english_names
from web.reading.reading_room import ReadingRoom
from web.reading.readings import Found

COUNTED = (Facet.SPEAKER, Facet.PLACE, Facet.ROLE, Facet.MONTH, Facet.YEAR, Facet.PUBLISHER, Facet.LANGUAGE)
LONG_WORD = 6
"""Letters: enough to cut some off, or to misspell one, and still be told from other words."""
WORDS_OF_PHRASE = 3
CANDIDATES = 12
"""Quotes in which words that serve as examples are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examples:
    """Each from one quote or another that may be shown; in an archive without any, English words."""

    word: str = "leaving"
    other: str = "house"
    phrase: str = "left the house"
    near: str = "left house"
    gap: int = 1
    """Words between those of ``near``."""
    speaker: str = "surname"
    place: str = "town"
    place_elsewhere: str = "town"
    """Another name of the place, in another script where it has one."""
    region: str = "region"
    """What holds other places, where something does."""
    role: str = "teacher"
    age: int = 70
    month: str = "2023-09"
    publisher: str = "gazette"
    language: str = "en"

    @property
    def beginning(self) -> str:
        """The word without its end."""
        return self.word[: LONG_WORD - 1]

    @property
    def misspelt(self) -> str:
        """The speaker's name with two letters exchanged, where that is one slip only."""
        name = self.speaker
        return f"{name[:2]}{name[3]}{name[2]}{name[4:]}" if len(name) >= LONG_WORD else name

    @property
    def decade(self) -> tuple[int, int]:
        """Ages around the age."""
        return max(0, self.age - 5), self.age + 5


def examples(room: ReadingRoom) -> Examples:
    """Taken from what may be shown now."""
    found = room.find(
        Word(Kind.TESTIMONY.value, Field.KIND), sort=Sort.DATE, limit=CANDIDATES, facets=COUNTED
    )
    values: dict[str, object] = {**_counted(room, found), **_age(room)}
    for chain in sorted(found.chains, key=lambda chain: _speaks(chain, str(values.get("speaker")))):
        # What some say of others is asked for by words that are not this speaker's.
        values = {**_worded(chain), **values}
    return Examples(**values)  # type: ignore[arg-type]


def _counted(room: ReadingRoom, found: Found) -> dict[str, object]:
    """The most frequent of what is counted."""

    results = found.results

    def first(facet: Facet) -> str | None:
        counts = results.facets.get(facet, ())
        return counts[0].value if counts else None

    plain: dict[str, object] = {
        "role": first(Facet.ROLE),
        "month": first(Facet.MONTH) or first(Facet.YEAR),
        "publisher": first(Facet.PUBLISHER),
        "language": first(Facet.LANGUAGE),
    }
    speakers = room.speakers(count.value for count in results.facets.get(Facet.SPEAKER, ())[:CANDIDATES])
    names = [speaker.label.split()[-1] for speaker in speakers if speaker.named]
    plain["speaker"] = next((name for name in names if name.isalpha() and len(name) >= LONG_WORD), None)
    plain |= _placed(room, found)
    return {name: value for name, value in plain.items() if value}


def _placed(room: ReadingRoom, found: Found) -> dict[str, object]:
    """The most frequent place that quotes name, and the most frequent that holds others."""
    told = {place.id: place for chain in found.chains for place in chain.places.values()}
    broader = upward(told.values(), room.places_by_key)
    holding = {above.id for place in told.values() for above in lineage(place, broader).within}
    counted = [count.value for count in found.results.facets.get(Facet.PLACE, ())[:CANDIDATES]]
    places = {place.id: place for place in room.places(counted)}
    most = [places[place_id] for place_id in counted if place_id in places]
    place = next((one for one in most if one.id in told), None)
    if place is None:
        return {}
    region = next((one for one in most if one.id in holding), place)
    return {
        "place": english_names(place)[0],
        "place_elsewhere": _elsewhere(place),
        "region": english_names(region)[0],
    }


def _elsewhere(place: Place) -> str:
    forms = [name.form for name in place.names]
    return next((form for form in forms if not form.isascii()), forms[-1])


def _age(room: ReadingRoom) -> dict[str, object]:
    found = room.find(Range(Field.AGE, None, None), sort=Sort.AGE, limit=1)
    stated = [tag.value for chain in found.chains for tag in chain.quote.tagged(TagField.AGE)]
    return {"age": int(stated[0])} if stated else {}


def _worded(chain: Chain) -> dict[str, object]:
    """Words of one part of a quote that has enough of them."""
    for part in chain.quote.exact:
        tokens = [] if "\n" in part else analyse(part)
        written = [_written(part, token) for token in tokens]
        long = sorted({word for word in written if word.isalpha()}, key=lambda word: (-len(word), word))[:2]
        if len(written) > WORDS_OF_PHRASE and len(long) > 1 and len(long[1]) >= LONG_WORD - 1:
            return {
                "word": long[0],
                "other": long[1],
                "phrase": " ".join(written[:WORDS_OF_PHRASE]),
                "near": f"{written[WORDS_OF_PHRASE - 1]} {written[0]}",
                "gap": WORDS_OF_PHRASE - 2,
            }
    return {}


def _speaks(chain: Chain, name: str) -> bool:
    return chain.speaker is not None and any(name in form.form for form in chain.speaker.names)


def _written(part: str, token: Token) -> str:
    return part[token.start : token.end].lower()
