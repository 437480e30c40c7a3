"""Suites that every engine or store must pass."""
