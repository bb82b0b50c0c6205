"""Which of our languages a reader prefers, by the order of their own ``Accept-Language``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from flask import request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from dashboard.languages import Lang

#: As much of a header as is read, in characters: more than any browser sends.
LONGEST_HEADER: Final = 1000


def preferred(header: str, langs: Sequence[Lang]) -> Lang:
    """The first language of the reader that has a variant among ours, else our first.

    A language that is refused by ``q=0`` is not chosen while another is left.

    >>> ours = ["en", "zh"]
    >>> preferred("zh-CN,en;q=0.5", ours), preferred("en-GB,zh;q=0.9", ours), preferred("x", ours)
    ('zh', 'en', 'en')
    """
    whole = header[:LONGEST_HEADER].rpartition(",")[0] if len(header) > LONGEST_HEADER else header
    wanted = [(tag.lower(), weight) for tag, weight in parse_accept_header(whole, LanguageAccept)]
    refused = {tag for tag, weight in wanted if weight <= 0}
    left = [lang for lang in langs if lang not in refused] or [*langs]
    named = {tag.partition("-")[0] for tag, _ in wanted}
    for tag, weight in sorted(wanted, key=lambda pair: -pair[1]):
        if weight <= 0:
            continue
        primary = tag.partition("-")[0]
        if primary in left:
            return primary
        if primary == "*":
            return next((lang for lang in left if lang not in named), left[0])
    return left[0]


def asked(langs: Sequence[Lang]) -> Lang:
    """The language of these that the current request prefers."""
    return preferred(request.headers.get("Accept-Language", ""), langs)
