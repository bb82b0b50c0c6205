"""The descriptions of the data set, held against their validators and against the data."""

from __future__ import annotations

import codecs
import csv
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import pytest
import rdflib
from csvw import CSVW

from dashboard.app import create_app
from dashboard.exports.metadata import bundle, codebook, csvw, datapackage, dcat, schemaorg, tables
from dashboard.indicators.derive.arithmetic import term
from dashboard.indicators.model.package import Licence, Package
from dashboard.indicators.model.text import Text
from dashboard.indicators.reading.csv_table import INDICATORS, TABLES, columns
from dashboard.indicators.reading.loader import load
from dashboard.languages import DEFAULT as LANGS
from dashboard.languages import Lang
from dashboard.messages import load_locale
from dashboard.settings import Settings, data_folder
from tests.explorer.asking import Visitor
from tests.explorer.conftest import of_shipped_data
from tests.views import editing, town

ROOT = "https://figures.example/city"
_DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
_HOSTILE = "</script><script>alert(1)</script> & =1+1 | ` <b>"


@pytest.fixture(scope="module", params=["jinhua", "porto"])
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Package:
    if request.param == "jinhua":
        return load(data_folder())
    return load(town.write(tmp_path_factory.mktemp("porto")))


@pytest.fixture(scope="module")
def folder(package: Package, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the archive, unpacked."""
    place = tmp_path_factory.mktemp("files")
    for name, content in bundle.files(package, ROOT).items():
        (place / name).write_bytes(content)
    return place


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def complaints(archive: Path) -> list[Any]:
    report = frictionless.validate(str(archive))
    return list(report.flatten(["type", "message"]))


def is_csvw(folder: Path) -> bool:
    """Whether the validator finds every table of a folder as it is described."""
    tables_of = CSVW(str(folder / "indicators.csv"), md_url=str(folder / csvw.NAME), validate=True)
    assert len(list(tables_of.tables)) == len(tables.tables(LANGS))
    try:
        return bool(tables_of.is_valid)
    except ValueError:  # how it says of a cell or of a reference that it is not
        return False


def test_frictionless_finds_the_downloaded_archive_valid(tmp_path: Path) -> None:
    archive = tmp_path / "all.zip"
    archive.write_bytes(of_shipped_data().get("/en/download/all.zip").data)
    assert complaints(archive) == []


def test_frictionless_finds_the_files_of_any_city_valid(folder: Path) -> None:
    assert complaints(folder / datapackage.NAME) == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("indicators.csv", b"exact", b"exakt"),
        ("indicators.csv", b"cre-lines,jinhua,2017", b"cre-linse,jinhua,2017"),
        ("codebook.csv", b"growth_avg", b"growth_avrg"),
    ],
)
def test_frictionless_finds_a_planted_fault(
    tmp_path: Path, file: str, old: bytes, new: bytes
) -> None:
    files = bundle.files(load(data_folder()))
    assert old in files[file]
    for name, content in files.items():
        changed = content.replace(old, new, 1) if name == file else content
        (tmp_path / name).write_bytes(changed)
    assert complaints(tmp_path / datapackage.NAME)


def test_a_csvw_validator_finds_the_tables_valid(folder: Path) -> None:
    assert is_csvw(folder)


@pytest.mark.filterwarnings("ignore")  # the validator says what it finds as warnings
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("indicators.csv", b",exact,", b",exakt,"), ("indicators.csv", b",9,", b",nine,")],
)
def test_a_csvw_validator_finds_a_planted_fault(
    tmp_path: Path, file: str, old: bytes, new: bytes
) -> None:
    for name, content in bundle.files(load(data_folder())).items():
        (tmp_path / name).write_bytes(content.replace(old, new, 1) if name == file else content)
    assert not is_csvw(tmp_path)


def test_the_table_of_figures_is_what_the_package_holds(package: Package, folder: Path) -> None:
    found = rows(folder, "indicators.csv")
    assert tuple(found[0]) == (*columns(INDICATORS, LANGS), "locator_zh")
    assert [row["value"] for row in found] == [
        "" if one.value is None else str(one.value) for one in package.observations.values()
    ]
    assert [row["bound"] for row in found] == [one.bound for one in package.observations.values()]


def test_the_shipped_tables_are_the_files_of_the_data_package(shipped: Path) -> None:
    files = bundle.files(load(shipped))
    for name in TABLES:
        wanted = list(csv.reader(io.StringIO((shipped / name).read_text("utf-8"))))
        assert list(csv.reader(io.StringIO(files[name].decode()))) == wanted


def test_every_column_is_described_in_both_languages(package: Package) -> None:
    described = datapackage.described(package)
    for resource in described["resources"]:
        assert resource["title"]
        for field in resource["schema"]["fields"]:
            assert field["description"]
    for table in tables.tables(LANGS):
        for column in table.columns:
            assert all(tables.meaning(column, load_locale(lang)) for lang in LANGS)


def test_the_data_package_names_licence_publisher_sources_and_version(package: Package) -> None:
    found = datapackage.described(package, ROOT)
    assert found["version"] == package.version
    assert found["homepage"] == f"{ROOT}/"
    assert found["titles"]["zh"] == package.title.within("zh")
    assert {one["title"] for one in found["sources"]} == {
        one.title.within("en") for one in package.sources.values()
    }
    assert "homepage" not in datapackage.described(package, "/city")


def test_the_archive_of_a_dashboard_below_a_path_leads_back_to_it() -> None:
    settings = Settings.from_env(
        {}, public_url="https://figures.example", base_path="/city", archive="off"
    )
    answer = Visitor(create_app(settings), "/city").get("/en/download/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert json.loads(archive.read(datapackage.NAME))["homepage"] == f"{ROOT}/"


def test_the_data_set_is_called_the_same_whatever_its_version(
    package: Package, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(data_folder(), tmp_path / "copy"))
    before = load(folder)
    editing.cells(folder / "indicators.csv", {"value": "25"}, indicator="cre-lines", period="2022")
    after = load(folder)
    assert before.version != after.version
    names = set()
    for one in (before, after):
        record = dcat.catalogue(one, ROOT)["dcat:dataset"]
        described = csvw.described(one)
        assert record["dcat:version"] == described["dcat:version"] == one.version
        names |= {record["dct:identifier"], described["dc:identifier"]}
        names.add(datapackage.described(one)["name"])
    assert names == {"jinhua-in-figures"}
    others = load(town.write(tmp_path / "porto"))
    assert datapackage.name(others) not in names


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "| Growth or share of | Scope | Flow or stock |",
                "`newly-registered-companies` | flow |",
            ),
        ),
        (
            "zh",
            ("| 所对应的指标 | 统计范围 | 流量或存量 |", "`newly-registered-companies` | 流量 |"),
        ),
    ],
)
def test_the_codebook_says_what_compares_with_what(lang: Lang, said: tuple[str, ...]) -> None:
    package = city_package()
    text = codebook.written(package, lang).decode()
    (growth,) = (line for line in text.splitlines() if "(`ftz-trade-growth`)" in line)
    assert f"| {package.indicators['ftz-trade'].label.within(lang)} |" in growth
    assert all(one in text for one in said)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://example.org/terms", "notspecified"),
        (None, "notspecified"),
    ],
)
def test_a_licence_has_the_name_under_which_the_open_definition_knows_it(
    url: str | None, name: str
) -> None:
    assert datapackage.licence(Licence(Text(en="Terms", zh="条款"), url))["name"] == name


def graph(package: Package, root: str) -> rdflib.Graph:
    text = json.dumps(dcat.catalogue(package, root), allow_nan=False)
    found = rdflib.Graph()
    found.parse(data=text, format="json-ld", publicID="https://figures.example/api/v1/dcat.jsonld")
    return found


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("root", ["", "/city", ROOT])
def test_the_catalogue_record_is_rdf_with_what_a_portal_needs(package: Package, root: str) -> None:
    found = graph(package, root)
    (dataset,) = found.subjects(rdflib.RDF.type, _DCAT.Dataset)
    terms = rdflib.DCTERMS
    titles = {(one.language, str(one)) for one in found.objects(dataset, terms.title)}  # type: ignore[attr-defined]
    assert titles == {("en", package.title.within("en")), ("zh", package.title.within("zh"))}
    for wanted in (terms.description, terms.publisher, terms.license, terms.source, terms.spatial):
        assert (dataset, wanted, None) in found
    downloads = [str(one) for one in found.objects(None, _DCAT.downloadURL)]
    assert len(downloads) == 8
    assert all(one.startswith("https://figures.example") for one in downloads)
    (catalogue,) = found.subjects(rdflib.RDF.type, _DCAT.Catalog)
    assert (catalogue, _DCAT.dataset, dataset) in found


def test_every_download_that_is_described_is_there() -> None:
    city = of_shipped_data()
    described = dcat.catalogue(city_package(), "")
    links = [
        one["dcat:downloadURL"]["@id"]
        for one in described["dcat:dataset"]["dcat:distribution"]
        if "dcat:downloadURL" in one
    ]
    for link in links:
        answer = city.get(link)
        assert answer.status_code == 200, link
        assert answer.mimetype == schemaorg.DOWNLOADS[link.rpartition(".")[2]]


def city_package() -> Package:
    return load(data_folder())


def test_the_time_covered_ends_when_the_source_was_published() -> None:
    assert schemaorg.span(city_package()) == "2017-01-01/2022-06-28"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("path", ["", "view/cre-lines", "data", "about"])
def test_every_page_describes_the_data_set(lang: Lang, path: str) -> None:
    page = of_shipped_data().page(f"/{lang}/{path}")
    (script,) = page.every("script", type="application/ld+json")
    found = json.loads(script.text)
    package = city_package()
    assert found["@type"] == "Dataset"
    assert found["name"] == package.title.within(lang)
    assert 50 <= len(found["description"]) <= 5000 or lang == "zh"
    assert found["version"] == package.version
    assert len(found["variableMeasured"]) == len(package.indicators)
    assert found["isBasedOn"][0]["datePublished"] == "2022-06-28"
    assert found["license"] == package.licence.url


def hostile(folder: Path) -> Package:
    """The city, with markup and a formula that somebody wrote into its texts."""
    folder = Path(shutil.copytree(data_folder(), folder / "copy"))
    editing.cells(
        folder / "codebook.csv",
        {"label_en": _HOSTILE, "definition_zh": _HOSTILE, "of_en": "=1+1"},
        indicator="ftz-trade-share",
    )
    return load(folder)


def test_text_of_the_data_cannot_leave_the_script_of_a_page(tmp_path: Path) -> None:
    package = hostile(tmp_path)
    for lang in LANGS:
        text = schemaorg.script(package, lang, ROOT)
        inner = text.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
        assert not set("<>&") & set(inner)
        names = [one["name"] for one in json.loads(inner)["variableMeasured"]]
        assert lang == "zh" or _HOSTILE in names


def test_text_of_the_data_is_no_formula_and_no_markup_in_files(tmp_path: Path) -> None:
    files = bundle.files(hostile(tmp_path))
    assert b"'=1+1" in files["codebook.csv"]
    for lang in LANGS:
        text = files[codebook.name(lang)].decode()
        assert "<script" not in text.replace("\\<script", "")
        table = [line for line in text.splitlines() if "ftz-trade-share" in line]
        assert all(line.replace("\\|", "").count("|") == 9 for line in table)


def test_the_same_package_gives_the_same_bytes(package: Package, folder: Path) -> None:
    assert bundle.files(package, ROOT) == {one.name: one.read_bytes() for one in folder.iterdir()}


@pytest.mark.parametrize("lang", LANGS)
def test_the_codebook_names_every_indicator_source_and_column(package: Package, lang: Lang) -> None:
    text = codebook.written(package, lang).decode()
    for known in (*package.indicators, *package.sources):
        assert f"`{known}`" in text
    for table in tables.tables(LANGS):
        assert all(f"`{column.name}`" in text for column in table.columns)
    assert package.version in text


def test_the_archive_has_the_descriptions_beside_the_tables() -> None:
    archive = zipfile.ZipFile(io.BytesIO(of_shipped_data().get("/zh/download/all.zip").data))
    assert set(bundle.files(city_package())) <= set(archive.namelist())


@pytest.mark.parametrize("lang", LANGS)
def test_the_archive_says_which_of_its_tables_begins_with_a_byte_order_mark(lang: Lang) -> None:
    archive = zipfile.ZipFile(io.BytesIO(of_shipped_data().get("/en/download/all.zip").data))
    marked = [one for one in archive.namelist() if archive.read(one).startswith(codecs.BOM_UTF8)]
    assert marked == ["figures.csv"]
    said = load_locale(lang).text("file.csv_form")
    assert all(f"`{one}`" in said for one in marked)
    assert said in archive.read(f"README.{lang}.md").decode()


@pytest.mark.parametrize("printed", ["0.0000001", "0.00000010", "123456789012.5"])
def test_a_number_is_written_with_its_digits_however_small_or_large(
    tmp_path: Path, printed: str
) -> None:
    folder = town.write(tmp_path / "town")
    editing.cells(folder / "indicators.csv", {"value": printed}, indicator="GDP_growth")
    package = load(folder)
    rows = csv.DictReader(
        io.StringIO(tables.find("indicators", package.languages).written(package).decode())
    )
    assert [row["value"] for row in rows if row["indicator"] == "GDP_growth"] == [printed]
    (figure,) = package.by_indicator["GDP_growth"]
    assert set(package.frame.loc[package.frame["id"] == figure.id, "printed"]) == {printed}
    city = create_app(Settings.from_env({}, data=str(folder), archive="off")).test_client()
    found = city.get(f"/api/v1/figures/{figure.id}").get_json()
    assert found["number"]["printed"] == printed
    assert city.get(f"/api/v1/figures?q={printed}").get_json()["total"] == 1
    assert str(term(figure)) == printed
