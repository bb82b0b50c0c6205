"""The pages that people open in a browser: all of Dash, and nothing else.

``shell`` is the document and what every page shares, ``home``, ``view`` and ``data`` are the
pages, ``cards`` what they are made of, ``callbacks`` all that moves.
"""
