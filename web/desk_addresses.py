"""Every address of the desk: the only place that makes them. In English only, so of no language."""

from urllib.parse import quote as escaped, urlencode

from web.urls import DESK as DESK, is_of_desk

QUEUE = "/desk/"
ADD = "/desk/add"
ACTIVITY = "/desk/activity"
VERSIONS = "/desk/versions"
PEOPLE = "/desk/people"
ACCOUNT = "/desk/account"
ACCESS = "/desk/access"
EMBARGOES = "/desk/embargoes"
TEXTS = "/desk/texts"
RELATIONS = "/desk/relations"
RESTRICTED = "/desk/restricted"
SIGN_IN = "/desk/sign-in"
SIGN_OUT = "/desk/sign-out"
SECOND_FACTOR = "/desk/sign-in/second"
SIGN_IN_BY_PASSKEY = "/desk/sign-in/passkey"
CHALLENGE = "/desk/sign-in/challenge"
CONFIRM = "/desk/confirm"
PASSWORD = "/desk/account/password"  # noqa: S105 (an address)
CODES = "/desk/account/codes"
CODES_OFF = "/desk/account/codes/off"
RECOVERY_CODES = "/desk/account/codes/recovery"
PASSKEYS = "/desk/account/passkeys"
PASSKEY_CHALLENGE = "/desk/account/passkeys/challenge"
PASSKEY_REMOVAL = "/desk/account/passkeys/remove"
SESSIONS = "/desk/account/sessions"
INVITING = "/desk/people/invite"
INVITATION_END = "/desk/people/take-back"
ACCOUNT_LOG = "/desk/people/log"
INVITATION = "/desk/invitation/"
SPEAKERS = "/desk/speakers"


def draft(draft_id: str) -> str:
    """An account that was begun, as it would be recorded."""
    return f"{ADD}/{draft_id}"


def writing(draft_id: str) -> str:
    """The same, to go on writing or pasting."""
    return f"{ADD}?{urlencode({'draft': draft_id})}"


def keep(draft_id: str) -> str:
    """Where a page keeps what is typed, without being asked."""
    return f"{ADD}/{draft_id}/keep"


def source(source_id: str, anchor: str = "") -> str:
    """One source under review: its text with what is proposed, or one quote of it."""
    return f"{DESK}/sources/{source_id}{'#' if anchor else ''}{anchor}"


def source_version(source_id: str, number: int) -> str:
    """One version of a source under review."""
    return f"{source(source_id)}?{urlencode({'version': number})}"


def speakers(source_id: str) -> str:
    """Where names of speakers are looked up, for a quote of one source."""
    return f"{DESK}/sources/{source_id}/speakers"


def quote(quote_id: str) -> str:
    """One quote: where it stands under review, and what is done about it."""
    return f"{DESK}/quotes/{quote_id}"


def tag(quote_id: str, position: int, expected: int) -> str:
    """Where one tag of a quote is corrected, by who had seen the quote at this revision."""
    return f"{quote(quote_id)}/tags/{position}?{urlencode({'expected': expected})}"


def queue(**filters: str) -> str:
    """What waits, narrowed."""
    asked = {name: value for name, value in filters.items() if value}
    return f"{QUEUE}?{urlencode(asked)}" if asked else QUEUE


FRONT_PAGE = "_front-page"
"""What the place of the front page is called in addresses of the desk. No collection and no essay has a key
that begins so."""


def history(subject: str) -> str:
    """What became of a record: ``quote:ID``, ``speaker:ID``, ``source:ID``."""
    return f"{DESK}/history/{subject}"


def activity(ending: str = "", **filters: str) -> str:
    """The log of all activity, narrowed; with an ending (``csv``, ``jsonl``) as a file."""
    asked = {name: value for name, value in filters.items() if value}
    path = f"{ACTIVITY}.{ending}" if ending else ACTIVITY
    return f"{path}?{urlencode(asked)}" if asked else path


def found_speakers(typed: str) -> str:
    """The speakers whose names begin so."""
    return f"{SPEAKERS}?{urlencode({'q': typed})}"


def speaker(speaker_id: str) -> str:
    """One speaker: names, quotes, mergers."""
    return f"{SPEAKERS}/{speaker_id}"


def quotes_of(version_id: str) -> str:
    """Where a quote that the machine missed is proposed."""
    return f"{DESK}/versions/{version_id}/quotes"


def narrator(version_id: str) -> str:
    """Where it is said whose words a transcript has that names nobody."""
    return f"{DESK}/versions/{version_id}/narrator"


def accept_all(source_id: str) -> str:
    """Where all that waits in a source is accepted."""
    return f"{DESK}/sources/{source_id}/accept"


def publish(source_id: str) -> str:
    """Where a source is opened to everybody."""
    return f"{DESK}/sources/{source_id}/publish"


def text(kind: str, key: str) -> str:
    """The form of an archivist's own text: ``collections``, ``essays`` or ``featured``, and which."""
    return f"{TEXTS}/{kind}/{escaped(key)}"


def access(record_id: str) -> str:
    """What was decided about who may see a source, quote, speaker or version."""
    return f"{ACCESS}/{record_id}"


def versions_of(source_id: str) -> str:
    """The versions of a source, and what became of its quotes."""
    return f"{DESK}/sources/{source_id}/versions"


def confirm_standings(source_id: str) -> str:
    """Where it is said that quotes stand in the newest version, too."""
    return f"{versions_of(source_id)}/confirm"


def sign_in(after: str = "") -> str:
    """Where to sign in, and which address to go on to."""
    return _onward(SIGN_IN, after)


def second_factor(after: str = "") -> str:
    """Where to give the second factor, and which address to go on to."""
    return _onward(SECOND_FACTOR, after)


def confirm(after: str = "") -> str:
    """Where to prove once more who one is, and which address to go on to."""
    return _onward(CONFIRM, after)


def person(account_id: str, deed: str = "") -> str:
    """The page on an account, or what can be done to it: ``role``, ``active``, ``link``, ``factors``."""
    return f"{PEOPLE}/{account_id}{'/' if deed else ''}{deed}"


def invitation(token: str) -> str:
    """The page of a link that was given to somebody."""
    return f"{INVITATION}{token}"


def safe_next(after: str) -> str:
    """The address to go on to, if it is one of the desk's; else none.

    A browser reads ``//host`` and ``/\\host`` as other hosts, and forgets tabs and ends of lines in them.
    """
    is_plain = after.isascii() and after.isprintable() and "\\" not in after
    return after if is_plain and is_of_desk(after.partition("?")[0]) else ""


def _onward(path: str, after: str) -> str:
    return f"{path}?{urlencode({'next': after})}" if after else path
