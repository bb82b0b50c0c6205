"""Asking an app: for pages as a browser without scripts, for callbacks as Dash's own script does."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.explorer.reading import Element, read

Id = str | dict[str, str]


@dataclass(frozen=True)
class Visitor:
    """Somebody who asks an app that lives below ``base``."""

    server: Flask
    base: str = ""

    @property
    def client(self) -> FlaskClient:
        """A client without a past."""
        return self.server.test_client()

    def get(self, path: str, **headers: str) -> TestResponse:
        """What is answered under a path."""
        return self.fetch(self.base + path, **headers)

    def fetch(self, address: str, **headers: str) -> TestResponse:
        """What is answered under an address that a page gives, base path included."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(address, headers=named, buffered=True)

    def page(self, path: str) -> Element:
        """The page under a path, which must be there."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status)
        return read(answer.text)

    def callback(
        self,
        outputs: list[Any],
        inputs: list[Any],
        state: list[Any],
        changed: str,
    ) -> TestResponse:
        """What a callback answers; an output or input that matches ALL is a list of its own."""
        names = [_name(one) for one in outputs]
        several = len(names) > 1
        output = f"..{'...'.join(names)}.." if several else names[0]
        given = {"inputs": _named(inputs), "state": _named(state)}
        assert given == self._declared(output), f"no browser would ask for {output} with this"
        body = {
            "output": output,
            "outputs": outputs if several else outputs[0],
            "inputs": inputs,
            "changedPropIds": [changed],
            "state": state,
        }
        return self.client.post(f"{self.base}/_dash-update-component", json=body)

    def _declared(self, output: str) -> dict[str, list[str]]:
        """What the callback of an output is declared to be given, by the names of its properties."""
        known = self.client.get(f"{self.base}/_dash-dependencies").json
        (found,) = [one for one in known or [] if _ALIAS.sub("", one["output"]) == output]
        return {
            kind: [_pattern(one["id"], one["property"]) for one in found[kind]]
            for kind in ("inputs", "state")
        }

    def route(self, path: str, search: str = "") -> TestResponse:
        """The page as the running explorer fetches it."""
        where = [prop("url", "pathname", self.base + path)]
        return self.callback(
            [prop("page", "children")], where, [prop("url", "search", search)], "url.pathname"
        )

    def draw(self, path: str, search: str) -> TestResponse:
        """The results after the address has changed."""
        return self.callback(
            [prop(who, "children") for who in ("front-head", "filter-theme", "results")],
            [prop("selection", "search", search)],
            [prop("selection", "pathname", self.base + path)],
            "selection.search",
        )

    def sync(
        self, path: str, query: str, changed: str, **values: str | bool | None
    ) -> TestResponse:
        """Address and controls after one of them has changed: ``filter-place.value`` for example."""
        usual = {"place": "all", "measure": "all", "search": ""}
        shown = {**usual, "derived": "derived=1" in query, **values}
        fields = [prop(f"filter-{name}", "value", value) for name, value in shown.items()]
        return self.callback(
            [*(prop(f"filter-{name}", "value") for name in shown), prop("selection", "search")],
            [*fields, prop("selection", "search", query)],
            [prop("selection", "pathname", self.base + path)],
            changed,
        )

    def evidence(self, lang: str, figure: str) -> Element:
        """What the panel shows of a figure."""
        return self.page(f"/{lang}/figure/{figure}?part=evidence")


_NOTHING = object()
#: What Dash adds to the name of a property that two callbacks write.
_ALIAS = re.compile(r"@[0-9a-f]+")


def prop(who: Id, what: str, value: Any = _NOTHING) -> dict[str, Any]:
    """A property as a callback names it, with its value where it has one."""
    named: dict[str, Any] = {"id": who, "property": what}
    return named if value is _NOTHING else {**named, "value": value}


def words(layout: object) -> str:
    """What is to be read in a layout that a callback answered: its texts, in order."""
    if isinstance(layout, list):
        return " ".join(filter(None, map(words, layout)))
    if not isinstance(layout, dict):
        return "" if layout is None or isinstance(layout, bool) else str(layout)
    props = layout.get("props", {})
    if layout.get("type") == "Html":
        return read(props["html"]).text_outside_drawings
    return words(props.get("children"))


def components(layout: object, kind: str) -> list[dict[str, Any]]:
    """The properties of all components of one type in a layout; of finished HTML, the attributes."""
    if isinstance(layout, list):
        return [found for one in layout for found in components(one, kind)]
    if not isinstance(layout, dict):
        return []
    props = layout.get("props", {})
    if layout.get("type") == "Html":
        return [dict(one.attributes) for one in read(props["html"]).every(kind.lower())]
    here = [props] if layout.get("type") == kind else []
    return [*here, *components(props.get("children"), kind)]


def _written(who: str | dict[str, Any]) -> str:
    return who if isinstance(who, str) else json.dumps(who, sort_keys=True, separators=(",", ":"))


def _named(given: list[Any]) -> list[str]:
    """Inputs or states by the names of their properties, those that match ALL by their pattern."""
    firsts = [one[0] if isinstance(one, list) else one for one in given]
    return [_pattern(one["id"], one["property"]) for one in firsts]


def _pattern(who: str | dict[str, Any], what: str) -> str:
    """A property of a component, or of all that have a type."""
    if isinstance(who, str) and who.startswith("{"):
        who = json.loads(who)
    return f"{who if isinstance(who, str) else who['type']}.{what}"


def _name(output: Any) -> str:
    """An output as the name of its callback has it: one that matches ALL without the values."""
    if not isinstance(output, list):
        return f"{_written(output['id'])}.{output['property']}"
    who = {key: one if key == "type" else ["ALL"] for key, one in output[0]["id"].items()}
    return f"{_written(who)}.{output[0]['property']}"
