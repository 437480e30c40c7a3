"""The same words elsewhere: in another version, in another source, in another language."""
