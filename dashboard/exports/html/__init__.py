"""HTML made without a server: embeds, decks, offline pages."""
