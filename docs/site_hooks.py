"""What MkDocs is told beyond `mkdocs.yml`: pages made of files outside of `docs/`, and links that leave the site."""

from __future__ import annotations

import posixpath
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

# Files of the repository's root that are pages of the site.
_ROOT_PAGES = {"CHANGELOG.md": "changelog.md", "CONTRIBUTING.md": "contributing.md"}
# How much more than others, or less, pages count in the search, by the beginning of their paths.
_SEARCH_BOOSTS = {
    # Methods have parameters of common names, such as `retry`: what explains them comes before what takes them.
    "getting-started": 6,
    "guides/": 6,
    "cookbook/": 6,
    "reference/clients/": 2,
    "changelog": 0.1,
}
_CODE_OR_LINK = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)|`[^`\n]+`|\]\((?P<target>[^)\s]+)\)", re.M | re.S)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Adds the pages made of files outside of `docs/`."""
    for source, page in _ROOT_PAGES.items():
        with open(source, encoding="utf-8") as file:
            files.append(File.generated(config, page, content=file.read()))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lets links to files of the repository lead to the page made of them, or to the repository; ranks the page."""
    boosts = [boost for prefix, boost in _SEARCH_BOOSTS.items() if page.file.src_uri.startswith(prefix)]
    page.meta.setdefault("search", {"boost": boosts[0] if boosts else 1})
    at = posixpath.join("docs", page.file.src_uri)
    for source, made in _ROOT_PAGES.items():
        if page.file.src_uri == made:
            at = source
    return with_site_links(markdown, at, page.file.src_uri, f"{config.repo_url}/blob/HEAD/")


def with_site_links(markdown: str, path: str, src_uri: str, repository: str) -> str:
    """Links in a file of the repository, as the page of the site that is made of the file needs them.

    Args:
        markdown: The file's text.
        path: Where the file is, from the repository's root.
        src_uri: Where the page's source is, from `docs/`.
        repository: Address of the repository's root, with a slash at its end.

    Returns:
        The text, in which links to pages are relative to the page and links to other files lead to the repository.
        What stands in code is kept.
    """

    def replaced(match: re.Match[str]) -> str:
        target = match["target"]
        if target is None or re.match(r"[a-z]+:|#|/", target):
            return match[0]
        file, _, anchor = target.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
        fragment = f"#{anchor}" if anchor else ""
        page = _ROOT_PAGES.get(file) or (file.removeprefix("docs/") if file.startswith("docs/") else None)
        if page is None:
            return f"]({repository}{file}{fragment})"
        return f"]({posixpath.relpath(page, posixpath.dirname(src_uri) or '.')}{fragment})"

    return _CODE_OR_LINK.sub(replaced, markdown)
