"""The documentation site as it was built, its pages with what they link to, and a server for it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

SITE = Path(__file__).parents[3] / "site"
# What a browser fetches by itself, unlike what it follows when it is clicked.
_FETCHED = {"script": "src", "img": "src", "iframe": "src", "source": "src"}
_FETCHED_RELATIONS = {"stylesheet", "icon", "preload"}


@dataclass
class HtmlPage:
    """A page: the addresses that it follows and fetches, and the anchors that it has."""

    followed: set[str] = field(default_factory=set[str])
    fetched: set[str] = field(default_factory=set[str])
    anchors: set[str] = field(default_factory=set[str])


class _Reader(HTMLParser):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__()
        self._page = page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value for name, value in attrs if value is not None}
        for name in ("id", "name"):
            if name in values:
                self._page.anchors.add(values[name])
        if tag == "a" and "href" in values:
            self._page.followed.add(values["href"])
        elif tag in _FETCHED and _FETCHED[tag] in values:
            self._page.fetched.add(values[_FETCHED[tag]])
        elif tag == "link" and _FETCHED_RELATIONS & set(values.get("rel", "").split()):
            self._page.fetched.add(values["href"])


def html_pages() -> dict[Path, HtmlPage]:
    """The pages of the site by their files. The page for what is not found stands anywhere, so its links do not count."""
    pages: dict[Path, HtmlPage] = {}
    for path in sorted(SITE.rglob("*.html")):
        if path.name != "404.html":
            pages[path] = HtmlPage()
            _Reader(pages[path]).feed(path.read_text(encoding="utf-8"))
    return pages


def is_elsewhere(address: str) -> bool:
    """Whether an address leads away from the site."""
    return bool(urlsplit(address).scheme or urlsplit(address).netloc)


def target_of(page: Path, address: str) -> tuple[Path, str]:
    """The file of the site that an address on a page leads to, and the anchor in it."""
    relative, anchor = urldefrag(address)
    target = (page.parent / unquote(urlsplit(relative).path)).resolve() if relative else page
    return (target / "index.html" if target.is_dir() else target), unquote(anchor)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served_site() -> Iterator[str]:
    """The address of the site, served on this computer for as long as the context lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(SITE))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join(timeout=10)
