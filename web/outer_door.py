"""What is said and kept when something unforeseen happens.

The person gets a reference, never a traceback. What is kept names files and lines of the program, never the
words of a testimony or a search: exception messages are left out because they may hold them.
"""

import logging
import secrets
import traceback

log = logging.getLogger("testimony")


def report_unexpected(error: BaseException) -> str:
    """Log where the program failed, under a fresh reference; returns the sentence for the person."""
    reference = secrets.token_hex(4)
    frames = traceback.extract_tb(error.__traceback__)
    trail = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    log.error("unexpected %s, reference %s: %s", type(error).__name__, reference, trail)
    return (
        f"Something unexpected happened (reference {reference}). Nothing that was accepted is lost. "
        "Please report the reference and the line logged with it."
    )
