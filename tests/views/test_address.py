"""Addresses: written and read back without a loss, and nothing taken for one that is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.errors import UnknownPageError
from dashboard.indicators.select.query import Query
from dashboard.languages import DEFAULT as LANGS
from dashboard.views.address.address import LONGEST_VALUE, Address, Layout
from dashboard.views.address.embed_options import SCHEMES, Flags

_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=LONGEST_VALUE + 20)


def _folded(text: str) -> str:
    """A value as an address holds it: words with one space between, of bounded length."""
    return " ".join(text.split())[:LONGEST_VALUE].strip()


_VALUES = _ANY_TEXT.map(_folded)
_QUERIES = st.builds(
    Query,
    theme=_VALUES,
    place=_VALUES,
    measure=_VALUES,
    unit=_VALUES,
    basis=_VALUES,
    bound=_VALUES,
    source=_VALUES,
    q=_VALUES,
    derived=st.booleans(),
)
_COLUMNS = st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), max_size=9, unique=True)
_LAYOUTS = st.builds(
    Layout, sort=_VALUES, columns=_COLUMNS.map(tuple), number=st.integers(0, 999_999_999)
)
_SLUGS = st.from_regex(r"[A-Za-z0-9]{1,9}([-_][A-Za-z0-9]{1,9}){0,3}", fullmatch=True)

_PERIODS = st.sampled_from(("undated", "2021", "2022-06", "P5Y/2022-06-28", "2017/2021.yearbook"))


@st.composite
def _addresses(draw: st.DrawFn) -> Address:
    lang, query = draw(st.sampled_from(LANGS)), draw(_QUERIES)
    page = draw(st.sampled_from(("explorer", "about", "view", "data", "figure", "embed")))
    if page == "data":
        return Address(lang, "data", query=query, layout=draw(_LAYOUTS))
    if page in ("figure", "embed"):
        figure = f"{draw(_SLUGS)}.{draw(_SLUGS)}.{draw(_PERIODS)}"
        found = Address(lang, "figure", query=query, figure=figure)
        flags = Flags(draw(st.sampled_from(SCHEMES)), version=draw(st.sampled_from(("", "0" * 12))))
        return found.embedded(flags) if page == "embed" else found
    if page == "view":
        return Address(lang, "view", draw(_SLUGS), query)
    return Address(lang, "about" if page == "about" else "explorer", query=query)


def _searching(words: str) -> Address:
    return Address("zh", query=Query(q=words))


@given(_addresses())
@example(_searching("a&b=c"))
@example(_searching("100% + 50%2B"))
@example(_searching("{0.real} {{7*7}} ${x}"))
@example(_searching("?#;/\\"))
@example(_searching("进出口 ＋ 𝟙 🚆 e\N{COMBINING ACUTE ACCENT}"))
@example(_searching("<script>alert(1)</script>"))
@example(_searching("\x00\ufffd\u202e"))
@example(Address("en", query=Query(theme="1", derived=True)))
def test_an_address_is_read_back_as_it_was_written(address: Address) -> None:
    assert Address.parse(str(address)) == address


@given(_addresses())
def test_an_address_is_written_in_ascii_and_is_its_path_and_its_search(address: Address) -> None:
    written = str(address)
    assert written.isascii()
    assert written.isprintable()
    assert " " not in written
    assert written == address.path + address.search


@given(_ANY_TEXT)
def test_whatever_follows_the_question_mark_is_understood_or_dropped(text: str) -> None:
    address = Address.parse(f"/en/?{text}")
    assert (address.lang, address.page) == ("en", "explorer")
    assert Address.parse(str(address)) == address


@given(st.text())
@example("http://[")
@example("http://host/en/")
@example("//host/en/")
@example("\n/en/")
def test_any_other_text_is_no_address(text: str) -> None:
    try:
        address = Address.parse(text)
    except UnknownPageError:
        return
    assert text.startswith(address.path)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/",
        "en",
        "/en",
        "/xx/",
        "/EN/",
        "/en-GB/",
        "//host",
        "//en/",
        "///en/",
        "/en//",
        "https://host/en/",
        "http://[/en/",
        "javascript:alert(1)",
        "/en/nothing",
        "/en/about/",
        "/en/about/x",
        "/en/view",
        "/en/view/",
        "/en/view/cre-lines/",
        "/en/view/cre-lines/x",
        "/en/view/a/b/c/d/e/f",
        "/en/view/..",
        "/en/view/-a",
        "/en/view/a--b",
        "/en/view/a%20b",
        "/en/view/线路",
        "/en/view/１",
        "/en/view/" + "a" * 200,
        "/en/\n",
        "\\en\\",
        "?theme=rail",
        "#/en/",
    ],
)
def test_what_is_not_one_of_our_paths_is_an_unknown_page(url: str) -> None:
    with pytest.raises(UnknownPageError):
        Address.parse(url)


@pytest.mark.parametrize("view", ["cre-lines", "NA", "gdp_2021", "A1-b_C", "2022", "x" * 80])
def test_every_id_that_a_package_may_give_has_an_address(view: str) -> None:
    assert Address.parse(f"/zh/view/{view}") == Address("zh", "view", view)


@pytest.mark.parametrize(
    ("search", "query"),
    [
        ("", Query()),
        ("?", Query()),
        ("?theme=rail&utm_source=mail&v=1", Query(theme="rail")),
        ("?view=x&lang=zh&page=about&given=1&__class__=1", Query()),
        ("?theme=rail&theme=ftz", Query(theme="rail")),
        ("?theme=&theme=+&theme=ftz&theme=rail", Query(theme="ftz")),
        ("?Theme=rail", Query()),
        ("?theme", Query()),
        ("?q=%20new%09%20lines%20", Query(q="new lines")),
        ("?q=进出口", Query(q="进出口")),
        ("?q=%E8%BF", Query(q="\ufffd")),
        ("?q=%zz", Query(q="%zz")),
        ("?q=" + "a" * 500, Query(q="a" * LONGEST_VALUE)),
        ("?q=a?b", Query(q="a?b")),
        ("?q=a#b", Query(q="a")),
        ("?derived=1", Query(derived=True)),
        ("?derived=0", Query()),
        ("?derived=true", Query()),
    ],
)
def test_a_search_gives_what_was_asked_for_and_drops_the_rest(search: str, query: Query) -> None:
    assert Address.parse(f"/en/{search}").query == query


@pytest.mark.parametrize(
    ("search", "layout"),
    [
        ("", Layout()),
        ("?sort=-value&page=3", Layout("-value", (), 3)),
        ("?columns=a,b&columns=c&columns=a", Layout("", ("a", "b", "c"))),
        ("?columns=,+,", Layout()),
        ("?page=0", Layout(number=0)),
        ("?page=two", Layout(number=0)),
        ("?page=-1", Layout(number=0)),
        ("?page=１", Layout(number=0)),
        ("?page=001", Layout()),
        ("?page=" + "9" * 150, Layout(number=999_999_999)),
    ],
)
def test_a_table_is_laid_out_as_its_address_says(search: str, layout: Layout) -> None:
    assert Address.parse(f"/en/data{search}").layout == layout
    assert Address.parse(f"/en/{search}").layout == Layout()


@pytest.mark.parametrize(
    "figure", ["", "/", "a/", "a/b/c", "..", "a/..", "a b", "线路", ".a", "x" * 201]
)
def test_what_cannot_be_a_figure_is_an_unknown_page(figure: str) -> None:
    with pytest.raises(UnknownPageError):
        Address.parse(f"/en/figure/{figure}")


def test_half_a_character_is_written_as_a_question_mark() -> None:
    assert str(_searching("\ud83d")) == "/zh/?q=%3F"


def test_nothing_selected_leaves_no_question_mark() -> None:
    assert str(Address("en")) == "/en/"
    assert str(Address("en", "about")) == "/en/about"
    assert str(Address("en", "view", "cre-lines")) == "/en/view/cre-lines"


def test_the_keys_stand_in_one_order_so_that_one_selection_has_one_address() -> None:
    mixed = Address.parse("/en/?derived=1&q=x&measure=level&theme=rail&place=jinhua")
    assert str(mixed) == "/en/?theme=rail&place=jinhua&measure=level&q=x&derived=1"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda here: here.within("zh"), "/zh/?theme=rail&q=a"),
        (lambda here: here.at("cre-lines"), "/en/view/cre-lines?theme=rail&q=a"),
        (lambda here: here.selecting(Query(place="x")), "/en/?place=x"),
    ],
)
def test_a_step_keeps_what_it_is_not_about(
    change: Callable[[Address], Address], expected: str
) -> None:
    here = Address.parse("/en/?theme=rail&q=a")
    assert str(change(here)) == expected
    assert str(here) == "/en/?theme=rail&q=a"
