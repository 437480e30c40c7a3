"""Drift: what became of the words quoted from one version of a source in a later one."""
