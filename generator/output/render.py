"""The model through the templates: file names and their text."""

from __future__ import annotations

import importlib
import inspect
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.elements import Api, Client, ExportModule, Method
from generator.model.modules import METHODS_PACKAGE
from generator.output.flavours import FLAVOURS, Flavour

_ROOT = Path(__file__).parent.parent.parent
_TEMPLATES = _ROOT / "templates"
RUNTIME_SOURCES = _ROOT / "src"
BANNER = "# Generated from .proto files. Do not edit: change the protos, their metadata or the templates."
_DOCSTRING_WIDTH = 100


def render(api: Api) -> dict[str, str]:
    """Every file that templates make, by its path below the output directory."""
    return dict(_Renderer(api).files())


class _Renderer:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
        )
        filters: dict[str, Any] = self._environment.filters
        filters.update(prose=prose, block=block, escaped=escaped, example=_example)
        variables: dict[str, Any] = self._environment.globals
        variables.update(banner=BANNER, api=api)

    def files(self) -> Iterator[tuple[str, str]]:
        api = self._api
        for service in api.services:
            imports = sorted({line for method in service.methods for line in _message_imports(method)})
            yield self._file(
                f"{api.package}.{METHODS_PACKAGE}.{service.module}",
                "methods.py.jinja",
                service=service,
                imports=imports,
            )
        for flavour in FLAVOURS:
            for client in api.clients:
                yield self._file(
                    flavour.module(api.package, client.module),
                    "client.py.jinja",
                    client=client,
                    flavour=flavour,
                    imports=_client_imports(api, client, flavour),
                )
            module = flavour.module(api.package, api.top_client.module)
            yield self._file(module, "top_client.py.jinja", flavour=flavour)
        for messages in api.message_modules:
            yield self._file(f"{api.package}.{messages.module}", "message_module.py.jinja", module=messages)
        for exports in _export_modules(api):
            module_name = f"{api.package}.{exports.module}".rstrip(".")
            summary = api.summary if not exports.module else f"Names of the runtime, as part of `{api.package}`."
            yield self._file(module_name, "package.py.jinja", summary=summary, exports=_exported_names(exports))

    def _file(self, name: str, template: str, **context: object) -> tuple[str, str]:
        text = self._environment.get_template(template).render(**context)
        return name, text


def prose(text: str, hanging: int = 0) -> str:
    """Text filled to the width of docstrings, safe inside one; later lines are indented by `hanging`."""
    width = _DOCSTRING_WIDTH - hanging
    lines = textwrap.wrap(" ".join(text.split()), width, break_long_words=False, break_on_hyphens=False)
    return escaped(("\n" + " " * hanging).join(lines))


def block(text: str, indentation: int) -> str:
    """Lines indented to stand in a block, without the line break at the end."""
    return textwrap.indent(text.rstrip(), " " * indentation).lstrip()


def escaped(text: str) -> str:
    """Text as it must be written inside a triple-quoted string."""
    text = text.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return text[:-1] + '\\"' if text.endswith('"') else text


def _example(source: str, flavour: Flavour) -> str:
    return flavour.code(source)


def _message_imports(method: Method) -> frozenset[str]:
    return method.request.expr.imports | method.response.expr.imports


def _client_imports(api: Api, client: Client, flavour: Flavour) -> list[str]:
    """Everything a client module may need; ruff drops what it does not use and sorts the rest."""
    lines = {line for method in client.methods for line in method.imports}
    lines |= {f"from {api.package}.{METHODS_PACKAGE} import {service.module}" for service in client.services}
    adapters = sorted({param.adapter for m in client.methods for param in m.params if param.adapter})
    lines.add(
        f"from viam_cloud_runtime import {', '.join(['DEFAULT', 'Retry', 'Timeout', 'build_request', *adapters])}"
    )
    lines.add(f"from {flavour.runtime_module} import BidiStream, ServerStream, ServiceClient")
    lines.add("from collections.abc import AsyncIterable, Iterable")
    return sorted(lines)


def _export_modules(api: Api) -> Iterator[ExportModule]:
    """The modules that only re-export; the packages of both flavours offer the top client as well."""
    named = {module.module: module for module in api.export_modules}
    root = named.pop("", ExportModule("", ()))
    for flavour in FLAVOURS:
        top_client = (flavour.module(api.package, api.top_client.module), api.top_client.name)
        yield ExportModule(flavour.module("", ""), (top_client, *root.names))
    yield from named.values()


def _exported_names(exports: ExportModule) -> Iterator[tuple[str, str]]:
    """`*` means every public class that the runtime's module defines."""
    if str(RUNTIME_SOURCES) not in sys.path:
        sys.path.append(str(RUNTIME_SOURCES))
    for module, name in exports.names:
        if name == "*":
            members = inspect.getmembers(importlib.import_module(module), inspect.isclass)
            yield from (
                (module, public)
                for public, value in members
                if value.__module__ == module and not public.startswith("_")
            )
        else:
            yield module, name
