"""Plain Flask, no Dash: everything that answers and is no page of the explorer.

The front door and health, the files that pages load, embeds, decks, downloads, oEmbed, the API, what
crawlers ask for, and what is said when there is no page.
"""
