"""Every figure as a table: choose, sort, page, choose columns, read where each is from, take away."""

from __future__ import annotations

from typing import Final

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.explorer import fields, ids, rows
from dashboard.explorer.attributes import aria
from dashboard.exports.site.static_links import NEEDS_SERVER
from dashboard.messages import Locale
from dashboard.views.address.address import Address, Layout
from dashboard.views.render.renderer import Renderer
from dashboard.views.table import filter_labels
from dashboard.views.table.table import USUAL, Table

#: What is wrong with an address in a way of its own; the rest is a value of a filter.
_SAID: Final = ("sort", "column", "page", "beyond", "derived", "q", "columns")
#: The files that a selection can be taken away as.
FORMS: Final = ("csv", "xlsx", "json", "zip")


def page(address: Address, renderer: Renderer, locale: Locale, base: str) -> list[Component]:
    """Everything between masthead and footer."""
    table = renderer.table(address)
    return [
        html.Header(
            [
                html.H1(locale.text("data.title")),
                html.P(locale.text("data.lede"), className="lede-text", **NEEDS_SERVER),
            ],
            className="lede table-lede",
        ),
        fields.bar(table, renderer.package, locale, action=base + address.path),
        html.Div(results(address, renderer, locale, base), id=ids.TABLE, className="table-results"),
    ]


def results(address: Address, renderer: Renderer, locale: Locale, base: str) -> list[Component]:
    """What was understood, the table, the way to its other pages, the files."""
    table = renderer.table(address)
    here = Address(address.lang, "data", query=table.query, layout=table.layout)
    return [
        _status(here, table, renderer, locale, base),
        *([_region(here, table, locale, base)] if table.left else []),
        *([_pager(here, table, locale, base)] if table.pages > 1 else []),
        _downloads(here, table, locale, base),
    ]


def _status(here: Address, table: Table, renderer: Renderer, locale: Locale, base: str) -> html.Div:
    """How much is left, what was not understood, and a way to take back each thing chosen."""
    if table.left == table.total:
        said = locale.text("explorer.showing_all", total=table.total)
    else:
        said = locale.text("explorer.showing", left=table.left, total=table.total)
    return html.Div(
        [
            html.P(said),
            *(
                html.P(_fault(one.kind, one.value, locale), className="not-understood")
                for one in table.faults
            ),
            *_chosen(here, table, renderer, locale, base),
        ],
        className="status",
        role="status",
        **NEEDS_SERVER,
    )


def _fault(kind: str, value: str, locale: Locale) -> str:
    if kind in _SAID:
        gaps = {} if kind == "page" else {"value": value}
        return locale.text(f"data.fault.{kind}", **gaps)
    return filter_labels.not_understood(kind, value, locale)


def _chosen(
    here: Address, table: Table, renderer: Renderer, locale: Locale, base: str
) -> list[Component]:
    """What is chosen, each a link that takes it back, then one for all of it."""
    found = chosen = filter_labels.said(table.query, renderer.package, locale)
    first = Layout(table.layout.sort, table.layout.columns)
    if not table.left:  # what would leave nothing all the same is no way out
        found = {
            key: value
            for key, value in found.items()
            if renderer.table(here.selecting(table.query.choosing({key: ""})).laying(first)).left
        }
    links = [
        dcc.Link(
            locale.text("card.note_about", about=locale.text(f"field.{key}.filter")) + value,
            href=base + str(here.selecting(table.query.choosing({key: ""})).laying(first)),
            title=locale.text("data.undo", key=locale.text(f"field.{key}.filter"), value=value),
            className="stay",
        )
        for key, value in found.items()
    ]
    if table.sorted_by:
        unsorted = here.laying(Layout("", table.layout.columns))
        links.append(
            dcc.Link(
                locale.text("data.unsort"), href=base + str(unsorted), className="stay undo-all"
            )
        )
    if len(chosen) > 1:
        every = here.selecting(table.query.choosing(dict.fromkeys(chosen, ""))).laying(first)
        links.append(
            dcc.Link(
                locale.text("explorer.undo_all"), href=base + str(every), className="stay undo-all"
            )
        )
    return [html.Ul([html.Li(link) for link in links], className="undo")] if links else []


