"""Tests of how the index follows the record, on both engines."""
