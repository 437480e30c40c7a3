"""Tests of the record and what describes, protects and keeps it."""
