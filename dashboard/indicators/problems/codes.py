"""The table of everything that can be wrong with a data package, and how a problem is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from dashboard.indicators.problems.problem import Problem, Severity

#: Code to what it means. The codes are public and stable: a number is never used again.
CODES: Final[dict[str, str]] = {
    "E001": "The package cannot be read at all.",
    "E101": "The file is not text: a workbook, an archive, a web page.",
    "E102": "The encoding of the file is not known, or a character is cut.",
    "E103": "The file holds a NUL byte.",
    "E104": "The quotes of the CSV do not close or are not doubled.",
    "E105": "A line, a cell or the table is larger than any table of figures.",
    "E106": "The header is not one line of column names separated by commas.",
    "E107": "A column is missing.",
    "E108": "A column is not known.",
    "E109": "A column is there twice.",
    "E110": "A row has more or fewer cells than the header.",
    "E111": "A row is empty.",
    "E112": "The table has no rows.",
    "E199": "There are so many problems that the rest was not looked at.",
    "E201": "A slug does not follow the grammar.",
    "E202": "A period is not in the grammar of ISO 8601 that the package uses.",
    "E203": "A number is not written in plain ASCII digits.",
    "E204": "A number has more digits than can be kept.",
    "E205": "A word is not one of the few that the column allows.",
    "E206": "A figure that is not an event has no value.",
    "E207": "An event has a value.",
    "E208": "A bound stands where none makes sense: on an event or a rank.",
    "E209": "The period and its basis contradict each other.",
    "E210": "A number cannot be what its measure says.",
    "E211": "A text holds control, direction or other invisible characters.",
    "E212": "A text is there in one language only.",
    "E213": "A text that is needed is missing.",
    "E214": "A share or a rank does not say of what.",
    "E215": "A base is not an amount whose growth or share an indicator can be.",
    "E301": "Two rows have the same key.",
    "E302": "An indicator is not in the codebook.",
    "E303": "A place is not in dataset.toml.",
    "E304": "A source is not in dataset.toml.",
    "E305": "A theme is not in dataset.toml.",
    "E306": "A unit is not in dataset.toml.",
    "E307": "A base is not in the codebook.",
    "E401": "dataset.toml is not TOML.",
    "E402": "A key of dataset.toml is missing.",
    "E403": "A text of dataset.toml is missing in one language.",
    "E404": "A key of dataset.toml is not known.",
    "E405": "A value of dataset.toml is of the wrong type or not allowed.",
    "E406": "A link is not an http or https address.",
    "E407": "A text of dataset.toml holds markup.",
    "E408": "A digit is typed into a name or title instead of referring to a figure.",
    "E409": "A reference or a pattern in braces is not understood.",
    "E410": "A reference is answered by no figure.",
    "E411": "A view names an indicator that is not in the codebook.",
    "E412": "A view puts together figures that do not compare.",
    "E413": "An id is there twice.",
    "E415": "A key figure of the front page is no reference.",
    "E501": "The printed number of a figure is not in the text of its source.",
    "W101": "The file is read, but is not UTF-8.",
    "W102": "An indicator of the codebook has no figure.",
    "W103": "A text begins or ends with a space, which is dropped.",
    "W104": "A figure does not say where in its source it stands.",
    "W106": "A period is inferred, but no note says from what.",
    "W107": "A period begins after its source was published.",
    "W108": "An indicator that is neither share nor rank says of what.",
    "W109": "A base, or flow or stock, stands where it says nothing.",
    "W110": "A reference is answered by several figures: the name stands in for the headline.",
    "W111": "Two texts are taken for one whole of shares or ranks.",
    "W112": "A character is in no font that ships: pictures take it from the server's fonts.",
    "W115": "The front page names a view or a figure that is not in the package.",
    "W501": "A number of a text is used by no figure.",
}

_SHOWN: Final = 60
#: So much of a word is compared, and so alike, in percent, is what was perhaps meant.
_COMPARED: Final = 200
_ALIKE: Final = 60
HIDDEN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row or key, before it is known where that stands."""

    code: str
    key: str
    found: str
    expected: str
    fix: str

    def at(self, file: str, line: int | None = None, column: int | None = None) -> Problem:
        """The fault with its position: a problem."""
        severity: Severity = "warning" if self.code.startswith("W") else "error"
        if self.code not in CODES:
            raise KeyError(self.code)
        return Problem(
            self.code, file, line, column, self.key, self.found, self.expected, self.fix, severity
        )


def shown(text: str) -> str:
    """A found text as a message prints it: quoted, short, nothing invisible left in it.

    >>> shown("a\u202eb")
    '"a<U+202E>b"'
    """
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return '"' + HIDDEN.sub(lambda hidden: f"<U+{ord(hidden[0]):04X}>", cut) + '"'


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like another one, capitals aside; ``None`` if none is."""
    wanted = word[:_COMPARED].strip()
    found = extractOne(wanted, [*known], scorer=ratio, processor=str.casefold, score_cutoff=_ALIKE)
    return found[0] if found else None


def nearest(word: str, known: Iterable[str]) -> str:
    """Advice for an unknown word: the known one that is most like it, or nothing.

    >>> nearest("jinhau", ["jinhua", "yiwu"])
    'did you mean "jinhua"?'
    """
    found = closest(word, known)
    return f'did you mean "{found}"?' if found else ""
