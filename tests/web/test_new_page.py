"""A new page, on a copy of the tree, as CONTRIBUTING says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planting import Tree, copied

PAGE = '''\
"""Under which terms the figures may be used."""

from __future__ import annotations

from dashboard.exports.html.document import Assets, Site, document
from dashboard.views.address.address import Address


def page(address: Address, site: Site, assets: Assets) -> str:
    """The page as a document."""
    return document("terms.html", address, site, assets)
'''
TEMPLATE = """\
{% extends "base.html" %}
{% block main %}
<h1>{{ locale.text("terms.title") }}</h1>
{% endblock %}
"""
WORDS = {"en": "Terms of use", "zh": "使用条款"}
ASKED = """
from dashboard.app import create_app
from dashboard.settings import Settings
client = create_app(Settings.from_env({})).test_client()
for lang in ("en", "zh"):
    answer = client.get(f"/{lang}/terms")
    print(answer.status_code, answer.text)
"""


@pytest.fixture(scope="module")
def tree(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = copied(checkout, tmp_path_factory.mktemp("tree"))
    address = "dashboard/views/address/address.py"
    made.insert(address, '"embed", "share"', '"terms", ')
    made.insert(address, '    "present": "present"', '    "terms": "terms",\n')
    made.insert("dashboard/exports/html/terms.py", "", PAGE)
    made.insert("dashboard/exports/html/templates/terms.html", "", TEMPLATE)
    pages = "dashboard/web/pages.py"
    made.insert(pages, "from dashboard.exports.html", "from dashboard.exports.html import terms\n")
    made.insert(pages, '    "about": about.page', '    "terms": terms.page,\n')
    for lang, text in WORDS.items():
        made.insert(f"dashboard/messages/{lang}/terms.toml", "", f'[terms]\ntitle = "{text}"\n')
    made.insert("docs/addresses.md", "| `/{lang}/about`", "| `/{lang}/terms` | terms of use |\n")
    return made


def test_a_new_page_answers_in_every_language(tree: Tree) -> None:
    said = tree.run("-c", ASKED)
    for text in WORDS.values():
        assert f"<h1>{text}</h1>" in said


def test_documents_and_messages_keep_their_own_tests(tree: Tree) -> None:
    tree.run(
        "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "-k", "address or message or language",
        "tests/test_readme.py", "tests/messages/test_wording.py",
    )  # fmt: skip


def test_contributing_names_what_is_there(checkout: Path, tree: Tree) -> None:
    text = (checkout / "CONTRIBUTING.md").read_text("utf-8")
    named = {
        word
        for word in text.replace("`", " ").replace("(", " ").replace(")", " ").split()
        if word.startswith(("tests/", "dashboard/", "docs/")) and "{" not in word
    }
    assert len(named) > 10
    for path in named:
        assert [*checkout.glob(path.rstrip(":,."))], path
    assert all(path.startswith(("dashboard/", "docs/")) for path in tree.touched)
    places = ("address.py", "exports/html", "pages.py", "docs/addresses.md")
    assert all(place in text for place in places)
