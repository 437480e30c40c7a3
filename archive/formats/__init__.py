"""Bytes to Document: one file for each format."""
