"""Pictures: what they say, how they fit their frame, and that nothing in them needs a browser."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from dashboard.charts import theme
from dashboard.errors import SelectionError
from dashboard.exports.pictures import fonts
from dashboard.exports.pictures.composition import Composition
from dashboard.exports.pictures.options import FRAMES, OFFERED, Picture
from dashboard.exports.pictures.pictures import of_figure, of_view
from dashboard.indicators.model.package import Package
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue
from dashboard.views.render.renderer import citations, render
from dashboard.views.text.evidence import evidence, found_in

TEXT = "{http://www.w3.org/2000/svg}text"


def flat(text: str) -> str:
    """Text without the blanks that break it."""
    return re.sub(r"[\s\u3000]+", "", text)


def words(composition: Composition) -> str:
    """What is written in a picture."""
    document = ET.fromstring(composition.svg("light"))
    return flat("".join("".join(text.itertext()) for text in document.iter(TEXT)))


def figure(package: Package, id_: str, lang: Lang, frame: str = "") -> Composition:
    sources = citations(found_in(package, id_).sources, lang)
    return of_figure(evidence(package, id_, lang), sources, lang, frame=frame)


@pytest.mark.parametrize("frame", ["", *FRAMES])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_a_picture_says_title_values_and_source_on_its_own(
    city: str, lang: Lang, frame: str, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(city)
    for view in catalogue.views(package):
        shown = render(package, Address(lang, "view", view.id))
        said = words(of_view(shown, frame=frame))
        for text in (shown.title, shown.subtitle, package.version, shown.sources[0].title):
            assert flat(text) in said
        if view.family == "tiles":
            for mark in shown.marks:
                assert flat(mark.said.number) in said


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_the_picture_of_a_figure_says_what_it_is_where_when_and_from_where(
    city: str, lang: Lang, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(city)
    for id_ in package.observations:
        found = evidence(package, id_, lang).mark
        said = words(figure(package, id_, lang))
        for text in (found.label, found.place, found.when, package.version):
            assert flat(text) in said
        if found.has_value:
            for text in (found.said.bound, found.said.number, found.said.after):
                assert flat(text) in said
        assert flat(found_in(package, id_).source.title.within(lang)) in said


def test_the_picture_of_a_calculated_figure_says_how(jinhua: Package) -> None:
    made = "cre-lines~change.jinhua.2017/2022"
    formula = evidence(jinhua, made, "en").mark.formula
    assert formula
    assert flat(formula) in words(figure(jinhua, made, "en"))


def test_the_picture_of_an_event_says_when_it_was(jinhua: Package) -> None:
    id_ = "cre-first-antipandemic-train.jinhua.2020-03-21"
    assert "21March2020" in words(figure(jinhua, id_, "en"))


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("lang", LANGS)
def test_a_frame_holds_all_of_a_view_in_its_own_proportions(
    jinhua: Package, lang: Lang, frame: str
) -> None:
    for view in catalogue.views(jinhua):
        made = of_view(render(jinhua, Address(lang, "view", view.id)), frame=frame)
        wide, high = made.size
        assert made.size == FRAMES[frame]
        assert made.drawing.height * wide == made.width * high
        document = ET.fromstring(made.svg("dark"))
        assert (document.get("width"), document.get("height")) == (str(wide), str(high))
        for text in document.iter(TEXT):
            assert 0 < float(text.get("y", "0")) + made.drawing.margin.top < made.drawing.height


def test_a_small_drawing_is_shown_larger_than_a_tall_one(jinhua: Package) -> None:
    tall = of_view(render(jinhua, Address("en", "view", "milestones")), frame="wide")
    small = figure(jinhua, "cre-countries.jinhua.2022-06-28", "en", "wide")
    assert small.width < tall.width


@pytest.mark.parametrize("scheme", theme.SCHEMES)
def test_a_picture_has_the_colours_of_its_scheme_and_nothing_to_load(
    jinhua: Package, scheme: theme.Scheme
) -> None:
    for view in catalogue.views(jinhua):
        text = of_view(render(jinhua, Address("zh", "view", view.id))).svg(scheme)
        known = {
            "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color))
            for color in theme.SCHEMES[scheme].values()
        }
        assert set(re.findall(r"#[0-9a-f]{6}\b", text)) <= known
        assert not re.search(r"var\(|@media|<script|<style|href=|url\((?!#)", text)


def test_every_character_of_shipped_pictures_is_in_a_font_that_ships(jinhua: Package) -> None:
    for lang in LANGS:
        for view in catalogue.views(jinhua):
            text = of_view(render(jinhua, Address(lang, "view", view.id))).svg("light")
            assert not fonts.beyond(text)
    assert fonts.beyond("金华漢ᠠ") == "ᠠ漢"


@pytest.mark.parametrize(
    ("suffix", "given", "allowed"),
    [
        ("png", {"scale": "3"}, ("1", "2", "4")),
        ("png", {"scale": "100000"}, ("1", "2", "4")),
        ("svg", {"scale": "2"}, ("1",)),
        ("png", {"scheme": "x"}, ("light", "dark")),
        ("png", {"frame": "poster"}, ("wide", "square", "story")),
    ],
)
def test_a_picture_that_there_is_not_is_refused_with_what_there_is(
    suffix: str, given: dict[str, str], allowed: tuple[str, ...]
) -> None:
    with pytest.raises(SelectionError) as refused:
        Picture.read(given, suffix)
    assert refused.value.allowed == allowed


@pytest.mark.parametrize("picture", OFFERED, ids=lambda one: one.suffix + one.search)
def test_a_picture_is_read_from_what_its_address_says(picture: Picture) -> None:
    given = dict(pair.split("=") for pair in picture.search[1:].split("&") if pair)
    assert Picture.read(given, picture.suffix) == picture


@pytest.mark.parametrize("lang", LANGS)
def test_a_picture_names_its_source_as_cards_do(jinhua: Package, lang: Lang) -> None:
    said = words(of_view(render(jinhua, Address(lang, "view", "cre-lines"))))
    assert flat(load_locale(lang).text("card.source")) in said
