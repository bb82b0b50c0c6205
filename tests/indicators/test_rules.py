"""Every rule bites: plant the fault, and see code, file, line, column and the way out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from dashboard.errors import UnreadableError
from dashboard.indicators.problems.codes import CODES
from dashboard.indicators.reading.loader import check
from tests.indicators.builders import DATASET, ROWS, entry, row, table, with_entry, with_row, write

GROWTH = "[[views]]\nid = 'two'\nfamily = '{family}'\nindicators = {members}\n{more}"
NAMES = "name = {{ en = 'Two', zh = '二' }}\ntitle = {{ en = '{title}', zh = '字' }}\n"


def view(
    family: str = "bars", members: str = '["lines"]', title: str = "Words", more: str = ""
) -> str:
    """The data set with one more view, at line 50."""
    return f"{DATASET}{GROWTH.format(family=family, members=members, more=more)}" + NAMES.format(
        title=title
    )


def swapped(old: str, new: str, text: str = DATASET) -> str:
    """The data set with one thing changed; the test is wrong if it is not there."""
    assert old in text
    return text.replace(old, new, 1)


@dataclass(frozen=True)
class Planted:
    """A package with one fault, and what must be said of it."""

    code: str
    where: str
    says: str
    fix: str = ""
    package: dict[str, Any] = field(default_factory=dict)


def cell(code: str, column: int, says: str, fix: str = "", /, **changes: str) -> Planted:
    """A fault in one cell of line 4 of ``indicators.csv``."""
    return Planted(code, f"indicators.csv:4:{column}", says, fix, {"rows": with_row(**changes)})


def word(code: str, column: int, says: str, fix: str = "", /, **changes: str) -> Planted:
    """A fault in one cell of line 3 of ``codebook.csv``, whose indicator has a figure."""
    package = {"entries": with_entry(**changes), "rows": (*ROWS, row(indicator="other"))}
    return Planted(code, f"codebook.csv:3:{column}", says, fix, package)


def related(code: str, column: int, says: str, fix: str = "", /, **changes: str) -> Planted:
    """A fault in one cell of the codebook's optional columns, on line 3; others are sound."""
    optional = {"base": "", "scope": "", "flow_or_stock": ""}
    of = {"of_en": "all", "of_zh": "全部"} if changes.get("measure") == "share" else {}
    entries = (entry(**optional), entry(**{"indicator": "other", **optional, **of, **changes}))
    value = "" if changes.get("measure") == "event" else "24"
    package = {"entries": entries, "rows": (*ROWS, row(indicator="other", value=value))}
    return Planted(code, f"codebook.csv:3:{column}", says, fix, package)


def whole(code: str, column: int, says: str, fix: str = "", /, **changes: str) -> Planted:
    """A fault in of what a share is, on line 3 of the codebook; line 2 is of "us, all"."""
    of = {"of_en": "us, all", "of_zh": "全部"}
    entries = [entry(indicator=name, measure="share", **of) for name in ("lines", "other")]
    entries[1] = {**entries[1], **changes}
    package = {"entries": entries, "rows": (*ROWS, row(indicator="other"))}
    return Planted(code, f"codebook.csv:3:{column}", says, fix, package)


def measured(code: str, column: int, says: str, measure: str, /, **changes: str) -> Planted:
    """A fault in a figure of some measure."""
    of = {"of_en": "all", "of_zh": "全部"} if measure in ("share", "rank") else {}
    package = {
        "entries": with_entry(measure=measure, **of),
        "rows": (*ROWS, row(**{"indicator": "other", **changes})),
    }
    return Planted(code, f"indicators.csv:4:{column}", says, "", package)


def header(code: str, says: str, columns: str, where: str = "indicators.csv:1", /) -> Planted:
    """A fault in the first line of ``indicators.csv``."""
    text = re.sub(r"^.*", columns, table(ROWS), count=1)
    return Planted(code, where, says, "", {"indicators": text})


def toml(code: str, where: str, says: str, fix: str = "", /, *, dataset: str) -> Planted:
    """A fault in ``dataset.toml``; where is its line and its key."""
    return Planted(
        code, f"dataset.toml:{where}".replace(": ", " "), says, fix, {"dataset": dataset}
    )


