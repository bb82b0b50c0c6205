"""The data package that ships: the printed figures, and that nothing which must be said is left out."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
REFERENCE = re.compile(
    r"\{([a-z0-9-]+)(?:\.([a-z0-9-]+))?(?:@([0-9A-Z/-]+|undated))?(?:\|([a-z]+))?\}"
)
FORMS = {None, "number", "value", "multiple", "moved", "when", "year", "change", "times"}
CHINESE = "\u4e00-\u9fff"

#: indicator, period, value and bound, as printed in the source.
PRINTED = """
gdp-growth                     P5Y/2022-06-28  6.2     exact
budget-revenue-growth          P5Y/2022-06-28  8.3     exact
fixed-asset-investment-growth  P5Y/2022-06-28  9.2     exact
industrial-output              -               500     over
urbanization-rate              -               68.7    exact
cre-trains-per-day             2022-06-28      5       exact
cre-lines                      2017            9       exact
cre-lines                      2022            24      exact
cre-countries                  2022-06-28      50      over
cre-cities                     2022-06-28      160     over
cre-national-rank              -               3       exact
cre-first-antipandemic-train   2020-03-21      -       exact
ftz-trade                      2021            160.86  exact
ftz-trade-growth               2021            39.9    exact
ftz-foreign-capital            2021            132     exact
ftz-foreign-capital-growth     2021            632.7   exact
ftz-new-companies              2021            20381   exact
ftz-size-share                 -               15      under
ftz-trade-share                2021            21      exact
ftz-innovation-share           2021            20      exact
ftz-entity-share               2021            50      exact
"""


@cache
def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def dataset() -> dict[str, Any]:
    return tomllib.loads((DATA / "dataset.toml").read_text(encoding="utf-8"))


def notes(indicator: str, lang: str) -> list[str]:
    return [row[f"note_{lang}"] for row in table("indicators.csv") if row["indicator"] == indicator]


def sentences() -> Iterator[tuple[str, str, str]]:
    """Every text of the package: where it stands, its language, its words."""
    for name in ("indicators.csv", "codebook.csv"):
        for line, row in enumerate(table(name), start=2):
            for column, text in row.items():
                if column.endswith(("_en", "_zh")):
                    yield f"{name}:{line} {column}", column[-2:], text
    yield from _texts(dataset(), "dataset.toml")


def _texts(node: object, where: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from _texts(item, f"{where}[{number}]")
    elif isinstance(node, dict) and node.keys() == {"en", "zh"}:
        yield from ((where, lang, text) for lang, text in node.items() if isinstance(text, str))
    elif isinstance(node, dict):
        for key, item in node.items():
            yield from _texts(item, f"{where}.{key}")


def offending(pattern: str, lang: str) -> list[tuple[str, str]]:
    return [
        (where, text)
        for where, own, text in sentences()
        if own == lang and re.search(pattern, text)
    ]


def test_the_figures_are_those_that_the_source_prints() -> None:
    expected = [line.replace(" - ", "   ").split() for line in PRINTED.strip().splitlines()]
    found = [
        [text for key in ("indicator", "period", "value", "bound") if (text := row[key])]
        for row in table("indicators.csv")
    ]

    assert found == expected


def test_every_figure_says_where_it_stands_in_the_source() -> None:
    assert all(row["locator"].strip() for row in table("indicators.csv"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_figure_has_its_note_in_every_language(lang: str) -> None:
    assert [row["indicator"] for row in table("indicators.csv") if not row[f"note_{lang}"]] == []


@pytest.mark.parametrize(
    ("indicators", "en", "zh"),
    [
        (
            "gdp-growth budget-revenue-growth fixed-asset-investment-growth",
            "which five years",
            "起止年份",
        ),
        (
            "gdp-growth budget-revenue-growth fixed-asset-investment-growth",
            "real or nominal",
            "可比价格还是按现价",
        ),
        (
            "gdp-growth budget-revenue-growth fixed-asset-investment-growth",
            "not to be compared with one another",
            "不宜直接比较",
        ),
        ("budget-revenue-growth fixed-asset-investment-growth", "by grammar", "从句式看"),
        ("industrial-output", "not value added", "不是增加值"),
        ("industrial-output", "floor", "下限"),
        ("industrial-output urbanization-rate", "no date", "未注明时间"),
        ("ftz-size-share", "ceiling", "不足15%"),
        ("ftz-size-share", "not of what and not when", "未说明按何指标，也未注明时间"),
        ("urbanization-rate", "permanent", "常住人口"),
        ("urbanization-rate", "no trend", "不反映变化趋势"),
        ("cre-trains-per-day", "Yiwu West station alone", "仅指义乌西站"),
        ("cre-trains-per-day", "over what period is not stated", "未说明按多长时间平均"),
        ("cre-lines", "What counts as a line is not defined", "线路的统计口径"),
        ("cre-lines", "2018–2021: not given in the article", "2018—2021年：原文未列"),
        (
            "cre-lines",
            "one platform or both, outbound and return trips",
            "单个或两个平台，去程与回程",
        ),
        (
            "cre-countries cre-cities",
            "As of publication (28 June 2022)",
            "截至刊载时（2022年6月28日）",
        ),
        ("cre-national-rank", "The year of the rank", "位次的年份"),
        ("cre-national-rank", "what is compared", "比较的对象"),
        ("cre-first-antipandemic-train", "not the first anywhere", "首列"),
        ("cre-first-antipandemic-train", "Central Asia", "中亚"),
        (
            "ftz-trade ftz-trade-growth ftz-foreign-capital ftz-foreign-capital-growth ftz-new-companies",
            "does not say how the 2020 base was counted",
            "2020年基数如何计算，原文未说明",
        ),
        ("ftz-foreign-capital-growth", "base was small", "基数较小"),
        ("ftz-foreign-capital ftz-foreign-capital-growth", "US dollars", "以美元计"),
        ("ftz-foreign-capital ftz-foreign-capital-growth", "“actually used”", "实际使用"),
        ("ftz-new-companies", "newly registered during 2021", "新增注册"),
        ("ftz-new-companies", "not the “new market entities”", "口径不同"),
        (
            "ftz-size-share ftz-trade-share ftz-innovation-share ftz-entity-share",
            "not of Zhejiang province",
            "不是占全省的比重",
        ),
        (
            "ftz-trade-share ftz-innovation-share ftz-entity-share",
            "cannot be added together",
            "三项比重的分母不同，不可相加",
        ),
        (
            "ftz-trade-share ftz-innovation-share ftz-entity-share",
            "2021 is from context",
            "2021年系据上下文推断",
        ),
        (
            "ftz-innovation-share",
            "What counts as an institutional innovation is not stated",
            "制度创新如何计数",
        ),
        ("ftz-entity-share", "looks rounded", "取整"),
    ],
)
def test_the_notes_say_what_a_careful_reader_must_know(indicators: str, en: str, zh: str) -> None:
    for indicator in indicators.split():
        assert all(en in note for note in notes(indicator, "en")), indicator
        assert all(zh in note for note in notes(indicator, "zh")), indicator


def test_only_the_later_count_of_lines_may_be_of_any_day_up_to_that_of_the_article() -> None:
    said = [
        ["of that date or earlier" in note for note in notes("cre-lines", "en")],
        ["截至当日或更早" in note for note in notes("cre-lines", "zh")],
    ]

    assert said == [[False, True], [False, True]]


def test_what_a_note_calculates_follows_from_the_rows_and_is_marked() -> None:
    rows = {row["indicator"]: row for row in table("indicators.csv")}
    growth = Decimal(rows["ftz-foreign-capital-growth"]["value"])
    base = Decimal(rows["ftz-foreign-capital"]["value"]) / (1 + growth / 100)
    (en,), (zh,) = (notes("ftz-foreign-capital-growth", lang) for lang in ("en", "zh"))

    assert f"about {base:.2f} million USD (calculated by this site)" in en
    assert f"约{base * 100:.0f}万美元（本站计算）" in zh


def test_the_five_years_are_never_given_years_of_their_own() -> None:
    assert offending(r"2017\s*[–—-]\s*2021", "en") == []
    assert offending(r"2017\s*[–—-]\s*2021", "zh") == []


#: What the article does not say, or a statistical release would be said to do, by language.
NEVER = {
    "en": r"\bsize of|\bits size|share of size|reported by|\bofficial|no figures for|handles|outgrew|outpaced|area is likely",
    "zh": r"公布|规模占比|片区规模|无数据|首趟|预算收入增长快于|官方|增加[0-9.]+倍",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_said_that_is_stronger_than_the_article(lang: str) -> None:
    assert offending(NEVER[lang], lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "less than 15% of its size"),
        ("en", "no figures for 2018–2021"),
        ("zh", "金华市公布的数据"),
        ("zh", "规模占比不足15%"),
    ],
)
def test_the_guard_of_what_the_article_does_not_say_bites(lang: str, text: str) -> None:
    assert re.search(NEVER[lang], text)


@pytest.mark.parametrize(
    "pattern",
    [r"  ", r"^\s|\s$", rf"[{CHINESE}，。；：、（）]"],
    ids=["double space", "space at an end", "Chinese characters"],
)
def test_english_texts_are_clean(pattern: str) -> None:
    assert offending(pattern, "en") == []


@pytest.mark.parametrize(
    "pattern",
    [
        rf"[{CHINESE}] +[0-9{{]|[0-9}}%] +[{CHINESE}]",
        rf"[{CHINESE}] +[{CHINESE}]",
        rf"[{CHINESE}][,.;:!?()]|[,;:!?()][{CHINESE}]",
        r"[0-9][-–][0-9]",
        r'["\']',
    ],
    ids=["space at a digit", "space between words", "half-width", "short dash", "straight quote"],
)
def test_chinese_texts_are_set_as_chinese_is_set(pattern: str) -> None:
    assert offending(pattern, "zh") == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (rf"[{CHINESE}] +[0-9{{]|[0-9}}%] +[{CHINESE}]", "超过 50个"),
        (rf"[{CHINESE}][,.;:!?()]|[,;:!?()][{CHINESE}]", "为下限数,未注明"),
    ],
)
def test_the_guards_of_chinese_setting_bite(pattern: str, text: str) -> None:
    assert re.search(pattern, text)


def test_labels_are_short_enough_to_stand_beside_a_mark() -> None:
    for row in table("codebook.csv"):
        assert len(row["label_en"]) <= 45, row["label_en"]
        assert len(row["label_zh"]) <= 18, row["label_zh"]


def test_a_share_or_a_rank_says_of_what_and_nothing_else_does() -> None:
    for row in table("codebook.csv"):
        has_whole = row["measure"] in ("share", "rank")
        assert (bool(row["of_en"]), bool(row["of_zh"])) == (has_whole, has_whole), row["indicator"]


def test_a_share_of_the_zone_is_said_to_be_of_the_zone_not_of_the_province() -> None:
    for row in table("codebook.csv"):
        if row["theme"] == "ftz" and row["measure"] == "share":
            assert "Zhejiang Pilot FTZ" in row["of_en"]
            assert "浙江自贸试验区" in row["of_zh"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_digit_is_typed_into_a_headline_or_a_name(lang: str) -> None:
    for view in dataset()["views"]:
        assert not re.search(r"[0-9]", view["name"][lang]), view["id"]
        assert not re.search(r"[0-9]", REFERENCE.sub("", view["title"][lang])), view["id"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_reference_of_a_headline_names_a_figure_of_its_view(lang: str) -> None:
    figures = {(row["indicator"], row["period"] or "undated") for row in table("indicators.csv")}
    for view in dataset()["views"]:
        title = view["title"][lang]
        shown = {*view["indicators"], view.get("reference")}
        for indicator, _, period, form in REFERENCE.findall(title):
            periods = {known for slug, known in figures if slug == indicator}
            assert "*" in shown or indicator in shown, (view["id"], indicator)
            assert (form or None) in FORMS, (view["id"], form)
            assert period in periods if period else len(periods) == 1, (view["id"], indicator)
        assert "{" not in REFERENCE.sub("", title), view["id"]


def test_both_languages_of_a_headline_show_the_same_figures() -> None:
    for view in dataset()["views"]:
        said = {
            lang: [found[:3] for found in REFERENCE.findall(view["title"][lang])]
            for lang in ("en", "zh")
        }
        assert said["en"] == said["zh"], view["id"]


def test_every_indicator_is_shown_by_a_view_of_its_own_besides_the_timeline() -> None:
    shown = {
        slug for view in dataset()["views"] for slug in (*view["indicators"], view.get("reference"))
    }
    undrawn = {row["indicator"] for row in table("codebook.csv")} - shown

    assert not undrawn


def test_every_unit_holds_its_number_once_in_each_pattern() -> None:
    for name, unit in dataset()["units"].items():
        for pattern in (unit["pattern"], unit.get("singular", unit["pattern"])):
            assert [pattern[lang].count("{n}") for lang in ("en", "zh")] == [1, 1], name
