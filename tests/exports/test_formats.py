"""Every kind of file, of every view and of everything, in both languages."""

from __future__ import annotations

import pytest

from dashboard.exports.files.content import gather
from dashboard.exports.files.formats import ALL, BY_SUFFIX, FORMATS, Format, file_names, path
from dashboard.indicators.model.package import Package
from dashboard.indicators.select.query import Query
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.views.address.address import Address
from dashboard.views.render import catalogue

MADE = [one for one in FORMATS if one.make]


def made(package: Package, address: Address, form: Format) -> bytes:
    assert form.make is not None
    return form.make(gather(package, address))


@pytest.mark.parametrize("form", MADE, ids=lambda form: form.suffix)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("city", ["jinhua", "porto", "hostile"])
def test_every_view_can_be_had_as_every_file_the_same_each_time(
    city: str, lang: Lang, form: Format, request: pytest.FixtureRequest
) -> None:
    package: Package = request.getfixturevalue(city)
    views = [view.id for view in catalogue.views(package)]
    for view in (None, *views):
        if form.is_of(view):
            address = Address(lang, "view" if view else "explorer", view)
            assert made(package, address, form) == made(package, address, form)


@pytest.mark.parametrize("form", MADE, ids=lambda form: form.suffix)
@pytest.mark.parametrize("lang", LANGS)
def test_a_selection_without_figures_is_a_file_as_well(
    lang: Lang, form: Format, jinhua: Package
) -> None:
    view = None if form.is_of(None) else "cre-lines"
    empty = Address(lang, "view" if view else "explorer", view, Query(q="nothing at all"))
    assert made(jinhua, empty, form)


@pytest.mark.parametrize("form", MADE, ids=lambda form: form.suffix)
@pytest.mark.parametrize("lang", LANGS)
def test_derived_figures_are_in_the_files_when_asked_for(
    lang: Lang, form: Format, jinhua: Package
) -> None:
    for view in (None, "cre-lines", "ftz-shares", "ftz-levels"):
        if form.is_of(view):
            address = Address(lang, "view" if view else "explorer", view, Query(derived=True))
            plain = Address(lang, address.page, view)
            assert made(jinhua, address, form) != made(jinhua, plain, form)


@pytest.mark.parametrize("lang", LANGS)
def test_every_format_has_words_for_the_menu(lang: Lang) -> None:
    for one in FORMATS:
        assert load_locale(lang).text(f"download.{one.suffix}")
        assert load_locale(lang).text(f"download.{one.suffix}_hint")


def test_a_suffix_names_one_format() -> None:
    assert len(BY_SUFFIX) == len(FORMATS)


def test_the_address_of_a_file_holds_the_selection() -> None:
    query = Query(theme="rail", derived=True)
    assert path(Address("en", query=query), "csv") == "/en/download/all.csv?theme=rail&derived=1"


def test_nothing_that_a_package_may_call_a_view_is_the_address_of_everything(
    jinhua: Package,
) -> None:
    assert ALL not in {view.id for view in catalogue.views(jinhua)}


def test_file_names_are_plain_letters_and_the_languages_own(jinhua: Package) -> None:
    content = gather(jinhua, Address("zh", "view", "cre-lines"))
    plain, named = file_names(content, "csv")
    assert plain == f"cre-lines-zh-{jinhua.version}.csv"
    assert plain.isascii()
    assert named == f"数说金华-中欧班列运行线路-{jinhua.version}.csv"


def test_a_file_name_leads_nowhere(hostile: Package) -> None:
    content = gather(hostile, Address("en", "view", "cre-lines"))
    for name in file_names(content, "csv"):
        assert not set('/\\:*?"<>|\n\0') & set(name)
        assert not name.startswith(".")
