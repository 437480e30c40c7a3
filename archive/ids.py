"""Ids, slugs and anchors: the only place that makes them.

An id is 16 characters of Crockford's base 32: 80 random bits, no name in it, no order in time, so that it
can be neither guessed nor read. A slug is for people and may change; the record keeps old ones.
"""

import re
import secrets
from hashlib import sha256

from slugify import slugify

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
ID_LENGTH = 16
SLUG_LENGTH = 80
"""Longest slug: a path stays readable and below the limits of every server."""

PATTERN = f"[{ALPHABET}]{{{ID_LENGTH}}}"
"""Of an id, as a regular expression."""
_ID = re.compile(PATTERN)


def new_id() -> str:
    """A fresh opaque id."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def derived_id(*parts: str) -> str:
    """The id that these texts always give: the same in every archive that holds the same record."""
    digest = sha256("\0".join(parts).encode()).digest()
    number = int.from_bytes(digest[:10])
    return "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))


def is_id(text: str) -> bool:
    """Whether the text has the form of an id."""
    return _ID.fullmatch(text) is not None


def slug(label: str) -> str:
    """A slug for a label in any script; never empty."""
    return slugify(label, max_length=SLUG_LENGTH, word_boundary=True) or "unnamed"


def quote_anchor(quote_id: str) -> str:
    """Where a quote stands on the page of its source; a number would tell how many are withheld between."""
    return f"quote-{quote_id}"
