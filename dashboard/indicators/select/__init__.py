"""Which observations are asked for: queries, references in texts, suggestions for what is mistyped."""
