"""The templates: ours, and those that a project puts in their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from generator.output.docstrings import block, escaped, prose
from generator.problems import GenerationError, Problem, Problems

_TEMPLATES = Path(__file__).parent.parent.parent / "templates"
# Ours under this prefix, so that a template which takes the place of one can still extend it.
_DEFAULT = "default"


def environment(directory: Path | None = None) -> Environment:
    """Where templates are found: in `directory` first, if there is one.

    Raises:
        GenerationError: The directory is not there, or holds what is the name of no template.
    """
    ours = FileSystemLoader(_TEMPLATES)
    loaders = [ours, PrefixLoader({_DEFAULT: ours})]
    if directory is not None:
        _check(directory)
        loaders.insert(0, FileSystemLoader(directory))
    made = Environment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    filters: dict[str, Any] = made.filters
    filters.update(prose=prose, block=block, escaped=escaped, literal=repr)
    return made


def rendered(made: Environment, name: str, **context: object) -> str:
    """The text that a template gives.

    Raises:
        GenerationError: The template cannot be read or does not fit what it is given.
    """
    try:
        return made.get_template(name).render(**context)
    except TemplateError as error:
        raise GenerationError([Problem(_place(error, name), f"{type(error).__name__}: {error}")]) from error


def _place(error: TemplateError, name: str) -> str:
    """The file and line of the template that the error comes from."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or name}:{error.lineno}"
    place, trace = name, error.__traceback__
    while trace is not None:
        # Jinja gives its frames the names of the templates' files.
        if trace.tb_frame.f_code.co_filename.endswith(".jinja"):
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _check(directory: Path) -> None:
    problems = Problems()
    if not directory.is_dir():
        problems.add(f"--templates {directory}", "no such directory")
    known = {path.relative_to(_TEMPLATES).as_posix() for path in _TEMPLATES.rglob("*.jinja")}
    for path in sorted(directory.rglob("*.jinja")):
        name = path.relative_to(directory).as_posix()
        if name not in known and not path.name.startswith("_"):
            message = "no template has this name; those that others include begin with an underscore"
            problems.add(str(path), message, got=name, known=known)
    problems.stop_if_any()
