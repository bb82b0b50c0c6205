"""The table of every observation: columns, sorting, search, filters."""
