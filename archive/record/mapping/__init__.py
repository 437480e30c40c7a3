"""Rows to model values and back, and the states that revisions keep."""
