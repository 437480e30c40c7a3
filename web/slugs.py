"""What a slug in an address may look like; anything else leads nowhere."""

import re

from archive.errors import UnknownId

PATTERN = "[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST = 120
"""Characters: more than any slug the archive makes, with its number."""


def checked(slug: str) -> str:
    """The slug, if it can be one. Raises UnknownId."""
    if len(slug) > LONGEST or not re.fullmatch(PATTERN, slug):
        raise UnknownId("no such page")
    return slug
