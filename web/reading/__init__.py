"""Where readers are handed what they may see, and nothing else."""
