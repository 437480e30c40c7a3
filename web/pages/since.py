"""What became of a quote's words in the versions of its source that came later, in plain words."""

from collections.abc import Iterable

from archive.drift.quotes import Stand, drifts
from archive.model import Chain, SourceVersion
from web import wording
from web.languages import Translated, gettext as _, marked

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


def since(chain: Chain, versions: Iterable[SourceVersion], confirmed: Iterable[str]) -> tuple[str, ...]:
    """Sentences on the newest version, if it is a later one than the quote's; none where there is none.

    Nothing of the later text is shown: its words may be those of somebody who may not be read here.
    confirmed: the ids of versions in which an archivist said that the quote stands.
    """
    newest = max(versions, key=lambda version: version.number, default=chain.version)
    if newest.number <= chain.version.number:
        return ()
    (drift,) = drifts((chain.quote,), chain.version.text, newest.text)
    told = _(CONFIRMED) if newest.id in set(confirmed) else SINCE[drift.stand]
    day = wording.day(newest.added_at)
    return told % {"day": day}, _(KEPT, number=chain.version.number)
