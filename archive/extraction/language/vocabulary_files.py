"""The data files in `vocabulary/``, each read once; nobody else knows where they lie."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

_ENDING = ".toml"
_CODE = 2
"""Letters of a language's code: `en.toml`` is a language's file, ``names.fa.toml`` is not."""


@cache
def tables(name: str) -> Mapping[str, Any]:
    """What a file says (``en``, ``names.fa``); empty where there is none. Shared by all: only to be read."""
    file = _folder() / f"{name}{_ENDING}"
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def listed(name: str) -> list[str]:
    """The lines of a plain list, such as `given_names.txt``."""
    return (_folder() / name).read_text("utf-8").splitlines()


@cache
def codes() -> tuple[str, ...]:
    """The two-letter codes of the languages that have a file, in order."""
    names = (file.name.removesuffix(_ENDING) for file in _folder().iterdir() if file.name.endswith(_ENDING))
    return tuple(sorted(name for name in names if len(name) == _CODE))


def _folder() -> Traversable:
    return files("archive.extraction") / "vocabulary"
