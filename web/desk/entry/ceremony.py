"""Passkeys by the rules of Web Authentication: what a browser is asked, and whether its answer proves it.

A passkey is something one has and, by its own lock, knows or is: it signs in alone. The keys are bound to
the name of this host; a page elsewhere can't ask for them.

The library is loaded at the first passkey: it takes a tenth of the time in which a server starts.
"""

import json
from base64 import urlsafe_b64decode
from urllib.parse import urlsplit

from flask import request

from archive.accounts.model import Account, Passkey
from archive.errors import ArchiveError
from archive.record.personnel.passkeys import Passkeys
from archive.second_factor import ISSUER
from web.holdings import holdings

LONGEST_ANSWER = 16_000
"""Characters."""


class PasskeyRefused(ArchiveError):
    """An answer that proves nothing."""


def ask_to_make(passkeys: Passkeys, account: Account) -> str:
    """What a browser is asked to make a passkey of the account, as JSON."""
    import webauthn
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    known = [PublicKeyCredentialDescriptor(id=passkey.credential) for passkey in passkeys.of(account)]
    options = webauthn.generate_registration_options(
        rp_id=_host(),
        rp_name=ISSUER,
        user_id=account.id.encode(),
        user_name=account.name,
        exclude_credentials=known,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
    )
    passkeys.challenge(options.challenge, account)
    return webauthn.options_to_json(options)


def ask_to_use(passkeys: Passkeys) -> str:
    """What a browser is asked to use a passkey, whoever's, as JSON."""
    import webauthn
    from webauthn.helpers.structs import UserVerificationRequirement

    options = webauthn.generate_authentication_options(
        rp_id=_host(), user_verification=UserVerificationRequirement.REQUIRED
    )
    passkeys.challenge(options.challenge)
    return webauthn.options_to_json(options)


def take_made(passkeys: Passkeys, account: Account, answer: str, label: str) -> None:
    """Keep the passkey that a browser made for the account. Raises PasskeyRefused, ArchiveError."""
    challenge = _challenge_in(answer)
    if not passkeys.was_challenged(challenge, account):
        raise _refused()
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_host(),
            expected_origin=_origins(),
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise _refused() from error
    passkeys.add(account, made.credential_id, made.credential_public_key, made.sign_count, label)


def take_used(passkeys: Passkeys, answer: str) -> Passkey:
    """The passkey that a browser used to answer, noted as used. Raises PasskeyRefused."""
    challenge = _challenge_in(answer)
    passkey = passkeys.find(_decoded(_field(answer, "rawId")))
    if not passkeys.was_challenged(challenge) or passkey is None:
        raise _refused()
    import webauthn
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        used = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=_host(),
            expected_origin=_origins(),
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError) as error:
        raise _refused() from error
    passkeys.note_use(passkey, used.new_sign_count)
    return passkey


def _host() -> str:
    return urlsplit(request.host_url).hostname or ""


def _origins() -> list[str]:
    """Where the page may have stood: here, or at the public address, behind which a proxy speaks HTTPS."""
    here, public = request.host_url.rstrip("/"), holdings().settings.public_url
    return [here, public] if public and urlsplit(public).hostname == _host() else [here]


def _challenge_in(answer: str) -> bytes:
    """The challenge that an answer says it is to; whether it was ever given is for the caller to ask."""
    told = _decoded(_field(answer, "response", "clientDataJSON")).decode("utf-8", "replace")
    return _decoded(_field(told, "challenge"))


def _field(text: str, *path: str) -> str:
    try:
        found = json.loads(text[: LONGEST_ANSWER + 1])
        for step in path:
            found = found[step]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _refused() from error
    if not isinstance(found, str):
        raise _refused()
    return found


def _decoded(text: str) -> bytes:
    try:
        return urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError as error:
        raise _refused() from error


def _refused() -> PasskeyRefused:
    return PasskeyRefused("the passkey was not accepted", remedy="Try again, or sign in with your password.")
