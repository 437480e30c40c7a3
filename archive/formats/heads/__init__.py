"""What stands above a text and tells of it: front matter, bylines, days, what a page says of itself."""
