"""Pages through the templates, and the navigation beside them: paths below the reference's folder and their text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context

from generator.output.templates import environment, rendered
from generator.reference.build import Reference
from generator.reference.elements import NAVIGATION, Page, Target
from generator.reference.index_pages import FIRST_PAGE, RETRIES_PAGE, RPCS_PAGE
from generator.reference.links import Names, address
from generator.reference.markdown import Link, block, cell, inline, linked_code, linked_type, plain
from generator.reference.navigation import navigation

_FOLDER = "reference"
_FENCE_OR_GAP = re.compile(r"(?P<fence>^ *```.*?^ *```$)|\n{3,}", re.MULTILINE | re.DOTALL)


def render_reference(reference: Reference, templates: Path | None = None) -> dict[str, str]:
    """Every file by its path; `templates` has those that take the place of ours."""
    pages = list(reference.pages)
    names = Names()
    for page in pages:
        names.add_page(page)
    made = _environment(templates)
    files = {
        page.path: _tidy(rendered(made, f"{_FOLDER}/{page.template}", page=page, link=names.link_from(page)))
        for page in pages
    }
    return {**files, NAVIGATION: rendered(made, f"{_FOLDER}/nav.yml.jinja", folders=navigation(reference))}


def _environment(templates: Path | None) -> Environment:
    made = environment(templates)
    filters: dict[str, Any] = made.filters
    filters.update(plain=plain)
    for name, convert in (
        ("inline", inline),
        ("cell", cell),
        ("block_text", block),
        ("type", linked_type),
        ("code", linked_code),
    ):
        filters[name] = _linking(convert)
    filters.update(to=_to, default_cell=_default_cell, label=_label)
    variables: dict[str, Any] = made.globals
    variables.update(rpcs_page=RPCS_PAGE, retries_page=RETRIES_PAGE, first_page=FIRST_PAGE, target=Target)
    return made


def _linking(convert: Any) -> Any:
    @pass_context
    def on_page(context: Context, text: str) -> str:
        link: Link = context["link"]
        converted: str = convert(text, link)
        return converted

    return on_page


@pass_context
def _to(context: Context, target: Target) -> str:
    page: Page = context["page"]
    return address(target, page.path)


def _label(name: str) -> str:
    """A name as the text of a link: code, unless it is made of words."""
    return plain(name) if " " in name else f"`{name}`"


def _default_cell(default: str) -> str:
    """A default in a table: the words that stand for none, or its code."""
    if default in ("required", "optional"):
        return default
    return f"default {linked_code(default, lambda _: None)}"


def _tidy(text: str) -> str:
    """Text without the blank lines that parts which are left out leave behind; code keeps its own."""
    return _FENCE_OR_GAP.sub(lambda match: match["fence"] or "\n\n", text).strip("\n") + "\n"
