"""Accounts on their way in: brought, kept as drafts, looked at, taken in."""
