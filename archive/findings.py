"""What audits tell: of the record (``archive.verify``) and of the index (``index.upkeep.audit``)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing the audit noticed: which record, what, and what to do."""

    subject: str
    what: str
    remedy: str
    is_problem: bool = True
    """False for what needs no repair, such as the bytes of an addition that was interrupted."""

    def __str__(self) -> str:
        return f"{'' if self.is_problem else 'note: '}{self.subject}: {self.what}. {self.remedy}"
