"""From a folder of files to typed values: text, CSV, TOML, cells."""
