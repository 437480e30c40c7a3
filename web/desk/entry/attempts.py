"""What attempts to sign in are counted by: sealed, so that the database tells neither names nor addresses."""

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network

from flask import request

from archive.accounts.names import name_key
from archive.signing_in import Attempt
from web.holdings import holdings
from web.secret import secret_key

_NETWORK = 64
"""Bits of an IPv6 address that are one household's or one office's."""


def attempt(name: str) -> Attempt:
    """The attempt of this request at the account of the name."""
    return Attempt(name_digest=_sealed(f"name {name_key(name)}"), address_digest=_sealed(_address()))


def attempt_by_passkey() -> Attempt:
    """An attempt of this request that names nobody."""
    return Attempt(name_digest=_sealed(f"passkey {_address()}"), address_digest=_sealed(_address()))


def _address() -> str:
    asker = request.remote_addr or ""
    try:
        address = ip_address(asker)
    except ValueError:
        return asker
    is_wide = isinstance(address, IPv6Address)
    return str(ip_network((address, _NETWORK), strict=False)) if is_wide else str(address)


def _sealed(text: str) -> str:
    key = secret_key(holdings().settings.home)
    return hmac.new(key, text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()
