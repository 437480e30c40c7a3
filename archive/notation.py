"""How an address of the web and the tag of a language are written: one rule for files, desk and record."""

import re

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""As far as the form goes (BCP 47): ``en``, ``hy``, ``en-GB``."""


def is_address(text: str) -> bool:
    """Whether a text is an address of the web, and nothing else."""
    return ADDRESS.fullmatch(text) is not None


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a language tag."""
    return LANGUAGE_TAG.fullmatch(text) is not None