def _region(here: Address, table: Table, locale: Locale, base: str) -> html.Div:
    """The table under a head that stays; where it is wide, in a frame of its own that scrolls."""
    wide = "" if len(table.columns) <= len(USUAL) else " many-columns"
    return html.Div(
        html.Table(
            [
                html.Caption(html.Span(_caption(table, locale))),
                html.Thead(
                    html.Tr([_head(key, here, table, locale, base) for key in table.columns])
                ),
                *(rows.body(group, table, locale, here, base) for group in table.groups),
            ],
            className="figure-table data-table",
        ),
        className=f"table-scroll table-frame{wide}",
        tabIndex=0,
        role="region",
        **aria(label=locale.text("data.region")),
    )


def _caption(table: Table, locale: Locale) -> str:
    """Which rows these are, in which order, and what that order does not mean."""
    order = locale.text("data.order")
    if table.sorted_by:
        way = "desc" if table.descending else "asc"
        column = locale.text(f"field.{table.sorted_by}.name")
        order = locale.text(f"data.order_{way}", column=column)
    more = f"data.order_{table.sorted_by}"
    if more in locale.table and table.sorted_by in ("value", "period"):
        order += locale.conventions.joint + locale.text(more)
    return locale.text(
        "data.caption", first=table.first, last=table.last, left=table.left, order=order
    )


def _head(key: str, here: Address, table: Table, locale: Locale, base: str) -> html.Th:
    """A column's name, which sorts by it, and the other way round when it does already."""
    name = locale.text(f"field.{key}.name")
    current = key == table.sorted_by
    ascends = not current or table.descending
    wanted = here.laying(Layout(key if ascends else f"-{key}", table.layout.columns))
    mark = ("▼" if table.descending else "▲") if current else ""
    way = "descending" if table.descending else "ascending"
    return html.Th(
        dcc.Link(
            [name, html.Span(mark, className="sort-mark", **aria(hidden="true"))],
            href=base + str(wanted),
            title=locale.text(f"data.sort_{'asc' if ascends else 'desc'}", column=name),
            className="stay sort-link",
        ),
        scope="col",
        className=f"column-{key}",
        **(aria(sort=way) if current else {}),
    )


def _pager(here: Address, table: Table, locale: Locale, base: str) -> html.Nav:
    """The pages around this one, the first and the last."""
    number, pages = table.layout.number, table.pages
    near = {1, pages, *range(max(1, number - 2), min(pages, number + 2) + 1)}
    items: list[Component] = []
    for one in sorted(near):
        if items and one - 1 not in near:
            items.append(html.Li("…", className="gap", **aria(hidden="true")))
        items.append(html.Li(_to_page(one, str(one), here, locale, base, current=one == number)))
    steps = {"previous": number - 1, "next": number + 1}
    ends = {
        name: [html.Li(_to_page(to, locale.text(f"data.{name}"), here, locale, base))]
        if 1 <= to <= pages
        else []
        for name, to in steps.items()
    }
    return html.Nav(
        [
            html.P(locale.text("data.page", number=number, pages=pages)),
            html.Ul([*ends["previous"], *items, *ends["next"]]),
        ],
        className="pager",
        **aria(label=locale.text("data.pages")),
    )


def _to_page(
    number: int, text: str, here: Address, locale: Locale, base: str, *, current: bool = False
) -> Component:
    if current:
        return html.Span(text, className="current", **aria(current="page"))
    layout = here.layout
    wanted = here.laying(Layout(layout.sort, layout.columns, number))
    return dcc.Link(
        text,
        href=base + str(wanted),
        title=locale.text("data.page_named", number=number),
        className="stay",
    )


def _downloads(here: Address, table: Table, locale: Locale, base: str) -> html.Div:
    """What is selected, or everything, as files."""
    layout = Layout(table.layout.sort, table.layout.columns)
    selected = Address(here.lang, "data", query=table.query, layout=layout).search
    kinds = [("download_shown", selected)] if selected else []
    files = f"{base}/{here.lang}/download/all."
    return html.Div(
        [
            html.H2(locale.text("data.download")),
            *(
                html.P(
                    [
                        html.Span(locale.text(f"data.{kind}")),
                        *(
                            _file(
                                form, locale.text(f"data.{kind}"), f"{files}{form}{search}", locale
                            )
                            for form in FORMS
                        ),
                    ]
                )
                for kind, search in (*kinds, ("download_all", ""))
            ),
        ],
        className="downloads",
    )


def _file(form: str, what: str, href: str, locale: Locale) -> Component:
    return html.A(
        form.upper(),
        href=href,
        className="file-link",
        **aria(label=locale.text("data.download_file", form=form.upper(), what=what)),
    )
