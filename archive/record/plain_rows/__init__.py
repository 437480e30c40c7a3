"""The record as plain rows: out of one database and into another."""
