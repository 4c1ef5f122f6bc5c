"""The model through the templates: file names and their text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator import runtime
from generator.model.api import Api, Client, ExportModule, View
from generator.model.elements import ClientMethod, Doc, Service
from generator.model.plan.modules import METHODS_PACKAGE, SDK_MODULE
from generator.output.checks import name_problems
from generator.output.flavours import FLAVOURS, Flavour
from generator.output.templates import environment, rendered
from generator.problems import GenerationError, Problem
from generator.runtime import RUNTIME

_BASE_ERROR = (f"{RUNTIME}.errors", "SDKError")
BANNER = "# Generated from .proto files. Do not edit: change the protos, their metadata or the templates."


def render(api: Api, templates: Path | None = None) -> dict[str, str]:
    """Every module that templates make, by its full name; raises `GenerationError` if one is made twice or unsound.

    `templates` has those that take the place of ours.
    """
    modules: dict[str, str] = {}
    problems: list[Problem] = []
    for module, text in _Renderer(api, templates).files():
        if module in modules:
            problems.append(
                Problem(module, "two parts of the SDK would be this module; choose other names in metadata")
            )
        modules[module] = text
    problems += name_problems(modules, _places(api))
    if problems:
        raise GenerationError(problems)
    return modules


def _places(api: Api) -> dict[str, str]:
    """Where the names of a client's modules can be changed."""
    return {
        flavour.module(api.package, module): client.place
        for flavour in FLAVOURS
        for client in api.clients
        for module in (client.module, client.raw_module)
    }


class _Renderer:
    def __init__(self, api: Api, templates: Path | None) -> None:
        self._api = api
        self._environment = environment(templates)
        filters: dict[str, Any] = self._environment.filters
        filters.update(flavoured=_flavoured, deprecated_for=_deprecated_for)
        variables: dict[str, Any] = self._environment.globals
        variables.update(banner=BANNER, api=api, imported=_imported)

    def files(self) -> Iterator[tuple[str, str]]:
        api = self._api
        for service in api.services:
            module = f"{api.package}.{METHODS_PACKAGE}.{service.module}"
            yield self._file(module, "methods.py.jinja", service=service, imports=_constant_imports(service))
        for flavour in FLAVOURS:
            for client in api.clients:
                yield from self._client(client, flavour)
            module = flavour.module(api.package, api.top_client.module)
            yield self._file(module, "top_client.py.jinja", flavour=flavour)
        if api.views:
            yield from self._views()
        yield self._file(f"{api.package}.{SDK_MODULE}", "sdk.py.jinja", public_names=_public_names(api).items())
        for messages in api.message_modules:
            yield self._file(f"{api.package}.{messages.module}", "message_module.py.jinja", module=messages)
        for exports in _export_modules(api):
            module_name = f"{api.package}.{exports.module}".rstrip(".")
            exported = list(_exported_names(exports))
            base_error = api.base_error if _BASE_ERROR in exported else None
            summary = api.summary if not exports.module else f"Names of the runtime, as part of `{api.package}`."
            yield self._file(
                module_name,
                "package.py.jinja",
                summary=summary,
                has_version=not exports.module and api.sdk.has_version,
                exports=exported,
                base_error=base_error,
                lazy=exports.lazy_names,
                offered=_offered(exports, exported, base_error),
                functions=exports.functions,
                imports=sorted({line for function in exports.functions for line in function.imports}),
            )

    def _views(self) -> Iterator[tuple[str, str]]:
        """A module for each file of messages, and the package that offers their views."""
        package = f"{self._api.package}.{self._api.views_module}"
        modules: dict[str, list[View]] = {}
        for view in self._api.views:
            modules.setdefault(f"{package}.{view.module}", []).append(view)
        for module, views in modules.items():
            imports = sorted({line for view in views for line in view.imports})
            yield self._file(module, "views.py.jinja", views=views, imports=imports)
        offered = [(module, view.name) for module, views in modules.items() for view in views]
        yield self._file(
            package,
            "package.py.jinja",
            summary="Plain classes in place of messages: what methods take and return.",
            exports=[],
            functions=[],
            has_version=False,
            base_error=None,
            lazy=offered,
            offered=sorted(name for _, name in offered),
        )

    def _client(self, client: Client, flavour: Flavour) -> Iterator[tuple[str, str]]:
        """The module of a client and, where results are unwrapped, that of its raw twin."""
        package = self._api.package
        variants = [(client.module, client.name, client.methods, False)]
        if client.raw_methods:
            variants.append((client.raw_module, client.raw_name, client.raw_methods, True))
        twin_import = f"from {flavour.module(package, client.raw_module)} import {client.raw_name}"
        for module, name, methods, is_raw in variants:
            imports = _client_imports(self._api, client, methods, flavour, is_raw=is_raw)
            offers = () if is_raw else client.offers
            offered = [offer for offer in offers if _import_line(*offer) in imports]
            yield self._file(
                flavour.module(package, module),
                "client.py.jinja",
                client=client,
                class_name=name,
                methods=methods,
                is_raw=is_raw,
                # Half of what there is to load, and most programs do without.
                twin_import=twin_import if client.raw_methods and not is_raw else "",
                flavour=flavour,
                imports=[line for line in imports if line not in {_import_line(*offer) for offer in offered}],
                # Offered besides: what the module needs itself, and what is loaded when it is first used.
                offered=offered,
                lazy=[offer for offer in offers if offer not in offered],
                names=sorted({name, *(offer[1] for offer in offers), *(() if is_raw else dict(client.aliases))}),
            )

    def _file(self, name: str, template: str, **context: object) -> tuple[str, str]:
        return name, rendered(self._environment, template, **context)


