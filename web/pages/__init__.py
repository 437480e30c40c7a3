"""What each page shows: one frozen dataclass a template, and the pure functions that make them."""
