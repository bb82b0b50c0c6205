"""What catalogues and programs need to know of the data set, made from the package and nothing else.

``tables`` says once which tables the data set has and what their columns hold; ``datapackage``
(Frictionless), ``csvw`` (W3C) and ``codebook`` (for people) are made from it. ``schemaorg`` and
``dcat`` describe the data set as a whole, ``bundle`` gathers the files of the ZIP.
"""
