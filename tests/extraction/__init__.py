"""Tests of extraction, room by room and language by language."""