COLUMNS = ",".join(row())
STRUCTURE = [
    header("E106", "sep=", f"sep=,\n{COLUMNS}"),
    header("E106", "semicolons", COLUMNS.replace(",", ";")),
    header("E106", "full-width commas", COLUMNS.replace(",", "，")),
    header("E106", "tabs", COLUMNS.replace(",", "\t")),
    header("E106", "Figures of Riverton", f"Figures of Riverton,,,,,,,,,\n{COLUMNS}"),
    header("E106", "1,000 columns", "," * 999),
    header("E107", "no such column", COLUMNS.replace(",value", "")),
    header("E108", "Value", COLUMNS + ",Value", "indicators.csv:1:11"),
    header("E108", "without a name", COLUMNS + ",", "indicators.csv:1:11"),
    header("E109", "twice", COLUMNS + ",value", "indicators.csv:1:11"),
    Planted("E110", "indicators.csv:3", "11 cells, the last one empty", "delete the comma",
            {"indicators": table(ROWS)[:-1] + ",\n"}),
    Planted("E110", "indicators.csv:3", "11 cells", "write 20381 for the value 20,381",
            {"indicators": table(ROWS).replace(",24,", ",20,381,")}),
    Planted("E110", "indicators.csv:3", "11 cells", "in quotes",
            {"indicators": table(ROWS)[:-1] + ",b\n"}),
    Planted("E110", "indicators.csv:4", "2 cells", 'add commas after "riverton"',
            {"indicators": table(ROWS) + "lines,riverton\n"}),
    Planted("E110", "indicators.csv:4", "3 cells", "add commas after the last one",
            {"indicators": table(ROWS) + "lines,riverton,\n"}),
    Planted("E106", "indicators.csv:2", "the column names again", "delete this line",
            {"indicators": f"{COLUMNS}\n{table(ROWS)}"}),
    Planted("E111", "indicators.csv:4", "an empty row", "delete the line",
            {"indicators": table(ROWS) + ",,,,,,,,,\n"}),
    Planted("E112", "indicators.csv:1", "only the header", "add a row",
            {"indicators": COLUMNS + "\n"}),
    Planted("E112", "codebook.csv:1", "an empty file", "add a row", {"codebook": ""}),
    Planted("E104", "indicators.csv:4", "never closes", '""',
            {"indicators": table(ROWS) + '"lines,riverton\n\n'}),
    Planted("E104", "indicators.csv:4", "out of place", '""',
            {"indicators": table(ROWS) + '"lines"x,riverton\n'}),
    Planted("E105", "indicators.csv:4", "too long", "shorten",
            {"indicators": table(ROWS) + "x" * 200_000 + ",riverton\n"}),
    Planted("E105", "indicators.csv:4", "too long", "close the quote",
            {"indicators": table(ROWS) + '"lines\n' + "x" * 50 * 1000 + ("\n" + "y" * 99) * 1000}),
]  # fmt: skip

