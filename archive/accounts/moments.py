"""How long what is signed lasts. After NIST SP 800-63B-4, 2.2.3: a day at most, an hour without a request."""

from datetime import timedelta

IDLE = timedelta(hours=1)
"""Without a request."""
LONGEST = timedelta(hours=12)
"""Whatever is done meanwhile: a working day."""
HALFWAY = timedelta(minutes=5)
"""Between the password and the second factor."""
FRESH = timedelta(minutes=10)
"""After a proof of who they are, in which a person may change how they sign in."""
