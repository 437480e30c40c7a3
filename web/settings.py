"""Where the archive lives and under which names its site answers."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from archive.accounts.passwords import MEMORY_MIB
from archive.accounts.roles import Role
from archive.errors import ArchiveError
from index.engine_choice import EngineChoice

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_SPAN = re.compile("([0-9]{1,4})([smhd])")
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
"""Always answered to, so that an archive can be read on the machine that holds it."""


class InvalidSetting(ArchiveError):
    """An environment variable holds what it can't."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One archive and its site; every field has an environment variable (docs/http.md lists them)."""

    home: Path
    database_url: str | None = None
    """Another database than the SQLite file in ``home``."""
    trusted_hosts: tuple[str, ...] = ()
    """Host names the site answers to, beside those of this machine and of ``public_url``."""
    public_url: str | None = None
    """The site's address for citations and canonical links; without it, the one a request came by."""
    contact: str | None = None
    """How to reach the archivists: an address or a sentence, shown on the page about the archive."""

    engine: EngineChoice = EngineChoice.AUTO
    """What keeps the search index; left to itself, the size of the archive decides."""
    password_memory: int = MEMORY_MIB
    """MiB that hashing one password takes: more makes guessing dearer, and signing in too."""
    fetches: bool = False
    """Whether archivists may have public pages fetched; else addresses are only noted down."""
    second_factor_for: frozenset[Role] = frozenset()
    """Roles in which nobody works, or reads what is restricted, without a second factor."""
    verify_every: timedelta | None = None
    """How often a server verifies the whole archive by itself; None for never."""
    proxies: int = 0
    """How many proxies stand before the site, each of which names in ``X-Forwarded-For`` who asked it."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The settings the environment gives; an empty variable counts as unset. Raises InvalidSetting."""
        hosts = environment.get("TESTIMONY_TRUSTED_HOSTS", "")
        return cls(
            home=Path(environment.get("TESTIMONY_HOME") or ".testimony"),
            database_url=environment.get("TESTIMONY_DATABASE_URL") or None,
            trusted_hosts=tuple(host.strip().lower() for host in hosts.split(",") if host.strip()),
            public_url=(environment.get("TESTIMONY_PUBLIC_URL") or "").rstrip("/") or None,
            contact=environment.get("TESTIMONY_CONTACT") or None,
            engine=_engine(environment.get("TESTIMONY_ENGINE") or EngineChoice.AUTO),
            password_memory=_number(environment, "TESTIMONY_PASSWORD_MEMORY", MEMORY_MIB, range(1, 4097)),
            fetches=_switch(environment, "TESTIMONY_FETCH"),
            second_factor_for=_roles(environment.get("TESTIMONY_SECOND_FACTOR") or ""),
            proxies=_number(environment, "TESTIMONY_PROXIES", 0, range(11)),
            verify_every=_span(environment.get("TESTIMONY_VERIFY_EVERY") or ""),
        )

    @property
    def effective_database_url(self) -> str:
        """The database that holds the record."""
        return self.database_url or f"sqlite:///{(self.home / 'archive.db').absolute()}"

    @property
    def originals_directory(self) -> Path:
        """Original bytes by their SHA-256."""
        return self.home / "originals"

    @property
    def index_directory(self) -> Path:
        """The search index, which may be deleted at any time."""
        return self.home / "index"

    @property
    def hosts(self) -> frozenset[str]:
        """Every host name the site answers to, without ports."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return frozenset((*LOCAL_HOSTS, *self.trusted_hosts, *((public,) if public else ())))

    @property
    def is_https(self) -> bool:
        """Whether readers reach the site by HTTPS."""
        return bool(self.public_url and self.public_url.startswith("https://"))


def _engine(text: str) -> EngineChoice:
    if text.strip().lower() not in set(EngineChoice):
        raise InvalidSetting(
            f"there is no search engine “{text}”",
            where="TESTIMONY_ENGINE",
            remedy=f"Set it to one of {', '.join(EngineChoice)}, or leave it unset.",
        )
    return EngineChoice(text.strip().lower())


def _roles(text: str) -> frozenset[Role]:
    """``editor,administrator``; nothing for none."""
    named = [name.strip().lower() for name in text.split(",") if name.strip()]
    if wrong := [name for name in named if name not in set(Role)]:
        raise InvalidSetting(
            f"there is no role “{wrong[0]}”",
            where="TESTIMONY_SECOND_FACTOR",
            remedy=f"Name some of {', '.join(Role)}, parted by commas, or leave it unset.",
        )
    return frozenset(map(Role, named))


def _span(text: str) -> timedelta | None:
    """``24h``, ``30m``, ``7d``; None for nothing."""
    if not text.strip():
        return None
    match = _SPAN.fullmatch(text.strip().lower())
    if match is None or not int(match[1]):
        raise InvalidSetting(
            f"“{text}” is no span of time",
            where="TESTIMONY_VERIFY_EVERY",
            remedy="Write it like 24h, 30m or 7d, or leave it unset.",
        )
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def _number(environment: Mapping[str, str], name: str, default: int, allowed: range) -> int:
    text = environment.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and int(text) in allowed):
        raise InvalidSetting(
            f"“{text}” is no number from {allowed[0]} to {allowed[-1]}",
            where=name,
            remedy="Set it to one, or leave it unset.",
        )
    return int(text)


def _switch(environment: Mapping[str, str], name: str) -> bool:
    text = (environment.get(name) or "off").strip().lower()
    if text not in ("on", "off"):
        raise InvalidSetting(f"“{text}” is neither on nor off", where=name, remedy="Set it to one of them.")
    return text == "on"
