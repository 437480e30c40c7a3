"""Tests of the files that are read."""
