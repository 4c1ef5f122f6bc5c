"""The built site in a browser: search, tabs that are remembered, dark mode, and a phone's menu."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.site.built_site import SITE, served_site

_BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
playwright = pytest.importorskip("playwright.sync_api", reason="`nox -s browser` has it")
pytestmark = pytest.mark.skipif(_BROWSER is None or not SITE.exists(), reason="it takes Chromium and `nox -s docs`")
_DESKTOP, _PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served_site() as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=_BROWSER)
        yield browser
        browser.close()


@pytest.fixture
def desktop(browser: Any, address: str) -> Iterator[Any]:
    yield from _page(browser, address, _DESKTOP)


@pytest.fixture
def phone(browser: Any, address: str) -> Iterator[Any]:
    yield from _page(browser, address, _PHONE)


def _page(browser: Any, address: str, size: dict[str, int]) -> Iterator[Any]:
    """A page at the site's door, in a browser that remembers nothing; no request may go elsewhere, no script may fail."""
    context = browser.new_context(viewport=size, base_url=address, color_scheme="light")
    page = context.new_page()
    elsewhere: list[str] = []
    failures: list[str] = []
    page.on("request", lambda request: request.url.startswith(address) or elsewhere.append(request.url))
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    # The one thing that the theme asks of others: the repository's latest version, and how many like it.
    assert [url for url in elsewhere if not url.startswith("https://api.github.com/repos/")] == []
    assert failures == []


@pytest.mark.parametrize("words", ["negative pushback", "change retry"])
def test_search_leads_to_the_page(desktop: Any, words: str) -> None:
    desktop.get_by_role("textbox", name="Search").click()
    desktop.keyboard.type(words)
    result = desktop.locator(".md-search-result__link").filter(has_text="Deadlines and retries").first
    result.click()
    desktop.wait_for_url("**/guides/deadlines-and-retries/*")
    desktop.get_by_role("heading", name="Deadlines and retries").wait_for()


def test_a_tab_is_remembered_on_other_pages(desktop: Any) -> None:
    desktop.locator(".tabbed-labels").get_by_text("asyncio").first.click()
    desktop.get_by_text("from viam_cloud.aio import ViamClient").first.wait_for()
    desktop.goto("/getting-started/")
    chosen = desktop.locator(".tabbed-set input:checked + input, .tabbed-set input:checked").first
    assert desktop.locator(f"label[for='{chosen.get_attribute('id')}']").inner_text() == "asyncio"
    desktop.get_by_text("from viam_cloud.aio import ViamClient").first.wait_for()


def test_dark_mode_is_remembered(desktop: Any) -> None:
    body = desktop.locator("body")
    assert body.get_attribute("data-md-color-scheme") == "default"
    desktop.locator("label[title='Switch to dark mode']").click()
    assert body.get_attribute("data-md-color-scheme") == "slate"
    desktop.goto("/getting-started/")
    assert body.get_attribute("data-md-color-scheme") == "slate"


def test_code_can_be_copied(desktop: Any) -> None:
    desktop.goto("/getting-started/")
    button = desktop.locator("[title='Copy to clipboard']").first
    button.wait_for(state="attached")
    assert desktop.locator("[title='Copy to clipboard']").count() >= 3


def test_the_menu_on_a_phone(phone: Any) -> None:
    phone.locator("header label[for='__drawer']").click()
    menu = phone.locator(".md-nav--primary")
    menu.get_by_text("Guides", exact=True).first.click()
    menu.get_by_text("Data", exact=True).first.click()
    menu.get_by_text("Upload files", exact=True).first.click()
    phone.wait_for_url("**/guides/uploads/")
    # Nothing is wider than the phone, but for code and tables, which scroll by themselves.
    assert phone.evaluate("document.documentElement.scrollWidth") <= _PHONE["width"]
