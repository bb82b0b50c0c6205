"""The pages that people open in a browser: all of Dash, and nothing else.

``shell`` is the document and what every page shares, ``home``, ``view`` and ``about`` are the pages,
``cards`` and ``evidence`` what they are made of, ``callbacks`` all that moves.
"""
