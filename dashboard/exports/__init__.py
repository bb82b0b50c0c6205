"""From what is shown to files that people take away: rendered views in, bytes out.

``content`` gathers what a file is made of, ``tidy_table`` makes rows of it, and each kind of file is a
module of its own; ``formats`` is the table of all of them. The same content gives the same bytes,
whenever and wherever it is asked for. Nothing here knows of a server.
"""
