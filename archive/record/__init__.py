"""Where the archive is written down: the only package that speaks SQL."""
