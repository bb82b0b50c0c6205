"""The static site: every page and file in a folder."""
