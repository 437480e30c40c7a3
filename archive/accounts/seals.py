"""Seals on what must be read again, and is to be of no use to who reads the database alone.

AES-256-GCM (NIST SP 800-38D) under a key that is derived from the archive's own: a secret that was altered,
or put into another account, does not open.
"""

import hmac
import secrets
from base64 import b64decode, b64encode

_SEALED = "sealed:1:"
"""Before what is sealed; a secret of an authenticator (base32) never begins so."""
_PURPOSE = b"testimony archive: secrets of authenticators"
_NONCE = 12
"""Bytes, random: with fewer than 2**32 of them under one key none comes twice (SP 800-38D, 8.3)."""


def is_sealed(text: str) -> bool:
    """Whether a secret is kept sealed; older archives kept them as they are."""
    return text.startswith(_SEALED)


class Seal:
    """The seal of one archive."""

    def __init__(self, key: bytes) -> None:
        self._key = hmac.digest(key, _PURPOSE, "sha256")

    def sealed(self, secret: str, whose: str) -> str:
        """The secret of an account, to be kept."""
        # Late: its import takes as long as half of the server's start.
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        hidden = AESGCM(self._key).encrypt(nonce, secret.encode(), whose.encode())
        return _SEALED + b64encode(nonce + hidden).decode()

    def opened(self, kept: str, whose: str) -> str | None:
        """The secret of an account as it was sealed; None where it was sealed by another key, or altered."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            hidden = b64decode(kept.removeprefix(_SEALED), validate=True)
            words = AESGCM(self._key).decrypt(hidden[:_NONCE], hidden[_NONCE:], whose.encode())
            return words.decode()
        except (InvalidTag, ValueError):
            return None
