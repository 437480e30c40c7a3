"""Tests of the archivist's desk."""
