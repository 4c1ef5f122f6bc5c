"""What a project always wants, in its `pyproject.toml`, so that the command needs no arguments the second time."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from generator.inputs.metadata import validated
from generator.inputs.schema import Table
from generator.inputs.toml_files import read_toml
from generator.problems import Problems

TABLE = "viam-cloud-generator"
_FILE = "pyproject.toml"


class Config(Table):
    """`[tool.viam-cloud-generator]`: the command's options; paths are relative to the file."""

    protos: Path | None = None
    include: list[Path] = Field(default_factory=list[Path])
    methods: Path | None = None
    package: str | None = None
    out: Path | None = None
    templates: Path | None = None
    keep_options: bool = Field(default=False, alias="keep-options")
    self_contained: bool = Field(default=False, alias="self-contained")
    pyproject: bool = False


def read_config(directory: Path) -> Config:
    """The table of the nearest `pyproject.toml`, in this directory or above, that has one.

    Raises:
        GenerationError: It holds what is no option.
    """
    for parent in (directory, *directory.parents):
        path = parent / _FILE
        if not path.is_file() or TABLE not in path.read_text(encoding="utf-8", errors="replace"):
            continue
        problems = Problems()
        table = (read_toml(path, str(path), problems) or {}).get("tool", {}).get(TABLE)
        config = None if table is None else validated(Config, table, f"{path}:tool.{TABLE}", problems)
        problems.stop_if_any()
        if config is not None:
            return _below(parent, config)
    return Config()


def _below(directory: Path, config: Config) -> Config:
    names = [name for name in ("protos", "methods", "out", "templates") if getattr(config, name) is not None]
    paths: dict[str, object] = {name: directory / getattr(config, name) for name in names}
    return config.model_copy(update={**paths, "include": [directory / path for path in config.include]})
