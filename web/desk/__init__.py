"""The archivist's side of the site: everything under /desk, for those who are signed in."""
