"""How it is drawn: marks with their finished words in, a ``Drawing`` out, and its renderers.

Pure: no language, no package, no address, no file. Every chart family is one module with one
public function ``draw(marks, words)`` that sets items on a ``Canvas``; ``to_plotly`` and ``svg``
show what comes of it.
"""
