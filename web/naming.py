"""What a place is called in this English interface: all its English names, none of them first by merit."""

from archive.model import Place

INTERFACE_LANGUAGE = "en"
_BETWEEN_WORDS = str.maketrans("", "", " -‑'’")


def english_names(place: Place) -> tuple[str, ...]:
    """The English names in alphabetical order, those that differ by a hyphen once; else the label."""
    forms = sorted({n.form for n in place.names if n.language == INTERFACE_LANGUAGE}, key=str.casefold)
    once = {_plain(form): form for form in forms}
    return tuple(sorted(once.values(), key=str.casefold)) or (place.label,)


def is_name_of(place: Place, words: str) -> bool:
    """Whether the words are a name of the place on record, not only a description that points to it."""
    return _plain(words) in {_plain(name.form) for name in place.names}


def _plain(form: str) -> str:
    return form.casefold().translate(_BETWEEN_WORDS)


def side_by_side(place: Place) -> str:
    """The English names in one line."""
    return " / ".join(english_names(place))