VALUES = [
    cell("E201", 2, "space at its end", "write riverton", place="riverton "),
    cell("E201", 2, "河城", "ASCII", place="河城"),
    cell("E201", 7, "Year Book", "write year-book", source="Year Book"),
    cell("E201", 1, '""', "short name", indicator=""),
    cell("E202", 3, "2017年", "write 2017", period="2017年"),
    cell("E202", 3, "2017年6月", "write 2017-06", period="2017年6月"),
    cell("E202", 3, "2021-2017", "write 2017/2021", period="2021-2017"),
    cell("E202", 3, "Jan-17", "write 2017-01; Excel made", period="Jan-17"),
    cell("E202", 3, "2017Q5", "leave it empty", period="2017Q5"),
    cell("E202", 3, "2017Q3", "write 2017-07/2017-09", period="2017Q3"),
    cell("E202", 3, "20171", "leave it empty", period="20171"),
    cell("E202", 3, "no such day", "leave it empty", period="2021-02-30"),
    cell("E202", 3, "2022/6/28", "write 2022-06-28", period="2022/6/28"),
    cell("E202", 3, "ends before it begins", "write 2017/2021", period="2021/2017"),
    cell("E202", 3, "２０１７", "write 2017", period="２０１７"),
    cell("E202", 3, "6/28/2022", "write 2022-06-28; Excel made", period="6/28/2022"),
    cell("E202", 3, "28/6/2022", "write 2022-06-28; Excel made", period="28/6/2022"),
    cell("E202", 3, "6/7/2022", "one of these forms", period="6/7/2022"),
    cell("E202", 3, "6.7.2022", "write 2022-07-06", period="6.7.2022"),
    cell("E202", 3, "28-Jun-22", "write 2022-06-28; Excel made", period="28-Jun-22"),
    cell("E202", 3, "2022/6/28", "format the column as text", period="2022/6/28"),
    cell("E202", 3, "44740", "write 2022-06-28; Excel made", period="44740"),
    cell("E202", 3, "1 May 2022", "write 2022-05-01", period="1 May 2022"),
    cell("E202", 3, "2022-06-28 00:00:00", "write 2022-06-28", period="2022-06-28 00:00:00"),
    cell("E202", 3, "20220628", "write 2022-06-28", period="20220628"),
    cell("E202", 3, "2017.0", "write 2017", period="2017.0"),
    cell("E202", 3, "2017/18", "write 2017/2018", period="2017/18"),
    cell("E202", 3, "2017至2021", "write 2017/2021", period="2017至2021"),
    cell("E202", 3, "2022年上半年", "write 2022-01/2022-06", period="2022年上半年"),
    cell("E202", 3, "2022年第三季度", "write 2022-07/2022-09", period="2022年第三季度"),
    cell("E202", 3, "2022H2", "write 2022-07/2022-12", period="2022H2"),
    cell("E203", 5, '"１２％" (full-width)', "write 12 and set the unit", value="１２％"),
    cell("E203", 5, "percent sign", "write 12 and set the unit in the codebook", value="12%"),
    cell("E203", 5, "not the ASCII minus", "write -12", value="−12"),
    cell("E203", 5, "12,5", "write 12.5", value="12,5"),
    cell("E203", 5, "1,234", "write 1234", value="1,234"),
    cell("E203", 5, "1_000", "write 1000", value="1_000"),
    cell("E203", 5, "not ASCII digits", "write 3", value="٣"),
    cell("E203", 5, "0x1F", "printed digits", value="0x1F"),
    cell("E203", 5, "inf", "printed digits", value="inf"),
    cell("E203", 5, "NaN", "printed digits", value="NaN"),
    cell("E203", 5, "1e309", "printed digits", value="1e309"),
    cell("E203", 5, "+5", "write 5", value="+5"),
    cell("E203", 5, "007", "write 7", value="007"),
    cell("E203", 5, "space around it", "write 7", value=" 7"),
    cell("E203", 5, "=1+1", "printed digits", value="=1+1"),
    cell("E203", 5, "(full-width)", "write 12.5", value="１２．５"),
    cell("E203", 5, "over 50", "write 50, and over in the column bound", value="over 50"),
    cell("E203", 5, ">50", "write 50, and over in the column bound", value=">50"),
    cell("E203", 5, "≥50", "write 50, and over in the column bound", value="≥50"),
    cell("E203", 5, "50+", "write 50, and over in the column bound", value="50+"),
    cell("E203", 5, "超过１，６００", "write 1600, and over in", value="超过１，６００"),
    cell("E203", 5, "约5", "write 5, and about in the column bound", value="约5"),
    cell("E203", 5, "50以下", "write 50, and under in the column bound", value="50以下"),
    cell("E203", 5, "20381家", "words about them in the note", value="20381家"),
    cell("E203", 5, ".5", "write 0.5", value=".5"),
    cell("E203", 5, "5.", "write 5", value="5."),
    cell("E204", 5, "1234567890123456", "round it", value="1234567890123456"),
    cell("E205", 4, "Stated", "stated", period_basis="Stated"),
    cell("E205", 4, '""', "write stated if the source gives", period_basis=""),
    cell("E205", 6, '""', "", bound=""),
    cell("E205", 6, "ovr", 'did you mean "over"?', bound="ovr"),
    cell("E206", 5, "nothing", "only an event", value=""),
    cell("E209", 4, "stated without a period", "not_stated", period=""),
    cell("E209", 4, "not_stated with 2022", "stated or inferred", period_basis="not_stated"),
    cell("E210", 5, "2.5", "measure level", value="2.5"),
    cell("E211", 9, "<U+202E>", "delete", note_en="a\u202eb", note_zh="字"),
    cell("E211", 8, "<U+0007>", "delete", locator="a\ab"),
    cell("E211", 10, "<U+200B>", "delete", note_en="a", note_zh="字\u200b"),
    cell("E211", 8, "<U+000A>", "delete", locator="a\nb"),
    cell("E211", 9, "<U+FFFD>", "write the character that was lost", note_en="a\ufffd", note_zh="字"),
    cell("E212", 10, "words in note_en", "add it in note_zh", note_en="words"),
    cell("E212", 9, "words in note_zh", "add it in note_en", note_zh="字"),
    cell("E301", 1, "as in line 3", "delete one", place="riverton"),
    cell("E302", 1, "linse", 'did you mean "lines"?', indicator="linse"),
    cell("E302", 1, "Lines", 'did you mean "lines"?', indicator="Lines"),
    cell("E303", 2, "rivertown", 'did you mean "riverton"?', place="rivertown"),
    cell("E304", 7, "newspaper", "describe it in dataset.toml", source="newspaper"),
    cell("W103", 8, "page 3 ", "delete the space", locator="page 3 "),
    cell("W104", 8, "nothing", "page", locator=""),
    cell("W106", 4, "without a note", "inferred from", period_basis="inferred"),
    cell("W107", 3, "2024, after the source of 2023-05-01", "check", period="2024"),
    measured("E207", 5, '"24" for an event', "event"),
    measured("E208", 6, "over on a rank", "rank", bound="over"),
    measured("E208", 6, "about on an event", "event", bound="about", value=""),
    measured("E210", 5, "-5", "count", value="-5"),
    measured("E210", 5, "0", "rank", value="0"),
    measured("E210", 5, "1.5", "rank", value="1.5"),
    measured("E210", 5, "-100.1", "growth_yoy", value="-100.1"),
    measured("E210", 5, "-100.1", "growth_avg", value="-100.1"),
    measured("E210", 6, "over 100.0 for a share", "share", value="100.0", bound="over"),
    measured("E210", 6, "under 0 for a share", "share", value="0", bound="under"),
    measured("E210", 6, "under 0 for a count", "count", value="0", bound="under"),
    measured("E210", 6, "under -100 for a growth_yoy", "growth_yoy", value="-100", bound="under"),
    measured("E210", 5, "101", "share", value="101"),
    measured("E210", 5, "150", "share", value="150", bound="under"),
    cell("E205", 6, "more than", "write over", bound="more than"),
    cell("E205", 6, "不足", "write under", bound="不足"),
    cell("E302", 1, "expected an indicator of codebook.csv", "describe it", indicator="trains"),
]  # fmt: skip

