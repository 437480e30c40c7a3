"""Text to proposals: pure, deterministic, without input or output."""
