"""The faces: the site and the `testimony` command."""