CODEBOOK = [
    word("E201", 1, "other one", "write other-one", indicator="other one"),
    word("E205", 3, "percentage", "write level for an amount", measure="percentage"),
    word("E211", 7, "<U+202E>", "delete", label_en="a\u202eb"),
    word("E212", 8, "words in label_en", "add it in label_zh", label_zh=""),
    word("E212", 9, "words in definition_zh", "add it in definition_en", definition_en=""),
    word("E212", 6, "words in of_en", "add it", measure="share", of_en="all"),
    word("E213", 7, "nothing", "fill label_en and label_zh", label_en="", label_zh=" "),
    word("E213", 9, "nothing", "fill", definition_en="", definition_zh=""),
    word("E214", 5, "nothing for a share", "fill of_en and of_zh", measure="share"),
    word("E214", 5, "nothing for a rank", "fill of_en and of_zh", measure="rank"),
    word("E305", 2, "railway", 'did you mean "rail"?', theme="railway"),
    word("E306", 4, "line", 'did you mean "lines"?', unit="line"),
    word("W108", 5, "words for a count", "definition", of_en="all", of_zh="全部"),
    whole(
        "W111", 5, '"Us all", but "us, all" in line 2', "both alike", of_en="Us all", of_zh="全部"
    ),
    whole("W111", 6, '"所有", but "全部" in line 2', "both alike", of_en="us, all", of_zh="所有"),
    related("E307", 11, "linse", 'did you mean "lines"?', measure="growth_yoy", base="linse"),
    related("E215", 11, "other", "name the amount", measure="share", base="other"),
    related("W109", 11, "lines", "a share has a base", measure="growth_avg", base="lines"),
    related("E201", 12, "all firms", "write all-firms", scope="all firms"),
    related("E205", 13, "flows", 'did you mean "flow"?', flow_or_stock="flows"),
    related("W109", 13, "stock for a share", "neither", measure="share", flow_or_stock="stock"),
    Planted("E301", "codebook.csv:3:1", "as in line 2", "", {"entries": (entry(), entry())}),
    Planted("W102", "codebook.csv:3:1", "other without", "", {"entries": with_entry()}),
]

