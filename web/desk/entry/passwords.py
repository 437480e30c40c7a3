"""How this site hashes passwords, by its settings."""

from flask import Flask, current_app

from archive.accounts.passwords import Passwords
from web.settings import Settings

_EXTENSION = "testimony-passwords"


def keep_passwords(app: Flask, settings: Settings) -> None:
    """Give an application its way of hashing."""
    app.extensions[_EXTENSION] = Passwords(settings.password_memory)


def passwords() -> Passwords:
    """The way of hashing of the current application."""
    found: Passwords = current_app.extensions[_EXTENSION]
    return found
