"""Which place is meant where several are called the same: what a tag points to, and what could be chosen."""

import re
from collections.abc import Mapping

from archive.errors import ArchiveError, UnknownId
from archive.model import Tag
from archive.places.gazetteer import Gazetteer
from archive.places.hierarchy import lineage
from archive.places.sources import GazetteerPlace
from web.desk.description_form import Option
from web.language.languages import country
from web.language.naming import INTERFACE_LANGUAGE, coordinates

NO_PLACE = "none"
"""What is sent for a place that the gazetteer does not know."""
_NONE_OF_THESE = Option(value=NO_PLACE, text="a place that the gazetteer does not know")


class SharedName(ArchiveError):
    """A name that several places have, or that is known as the name of none, of which none was chosen.

    ``called``: the name whose places are offered; ``known``: the key of one more.
    """

    def __init__(self, name: str, called: str, known: str | None = None) -> None:
        self.name = name
        self.called = called
        self.places = place_options(called, known)
        several = f"several places are called “{called}”"
        super().__init__(several, remedy="Choose the one that is meant.")


def place_options(name: str, known: str | None = None) -> tuple[Option, ...]:
    """The places called so, the likeliest first; with the one that is ``known`` already, and none of them."""
    keys = Gazetteer.load().candidates(name)
    also = (known,) if known and known not in keys else ()
    found = (Option(value=key, text=place_in_words(key)) for key in (*also, *keys))
    return (*found, _NONE_OF_THESE) if also or keys else ()


def chosen_place(form: Mapping[str, str], name: str, known: Tag | None) -> str | None:
    """The key of the place that was chosen for a name: None to look it up, empty for no place.

    A choice counts for the name it was made for alone, and for one that says it in more words; where no place
    has the new name, it is asked for again. A place that is only said otherwise stays what it was found to
    be. Raises SharedName where several are called so and none was chosen.
    """
    known = known if known and known.place_role else None
    before = known.place_key if known else None
    is_same = known is not None and known.value == name
    place, named = form.get("place", ""), form.get("place_of", "").strip()
    called = form.get("place_called", "").strip() or named
    keys = Gazetteer.load().candidates(name)
    if place and named == name:
        if place == NO_PLACE:
            return ""
        offered = keys or Gazetteer.load().candidates(called)
        if place in offered or (place == before and (is_same or called != name)):
            return place
    if known and is_same:
        return known.place_key or ""
    if len(keys) > 1:
        raise SharedName(name, name)
    if keys or place in ("", NO_PLACE):
        return None
    return _chosen_before(place, name, called, before)


def _chosen_before(place: str, name: str, called: str, known: str | None) -> str | None:
    """The place that was chosen among those called otherwise, for a name that none has.

    The one that stood there before was ticked already: whether it is still meant nobody has said. Raises
    SharedName.
    """
    if place != known and place in Gazetteer.load().candidates(called) and _is_longer(name, called):
        return place
    asked = SharedName(name, called, known)
    if asked.places:
        raise asked
    return None


def _is_longer(name: str, called: str) -> bool:
    """Whether a name says another one in more words: "San Mateo, California"."""
    return re.search(rf"(?<!\w){re.escape(called)}(?!\w)", name, re.IGNORECASE) is not None


def meant(tag: Tag) -> str:
    """Where the place of a tag lies, if its words alone do not tell.

    Another place is called so, or the words are no name of it.
    """
    if tag.place_key is None or Gazetteer.load().candidates(tag.value) == (tag.place_key,):
        return ""
    try:
        place = Gazetteer.load().place(tag.place_key)
    except UnknownId:
        return tag.place_key
    lies = ", ".join(_above(place))
    name = _called(place)
    return lies if tag.value.casefold() == name.casefold() and lies else ", ".join(filter(None, (name, lies)))


def place_in_words(key: str) -> str:
    """A place in one line: its name, what holds it, where it lies, and who else knows it by what number."""
    try:
        place = Gazetteer.load().place(key)
    except UnknownId:
        return key
    lies = coordinates(place.latitude, place.longitude)
    known_as = f"GeoNames {place.geonames}" if place.geonames else key
    kind = place.kind if place.kind != "settlement" else ""
    told = (_called(place), ", ".join(_above(place)), kind, lies or "", known_as)
    return "; ".join(filter(None, told))


def _above(place: GazetteerPlace) -> tuple[str, ...]:
    """The names of what holds a place, the nearest first, up to the state or to where a dispute begins."""
    held = lineage(place, _broader).within
    return (*filter(None, (place.state,)), *map(_called, held))


def _called(place: GazetteerPlace) -> str:
    """Its English names, none before the others, as in the lists of the site; a state has one."""
    if place.country and place.key == f"country:{place.country}":
        return country(place.country)
    forms = {name.form for name in place.names if name.language == INTERFACE_LANGUAGE}
    return " / ".join(sorted(forms, key=str.casefold)) or place.names[0].form


def _broader(place: GazetteerPlace) -> GazetteerPlace | None:
    return Gazetteer.load().place(place.broader_key) if place.broader_key else None
