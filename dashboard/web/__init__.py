"""Plain Flask, no Dash: files, health, the front door and what is said when there is no page."""
