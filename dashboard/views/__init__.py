"""What can be shown: the views, their addresses, and the one road from an address to what it shows."""
