"""Tests of the public site, its interfaces and the commands."""
