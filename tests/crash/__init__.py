"""The crash harness: the archive is killed at random moments and must lose nothing."""