TOML = [
    toml("E401", "1:", "", "in quotes", dataset="title = \n"),
    toml("E401", "17:", "", "straight quotes", dataset=swapped('"{n} lines"', "“{n} lines”")),
    toml("E401", "1:", "Unclosed inline", "commas between", dataset=swapped('", zh', '" zh')),
    toml("E401", "2:", "Illegal", "close the quotes", dataset='# words\na = "City\n'),
    toml("E401", "3 [E401]", "Cannot overwrite", "delete one", dataset="# words\na = 1\na = 2"),
    toml("E401", " [E401]", "nested too deep", "", dataset="x = " + "[" * 5000),
    toml("E402", " [E402] licence:", "nothing", "add it", dataset=swapped("licence =", "license =")),
    toml("E404", "4 [E404] license:", "unknown key", "licence", dataset=swapped("licence =", "license =")),
    toml("E402", "29 [E402] sources.yearbook.date:", "nothing", "", dataset=swapped("date = 2023-05-01\n", "")),
    toml("E403", "1 [E403] title.zh:", "nothing", 'add zh', dataset=swapped(', zh = "河城数据"', "")),
    toml("E403", "47 [E403] views.lines.name.zh:", "nothing", "", dataset=swapped(', zh = "线路"', "")),
    toml("E403", "1 [E403] title.zh:", "no words", "", dataset=swapped('"河城数据"', '" "')),
    toml("E404", "7 [E404] themes.rail.lable:", "unknown", '"label"', dataset=swapped("rail]\nlabel", "rail]\nlable")),
    toml("E405", "4 [E405] licence:", "CC", "", dataset=re.sub("licence =.*", 'licence = "CC"', DATASET)),
    toml("E405", "32 [E405] sources.yearbook.date:", "2023", "", dataset=swapped("2023-05-01", '"2023-05-01"')),
    toml("E405", "27 [E405] units.cny_billion.shift.zh:", "1.5", "", dataset=swapped("zh = 1 ", "zh = 1.5 ")),
    toml("E405", "27 [E405] units.cny_billion.shift.zh:", "99", "", dataset=swapped("zh = 1 ", "zh = 99 ")),
    toml("E405", "28 [E405] units.cny_billion.currency:", "rmb", "write the code", dataset=swapped("zh = 1 }", 'zh = 1 }\ncurrency = "rmb"')),
    toml("E405", "1 [E405] title:", "expected words in en and zh", "write { en =", dataset=re.sub("title =.*", "title = 5", DATASET, count=1)),
    toml("E405", "17 [E405] units.lines.pattern:", "a pattern in en and zh", "{n}", dataset=swapped('{ en = "{n} lines", zh = "{n}条" }', '"{n} lines"')),
    toml("E405", "32 [E405] sources.yearbook.date:", "expected a date", "without quotes, like 2022-06-28", dataset=swapped("2023-05-01", '"28 June 2022"')),
    toml("E405", "46 [E405] views.lines.indicators:", "expected a list", '["cre-lines"]', dataset=swapped('["lines"]', '"lines"')),
    toml("E405", "44 [E405] views.lines.family:", "expected bars, change, tiles", "did you mean", dataset=swapped('"change"', '"chnge"')),
    toml("E405", "44 [E405] views.lines.family:", "pie", "write one of them", dataset=swapped('"change"', '"pie"')),
    toml("E405", "50 [E405] views.all.id:", "all", "rename", dataset=swapped("'two'", "'all'", view())),
    toml("E406", "34 [E406] sources.yearbook.url:", "javascript", "", dataset=swapped("http://example.org/yearbook", "javascript:alert(1)")),
    toml("E406", "34 [E406] sources.yearbook.url:", "data:", "", dataset=swapped("http://example.org/yearbook", "data:text/html,x")),
    toml("E406", "4 [E406] licence.url:", "file:", "", dataset=swapped("https://example.org/by", "file:///etc/passwd")),
    toml("E406", "4 [E406] licence.url:", "//", "", dataset=swapped("https://example.org/by", "//example.org")),
    toml("E406", "4 [E406] licence.url:", "@", "", dataset=swapped("https://example.org/by", "https://a@b.c/")),
    toml("E407", "48 [E407] views.lines.title.en:", "<b>", "", dataset=swapped('"From', '"<b>From')),
    toml("E407", "1 [E407] title.en:", "<script>", "", dataset=swapped("Riverton in", "<script>")),
    toml("E408", "47 [E408] views.lines.name.en:", "2022", "refer", dataset=swapped('"Lines"', '"Lines 2022"')),
    toml("E408", "48 [E408] views.lines.title.zh:", "２０１７", "refer", dataset=swapped('"由{', '"２０１７年{')),
    toml("E409", "48 [E409] views.lines.title.en:", "not closed", "", dataset=swapped("{lines.riverton@2017}", "{lines.riverton@2017")),
    toml("E409", "48 [E409] views.lines.title.en:", "the form words", "", dataset=swapped("@2017}", "@2017|words}")),
    toml("E409", "47 [E409] views.lines.name.en:", "{lines}", "", dataset=swapped('"Lines"', '"{lines}"')),
    toml("E409", "17 [E409] units.lines.pattern.en:", "lines", "{n}", dataset=swapped("{n} lines", "lines")),
    toml("E409", "17 [E409] units.lines.pattern.zh:", "{n}{n}", "{n}", dataset=swapped("{n}条", "{n}{n}条")),
    toml("E410", "48 [E410] views.lines.title.en:", "no figure answers", "write {lines@2022|value}, for example", dataset=swapped("@2017", "@2016")),
    toml("W110", "48 [W110] views.lines.title.en:", "2 figures answer", "write {lines.riverton@2022} for one", dataset=swapped("@2017", "")),
    Planted("W110", "dataset.toml:48 [W110]", "2 figures answer", "write {lines.riverton@2017:yearbook}", {"rows": (*ROWS, row(period="2017", value="8", source="report"))}),
    toml("E410", "48 [E410] views.lines.title.en:", "linse", '"lines"', dataset=swapped("{lines.riverton@2017}", "{linse}")),
    toml("E410", "48 [E410] views.lines.title.en:", "not a growth_yoy", "write {lines", dataset=swapped("@2017", "@2017|multiple")),
    toml("E411", "46 [E411] views.lines.indicators:", "linse", '"lines"', dataset=swapped('["lines"]', '["linse"]')),
    toml("E411", "53 [E411] views.two.reference:", "linse", '"lines"', dataset=view(more="reference = 'linse'\n")),
    toml("E413", "46 [E413] views.lines.indicators:", "twice", "", dataset=swapped('["lines"]', '["lines", "lines"]')),
    toml("E413", "50 [E413] views.lines:", "lines", "rename", dataset=swapped("'two'", "'lines'", view())),
    toml("E413", "12 [E413] places.Riverton:", "Riverton", "rename", dataset=swapped("places.NA", "places.Riverton")),
    toml("E405", "52 [E405] views.two.indicators:", "* among", "", dataset=view(members='["*", "lines"]', family="tiles")),
    toml("E305", "45 [E305] views.lines.theme:", "road", "", dataset=swapped('theme = "rail"', 'theme = "road"')),
    toml("W115", "7 [W115] front.lead:", "linse", '"lines"', dataset=swapped("[themes.rail]", "[front]\nlead = 'linse'\n\n[themes.rail]")),
    toml("E415", "7 [E415] front.figures:", "{lines}", "braces", dataset=swapped("[themes.rail]", "[front]\nfigures = [['{lines}']]\n\n[themes.rail]")),
    toml("W115", "7 [W115] front.figures:", "lines@1999", "", dataset=swapped("[themes.rail]", "[front]\nfigures = [['lines@1999']]\n\n[themes.rail]")),
    toml("E211", "1 [E211] title.en:", "<U+202E>", "", dataset=swapped("Riverton in", "\u202eRiverton")),
    toml("E201", "12 [E201] places.a b:", "a b", "write a-b", dataset=swapped("places.NA", 'places."a b"')),
]  # fmt: skip

