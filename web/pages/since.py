"""What became of a quote's words in the versions of its source that came later, in plain words."""

from archive.drift.quotes import Stand
from archive.drift.sources import Standpoint
from archive.model import SourceVersion
from web.language import wording
from web.language.languages import Translated, gettext as _, marked

CONFIRMED = marked(
    "The source was taken in again on %(day)s. These words stand unchanged in that version, too, as an "
    "archivist confirmed."
)
SINCE = Translated(
    {
        Stand.EXACT: marked(
            "The source was taken in again on %(day)s. These words stand unchanged in that version, too."
        ),
        Stand.MOVED: marked(
            "The source was taken in again on %(day)s. These words stand unchanged in that version, too, at "
            "another place."
        ),
        Stand.CHANGED: marked(
            "The publisher’s text changed since: in the version taken in on %(day)s these words read "
            "differently."
        ),
        Stand.MISSING: marked(
            "The publisher’s text changed since: in the version taken in on %(day)s these words are no "
            "longer there."
        ),
    }
)
KEPT = marked("What stands here is version %(number)s, which is kept as it was.")


def since(fate: tuple[SourceVersion, Standpoint] | None) -> tuple[str, ...]:
    """Sentences on the newest version, if it is a later one than the quote's; none where there is none.

    Nothing of the later text is shown: its words may be those of somebody who may not be read here.
    """
    if fate is None:
        return ()
    newest, told = fate
    sentence = _(CONFIRMED) if told.is_confirmed else SINCE[told.drift.stand]
    return sentence % {"day": wording.day(newest.added_at)}, _(KEPT, number=told.version.number)
