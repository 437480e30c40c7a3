"""Those who work at the desk, beside the record in the same database."""

from archive.record.account_log import AccountLog
from archive.record.accounts import Accounts
from archive.record.attempts import Attempts
from archive.record.database import Database
from archive.record.factors import Factors
from archive.record.invitations import Invitations
from archive.record.passkeys import Passkeys
from archive.record.sessions import Sessions


class People:
    """What the database keeps of accounts, one object for each noun."""

    def __init__(self, database: Database) -> None:
        self.accounts = Accounts(database)
        self.sessions = Sessions(database)
        self.invitations = Invitations(database)
        self.factors = Factors(database)
        self.passkeys = Passkeys(database)
        self.attempts = Attempts(database)
        self.log = AccountLog(database)