ENTRIES = (
    entry(),
    entry(indicator="growth", measure="growth_yoy", unit="percent"),
    entry(indicator="share", measure="share", unit="percent", of_en="all", of_zh="全部"),
    entry(indicator="trade", measure="level", unit="cny_billion"),
    entry(indicator="level", measure="level", unit="lines"),
    entry(indicator="rank", measure="rank", unit="lines", of_en="all", of_zh="全部"),
    entry(indicator="opening", measure="event"),
)


def mixed(family: str, members: str, says: str, more: str = "") -> Planted:
    """A view that puts together what does not compare."""
    rows = [row(indicator=each["indicator"]) for each in ENTRIES[1:-1]]
    package = {
        "entries": ENTRIES,
        "rows": (*ROWS, *rows, row(indicator="opening", value="")),
        "dataset": view(family, members, more=more),
    }
    where = (
        "53 [E412] views.two.reference:" if "'level'" in more else "52 [E412] views.two.indicators:"
    )
    return Planted("E412", f"dataset.toml:{where}", says, "", package)


MIXES = [
    mixed("bars", '["trade", "level"]', "cny_billion (trade) and lines (level)"),
    mixed("bars", '["lines", "level"]', "count (lines) and level (level)"),
    mixed("bars", '["growth", "share"]', "growth_yoy (growth) and share (share)"),
    mixed("bars", '["opening"]', "opening (event)"),
    mixed("bars", '["rank"]', "rank (rank)"),
    mixed("bars", '["*"]', "rank (rank), opening (event)"),
    mixed("bars", '["level"]', "cny_billion (trade)", "reference = 'trade'\n"),
    mixed("change", '["opening"]', "opening (event)"),
    mixed("shares", '["share", "growth"]', "growth (growth_yoy)"),
    mixed("shares", '["share"]', "level (level)", "reference = 'level'\n"),
    mixed("multiples", '["growth", "share"]', "share (share)"),
]

