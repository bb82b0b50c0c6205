"""From an address to what it shows: views, marks, notes, headlines."""
