"""The tables of those who sign in. They are not record: no revision tells of them, no export holds them.

What a person knows or carries is kept as a digest only, but for the secret of an authenticator, which both
sides need: it is sealed (``archive.accounts.seals``). Moments are as in ``tables``: text that sorts as time
does.
"""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from archive.record.schema.tables import Digest, Id, Moment, Term, metadata

LONGEST_KEY = 240
"""Of a name folded: a letter may become three."""

accounts = Table(
    "accounts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("name_key", String(LONGEST_KEY), nullable=False, unique=True),
    Column("role", Term, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("password_hash", Text),
    Column("code_secret", Text),
    Column("codes_asked", Boolean, nullable=False),
    Column("code_step", Integer),
    Column("made_at", Moment, nullable=False),
)

account_sessions = Table(
    "account_sessions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token_digest", Digest, nullable=False, unique=True),
    Column("account_id", Id, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("device", Text, nullable=False),
    Column("is_whole", Boolean, nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("confirmed_at", Moment, nullable=False),
)

recovery_codes = Table(
    "recovery_codes",
    metadata,
    Column("account_id", Id, ForeignKey("accounts.id"), primary_key=True),
    Column("code_digest", Digest, primary_key=True),
)

passkeys = Table(
    "passkeys",
    metadata,
    Column("id", Id, primary_key=True),
    Column("account_id", Id, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("credential", Text, nullable=False),
    Column("credential_digest", Digest, nullable=False, unique=True),
    Column("public_key", Text, nullable=False),
    Column("sign_count", BigInteger, nullable=False),
    Column("label", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("used_at", Moment),
)

passkey_challenges = Table(
    "passkey_challenges",
    metadata,
    Column("challenge_digest", Digest, primary_key=True),
    Column("account_id", Id, ForeignKey("accounts.id")),
    Column("expires_at", Moment, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    Column("id", Id, primary_key=True),
    Column("token_digest", Digest, nullable=False, unique=True),
    Column("account_id", Id, ForeignKey("accounts.id")),
    Column("role", Term, nullable=False),
    Column("meant_for", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False, index=True),
    Column("name_digest", Digest, nullable=False),
    Column("address_digest", Digest, nullable=False),
    Index(None, "name_digest", "at"),
    Index(None, "address_digest", "at"),
)

account_events = Table(
    "account_events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("event", String(40), nullable=False),
    Column("account_id", Id, ForeignKey("accounts.id"), index=True),
    Column("name", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("detail", Text, nullable=False),
)
