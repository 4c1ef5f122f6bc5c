"""The built site: every link in it leads somewhere, nothing is fetched from elsewhere, and each page is there as Markdown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.site.built_site import SITE, HtmlPage, html_pages, is_elsewhere, target_of

pytestmark = pytest.mark.skipif(not SITE.exists(), reason="`nox -s docs` builds the site")


@pytest.fixture(scope="module")
def pages() -> dict[Path, HtmlPage]:
    return html_pages()


def test_every_link_leads_to_a_page_and_a_heading_that_exist(pages: dict[Path, HtmlPage]) -> None:
    dead: list[str] = []
    for path, page in pages.items():
        for address in sorted(page.followed | page.fetched):
            if is_elsewhere(address):
                continue
            target, anchor = target_of(path, address)
            # Material makes anchors of its own for the top of a page and for tabs.
            known = pages[target].anchors | {"__top"} if target in pages else {anchor}
            if not target.exists() or (anchor and anchor not in known):
                dead.append(f"{path.relative_to(SITE)}: {address}")
    assert not dead
    assert len(pages) > 30


def test_nothing_is_fetched_from_other_hosts(pages: dict[Path, HtmlPage]) -> None:
    fetched = {(path.relative_to(SITE).as_posix(), address) for path, page in pages.items() for address in page.fetched}
    assert {found for found in fetched if is_elsewhere(found[1])} == set()


def test_each_page_is_there_as_markdown_and_in_the_list_for_assistants(pages: dict[Path, HtmlPage]) -> None:
    listed = set(re.findall(r"\]\(https?://[^)]*?/viam-cloud/([^)]*\.md)\)", (SITE / "llms.txt").read_text("utf-8")))
    as_markdown = {path.with_suffix(".md").relative_to(SITE).as_posix() for path in pages}
    assert listed == as_markdown
    assert all((SITE / name).stat().st_size for name in as_markdown)


def test_scripts_are_expanded_in_markdown() -> None:
    [page] = [path for path in SITE.rglob("index.md") if path.parent.name == "offline-machines"]
    text = page.read_text(encoding="utf-8")
    assert "```python\n" in text
    assert "--8<--" not in text
    assert "def main() -> None:" in text
