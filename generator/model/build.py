"""Descriptors and metadata -> the finished `Api`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import EnumDescriptorProto, FileDescriptorProto, ServiceDescriptorProto

from generator.inputs.metadata import ClientMetadata, ClientTable, Metadata, MethodMetadata, PackageTable
from generator.inputs.sources import Sources
from generator.model.docs import DocWriter, plain_doc
from generator.model.elements import Api, Client, ExportModule, MessageModule, Method, Service, TopClient, TypeShape
from generator.model.index import DescriptorIndex, extends_options
from generator.model.methods import MethodBuilder, ServiceContext, method_name
from generator.model.modules import message_modules, pb2_module
from generator.model.types import Types, readable
from generator.naming import pascal_case, service_stem, snake_case
from generator.problems import Problems


def build_api(package: str, sources: Sources, metadata: Metadata, problems: Problems) -> Api:
    """The model of an API. It is only to be rendered when `problems` is still empty."""
    return _Builder(package, sources, metadata, problems).build()


@dataclass(frozen=True)
class _PlannedService:
    """A service and the client that it becomes part of, if any."""

    full_name: str
    descriptor: ServiceDescriptorProto
    unique_name: str
    metadata: ClientMetadata | None


class _Builder:
    def __init__(self, package: str, sources: Sources, metadata: Metadata, problems: Problems) -> None:
        self._package = package
        self._sources = sources
        self._metadata = metadata
        self._problems = problems
        self._index = DescriptorIndex(sources)
        self._types = Types(self._index, package, sources.own_names)
        self._plan = self._plan_services()
        self._docs = DocWriter(self._index, self._types, self._method_names())
        self._methods = MethodBuilder(self._index, self._types, self._docs, problems)
        own = [file.name for file in sources.own_files]
        self._message_modules = message_modules(own, metadata.package.message_modules)
        self._check_message_modules()

    @property
    def _settings(self) -> PackageTable:
        return self._metadata.package.package

    def build(self) -> Api:
        self._check_metadata()
        services = {plan.full_name: self._service(plan) for plan in self._plan.values()}
        clients = self._clients(services)
        return Api(
            package=self._package,
            summary=self._settings.summary or f"A client library, blocking and async, for the {self._package} API.",
            top_client=self._top_client(services),
            clients=clients,
            services=tuple(services.values()),
            message_modules=tuple(
                module for file in self._sources.own_files if (module := self._message_module(file)).names
            ),
            type_shapes=tuple(self._type_shapes()),
            export_modules=tuple(
                ExportModule(module, tuple((name.rpartition(".")[0], name.rpartition(".")[2]) for name in names))
                for module, names in self._metadata.package.runtime_exports.items()
            ),
        )

    def _plan_services(self) -> dict[str, _PlannedService]:
        descriptors = {
            f"{file.package}.{service.name}" if file.package else service.name: service
            for file in self._sources.own_files
            for service in file.service
        }
        uses = Counter(snake_case(service_stem(service.name)) for service in descriptors.values())
        client_of = {name: client for client in self._metadata.clients for name in client.client.services}
        planned: dict[str, _PlannedService] = {}
        for full_name, descriptor in descriptors.items():
            # Services of one name in several packages are told apart by their package.
            shared = uses[snake_case(service_stem(descriptor.name))] > 1
            unique = pascal_case(full_name) if shared else descriptor.name
            planned[full_name] = _PlannedService(full_name, descriptor, unique, client_of.get(full_name))
        return planned

    def _service(self, plan: _PlannedService) -> Service:
        module = snake_case(plan.unique_name)
        context = ServiceContext(
            full_name=plan.full_name,
            client_property=self._client_table(plan).property or "",
            constants_module=module,
            message_modules={file: f"{self._package}.{name}" for file, name in self._message_modules.items()},
        )
        methods: list[Method] = []
        for rpc in plan.descriptor.method:
            entry, key = _method_metadata(plan, rpc.name)
            place = f"{plan.metadata.place if plan.metadata else plan.full_name}:{key}"
            methods.append(self._methods.build(context, rpc, entry, place))
        doc = plain_doc(self._docs.comment(plan.full_name), f"The RPCs of `{plan.full_name}`.")
        return Service(plan.full_name, module, doc, tuple(methods))

    def _client_table(self, plan: _PlannedService) -> ClientTable:
        """The client of a service: what metadata says, or one of its own."""
        stem = service_stem(plan.unique_name)
        table = plan.metadata.client if plan.metadata else ClientTable(name=f"{stem}Client", services=[plan.full_name])
        return table.model_copy(update={"property": table.property or snake_case(table.name)})

    def _method_names(self) -> dict[str, str]:
        return {
            rpc.name: method_name(rpc.name, _method_metadata(plan, rpc.name)[0])
            for plan in self._plan.values()
            for rpc in plan.descriptor.method
        }

    def _clients(self, services: Mapping[str, Service]) -> tuple[Client, ...]:
        tables: dict[str, ClientTable] = {}
        for plan in self._plan.values():
            if plan.full_name not in self._settings.services_without_client:
                table = self._client_table(plan)
                tables.setdefault(table.name, table)
        clients: list[Client] = []
        for table in sorted(tables.values(), key=lambda table: table.name):
            members = tuple(services[name] for name in table.services if name in services)
            name = table.property or ""
            module = f"{self._settings.clients_package}.{name}" if self._settings.clients_package else name
            summary = " ".join((members[0].doc.summary, *members[0].doc.paragraphs))
            doc = plain_doc(table.doc or summary, "")
            clients.append(Client(table.name, name, module, doc, members))
        self._check_collisions(clients)
        return tuple(clients)

    def _top_client(self, services: Mapping[str, Service]) -> TopClient:
        settings = self._settings
        methods = {method.rpc: method for service in services.values() for method in service.methods}
        sign_in = methods.get(settings.sign_in or "")
        if settings.sign_in and sign_in is None:
            self._problems.add(
                "methods/package.toml:package.sign_in", "no such RPC", got=settings.sign_in, known=methods
            )
        return TopClient(
            name=settings.top_client,
            module=settings.top_client_module,
            base=settings.top_client_base,
            default_address=settings.default_address,
            sign_in=sign_in,
        )

    def _message_module(self, file: FileDescriptorProto) -> MessageModule:
        names = [message.name for message in file.message_type] + [enum.name for enum in file.enum_type]
        names += [extension.name for extension in file.extension if not extends_options(extension)]
        module = pb2_module(self._package, file.name)
        return MessageModule(self._message_modules[file.name], file.name, module, tuple(sorted(names)))

    def _type_shapes(self) -> Iterator[TypeShape]:
        for name, entry in self._index.entries.items():
            if entry.file not in self._sources.own_names:
                continue
            if isinstance(entry.descriptor, EnumDescriptorProto):
                members = tuple((value.name, str(value.number)) for value in entry.descriptor.value)
            else:
                members = tuple(
                    (field.name, readable(self._types.returned(field).text)) for field in entry.descriptor.field
                )
            yield TypeShape(name, members)

    def _check_metadata(self) -> None:
        """Metadata that speaks of services or RPCs which the descriptors do not have."""
        planned = self._plan
        for name in self._settings.services_without_client:
            if name not in planned:
                place = "methods/package.toml:package.services_without_client"
                self._problems.add(place, f"no service {name}", got=name, known=planned)
        for client in self._metadata.clients:
            rpcs: dict[str, int] = Counter()
            for name in client.client.services:
                if name not in planned:
                    place = f"{client.place}:client.services"
                    self._problems.add(place, f"no service {name}", got=name, known=planned)
                    continue
                for rpc in planned[name].descriptor.method:
                    rpcs[rpc.name] += 1
                    rpcs[f"{planned[name].descriptor.name}.{rpc.name}"] += 1
            for key in client.methods:
                if key not in rpcs:
                    services = ", ".join(client.client.services)
                    self._problems.add(f"{client.place}:{key}", f"no such RPC in {services}", got=key, known=rpcs)
                elif rpcs[key] > 1:
                    message = "several services of this client have it; write Service.Rpc in quotes"
                    self._problems.add(f"{client.place}:{key}", message)

    def _check_message_modules(self) -> None:
        for file in self._metadata.package.message_modules:
            if file not in self._message_modules:
                place = "methods/package.toml:message_modules"
                self._problems.add(place, f"no file {file}", got=file, known=self._message_modules)
        for module, count in Counter(self._message_modules.values()).items():
            if count > 1:
                files = ", ".join(sorted(file for file, name in self._message_modules.items() if name == module))
                self._problems.add(files, f"their messages would share the module {module}; name one in package.toml")

    def _check_collisions(self, clients: list[Client]) -> None:
        names = Counter(name for client in clients for name in {client.name, client.property_name})
        for name, count in names.items():
            if count > 1:
                self._problems.add(name, f"{count} clients would have this name; choose one in metadata")
        for client in clients:
            first: dict[str, Method] = {}
            for method in client.methods:
                other = first.setdefault(method.name, method)
                if other is not method:
                    self._problems.add(
                        f"{client.name}.{method.name}",
                        f"both {other.rpc} and {method.rpc} would be this method; give one a name in its metadata",
                    )


def _method_metadata(plan: _PlannedService, rpc: str) -> tuple[MethodMetadata, str]:
    """The metadata of an RPC and the key it stands under."""
    methods: Mapping[str, MethodMetadata] = plan.metadata.methods if plan.metadata else {}
    qualified = f"{plan.descriptor.name}.{rpc}"
    key = qualified if qualified in methods else rpc
    return methods.get(key, MethodMetadata()), key
