"""Tests of the index and both engines."""
