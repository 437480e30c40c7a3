"""Decisions that protect people: access, identity, embargoes, withdrawals; and what is restricted."""
