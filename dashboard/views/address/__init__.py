"""Addresses and what they hold: query, table layout, embed options, deck."""
