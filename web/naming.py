"""What a place is called in this English interface: all its English names, none of them first by merit."""

from archive.model import Place

INTERFACE_LANGUAGE = "en"
_BETWEEN_WORDS = str.maketrans("", "", " -‑'’")


def english_names(place: Place) -> tuple[str, ...]:
    """The English names in alphabetical order, those that differ by a hyphen once; else the label."""
    forms = sorted({n.form for n in place.names if n.language == INTERFACE_LANGUAGE}, key=str.casefold)
    once = {form.casefold().translate(_BETWEEN_WORDS): form for form in forms}
    return tuple(sorted(once.values(), key=str.casefold)) or (place.label,)


def side_by_side(place: Place) -> str:
    """The English names in one line."""
    return " / ".join(english_names(place))
