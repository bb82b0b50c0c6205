"""The figures for machines: ``/api/v1``.

``resources`` is the table of addresses and ``parameters`` the table of what can be asked; the route,
the OpenAPI document and the readable page are made from both. ``models`` are the types of the
answers, ``serializers`` make them of a package.
"""
