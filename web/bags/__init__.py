"""What bags hold beside the record itself: each source for people, and for other programs."""
