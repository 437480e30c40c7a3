"""Random tokens that are carried by a browser or a link; the database keeps their digests only."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """A fresh token of 256 bits, in letters that an address can carry."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token: random as it is, a plain digest can't be turned back."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
