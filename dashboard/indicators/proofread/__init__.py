"""Observations held against the text of their source."""
