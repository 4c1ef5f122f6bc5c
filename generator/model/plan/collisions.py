"""Names and modules of a finished model that would stand in each other's way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import runtime
from generator.model.api import Api, Client, TopClient
from generator.model.elements import ClientMethod
from generator.model.plan.modules import AIO_PACKAGE, MESSAGES_PACKAGE, METHODS_PACKAGE, SDK_MODULE
from generator.problems import Problems

_OWN_PACKAGES = frozenset({AIO_PACKAGE, MESSAGES_PACKAGE, METHODS_PACKAGE, SDK_MODULE})


def check_clients(clients: Sequence[Client], top_client: TopClient, problems: Problems) -> None:
    """No two clients, and no client and the top client, may have one name; nor may two methods of a client."""
    # The decorator that stands before each property must stay what it is.
    taken = runtime.attributes(top_client.base) | {"property"}
    first: dict[str, Client] = {}
    for client in clients:
        if client.name == top_client.name:
            problems.add(f"{client.place}.name", f"{client.name} is the class of the whole SDK; choose another name")
        if client.property_name in taken:
            message = f"the top client has something called {client.property_name}; choose another property"
            problems.add(f"{client.place}.property", message)
        shared = next((name for name in (client.name, client.property_name) if name in first), None)
        if shared is not None:
            message = f"{first[shared].place} makes a client called {shared} too; name one in its metadata"
            problems.add(client.place, message)
        first.update({client.name: client, client.property_name: client})
        _check_methods(client, problems)


def _check_methods(client: Client, problems: Problems) -> None:
    first: dict[str, ClientMethod] = {}
    for method in client.methods:
        other = first.setdefault(method.name, method)
        if other is not method:
            both = f"{other.rpc.full_name} and {method.rpc.full_name}"
            message = f"both {both} would be its method {method.name}; give one a name in metadata"
            problems.add(client.place, message)
    for composed in client.composed:
        if composed.name in first:
            message = f"the method of {first[composed.name].rpc.full_name} is called {composed.name} too"
            problems.add(composed.place, f"{message}; choose another name for one")


@dataclass(frozen=True)
class _Module:
    name: str  # below the package
    what: str
    place: str
    is_export: bool = False


def check_modules(api: Api, metadata_place: str, problems: Problems) -> None:
    """No two parts of the SDK may be one module, nor may metadata put one where the SDK's own packages are."""
    if api.pb2_package in _OWN_PACKAGES:
        message = f"{api.pb2_package} is where the SDK keeps other things; choose another name"
        problems.add(f"{metadata_place}:package.pb2_package", message)
    taken = _OWN_PACKAGES | {api.pb2_package}
    first: dict[str, _Module] = {}
    for module in _modules(api, metadata_place):
        # Names that the runtime has for one flavour may be offered where that flavour is.
        below = module.name.removeprefix(f"{AIO_PACKAGE}.") if module.is_export else module.name
        if below.partition(".")[0] in taken:
            message = f"the module of {module.what} would be {module.name}, where the SDK keeps other things"
            problems.add(module.place, f"{message}; choose another name")
        other = first.setdefault(module.name, module)
        if other is not module and other.what != module.what:
            message = f"{module.name} would be the module of both {other.what} and {module.what}"
            problems.add(module.place, f"{message}; choose another name")


def _modules(api: Api, place: str) -> Iterator[_Module]:
    """The modules that metadata names; those below the SDK's own packages have rules that keep them apart."""
    yield _Module(api.top_client.module, f"the class {api.top_client.name}", f"{place}:package.top_client_module")
    if api.views:
        yield _Module(api.views_module, "the views", f"{place}:package.views_module")
    for exports in api.export_modules:
        if exports.module not in ("", AIO_PACKAGE):
            where = f"{place}:runtime_exports.{exports.module}"
            yield _Module(exports.module, "names of the runtime", where, is_export=True)
    for client in api.clients:
        yield _Module(client.module, f"the class {client.name}", client.place)
        if client.raw_methods:
            yield _Module(client.raw_module, f"the class {client.raw_name}", client.place)
