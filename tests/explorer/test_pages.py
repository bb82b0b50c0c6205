"""The first response: every word and figure is there before any script runs, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.charts import theme
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from tests.explorer.asking import Visitor
from tests.explorer.conftest import visitor
from tests.explorer.reading import Element
from tests.views import editing
from tests.views.test_catalogue import SHIPPED

PAGES = ("/", "/about", *(f"/view/{view}" for view in SHIPPED))
#: What the source printed, as each language writes it.
PRINTED = (
    ("6.2% a year", "6.2%"),
    ("8.3% a year", "8.3%"),
    ("9.2% a year", "9.2%"),
    ("more than 500 billion RMB", "超过5000亿元"),
    ("68.7%", "68.7%"),
    ("5 trains a day", "5列"),
    ("9 lines", "9条"),
    ("24 lines", "24条"),
    ("more than 50 countries", "超过50个"),
    ("more than 160 cities", "超过160个"),
    ("3rd", "第3位"),
    ("21 March 2020", "2020年3月21日"),
    ("160.86 billion RMB", "1608.6亿元"),
    ("+39.9% on the year before", "39.9%"),
    ("132 million USD", "1.32亿美元"),
    ("+632.7% on the year before", "632.7%"),
    ("20,381 companies", "20381家"),
    ("less than 15%", "不足15%"),
    ("21%", "21%"),
    ("20%", "20%"),
    ("50%", "50%"),
)


def squeezed(text: str) -> str:
    """A text without its spaces: what stands in parts of a page may stand without one between."""
    return "".join(text.split())


def loaded(page: Element) -> Iterator[str]:
    """The addresses that a browser fetches for a page by itself."""
    for one in page.every("script", "img", "iframe", "source", "video", "audio", "embed", "object"):
        yield from (
            one.attributes[name] for name in ("src", "srcset", "data") if name in one.attributes
        )
    for link in page.every("link"):
        if link.attributes["rel"] != "alternate":
            yield link.attributes["href"]
    for style in page.every("style"):
        text = "".join(str(child) for child in style.children)
        yield from re.findall(r"url\(['\"]?(?!data:)([^)'\"]*)", text)
        assert "@import" not in text


@pytest.mark.parametrize("lang", LANGS)
def test_the_explorer_s_first_response_holds_every_figure_in_words(
    jinhua: Visitor, shipped: Path, lang: Lang
) -> None:
    package, words = load(shipped), load_locale(lang)
    lines = jinhua.page(f"/{lang}/").every("a", class_="figure-line")
    told = [squeezed(line.text) for line in lines]
    for figure in package.observations.values():
        label = figure.indicator.label.within(lang)
        said = str(words.said(figure, package.units[figure.indicator.unit]))
        assert any(squeezed(label) in text and squeezed(said) in text for text in told), figure.id


@pytest.mark.parametrize(
    ("lang", "said"),
    [(lang, one) for pair in PRINTED for lang, one in zip(LANGS, pair, strict=True)],
)
def test_the_explorer_prints_what_the_source_printed(
    jinhua: Visitor, lang: Lang, said: str
) -> None:
    values = jinhua.page(f"/{lang}/").every("a", class_="figure-line")
    assert any(squeezed(said) in squeezed(value.text) for value in values)


@pytest.mark.parametrize(
    ("lang", "number", "unit"), [("en", "160.86", " billion RMB"), ("zh", "1608.6", "亿元")]
)
def test_number_and_unit_stand_in_parts_of_their_own(
    jinhua: Visitor, lang: Lang, number: str, unit: str
) -> None:
    figures = jinhua.page(f"/{lang}/").every("p", class_="v")
    (trade,) = (one for one in figures if number in one.text)
    assert trade.only("span", class_="number").text == number
    assert trade.every("span", class_="unit")[-1].text == unit.strip()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("view", SHIPPED)
def test_the_page_of_a_view_has_every_figure_in_a_table_with_caption_and_scopes(
    jinhua: Visitor, shipped: Path, view: str, lang: Lang
) -> None:
    package, words = load(shipped), load_locale(lang)
    page = jinhua.page(f"/{lang}/view/{view}")
    table = page.only("table")
    assert table.only("caption").text
    assert all(cell.attributes.get("scope") == "col" for cell in table.only("thead").every("th"))
    rows = table.only("tbody").every("tr")
    for row in rows:
        assert row.only("th").attributes["scope"] == "row"
        assert len(row.every("td", "th")) == len(table.only("thead").every("th"))
    members = next(one for one in package.views if one.id == view)
    every = members.indicators == ("*",)
    figures = [
        figure
        for figure in package.observations.values()
        if every or figure.indicator.id in (*members.indicators, members.reference)
    ]
    told = [squeezed(row.text) for row in rows]
    assert len(rows) == len(figures)
    for figure in figures:
        said = words.said(figure, package.units[figure.indicator.unit])
        parts = (
            figure.indicator.label.within(lang),
            figure.place.label.within(lang),
            words.period(figure.period, figure.basis),
            "" if figure.value is None else str(said),
        )
        assert any(all(squeezed(part) in text for part in parts) for text in told), figure.id


@pytest.mark.parametrize("lang", LANGS)
def test_the_about_page_has_the_source_and_the_whole_codebook(
    jinhua: Visitor, shipped: Path, lang: Lang
) -> None:
    package = load(shipped)
    page = jinhua.page(f"/{lang}/about")
    text = page.only("main").text
    for indicator in package.indicators.values():
        for part in (indicator.label, indicator.definition, *filter(None, [indicator.of])):
            assert " ".join(part.within(lang).split()) in text
    (source,) = package.sources.values()
    assert source.title.within(lang) in text
    assert package.version in text
    assert [a.text for a in page.every("a", href=source.url or "")] == [source.title.within(lang)]


@pytest.mark.parametrize(("lang", "tag"), [("en", "en"), ("zh", "zh-Hans-CN")])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_says_its_language_and_where_its_other_one_is(
    jinhua: Visitor, page: str, lang: str, tag: str
) -> None:
    other = {"en": "zh", "zh": "en"}[lang]
    found = jinhua.page(f"/{lang}{page}?q=a%26b")
    assert found.only("html").attributes["lang"] == tag
    alternates = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in found.every("link", rel="alternate")
    }
    tags = {"en": "en", "zh": "zh-Hans-CN"}
    assert alternates == {tags[one]: f"/{one}{page}?q=a%26b" for one in (lang, other)}
    switch = found.only("a", class_="language-link")
    assert switch.attributes["href"] == f"/{other}{page}?q=a%26b"
    assert switch.attributes["lang"] == switch.attributes["hreflang"] == tags[other]


@pytest.mark.parametrize(
    "path", ["/zh/nope", "/zh/about", "/zh/embed/cre-lines", "/zh/present", "/api/v1/?lang=zh"]
)
def test_chinese_is_named_alike_wherever_it_is_written(jinhua: Visitor, path: str) -> None:
    text = jinhua.get(path).text
    assert '<html lang="zh-Hans-CN"' in text
    assert 'hreflang="zh"' not in text


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_has_a_title_of_its_own_and_one_heading(jinhua: Visitor, lang: Lang) -> None:
    titles = set()
    for path in PAGES:
        page = jinhua.page(f"/{lang}{path}")
        titles.add(page.only("head").only("title").text)
        assert len(page.every("h1")) == len(page.every("main")) == 1, path
        assert page.only("meta", name="description").attributes["content"].strip()
    assert len(titles) == len(PAGES)


def test_the_title_of_a_view_is_its_headline(jinhua: Visitor) -> None:
    page = jinhua.page("/en/view/cre-lines")
    assert page.only("head").only("title").text == (
        "China Railway Express lines grew from 9 in 2017 to 24 in 2022 – Jinhua in figures"
    )
    assert page.only("h1").text == "China Railway Express lines grew from 9 in 2017 to 24 in 2022"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_loads_anything_from_another_host(
    jinhua: Visitor, shipped: Path, page: str, lang: Lang
) -> None:
    found = jinhua.page(f"/{lang}{page}")
    for address in loaded(found):
        assert re.match(r"/[^/\\]", address), address
    package = load(shipped)
    known = {package.licence.url, *(source.url for source in package.sources.values())}
    for link in found.every("a"):
        address = link.attributes["href"]
        assert address in known or re.match(r"/[^/\\]|#", address), address
    assert not found.every("base", "iframe", "object", "embed")
    for form in found.every("form"):
        assert form.attributes["action"] == f"/{lang}/"


def test_a_script_of_another_host_would_be_seen() -> None:
    script = Element("script", {"src": "https://cdn.example/x.js"})
    style = Element("style", children=["a{background:url('//cdn.example/x.png')}"])
    assert list(loaded(Element("document", children=[script, style]))) == [
        "https://cdn.example/x.js",
        "//cdn.example/x.png",
    ]


def test_everything_that_a_page_loads_is_there(jinhua: Visitor) -> None:
    for address in loaded(jinhua.page("/en/view/cre-lines")):
        assert jinhua.fetch(address).status_code == 200, address


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_ours_leads_to_a_page(jinhua: Visitor, page: str) -> None:
    found = jinhua.page(f"/en{page}")
    for address in {link.attributes["href"] for link in found.every("a")}:
        if address.startswith("/"):
            assert jinhua.fetch(address).status_code == 200, address


@pytest.mark.parametrize("page", PAGES)
def test_ids_are_not_given_twice_and_labels_name_what_is_there(jinhua: Visitor, page: str) -> None:
    found = jinhua.page(f"/en{page}")
    ids = [one.attributes["id"] for one in found.every() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    for one in found.every():
        for name in ("aria-labelledby", "for"):
            assert one.attributes.get(name, ids[0]) in ids


@pytest.mark.parametrize(
    ("query", "left", "gone"),
    [
        ("theme=ftz", "20,381", "China Railway Express lines"),
        ("theme=rail", "China Railway Express lines", "20,381"),
        ("place=yiwu-west-station", "trains a day", "20,381"),
        ("measure=event", "21 March 2020", "20,381"),
        ("q=Urban", "68.7%", "20,381"),
        ("q=义乌", "Yiwu West station", "20,381"),
        ("theme=ftz&measure=share", "less than 15%", "20,381"),
    ],
)
def test_a_selection_in_the_address_is_in_the_first_response(
    jinhua: Visitor, query: str, left: str, gone: str
) -> None:
    results = jinhua.page(f"/en/?{query}").only("div", id="results").text
    assert left in results
    assert gone not in results


@pytest.mark.parametrize("lang", LANGS)
def test_how_much_is_left_is_said(jinhua: Visitor, lang: Lang) -> None:
    status = jinhua.page(f"/{lang}/?theme=rail").only("div", role="status").text
    assert set(re.findall(r"\d+", status)) == {"7", "21"}


def test_the_controls_show_what_was_selected(jinhua: Visitor) -> None:
    page = jinhua.page("/zh/?theme=rail&place=jinhua&measure=count&q=班列")
    chosen = [
        option.attributes["value"]
        for option in page.every("option")
        if "selected" in option.attributes
    ]
    assert chosen == ["jinhua", "count"]
    themes = page.only("nav", class_="theme-links").every("a")
    (theme,) = (one for one in themes if "aria-current" in one.attributes)
    assert theme.text == "中欧班列"
    assert page.only("input", type="search").attributes["value"] == "班列"


@pytest.mark.parametrize(
    ("lang", "query", "said"),
    [
        ("en", "theme=roads", "“roads” is not a theme here"),
        ("en", "place=atlantis&measure=rank", "“atlantis” is not a place here"),
        ("zh", "measure=guess", "没有名为“guess”的指标类型"),
        ("zh", "theme=<b>", "没有名为“<b>”的主题"),
    ],
)
def test_a_value_that_is_not_understood_is_said_and_left_out(
    jinhua: Visitor, lang: str, query: str, said: str
) -> None:
    page = jinhua.page(f"/{lang}/?{query}")
    assert said in page.only("p", class_="not-understood").text
    assert page.every("section", class_="theme")


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_result_says_what_to_undo_and_links_to_it(jinhua: Visitor, lang: Lang) -> None:
    page = jinhua.page(f"/{lang}/?theme=rail&measure=share")
    assert not page.every("section", class_="theme")
    nothing = page.only("section", class_="none")
    links = [link.attributes["href"] for link in nothing.every("a")]
    assert links == [f"/{lang}/", f"/{lang}/?theme=rail", f"/{lang}/?measure=share"]
    assert [one.text for one in nothing.every("span", class_="n")] == ["7", "5"]
    for link in links:
        assert jinhua.page(link).every("section", class_="theme")


def test_what_would_still_leave_nothing_is_not_offered(jinhua: Visitor) -> None:
    page = jinhua.page("/en/?theme=rail&measure=share&q=nothing")
    links = [one.attributes["href"] for one in page.only("section", class_="none").every("a")]
    assert links == ["/en/"]


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "There is no such page"), ("zh", "没有这个页面")]
)
@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "view/nothing",
        "view/",
        "about/",
        "view/cre-lines/x",
        "%3Ftheme=rail",
        "%23x",
        "%0A",
        "<script>alert(1)</script>",
        "view/%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E",
        "{{7*7}}",
    ],
)
def test_an_unknown_page_is_said_in_the_language_of_its_path_and_repeats_nothing_of_it(
    jinhua: Visitor, lang: str, path: str, said: str
) -> None:
    answer = jinhua.get(f"/{lang}/{path}")
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"
    assert f'lang="{lang}' in answer.text
    assert said in answer.text
    assert f'href="/{lang}/"' in answer.text
    for part in ("alert", "onerror", "7*7", "49", "cre-lines", "theme=rail"):
        assert part not in answer.text


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("zh-TW", "zh"),
        ("en-US,en;q=0.9", "en"),
        ("en;q=0.3,zh;q=0.7", "zh"),
        ("fr", "en"),
        ("*", "en"),
        ("", "en"),
        ("\x7f;;q=x", "en"),
    ],
)
def test_the_front_door_leads_to_the_language_that_the_browser_asks_for(
    jinhua: Visitor, below: Visitor, accepted: str, lang: str
) -> None:
    for someone in (jinhua, below):
        answer = someone.get("/", Accept_Language=accepted)
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{someone.base}/{lang}/"
        assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_language_without_its_last_stroke_leads_to_the_explorer(
    jinhua: Visitor, below: Visitor, lang: Lang
) -> None:
    for someone in (jinhua, below):
        answer = someone.get(f"/{lang}?theme=rail")
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{someone.base}/{lang}/?theme=rail"
        assert someone.get(f"/{lang}").headers["Location"] == f"{someone.base}/{lang}/"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page", PAGES)
def test_below_a_base_path_every_address_of_ours_begins_with_it(
    below: Visitor, jinhua: Visitor, page: str, lang: Lang
) -> None:
    found = below.page(f"/{lang}{page}?q=jinhua")
    own = [
        one.attributes[name]
        for one in found.every("a", "link", "script")
        for name in ("href", "src")
        if one.attributes.get(name, "").startswith("/")
    ]
    assert own
    for address in own:
        assert address.startswith(f"{below.base}/"), address
        assert not address.startswith(below.base * 2), address
    assert found.only("main").text == jinhua.page(f"/{lang}{page}?q=jinhua").only("main").text
    for script in found.every("script", id="_dash-config"):
        config = json.loads(str(script.children[0]))
        assert config["requests_pathname_prefix"] == f"{below.base}/"


def test_below_a_base_path_all_that_a_page_loads_is_there(below: Visitor) -> None:
    for address in loaded(below.page("/zh/")):
        assert below.fetch(address).status_code == 200, address


@pytest.mark.parametrize("path", ["/", "/en/", "/assets/x.css", "/city/"])
def test_there_is_nothing_above_the_base_path(below: Visitor, path: str) -> None:
    answer = below.fetch(path)
    assert answer.status_code == 404
    assert f'href="{below.base}/' in answer.text


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/api/v1/figures"])
def test_there_is_nothing_for_machines_above_the_base_path(below: Visitor, path: str) -> None:
    answer = below.fetch(path)
    assert answer.status_code == 404
    assert answer.get_json()["error"]["code"] == "unknown_address"


def test_a_new_figure_is_on_the_page_without_a_restart(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.indicators.store.store._PATIENCE", 0.0)
    someone = visitor(package)
    assert "2,499 lines" not in someone.page("/en/").text
    editing.cells(
        package / "indicators.csv", {"value": "2499"}, indicator="cre-lines", period="2022"
    )
    page = someone.page("/en/")
    assert "2,499 lines" in page.text
    assert "from 9 in 2017 to 2,499 in 2022" in page.text
    assert "24 lines" not in page.text.replace("2,499", "")


def test_no_line_divides_an_amount_of_a_headline_or_a_date(jinhua: Visitor) -> None:
    page = jinhua.page("/zh/")
    (levels,) = (one for one in page.every("h2") if "1.32" in one.text)
    assert [one.text for one in levels.every("span", class_="amount")] == [
        "2021年，", "1608.6亿元，", "1.32亿美元",
    ]  # fmt: skip
    days = [span.text for span in page.only("p", class_="at").every("span")]
    assert "2022年6月28日" in {day.rstrip("，") for day in days}


@pytest.mark.parametrize("lang", LANGS)
def test_the_status_counts_what_is_shown_with_what_was_calculated(
    jinhua: Visitor, lang: Lang
) -> None:
    page = jinhua.page(f"/{lang}/?derived=1")
    made = {line.attributes["href"] for line in page.every("a", class_="figure-line")}
    assert len(made) > 21
    assert str(len(made)) in page.only("div", role="status").text


def test_a_timeline_is_a_page_of_its_own_that_the_front_page_leads_to(jinhua: Visitor) -> None:
    page = jinhua.page("/en/")
    (link,) = page.only("p", class_="linked").every("a")
    assert link.attributes["href"] == "/en/view/milestones"
    assert not page.every("div", id="card-milestones")


@pytest.mark.parametrize("path", ["/en/nothing", "/zh/embed/nothing", "/api/v1/"])
def test_pages_that_the_explorer_does_not_make_have_its_masthead_and_colours(
    jinhua: Visitor, path: str
) -> None:
    answer = jinhua.get(path, Accept="text/html")
    text = answer.text
    assert 'class="masthead"' in text
    assert theme.hexadecimal(theme.LIGHT["ink"]) in text
    assert theme.hexadecimal(theme.DARK["ink"]) in text


def test_the_links_of_an_error_in_a_frame_open_a_window_of_their_own(jinhua: Visitor) -> None:
    framed, own = (jinhua.get(f"/en/{path}").text for path in ("embed/nothing", "nothing"))
    assert framed.count('target="_blank" rel="noopener"') == framed.count("<a ") > 0
    assert "_blank" not in own


@pytest.mark.parametrize("page", ["", "view/cre-lines", "figure/cre-lines.jinhua.2022", "data"])
@pytest.mark.parametrize(
    ("asked", "en", "zh"),
    [
        ("place=moon", "“moon” is not a place here", "“moon”"),
        ("derived=yes", "“derived” takes 0 or 1, not “yes”", "“yes”"),
        (f"q={'x' * 500}", "A search is cut after 200 characters.", "200"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_said_on_every_page_that_reads_it(
    jinhua: Visitor, page: str, asked: str, en: str, zh: str
) -> None:
    for lang, said in (("en", en), ("zh", zh)):
        found = jinhua.page(f"/{lang}/{page}?{asked}").every("p", class_="not-understood")
        assert len(found) == 1
        assert said in found[0].text
        assert not jinhua.page(f"/{lang}/{page}").every("p", class_="not-understood")
