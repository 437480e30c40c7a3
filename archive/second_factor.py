"""Codes after the password: of an authenticator (TOTP, RFC 6238), or recovery codes for when it is lost."""

import time

import pyotp

from archive.accounts.model import Account
from archive.errors import ArchiveError
from archive.ids import new_id
from archive.record.personnel.people import People

ISSUER = "Testimony Archive"
RECOVERY_CODES = 8
_PERIOD = 30
_DRIFT = (0, -1, 1)
"""Periods by which a clock may be wrong (RFC 6238, 5.2)."""


class WrongCode(ArchiveError):
    """A code that does not prove that the authenticator has the secret."""


def new_secret(people: People, account: Account) -> str:
    """The secret that is being set up: the one proposed before, or a fresh one."""
    kept = people.factors.secret(account)
    if kept is None:
        kept = pyotp.random_base32()
        people.factors.propose(account, kept)
    return kept


def address_of(secret: str, account: Account) -> str:
    """The ``otpauth:`` address that an authenticator reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=account.name, issuer_name=ISSUER)


def turn_on(people: People, account: Account, code: str) -> None:
    """Ask for codes from now on, once one proves that the authenticator is set up. Raises WrongCode."""
    secret = people.factors.secret(account)
    step = _step_of(secret, _bare(code)) if secret and not account.has_codes else None
    if step is None:
        raise WrongCode(
            "this is not the code of now", remedy="Compare the clocks of both, and try the next one."
        )
    people.factors.turn_on(account, step)


def new_recovery_codes(people: People, account: Account) -> tuple[str, ...]:
    """Fresh recovery codes, to be shown once; earlier ones are good no more."""
    codes = tuple(new_id() for _ in range(RECOVERY_CODES))
    people.factors.replace_recovery_codes(account, codes)
    return tuple("-".join(code[start : start + 4] for start in range(0, len(code), 4)) for code in codes)


def is_right_code(people: People, account: Account, code: str) -> bool:
    """Whether it is a code of the account's authenticator or a recovery code; either is good once."""
    bare = _bare(code)
    if not (bare.isascii() and bare.isdigit()):
        return people.factors.use_recovery_code(account, bare)
    secret = people.factors.secret(account) if account.has_codes else None
    step = _step_of(secret, bare) if secret else None
    return step is not None and people.factors.use_step(account, step)


def _step_of(secret: str, code: str) -> int | None:
    now = int(time.time()) // _PERIOD
    totp = pyotp.TOTP(secret)
    return next(
        (now + drift for drift in _DRIFT if pyotp.utils.strings_equal(totp.generate_otp(now + drift), code)),
        None,
    )


def _bare(code: str) -> str:
    return "".join(filter(str.isalnum, code)).lower()
