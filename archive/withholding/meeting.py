"""Two speakers who turn out to be one: what the merger may tell of who they are."""

from dataclasses import dataclass, replace

from archive.errors import ArchiveError
from archive.model import Speaker
from archive.terms import IdentityMode
from archive.withholding.identity import name_for_machines

_GUARDED = tuple(IdentityMode)
"""From the name in full to none: each tells less than the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What a merger must not tell."""

    hides_address: bool
    """The address of the merged speaker spells a name by which the public does not know the other."""
    hides_names: bool
    """So do the names themselves: nothing but the label keeps the other's from being told."""


def parted(lose: Speaker, keep: Speaker) -> Speaker:
    """``lose`` as it stands again when the merger into ``keep`` is undone: known by no more than ``keep``.

    The words were told under what ``keep`` is known by; undoing the merger opens nothing, and an editor may.
    """
    if _GUARDED.index(keep.known_as) > _GUARDED.index(lose.known_as):
        return replace(lose, identity=keep.known_as, public_name=keep.public_name)
    if lose.known_as is IdentityMode.NAMED and name_for_machines(lose) and not name_for_machines(keep):
        return replace(lose, identity=IdentityMode.INITIAL, public_name=None)
    return lose


def guarded(made: Speaker, whole: Speaker) -> Speaker:
    """Somebody new whose words were told as another's: by no name, where the other is known by none."""
    if whole.known_as is IdentityMode.NAMED or not made.named:
        return made
    mode = IdentityMode.INITIAL if whole.known_as is IdentityMode.INITIAL else IdentityMode.UNNAMED
    return replace(made, identity=mode)


def meet(keep: Speaker, lose: Speaker) -> Meeting:
    """How ``lose`` may be merged into ``keep``.

    Raises ArchiveError where the words of one who is guarded more would be told under a name that tells more.
    """
    # A minor's words bring with them what they ask for.
    joined = replace(keep, is_minor=keep.is_minor or lose.is_minor)
    if _GUARDED.index(joined.known_as) < _GUARDED.index(lose.known_as):
        raise ArchiveError(
            f"the other speaker is known to the public as “{lose.known_as}” only",
            where=f"speaker:{keep.id}",
            remedy="Decide by what this one is known first: testimony identify.",
        )
    is_told = lose.known_as is IdentityMode.NAMED and name_for_machines(lose) is not None
    by_label = joined.known_as is IdentityMode.NAMED and name_for_machines(keep) is None
    by_mode = joined.known_as is not IdentityMode.NAMED
    return Meeting(hides_address=is_told and (by_label or by_mode), hides_names=is_told and by_label)
