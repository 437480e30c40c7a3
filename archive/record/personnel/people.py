"""Those who work at the desk, beside the record in the same database."""

from archive.record.personnel.account_log import AccountLog
from archive.record.personnel.accounts import Accounts
from archive.record.personnel.attempts import Attempts
from archive.record.personnel.factors import Factors
from archive.record.personnel.invitations import Invitations
from archive.record.personnel.passkeys import Passkeys
from archive.record.personnel.sessions import Sessions
from archive.record.storage.database import Database


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
