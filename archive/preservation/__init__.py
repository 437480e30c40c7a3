"""Preservation: the archive as plain files, copied, restored, and watched over."""
