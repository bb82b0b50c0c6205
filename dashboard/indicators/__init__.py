"""What is known: the figures, what they measure, and where they come from. pandas only."""
