"""A copy of the site that needs no server of its own: every page as a file, searched in the browser."""
