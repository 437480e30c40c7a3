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

    def may(self, needed: "Role") -> bool:
        """Whether this role is the one needed or a later one."""
        ladder = list(Role)
        return ladder.index(self) >= ladder.index(needed)
