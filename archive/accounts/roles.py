"""What somebody who signs in may do: four roles, each of which may all that those before it may."""

from enum import StrEnum


class Role(StrEnum):
    """From the least to the most."""

    READER = "reader"
    """Reads what is restricted, changes nothing."""
    ARCHIVIST = "archivist"
    """Adds, describes, reviews."""
    EDITOR = "editor"
    """Decides who may see it."""
    ADMINISTRATOR = "administrator"
    """Decides who works here."""

    @property
    def may_do(self) -> str:
        """What the role is for, in a few words."""
        return _DEEDS[self]

    @property
    def described(self) -> str:
        """The role with its article."""
        return f"{'an' if self.value[0] in 'ae' else 'a'} {self.value}"

    def may(self, needed: "Role") -> bool:
        """Whether this role is the one needed or a later one."""
        ladder = list(Role)
        return ladder.index(self) >= ladder.index(needed)


_DEEDS = {
    Role.READER: "reads what is restricted",
    Role.ARCHIVIST: "adds and reviews",
    Role.EDITOR: "decides who may see it",
    Role.ADMINISTRATOR: "decides who works here",
}
