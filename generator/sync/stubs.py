"""The tables that metadata lacks, as text to add to its files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.inputs.metadata import CLIENT_TABLE, Metadata
from generator.model.api import Api
from generator.model.methods.methods import retry_class
from generator.model.plan.plan import Plan, PlannedService
from generator.naming import snake_case


def missing_tables(plan: Plan, metadata: Metadata, api: Api) -> dict[str, str]:
    """What to add to each file of metadata, by its name; a service without a client of its own gets a file."""
    taken = {PurePosixPath(client.place).name for client in metadata.clients}
    additions: dict[str, str] = {}
    for service in plan.services.values():
        if service.full_name in api.services_without_client:
            continue
        if service.metadata is not None:
            name, head = PurePosixPath(service.metadata.place).name, ""
        else:
            name, head = _new_file(service, taken), _client_table(service)
            taken.add(name)
        additions[name] = additions.get(name, "") + head + "".join(_tables(service, plan))
    return {name: text for name, text in additions.items() if text}


def _new_file(service: PlannedService, taken: set[str]) -> str:
    name = snake_case(service.stem)
    while f"{name}.toml" in taken | {"package.toml", "views.toml"}:
        name += "_service"
    return f"{name}.toml"


def _client_table(service: PlannedService) -> str:
    client = service.client
    lines = [f'name = "{client.name}"', f'property = "{client.property}"', f'services = ["{service.full_name}"]']
    return f"[{CLIENT_TABLE}]\n" + "\n".join(lines) + "\n"


def _tables(service: PlannedService, plan: Plan) -> Iterator[str]:
    for rpc in service.descriptor.method:
        metadata, key = service.metadata_of(rpc.name)
        if service.has_table(key):
            continue
        others = [other for other in plan.services.values() if other.client_place == service.client_place]
        is_shared = sum(any(one.name == rpc.name for one in other.descriptor.method) for other in others) > 1
        name = f'"{service.descriptor.name}.{rpc.name}"' if is_shared else rpc.name
        guess = retry_class(rpc.name, metadata).value
        yield f'\n[{name}]\n# retry = "{guess}"  # guessed from the name; "read", "idempotent_write" or "write"\n'
