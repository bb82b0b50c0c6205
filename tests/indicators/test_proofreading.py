"""A text and the figures taken from it: what it does not say, and what it says besides."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.errors import SelectionError, UnreadableError
from dashboard.indicators.problems.problem import Problem
from dashboard.indicators.proofread.mentions import mentions
from dashboard.indicators.proofread.proofreading import proofread
from dashboard.indicators.reading.loader import load

SOURCE = "jinhua-2022-06-28"
#: Made up from the figures, in words of our own.
ENGLISH = """\
In the past five years GDP rose by 6.2 percent a year, budget revenue by 8.3% and investment by 9.2%.
Factories made more than 500 billion yuan; 68.7 percent live in towns.
Yiwu West sends about five trains a day. Lines went from 9 in 2017 to twenty-four in 2022, to more
than 50 countries and over one hundred and sixty cities: third in China. On March 21, 2020 a train left.
Trade in 2021 was 160.86 billion yuan, up 39.9 percent; capital 132 million dollars, up 632.7 percent.
20,381 companies came. On less than 15% of the size: 21, 20 and 50 percent of the zone.
"""
CHINESE = """\
过去五年，生产总值年均增长6.2%，财政收入增长8.3%，投资增长百分之九点二。
工业总产值超过五千亿元，城镇化率68.7％。义乌西站日均五列。
线路由2017年的9条增至二十四条，通达50个国家、160多个城市，居全国第三位。2020年3月21日发车。
进出口1608.6亿元，增长39.9%；外资1.32亿美元，增长632.7%；新增企业２０３８１家。
面积不足15%，占比分别为21%、20%和五成。
"""


def read(tmp_path: Path, text: str | bytes, shipped: Path, source: str = SOURCE) -> list[Problem]:
    file = tmp_path / "article.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [*proofread(load(shipped), shipped, source, file)]


def missing(found: list[Problem]) -> list[str]:
    return [one.found.partition(".")[0] for one in found if one.code == "E501"]


def over(found: list[Problem]) -> list[str]:
    return [one.found.strip('"') for one in found if one.code == "W501"]


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["English", "Chinese"])
def test_a_text_that_has_every_number_leaves_nothing_to_say(
    tmp_path: Path, shipped: Path, text: str
) -> None:
    assert read(tmp_path, text, shipped) == []


@pytest.mark.parametrize(
    ("old", "new", "indicator"),
    [
        ("20,381", "20,318", "ftz-new-companies"),
        ("160.86", "160.860", "ftz-trade"),
        ("160.86 billion", "160.86 million", "ftz-trade"),
        ("132 million", "132%", "ftz-foreign-capital"),
        ("132 million dollars", "132 hospitals", "ftz-foreign-capital"),
        ("500 billion yuan", "500 villages", "industrial-output"),
        ("up 39.9 percent", "up 39.9 percentage points", "ftz-trade-growth"),
        ("up 39.9 percent", "up 39.9‰", "ftz-trade-growth"),
        ("March 21, 2020", "March 2020", "cre-first-antipandemic-train"),
        ("five trains a day", "trains on a 5G network", "cre-trains-per-day"),
        ("twenty-four in 2022", "a 24-hour service in 2022", "cre-lines"),
        ("third in China", "the third quarter", "cre-national-rank"),
        ("third in China", "a third of them", "cre-national-rank"),
        ("20 and 50 percent", "20 percent in the first half", "ftz-entity-share"),
        ("39.9 percent", "39.9", "ftz-trade-growth"),
        ("five trains", "six trains", "cre-trains-per-day"),
        ("third in", "three in", "cre-national-rank"),
        ("March 21, 2020", "March 22, 2020", "cre-first-antipandemic-train"),
        ("21, 20 and 50 percent", "22, 20 and 50 percent", "ftz-trade-share"),
        ("21, 20 and 50 percent", "21 and 50 percent, in 2020", "ftz-innovation-share"),
        ("over one hundred and sixty", "over one hundred and six", "cre-cities"),
    ],
)
def test_a_number_that_the_text_does_not_have_is_missing(
    tmp_path: Path, shipped: Path, old: str, new: str, indicator: str
) -> None:
    assert old in ENGLISH
    assert missing(read(tmp_path, ENGLISH.replace(old, new), shipped)) == [indicator]


@pytest.mark.parametrize(
    "amount",
    ["RMB160.86bn", "CNY160.86 billion", "CNY 160.86 billion", "¥160.86bn", "RMB160,860 million",
     "RMB160.86B", "1,608.6亿元", "￥１６０．８６bn"],
)  # fmt: skip
def test_a_number_is_seen_with_its_currency_before_it(
    tmp_path: Path, shipped: Path, amount: str
) -> None:
    assert read(tmp_path, ENGLISH.replace("160.86 billion yuan", amount), shipped) == []


@pytest.mark.parametrize("amount", ["USD132 million", "US$132 million", "$132m", "US$132mn"])
def test_a_number_is_seen_with_a_sign_of_the_dollar_before_it(
    tmp_path: Path, shipped: Path, amount: str
) -> None:
    assert read(tmp_path, ENGLISH.replace("132 million dollars", amount), shipped) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("500 billion yuan", "half a trillion yuan"),
        ("500 billion yuan", "5000 hundred million yuan"),
        ("twenty-four in", "two dozen in"),
        ("one hundred and sixty", "a hundred and sixty"),
        ("third in China", "ranked 3 in China"),
        ("20,381 companies came", "In 2021 20 381 companies came"),
        ("20,381 companies came", "On June 28 20 381 companies came"),
        ("March 21, 2020", "21/03/2020"),
        ("March 21, 2020", "3/21/2020"),
        ("March 21, 2020", "21.3.2020"),
        ("9.2%.", "9.2%[12] (see Table 7, page 88)."),
    ],
)
def test_a_number_is_seen_however_it_is_written_in_english(
    tmp_path: Path, shipped: Path, old: str, new: str
) -> None:
    assert old in ENGLISH
    assert read(tmp_path, ENGLISH.replace(old, new), shipped) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("五千亿元", "五千多亿元"),
        ("五千亿元", "5000余亿元"),
        ("160多个", "一百六十余个"),
        ("160多个", "一百六个"),
        ("21%、20%和", "21%～22%、20%和"),
        ("过去五年", "“十三五”期间，党的二十大以来，十九届六中全会后，过去五年"),
        ("2020年3月21日发车", "2020年1-3月24小时通关，2020.3.21上午9点发车（图7，见表8，第88页）"),
    ],
)
def test_a_number_is_seen_however_it_is_written_in_chinese(
    tmp_path: Path, shipped: Path, old: str, new: str
) -> None:
    assert old in CHINESE
    found = read(tmp_path, CHINESE.replace(old, new), shipped)
    assert over(found) == ([] if "22%" not in new else ["22%、20%和五成。"])
    assert not missing(found)


@pytest.mark.parametrize("sign", ["-", "−", "minus "])
def test_a_number_below_zero_is_not_one_above_it(tmp_path: Path, shipped: Path, sign: str) -> None:
    text = ENGLISH.replace("39.9 percent", f"{sign}39.9 percent")
    assert missing(read(tmp_path, text, shipped)) == ["ftz-trade-growth"]
    joined = ENGLISH.replace("21, 20 and 50 percent", "20%-21%; 2019-50%")
    assert not missing(read(tmp_path, joined, shipped))


@pytest.mark.parametrize("mark", ["[24]", "Table 24", "page 24", "24小时", "24-hour", "2017–24"])
def test_the_number_of_a_note_or_a_table_says_no_figure(
    tmp_path: Path, shipped: Path, mark: str
) -> None:
    text = ENGLISH.replace("twenty-four in 2022", f"many in 2022 {mark}")
    assert missing(read(tmp_path, text, shipped)) == ["cre-lines"]


def test_a_missing_number_is_told_with_its_row_and_how_it_may_be_written(
    tmp_path: Path, shipped: Path
) -> None:
    (found, _) = read(tmp_path, ENGLISH.replace("160.86", "161"), shipped)
    assert (found.file, found.line, found.severity) == ("indicators.csv", 14, "error")
    assert found.expected == "160.86 billion RMB or 1608.6亿元"
    assert "article.txt" in found.found


def test_a_number_that_no_figure_has_is_told_with_its_place(tmp_path: Path, shipped: Path) -> None:
    text = f"{ENGLISH}Besides, 17 berths and 3.5% more;\n  since 2031.\n"
    found = read(tmp_path, text, shipped)
    assert [(one.file, one.line, one.column, one.severity) for one in found] == [
        ("article.txt", 7, 10, "warning"),
        ("article.txt", 7, 24, "warning"),
        ("article.txt", 8, 9, "warning"),
    ]
    assert over(found) == ["17 berths and 3.5% more;", "3.5% more;", "2031."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one of the first trains", []),
        ("一带一路，十分重要，千方百计", []),
        ("COVID-19, the G20 and 5G", []),
        ("in 2021, from 2017 to 2022", []),
        ("28 June 2022, 2022-06-28 and 2022年6月28日", []),
        ("over the past five years", []),
        ("over the past seven years", ["seven years"]),
        ("二十三个县", ["二十三个县"]),
        ("5G网络, 5A级景区 and a 24/7 line from 9:24 to 11:05 a.m.", []),
        ("上午9时24分，九时半", []),
        ("in the first half of 2022, for half a year, every half-year, 2022年上半年，半年", []),
        ("the third quarter of the 21st century, 第三季度，第三产业", []),
        ("a third party for the second time", []),
        ("a third of them", ["a third of them"]),
        ("two-thirds of them", ["two-thirds of them"]),
        ("占三分之一", ["三分之一"]),
        ("RMB7.5 billion", ["7.5 billion"]),
        ("USD45m and EUR3bn", ["45m and EUR3bn", "3bn"]),
        ("５５％，増", ["５５％，増"]),
    ],
)
def test_words_and_dates_are_not_taken_for_numbers_left_over(
    tmp_path: Path, shipped: Path, text: str, told: list[str]
) -> None:
    assert over(read(tmp_path, text, shipped)) == told


def test_a_text_in_gbk_is_read_and_said_to_be(tmp_path: Path, shipped: Path) -> None:
    (found,) = read(tmp_path, CHINESE.replace("％", "%").encode("gbk"), shipped)
    assert (found.code, found.file) == ("W101", "article.txt")
    assert found.fix == "save it as plain text in UTF-8"


def test_what_is_no_text_is_told_and_not_read(tmp_path: Path, shipped: Path) -> None:
    (found,) = read(tmp_path, b"%PDF-1.7 ...", shipped)
    assert found.code == "E101"
    assert "table" not in found.fix
    assert "Excel" not in found.fix


def test_a_web_page_is_told_to_be_copied_as_text(tmp_path: Path, shipped: Path) -> None:
    (found,) = read(tmp_path, b"<!DOCTYPE html><p>24 lines", shipped)
    assert found.fix == "copy what it says, and save it as plain text in UTF-8"


def test_an_unknown_source_names_those_that_there_are(tmp_path: Path, shipped: Path) -> None:
    with pytest.raises(SelectionError, match=SOURCE):
        read(tmp_path, ENGLISH, shipped, "jinhua")


def test_a_text_that_is_not_there_cannot_be_read(tmp_path: Path, shipped: Path) -> None:
    with pytest.raises(UnreadableError):
        proofread(load(shipped), shipped, SOURCE, tmp_path / "nothing.txt")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("1,234,567.8 tons", "amount", "1234567.8"),
        ("２０，３８１家", "amount", "20381"),
        ("增长20，381家", "amount", "20"),
        ("5 percentage points", "points", "5"),
        ("5个百分点", "points", "5"),
        ("5‰", "permille", "5"),
        ("千分之五", "permille", "5"),
        ("四分之三", "fraction", "0.75"),
        ("three quarters", "fraction", "0.75"),
        ("过半", "percent", "50"),
        ("No.7", "rank", "7"),
        ("三成", "percent", "30"),
        ("half of it", "percent", "50"),
        ("No. 7", "rank", "7"),
        ("the 21st", "rank", "21"),
        ("第十二", "rank", "12"),
        ("2021 percent", "percent", "2021"),
        ("May 5", "date", "5"),
        ("二〇二一年", "date", "2021"),
        ("ninety-nine", "amount", "99"),
        ("twenty-first", "rank", "21"),
        ("a dozen", "amount", "12"),
        ("half a million", "amount", "500000"),
        ("1 234 567 tons", "amount", "1234567"),
        ("9 24 50 160", "amount", "9"),
        ("1.3 hundred million", "amount", "1.3"),
        ("一万二", "amount", "12000"),
        ("一百零六", "amount", "106"),
        ("全国第七", "rank", "7"),
        ("12 p.p.", "points", "12"),
        ("GDP1290.5亿元", "amount", "1290.5"),
        ("CPI2.1%", "percent", "2.1"),
        ("Sept. 21, 2020", "date", "2020"),
        ("2021/22", "date", "2021"),
        ("一千零五万", "amount", "10050000"),
    ],
)
def test_a_number_is_told_from_what_stands_around_it(text: str, kind: str, value: str) -> None:
    found = mentions(text)[0]
    assert (found.kind, str(found.value)) == (kind, value)


@pytest.mark.parametrize(
    "part",
    [
        "一",
        "万",
        "一万",
        "9",
        "a ",
        "one ",
        "第一",
        "9,",
        "分之",
        "5G",
        "1 234 ",
        "half a ",
        "a dozen ",
        "twenty-",
        "28/",
        "Table ",
        "十五",
        "[1, ",
        "ten ",
    ],
)
def test_a_text_of_one_thing_over_and_over_is_read_to_its_end(part: str) -> None:
    # reading that goes back for each letter would take hours here, and never end
    text = f"一{part * (100_000 // len(part))} 160.86"
    assert str(mentions(text)[-1].value) == "160.86"


def test_a_rank_in_one_chinese_character_is_told(tmp_path: Path, shipped: Path) -> None:
    assert over(read(tmp_path, f"{CHINESE}出口居全省第七。", shipped)) == ["七。"]


def test_a_list_has_the_sign_and_the_scale_of_its_last_number() -> None:
    found = mentions("6.2, 8.3 and 9.2 percent; 12、13和14亿元")
    assert [one.kind for one in found] == ["percent"] * 3 + ["amount"] * 3
    assert [one.scale for one in found[3:]] == [8, 8, 8]
