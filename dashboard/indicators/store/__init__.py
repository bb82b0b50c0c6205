"""The current package of a folder that may change, and the archive of its versions."""
