"""Passwords: kept as Argon2id (RFC 9106), chosen by the rules of NIST SP 800-63B.

Long rather than mixed: no rule about kinds of characters, no expiry, nothing that is known to be common.
"""

import unicodedata
from importlib.resources import files

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from archive.errors import ArchiveError

SHORTEST = 12
"""Characters. With or without a second factor: one rule is easier to follow than two."""
LONGEST = 256
"""Characters: room for any phrase, and a bound on what is hashed."""
MEMORY_MIB = 64
"""Of one hashing: the second choice of RFC 9106, for machines that do other work too."""
_PASSES = 3
_LANES = 4
_COMMON = frozenset((files("archive.accounts") / "common_passwords.txt").read_text(encoding="utf-8").split())


class WeakPassword(ArchiveError):
    """A password that would be guessed."""


class Passwords:
    """Hashes and verifies with one set of parameters; hashes of other parameters are verified too."""

    def __init__(self, memory_mib: int = MEMORY_MIB) -> None:
        self._hasher = PasswordHasher(time_cost=_PASSES, memory_cost=memory_mib * 1024, parallelism=_LANES)
        self._nobody = ""

    def hash(self, password: str) -> str:
        """The password as it is kept."""
        return self._hasher.hash(_normal(password))

    def is_right(self, password: str, kept: str | None) -> bool:
        """Whether it is the password that was kept; where none was (None), False after the same work."""
        nobody = self._hash_of_nobody()  # Made at the first question, whoever that is about.
        try:
            return self._hasher.verify(kept or nobody, _normal(password)) and kept is not None
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False

    def is_outdated(self, kept: str) -> bool:
        """Whether it was hashed with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)

    def _hash_of_nobody(self) -> str:
        if not self._nobody:
            self._nobody = self._hasher.hash("the password of nobody at all")
        return self._nobody


def check_password(password: str, *, name: str) -> None:
    """Raise WeakPassword, which says why, for a password that is short, common, or the person's name."""
    password = _normal(password)
    if len(password) < SHORTEST:
        raise WeakPassword(
            f"the password has fewer than {SHORTEST} characters",
            remedy="A few words in a row are easily kept in mind.",
        )
    if len(password) > LONGEST:
        raise WeakPassword(f"the password has more than {LONGEST} characters", remedy="Choose a shorter one.")
    plain = "".join(filter(str.isalnum, password.casefold()))
    bare_name = "".join(filter(str.isalnum, name.casefold()))
    if _is_guessed(plain) or (bare_name and not plain.replace(bare_name, "").strip("0123456789")):
        raise WeakPassword("the password is among the first that are tried", remedy="Choose another one.")


def _is_guessed(plain: str) -> bool:
    """Common, or one of few characters repeated, or common ones with figures after them."""
    bare = plain.strip("0123456789")
    return plain in _COMMON or bare in _COMMON or _is_repeated(plain) or len(set(plain)) < 4


def _is_repeated(plain: str) -> bool:
    """Whether it is one short piece over and over: ``abcabcabcabc``."""
    return any(
        len(plain) % size == 0 and plain == plain[:size] * (len(plain) // size)
        for size in range(1, len(plain) // 2 + 1)
    )


def _normal(password: str) -> str:
    """The same whichever keyboard wrote it (NIST SP 800-63B, 3.1.1.2: NFKC)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "replace").decode()
