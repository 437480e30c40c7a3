"""The rows and columns of quote sheets."""
