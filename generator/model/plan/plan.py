"""Which services there are, which client each becomes part of, and which metadata speaks of which RPC."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import MethodDescriptorProto, ServiceDescriptorProto

from generator.inputs.declarations import qualified
from generator.inputs.metadata import CLIENT_TABLE, PACKAGE_FILE, ClientMetadata, Metadata
from generator.inputs.schema import ClientTable, MethodMetadata
from generator.inputs.sources import Sources
from generator.model.plan.method_names import method_name
from generator.model.plan.service_names import service_stems
from generator.naming import snake_case
from generator.problems import Problems


@dataclass(frozen=True)
class PlannedMethod:
    """A method to be, and where its metadata stands."""

    rpc: MethodDescriptorProto
    name: str
    metadata: MethodMetadata
    place: str
    main: MethodMetadata | None = None  # of a further method: the metadata of the RPC's own


@dataclass(frozen=True)
class PlannedService:
    """A service, a stem for names that no other service of the API has, and its client's metadata, if any."""

    full_name: str
    file: str
    descriptor: ServiceDescriptorProto
    stem: str
    metadata: ClientMetadata | None

    @property
    def client(self) -> ClientTable:
        """The client of the service: what metadata says, or one of its own."""
        table = self.metadata.client if self.metadata else None
        table = table or ClientTable(name=f"{self.stem}Client", services=[self.full_name])
        return table.model_copy(update={"property": table.property or snake_case(table.name)})

    @property
    def client_place(self) -> str:
        """Where the names of the client come from."""
        return f"{self.metadata.place}:{CLIENT_TABLE}" if self.metadata else f"{self.file}:{self.full_name}"

    @property
    def _tables(self) -> Mapping[str, MethodMetadata]:
        return self.metadata.methods if self.metadata else dict[str, MethodMetadata]()

    def methods(self) -> Iterator[PlannedMethod]:
        """A method per RPC, each followed by the further ones that metadata makes of it."""
        tables = self._tables
        for rpc in self.descriptor.method:
            metadata, key = self.metadata_of(rpc.name)
            yield PlannedMethod(rpc, method_name(rpc.name, metadata), metadata, self._place(rpc.name, key))
            for name, table in tables.items():
                if table.rpc in self.keys(rpc.name):
                    yield PlannedMethod(rpc, table.name or name, table, self._place(rpc.name, name), main=metadata)

    def keys(self, rpc: str) -> tuple[str, str, str]:
        """How metadata may call an RPC, the most exact way first."""
        return f"{self.full_name}.{rpc}", f"{self.descriptor.name}.{rpc}", rpc

    def metadata_of(self, rpc: str) -> tuple[MethodMetadata, str]:
        """The metadata of an RPC and the key it stands under."""
        tables = self._tables
        key = next((key for key in self.keys(rpc) if key in tables and not tables[key].rpc), rpc)
        return tables.get(key, MethodMetadata()), key

    def has_table(self, key: str) -> bool:
        """Whether metadata has a table under this key."""
        return key in self._tables

    def _place(self, rpc: str, key: str) -> str:
        return f"{self.metadata.place}:{key}" if self.metadata else f"{self.file}:{self.full_name}.{rpc}"


class Plan:
    """The services of an API by full name."""

    def __init__(self, sources: Sources, metadata: Metadata, problems: Problems) -> None:
        declared = {
            qualified(file, service.name): (file, service) for file in sources.service_files for service in file.service
        }
        client_of = {name: client for client in metadata.clients for name in client.client.services}
        stems = service_stems(declared)
        self.services = {
            full_name: PlannedService(full_name, file.name, service, stems[full_name], client_of.get(full_name))
            for full_name, (file, service) in declared.items()
        }
        self._without_client = frozenset(metadata.package.package.services_without_client)
        self._check(metadata, problems)

    def python_names(self) -> dict[str, str]:
        """What users call each RPC and service, by all the names that comments may have for it."""
        names: dict[str, str] = {}
        for plan in self.services.values():
            client = "" if plan.full_name in self._without_client else plan.client.property or ""
            service_names = (plan.full_name, plan.descriptor.name) if client else ()
            for name in service_names:
                names.setdefault(name, client)
            for method in plan.methods():
                names.setdefault(method.rpc.name, method.name)
                for name in service_names:
                    for separator in ("/", "."):
                        names.setdefault(f"{name}{separator}{method.rpc.name}", f"{client}.{method.name}")
        return names

    def _check(self, metadata: Metadata, problems: Problems) -> None:
        """Metadata that speaks of services or RPCs which the descriptors do not have, or more than once of one."""
        without_client = metadata.package.package.services_without_client
        for name in without_client:
            if name not in self.services:
                place = f"{metadata.place}/{PACKAGE_FILE}:package.services_without_client"
                problems.add(place, f"no service {name}", got=name, known=self.services)
        place_of = dict.fromkeys(without_client, f"{metadata.place}/{PACKAGE_FILE}, as one without a client")
        for client in metadata.clients:
            for name in client.client.services:
                place = f"{client.place}:{CLIENT_TABLE}.services"
                if name not in self.services:
                    self._add_missing_service(name, client, place, problems)
                elif name in place_of:
                    problems.add(place, f"{name} is listed in {place_of[name]} already")
                place_of.setdefault(name, client.place)
            self._check_keys(client, problems)

    def _add_missing_service(self, name: str, client: ClientMetadata, place: str, problems: Problems) -> None:
        """A service that is gone; one without a client that has its RPCs is it under a new name."""
        tables = {table.rpc or key for key, table in client.methods.items()}
        likely = [
            plan.full_name
            for plan in self.services.values()
            if plan.metadata is None and any(rpc.name in tables for rpc in plan.descriptor.method)
        ]
        if len(likely) == 1:
            problems.add(place, f"no service {name}; {likely[0]} has its RPCs: was it renamed?")
        else:
            problems.add(place, f"no service {name}", got=name, known=self.services)

    def _check_keys(self, client: ClientMetadata, problems: Problems) -> None:
        """Each table of a client's metadata is for one RPC, and each RPC has one."""
        plans = [self.services[name] for name in dict.fromkeys(client.client.services) if name in self.services]
        rpcs_of: dict[str, list[str]] = {}
        for plan in plans:
            for rpc in plan.descriptor.method:
                for key in dict.fromkeys(plan.keys(rpc.name)):
                    rpcs_of.setdefault(key, []).append(f"{plan.full_name}.{rpc.name}")
        is_whole = all(name in self.services for name in client.client.services)
        spoken_of: dict[str, str] = {}
        for key, table in client.methods.items():
            place = f"{client.place}:{key}" + (".rpc" if table.rpc else "")
            meant = rpcs_of.get(table.rpc or key, [])
            if not meant and not is_whole:
                continue  # it may be for an RPC of the service that is missing, which is a problem of its own
            if not meant:
                services = ", ".join(client.client.services)
                problems.add(place, f"no such RPC in {services}", got=table.rpc or key, known=rpcs_of)
            elif len(meant) > 1:
                problems.add(place, f"this could be {' or '.join(meant)}; write one of them, in quotes")
            elif not table.rpc and spoken_of.setdefault(meant[0], key) != key:
                problems.add(place, f"the table {spoken_of[meant[0]]} is for the same RPC")