PLANTED = STRUCTURE + VALUES + CODEBOOK + TOML + MIXES


@pytest.mark.parametrize("planted", PLANTED, ids=lambda one: f"{one.code} {one.says[:30]}")
def test_a_planted_fault_is_named_where_it_is_with_a_way_out(
    tmp_path: Path, planted: Planted
) -> None:
    found = check(write(tmp_path, **planted.package))
    lines = [str(one) for one in found if one.code == planted.code]
    assert any(
        line.startswith(planted.where) and planted.says in line and planted.fix in line
        for line in lines
    ), found
    assert all(one.fix for one in found)
    severity = "warning" if planted.code.startswith("W") else "error"
    assert {one.severity for one in found if one.code == planted.code} == {severity}


@pytest.mark.parametrize(
    "planted",
    [one for one in VALUES + CODEBOOK + MIXES if one.code not in {"E201", "E302"}],
    ids=lambda one: f"{one.code} {one.says[:30]}",
)
def test_one_fault_is_told_once_and_brings_no_others(tmp_path: Path, planted: Planted) -> None:
    found = check(write(tmp_path, **planted.package))
    errors = [one.code for one in found if one.severity == "error"]
    assert errors.count(planted.code) == len(errors)


def test_a_header_that_is_there_twice_is_one_problem(tmp_path: Path) -> None:
    twice = f"{COLUMNS}\n{table(ROWS)}"
    assert [one.code for one in check(write(tmp_path, indicators=twice))] == ["E106"]


@pytest.mark.parametrize("planted", TOML, ids=lambda one: f"{one.code} {one.says[:30]}")
def test_no_message_names_a_class_and_every_wrong_value_has_a_way_out(
    tmp_path: Path, planted: Planted
) -> None:
    for one in check(write(tmp_path, **planted.package)):
        assert "Model" not in str(one)
        assert one.fix or one.code != "E405"


@pytest.mark.parametrize("slip", ["line", "Lines"])
def test_a_slip_in_the_name_of_an_indicator_is_told_at_its_row_alone(
    tmp_path: Path, slip: str
) -> None:
    found = check(write(tmp_path, rows=(ROWS[0], row(indicator=slip))))
    assert [(one.line, one.key) for one in found] == [(3, "indicator")]


def test_a_second_report_leaves_a_package_sound(tmp_path: Path) -> None:
    second = row(period="2022", value="26", source="report")
    found = check(write(tmp_path, rows=(*ROWS, second)))
    assert {one.severity for one in found} == {"warning"}
    clear = swapped("riverton@2022}", "riverton@2022:report}").replace(
        "riverton@2022}条", "riverton@2022:yearbook}条"
    )
    assert check(write(tmp_path, rows=(*ROWS, second), dataset=clear)) == ()


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("change", '["lines", "trade"]'),
        ("tiles", '["*"]'),
        ("timeline", '["*"]'),
        ("bars", '["trade"]'),
        ("multiples", '["growth"]'),
        ("shares", '["share"]'),
    ],
)
def test_what_compares_may_stand_together(tmp_path: Path, family: str, members: str) -> None:
    assert check(write(tmp_path, **mixed(family, members, "").package)) == ()


