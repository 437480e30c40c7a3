"""Bytes from strangers to text, XML and JSON: encodings, limits, and what a file is."""
