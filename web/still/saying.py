"""How the search of the copy says what it looked for: as the site does, with room for what was typed."""

from archive.model import Kind
from index.querying.query import Field, Phrase, Word
from web.language import wording
from web.language.languages import gettext as _, pgettext
from web.searching.explained_terms import LEADS, said
from web.searching.explanation import SUBJECTS

_TYPED = "{text}"


def says() -> dict[str, object]:
    """In the language that is spoken; ``{text}``, ``{low}`` and ``{high}`` stand for what was typed."""
    low, high = "{low}", "{high}"
    return {
        "all": _("all %(subject)s", subject="{subject}"),
        "and": pgettext("between things", wording.AND),
        "or": pgettext("between things", wording.OR),
        "either": _("either %(alternatives)s", alternatives="{alternatives}"),
        "together": _("%(things)s together", things="{things}"),
        "except": _("except those %(what)s", what="{what}"),
        "subjects": {kind: pgettext("subject", SUBJECTS[kind]) for kind in ("", *map(str, Kind))},
        "leads": {field.value: _leads(field) for field in Field},
        "own": _("%(words)s in the speaker’s own words", words="{thing}"),
        "word": said(Word(_TYPED)).thing,
        "exactWord": said(Phrase(_TYPED)).thing,
        "phrase": said(Phrase(f"{_TYPED} {_TYPED}")).thing.replace(f"{_TYPED} {_TYPED}", _TYPED),
        "exactly": said(Phrase(_TYPED, Field.SPEAKER)).thing,
        "age": {
            "known": _("whose age is stated"),
            "one": _("aged %(age)s", age=low),
            "from": _("aged %(age)s or more", age=low),
            "to": _("aged %(age)s or less", age=high),
            "between": _("aged %(low)s to %(high)s", low=low, high=high),
        },
        "date": {
            "known": _("on a date that is known"),
            "one": low,
            "from": _("from %(day)s on", day=low),
            "to": _("up to %(day)s", day=high),
            "between": _("from %(first)s to %(last)s", first=low, last=high),
        },
    }


def _leads(field: Field) -> tuple[str, str, int]:
    """How a field is led to, how it is where it must not hold, and its place in the sentence."""
    lead, rank = LEADS[field]
    leaf = said(Word(_TYPED, field))
    return pgettext("lead", lead), leaf.refused, rank
