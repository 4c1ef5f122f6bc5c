"""The page that the package index shows: the README, whose links lead to the repository from there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

try:
    import tomllib
except ImportError:
    import tomli as tomllib

_ROOT = Path(__file__).parents[2]
_PROJECT: dict[str, Any] = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_HOOK = _PROJECT["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
_LINK = re.compile(r"\]\(([^)]+)\)")


def _page() -> str:
    text = "".join((_ROOT / fragment["path"]).read_text(encoding="utf-8") for fragment in _HOOK["fragments"])
    for substitution in _HOOK["substitutions"]:
        text = re.sub(substitution["pattern"], substitution["replacement"], text)
    return text


def test_every_link_leads_somewhere() -> None:
    relative = [link for link in _LINK.findall((_ROOT / "README.md").read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in relative if not (_ROOT / link.partition("#")[0]).exists()] == []
    links = _LINK.findall(_page())
    assert [link for link in links if not link.startswith("https://")] == []
    homepage = _PROJECT["project"]["urls"]["Homepage"]
    for link in relative:
        assert any(f"v$HFPR_VERSION/{link}" in found and _is_of(homepage, found) for found in links), link


def _is_of(homepage: str, link: str) -> bool:
    repository = homepage.removeprefix("https://github.com/")
    return link.startswith((f"{homepage}/blob/", f"https://raw.githubusercontent.com/{repository}/"))


def test_the_documentation_is_where_the_site_is() -> None:
    site = re.search(r"^site_url: (\S+)$", (_ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert site is not None
    assert _PROJECT["project"]["urls"]["Documentation"] == site[1]


@pytest.mark.parametrize("name", ["Homepage", "Changelog", "Issues"])
def test_the_project_has_addresses(name: str) -> None:
    assert _PROJECT["project"]["urls"][name].startswith(_PROJECT["project"]["urls"]["Homepage"])
