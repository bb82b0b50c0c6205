"""PPTX: slides that can be shown as they are and edited, with native charts and their sources.

``master`` is the empty presentation, ``type`` and ``native`` what slides are set with, ``tiles``
and ``drawing`` what a view becomes, ``deck`` puts it together.
"""
