"""The figures for machines: ``/api/v1``.

``endpoints`` is the table of contents and ``parameters`` the table of what can be asked; routes,
OpenAPI document and readable page are made from both. ``models`` are the types of the answers,
``answers`` and ``selecting`` make them of a package.
"""
