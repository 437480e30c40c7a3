"""Those who work at the desk, beside the record in the same database."""

from archive.record.account_log import AccountLog
from archive.record.accounts import Accounts
from archive.record.database import Database
from archive.record.sessions import Sessions


class People:
    """What the database keeps of accounts, one object for each noun."""

    def __init__(self, database: Database) -> None:
        self.accounts = Accounts(database)
        self.sessions = Sessions(database)
        self.log = AccountLog(database)
