"""Changes, each within one writing transaction, and what they are checked against."""
