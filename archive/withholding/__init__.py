"""What the public is not told, and what stands in its place."""
