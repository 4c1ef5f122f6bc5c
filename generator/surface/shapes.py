"""What callers see of an SDK, as plain data: its clients with their methods, and its messages.

It is kept beside the SDK (`surface.jsonl`, a line per method), so that a later generation can say what changed even
where metadata did. The messages are not in that file: they follow from the descriptor set kept with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from generator.inputs.sources import Sources
from generator.model.api import Api, Client, EnumAlias
from generator.model.elements import ClientMethod, Code, ComposedMethod, Param
from generator.model.plan.modules import pb2_module, renamed_files
from generator.surface.rpc_shapes import RpcShape, rpc_shapes
from generator.surface.type_shapes import TypeShape, type_shapes

_IMPORT = re.compile(r"^from (?P<parent>\S+) import (?P<name>\w+)(?: as (?P<alias>\w+))?$")
# What annotations write although it says nothing: modules of Python's own types, and how stubs name an enum's values.
_NOISE = re.compile(r"\b(?:datetime|builtins)\.(?=\w)|\.ValueType\b")


@dataclass(frozen=True)
class ParamShape:
    """A parameter; without a default it is required."""

    name: str
    type: str
    default: str | None
    positional: bool


@dataclass(frozen=True)
class MethodShape:
    """A method, with every message by its full name."""

    rpc: str  # empty, as are its messages, for a composed method
    kind: str
    request: str
    response: str
    result: str
    documented: bool
    deprecated: bool
    retry: str
    params: tuple[ParamShape, ...]


@dataclass(frozen=True)
class ClientShape:
    """A client, by the property that the top client has it under."""

    name: str  # of the class, with its module below the package
    services: tuple[str, ...]
    methods: Mapping[str, MethodShape]


@dataclass(frozen=True)
class Surface:
    """Everything that a change of the inputs may change for callers."""

    top_client: str
    clients: Mapping[str, ClientShape]
    modules: Mapping[str, str]  # .proto file -> the public module of its messages
    types: Mapping[str, TypeShape]
    rpcs: Mapping[str, RpcShape]


@dataclass(frozen=True)
class _Names:
    """What generated code calls messages and enums, in their own terms."""

    packages: Mapping[str, str]  # of protoc's modules
    enum_aliases: Mapping[str, EnumAlias]  # by the lines that import them


def surface_of(api: Api, sources: Sources) -> Surface:
    """The surface of a model."""
    files = renamed_files(api.pb2_folder, sources.module_names)
    packages = {pb2_module(files.get(file.name, file.name)): file.package for file in sources.files.file}
    names = _Names(
        packages,
        {
            f"from {api.package}.{module.module} import {alias.name}": alias
            for module in api.message_modules
            for alias in module.enum_aliases
        },
    )
    return Surface(
        top_client=f"{api.top_client.module}.{api.top_client.name}",
        clients={client.property_name: _client_shape(client, names) for client in api.clients},
        modules={module.file: module.module for module in api.message_modules},
        types=type_shapes(sources),
        rpcs=rpc_shapes(sources),
    )


def _client_shape(client: Client, names: _Names) -> ClientShape:
    return ClientShape(
        name=f"{client.module}.{client.name}",
        services=tuple(service.full_name for service in client.services),
        methods={
            **{method.name: _method_shape(method, names) for method in client.methods},
            **{method.name: _composed_shape(method, names) for method in client.composed},
        },
    )


def _method_shape(method: ClientMethod, names: _Names) -> MethodShape:
    rpc = method.rpc
    return MethodShape(
        rpc=rpc.full_name,
        kind=method.kind.value,
        request=rpc.request.full_name,
        response=rpc.response.full_name,
        result=_qualified(method.result.annotation, names),
        documented=method.documented,
        deprecated=rpc.deprecated,
        retry=rpc.retry_class.value,
        params=_param_shapes(method.params, names),
    )


def _composed_shape(method: ComposedMethod, names: _Names) -> MethodShape:
    return MethodShape(
        rpc="",
        kind="composed",
        request="",
        response="",
        result=_qualified(method.annotation, names),
        documented=True,
        deprecated=False,
        retry="",
        params=_param_shapes(method.params, names),
    )


def _param_shapes(params: Sequence[Param], names: _Names) -> tuple[ParamShape, ...]:
    return tuple(
        ParamShape(
            param.name,
            _qualified(param.annotation, names),
            None if param.default is None else _qualified(param.default, names),
            param.positional,
        )
        for param in params
    )


def _qualified(code: Code, names: _Names) -> str:
    """A type with messages by their full names, whatever their modules are called in the generated code."""
    text = code.text
    for line in code.imports:
        if (alias := names.enum_aliases.get(line)) is not None:
            text = re.sub(rf"\b{alias.name}\b", alias.full_name, text)
        match = _IMPORT.match(line)
        if match is None:
            continue
        module = f"{match['parent']}.{match['name']}"
        package = names.packages.get(module, module if module.endswith("views") else None)
        if package is not None:
            prefix = f"{package}." if package else ""
            text = re.sub(rf"(?<![\w.]){match['alias'] or match['name']}\.", prefix, text)
    return _NOISE.sub("", text)


def to_json_lines(surface: Surface) -> str:
    """The surface as text in which a changed method is a changed line."""
    lines: list[Mapping[str, object]] = [{"top_client": surface.top_client}]
    lines += [{"file": file, "module": module} for file, module in sorted(surface.modules.items())]
    for name, client in sorted(surface.clients.items()):
        lines.append({"client": name, "class": client.name, "services": client.services})
        lines += [
            {"client": name, "method": method, **asdict(shape)} for method, shape in sorted(client.methods.items())
        ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def from_json_lines(text: str, sources: Sources) -> Surface:
    """What `to_json_lines` wrote, with the messages of the descriptor set beside it."""
    entries = [json.loads(line) for line in text.splitlines()]
    methods: dict[str, dict[str, MethodShape]] = {}
    for entry in entries:
        if "method" in entry:
            params = tuple(ParamShape(**param) for param in entry.pop("params"))
            client, name = entry.pop("client"), entry.pop("method")
            methods.setdefault(client, {})[name] = MethodShape(**entry, params=params)
    return Surface(
        top_client=entries[0]["top_client"],
        clients={
            entry["client"]: ClientShape(entry["class"], tuple(entry["services"]), methods.get(entry["client"], {}))
            for entry in entries
            if "class" in entry
        },
        modules={entry["file"]: entry["module"] for entry in entries if "file" in entry},
        types=type_shapes(sources),
        rpcs=rpc_shapes(sources),
    )
