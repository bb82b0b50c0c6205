"""How it is drawn: a frame of marks and finished words in, a ``plotly.graph_objects.Figure`` out.

Pure: no language, no package, no address, no file. Every chart family is one module with one
public function ``draw(marks, words)``; ``marks`` has the columns of :data:`dashboard.charts.text.COLUMNS`.
"""