def _flavoured(line: str, flavour: Flavour) -> str:
    return line.replace("{flavour}", flavour.name)


def _deprecated_for(doc: Doc, instead: str) -> Doc:
    """The docstring of a function under the name that it had before."""
    note = f"Deprecated: use `{instead}`, which takes the same arguments."
    return replace(doc, paragraphs=(note, *doc.paragraphs))


def _constant_imports(service: Service) -> list[str]:
    lines = {line for rpc in service.rpcs for line in rpc.request.expr.imports | rpc.response.expr.imports}
    return sorted(lines)


def _client_imports(
    api: Api, client: Client, methods: tuple[ClientMethod, ...], flavour: Flavour, *, is_raw: bool
) -> list[str]:
    """Everything a client module may need; ruff drops what it does not use and sorts the rest."""
    lines = {line for method in methods for line in method.imports}
    lines |= {line for mixin in client.mixins for line in mixin.imports}
    lines |= {line for function in client.functions for line in function.imports}
    lines |= {line for method in client.composed for line in method.imports}
    lines |= {line for _, code in client.aliases for line in code.imports}
    lines |= {f"from {api.package}.{METHODS_PACKAGE} import {service.module}" for service in client.services}
    lines |= {
        "from collections.abc import AsyncIterable, Iterable",
        "from typing import NoReturn, TYPE_CHECKING, TypeAlias, overload",
        "from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request",
        "from viam_cloud_runtime.messages.result_list import ResultList",
        "from viam_cloud_runtime.support.deprecation import deprecated",
        "from viam_cloud_runtime.support.lazy import lazy_names",
        "from viam_cloud_runtime.support.importing import IMPORTING",
        "from viam_cloud_runtime.support.deprecation import old_parameters, raise_removed, warn_deprecated",
        "from viam_cloud_runtime.rpc.response_conversion import Conversion, converting",
        "from viam_cloud_runtime.rpc.upload_data import in_memory_if_small",
        "from viam_cloud_runtime.rpc.upload_messages import upload_requests",
        f"from {flavour.runtime_module} import BidiStream, ServerStream",
        f"from {flavour.runtime_module} import {_imported('ServiceClient', client.base)}",
        f"from {flavour.runtime_module}.item_iterator import ItemIterator",
        f"from {flavour.runtime_module}.mapped_stream import MappedStream",
        f"from {flavour.runtime_module}.pagers import Pager",
        f"from {flavour.runtime_module}.paging import NextPage, collect_pages, with_next_page",
        f"from {flavour.runtime_module}.stream_to_file import write_chunks",
    }
    parent, _, views = f"{api.package}.{api.views_module}".rpartition(".")
    if (client.nested_views or client.nested_pages) and not is_raw:
        lines.add(f"from {parent} import {views}")
    return sorted(_flavoured(line, flavour) for line in lines)


def _import_line(module: str, name: str) -> str:
    return f"from {module} import {name}"


def _imported(name: str, alias: str) -> str:
    return name if name == alias else f"{name} as {alias}"


def _export_modules(api: Api) -> Iterator[ExportModule]:
    """The modules that only re-export; the packages of both flavours offer the top client as well."""
    named = {module.module: module for module in api.export_modules}
    for flavour in FLAVOURS:
        package = flavour.module("", "")
        offered = named.pop(package, ExportModule(package, ()))
        top_client = (flavour.module(api.package, api.top_client.module), api.top_client.name)
        yield replace(offered, names=(top_client, *offered.names))
    yield from named.values()


def _public_names(api: Api) -> dict[str, str]:
    """The runtime's classes -> where the SDK offers them; the first place counts, and the package comes before others."""
    public: dict[str, str] = {}
    for exports in sorted(_export_modules(api), key=lambda exports: (exports.module.count("."), exports.module)):
        for module, name in (*_exported_names(exports), *exports.lazy_names):
            path = f"{module}.{name}"
            if module.startswith(f"{RUNTIME}.") and runtime.may_be_renamed(path):
                offered = api.base_error if (module, name) == _BASE_ERROR and api.base_error else name
                public.setdefault(path, ".".join(part for part in (api.package, exports.module, offered) if part))
    return public


def _offered(exports: ExportModule, exported: Iterable[tuple[str, str]], base_error: str | None) -> list[str]:
    """All names of a module that are for its users; `import *` takes these and no others."""
    names = {base_error if base_error and name == _BASE_ERROR[1] else name for _, name in exported}
    names |= {name for _, name in exports.lazy_names} | {function.name for function in exports.functions}
    return sorted(names)


def _exported_names(exports: ExportModule) -> Iterator[tuple[str, str]]:
    """`*` means every public class that the runtime's module defines."""
    for module, name in exports.names:
        if name == "*":
            yield from ((module, public) for public in runtime.public_classes(module))
        else:
            yield module, name