def test_every_code_has_been_planted(tmp_path: Path) -> None:
    elsewhere = {
        "E001": "test_store",
        "E101": "test_reading",
        "E102": "test_reading",
        "E103": "test_reading",
        "W101": "test_reading",
        "W112": "test_characters",
        "E199": "below",
        "E501": "test_proofreading",
        "W501": "test_proofreading",
    }
    assert {one.code for one in PLANTED} | set(elsewhere) == set(CODES)


@pytest.mark.parametrize(
    "twin",
    [{"place": "riverton "}, {"place": "Riverton"}, {"place": "ｒiverton"}, {"period": "2022 "}],
    ids=["space", "case", "width", "period"],
)
def test_a_key_that_reads_the_same_is_the_same(tmp_path: Path, twin: dict[str, str]) -> None:
    found = check(write(tmp_path, rows=(*ROWS, row(**twin))))
    assert [one.line for one in found if one.code == "E301"] == [4]


def test_faults_of_all_three_files_come_in_one_run(tmp_path: Path) -> None:
    dataset = swapped(', zh = "线路"', "")
    found = check(
        write(
            tmp_path,
            rows=with_row(value="x", place="nowhere"),
            entries=[entry(unit="miles", label_zh="")],
            dataset=dataset,
        )
    )
    assert [one.code for one in found] == ["E303", "E203", "E306", "E212", "E403"]


def test_a_broken_codebook_does_not_make_every_figure_unknown(tmp_path: Path) -> None:
    found = check(write(tmp_path, codebook="a;b\n"))
    assert {one.file for one in found} == {"codebook.csv"}


def test_a_broken_dataset_does_not_make_every_place_unknown(tmp_path: Path) -> None:
    found = check(write(tmp_path, dataset="title ="))
    assert {one.file for one in found} == {"dataset.toml"}


def test_five_thousand_bad_cells_are_all_told_in_order(tmp_path: Path) -> None:
    rows = [row(place="NA", period=f"{2010 - n}", value="12%") for n in range(1, 2000)]
    months = [row(period=f"{1000 + n}-01", value="x") for n in range(1000)]
    found = check(write(tmp_path, rows=(*ROWS, *rows, *months)))
    assert [one.code for one in found].count("E203") == len(rows) + len(months)
    assert [one.line for one in found] == sorted(one.line or 0 for one in found)


def test_thousands_of_unknown_names_are_told_with_advice(tmp_path: Path) -> None:
    names = "".join(
        f"[places.place-of-the-name-{n}]\nlabel = {{ en = 'P', zh = '地' }}\n" for n in range(200)
    )
    rows = [row(place=f"palce-of-the-mane-{n}") for n in range(3000)]
    dataset = DATASET.replace("[units.lines]", names + "[units.lines]")
    found = check(write(tmp_path, rows=(*ROWS, *rows), dataset=dataset))
    assert [one.code for one in found] == ["E303"] * 3000
    assert all("did you mean" in one.fix for one in found)


def test_problems_without_end_are_cut_short_and_said_so(tmp_path: Path) -> None:
    rows = [row(value="x", bound="x", source="x", locator="") for _ in range(3000)]
    found = check(write(tmp_path, rows=(*ROWS, *rows)))
    assert found[-1].code == "E199" or "E199" in {one.code for one in found}
    assert len(found) < 10_100


def test_a_million_broken_rows_are_cut_short_and_said_so(tmp_path: Path) -> None:
    found = check(write(tmp_path, indicators=table(ROWS) + "x\n" * 20_000))
    assert [one.code for one in found][-2:] == ["E110", "E199"]


def test_markup_and_formulas_in_cells_are_text_like_any_other(tmp_path: Path) -> None:
    note = "<script>alert(1)</script> {{7*7}} %{x} $\\alpha$ =1+1"
    assert check(write(tmp_path, rows=with_row(note_en=note, note_zh=note))) == ()


def test_a_message_shows_nothing_invisible_and_stays_short(tmp_path: Path) -> None:
    found = check(write(tmp_path, rows=with_row(value="\u202e" + "9" * 5000)))
    line = str(next(one for one in found if one.code == "E203"))
    assert line.isprintable()
    assert len(line) < 400


def test_a_folder_without_the_files_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        check(tmp_path)
