"""Whatever the three files hold, the answer is problems or a package, never a crash."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dashboard.errors import DataError
from dashboard.indicators.model.package import Package
from dashboard.indicators.problems.codes import CODES, HIDDEN
from dashboard.indicators.reading.loader import FILES, check, load
from tests.indicators.builders import DATASET, ROWS, entry, table, write

ORIGINAL = (table(ROWS), table([entry()]), DATASET)
PIECES = ["", ",", '"', "\n", "\r", "[", "]", "{", "}", "=", "'", "1", "-", "@", "|", "中", "\x00"]

cuts = st.tuples(
    st.sampled_from(FILES), st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES) | st.text()
)


@settings(max_examples=150, deadline=None)
@given(st.lists(cuts, min_size=1, max_size=3))
@example([("dataset.toml", 0.0, 4000, "views = [1, 'x', {}]\nthemes = 3\n")])
@example([("dataset.toml", 0.0, 4000, "views = {a = 1}\nplaces = [1]\n")])
@example([("dataset.toml", 0.0, 4000, "themes = {a = {label = []}}\nlicence = [[]]\n")])
@example([("dataset.toml", 0.0, 4000, "[[views]]\nid = []\n[[views]]\nid = 1\n")])
@example([("dataset.toml", 0.0, 0, "[" + " " * 50_000)])
@example([("dataset.toml", 0.0, 4000, f"x = {'9' * 5000}")])
def test_a_mutated_package_is_told_or_loaded(changes: list[tuple[str, float, int, str]]) -> None:
    files = dict(zip(FILES, ORIGINAL, strict=True))
    for name, at, length, piece in changes:
        start = int(at * len(files[name]))
        files[name] = files[name][:start] + piece + files[name][start + length :]
    with TemporaryDirectory() as folder:
        write(
            Path(folder),
            indicators=files[FILES[0]].encode("utf-8", "replace"),
            codebook=files[FILES[1]].encode("utf-8", "replace"),
            dataset=files[FILES[2]].encode("utf-8", "replace").decode(),
        )
        found = check(Path(folder))
        loaded = _loaded(Path(folder))
    for problem in found:
        assert problem.code in CODES
        assert HIDDEN.search(str(problem)) is None
        assert len(str(problem)) < 700
    broken = any(problem.severity == "error" for problem in found)
    assert (loaded is None) == broken


def _loaded(folder: Path) -> Package | None:
    try:
        return load(folder)
    except DataError:
        return None
