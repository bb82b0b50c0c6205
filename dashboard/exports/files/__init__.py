"""Tables and archives to take away: CSV, XLSX, JSON, ZIP."""
