"""Reads; every function works within one connection's view."""
