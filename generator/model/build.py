"""Descriptors and metadata -> the finished `Api`."""

from __future__ import annotations

from collections.abc import Mapping

from google.protobuf.descriptor_pb2 import FileDescriptorProto

from generator import runtime
from generator.inputs.comments import element_names
from generator.inputs.metadata import PACKAGE_FILE, VIEWS_FILE, Metadata
from generator.inputs.sources import Sources
from generator.inputs.trimming import extends_options
from generator.model.api import Api, EnumAlias, MessageModule, TopClient
from generator.model.clients import ClientBuilder
from generator.model.context import Context
from generator.model.docs.docs import DocWriter
from generator.model.elements import Code, Kind, Service
from generator.model.exports import ExportBuilder
from generator.model.functions import FunctionBuilder
from generator.model.plan.collisions import check_clients, check_modules
from generator.model.plan.enum_aliases import enum_aliases
from generator.model.plan.index import DescriptorIndex
from generator.model.plan.modules import message_modules, pb2_module
from generator.model.plan.plan import Plan
from generator.model.plan.secret_fields import secret_fields
from generator.model.sdk import sdk_constant
from generator.model.types.adapters import BUILT_IN, Adapter, read_adapter
from generator.model.types.requests import Requests
from generator.model.types.types import Types
from generator.model.views import ViewBuilder, view_adapters, view_names
from generator.naming import is_writable, pascal_case
from generator.problems import Problems


def build_api(
    package: str, sources: Sources, metadata: Metadata, problems: Problems, *, keep_options: bool = False
) -> Api:
    """The model of an API. It is only to be rendered when `problems` is still empty."""
    return _Builder(package, sources, metadata, problems, keep_options=keep_options).build()


def _base_error(package: str) -> str:
    """`acme` -> `AcmeError`, unless that is one of the errors with a meaning."""
    name = f"{pascal_case(package)}Error"
    return "SDKError" if name in runtime.public_classes(f"{runtime.RUNTIME}.errors") else name


class _Builder:
    def __init__(
        self, package: str, sources: Sources, metadata: Metadata, problems: Problems, *, keep_options: bool
    ) -> None:
        self._package = package
        self._keep_options = keep_options
        self._sources = sources
        self._metadata = metadata
        self._problems = problems
        self._place = f"{metadata.place}/{PACKAGE_FILE}"
        files = [file.name for file in sources.module_files]
        self._message_modules = message_modules(files, metadata.package.message_modules)
        self._plan = Plan(sources, metadata, problems)
        self._index = DescriptorIndex(sources)
        self._enum_aliases = enum_aliases(sources.module_files, self._message_modules, self._index.python_names)
        self._context = self._make_context()

    def build(self) -> Api:
        self._check_message_modules()
        settings = self._metadata.package.package
        views = ViewBuilder(self._context, self._metadata.views, f"{self._metadata.place}/{VIEWS_FILE}").build()
        functions = FunctionBuilder(self._context, f"{self._place}:functions").build(self._metadata.package.functions)
        views_by_name = {view.name: view for view in views}
        builder = ClientBuilder(
            self._context, self._plan, settings, views_by_name, functions, self._metadata.package.paging
        )
        services = builder.services()
        api = Api(
            package=self._package,
            summary=settings.summary or f"A client library, blocking and async, for the {self._package} API.",
            version=settings.version,
            top_client=self._top_client(services),
            sdk=sdk_constant(self._package, settings),
            base_error=settings.base_error or _base_error(self._package),
            clients=builder.clients(services),
            services=tuple(services.values()),
            services_without_client=frozenset(settings.services_without_client),
            stub_comments=self._context.docs.stub_comments(element_names(self._sources.own_files)),
            secret_fields=secret_fields(
                self._sources.own_files,
                self._metadata.package.secrets,
                self._metadata.package.paging,
                self._place,
                self._problems,
            ),
            views=views,
            views_module=settings.views_module,
            message_modules=tuple(
                module for file in self._sources.module_files if (module := self._message_module(file)).names
            ),
            export_modules=ExportBuilder(self._metadata.package, self._place, self._problems).build(functions),
            keep_options=self._keep_options,
            pb2_package=settings.pb2_package,
        )
        check_clients(api.clients, api.top_client, self._problems)
        check_modules(api, self._place, self._problems)
        return api

    def _check_runtime(self, name: str, where: str) -> None:
        if not runtime.has_name(name):
            self._problems.add(f"{self._place}:{where}", f"there is no {name}")

    def _make_context(self) -> Context:
        index = self._index
        folder = f"{self._package}/{self._metadata.package.package.pb2_package}"
        enum_types = {name: self._enum_type(alias) for name, alias in self._enum_aliases.items()}
        types = Types(index, folder, self._sources.module_names, enum_types)
        views = view_names(
            self._metadata.views,
            f"{self._package}.{self._metadata.package.package.views_module}",
            {view: client.client.name for client in self._metadata.clients for view in client.client.nested_views},
        )
        types.name(views)
        for name, path in self._metadata.package.types.items():
            self._check_runtime(path, f"types.{name}")
        types.name({name: _imported(path) for name, path in self._metadata.package.types.items()})
        return Context(
            package=self._package,
            index=index,
            types=types,
            requests=Requests(index, types),
            docs=DocWriter(index, types, self._plan.python_names()),
            adapters={**BUILT_IN, **self._adapters(types), **view_adapters(views, self._metadata.views)},
            message_modules={
                **{file: pb2_module(file) for file in index.file_names},
                **{file: f"{self._package}.{name}" for file, name in self._message_modules.items()},
            },
            problems=self._problems,
        )

    def _adapters(self, types: Types) -> dict[str, Adapter]:
        found: dict[str, Adapter] = {}
        for name, entry in self._metadata.package.adapters.items():
            parsed: dict[str, Code | None] = {
                key: types.parse(
                    text, f"{self._place}:adapters.{name}.{key}", self._problems, accepted=key == "accepts"
                )
                for key, text in (("accepts", entry.accepts), ("returns", entry.returns))
                if text is not None
            }
            for key, function in (("function", entry.function), ("reverse", entry.reverse)):
                # What begins with `self` is a method of some client.
                if function is not None and not function.startswith("self."):
                    self._check_runtime(function, f"adapters.{name}.{key}")
            found[name] = read_adapter(entry, parsed)
        return found

    def _top_client(self, services: Mapping[str, Service]) -> TopClient:
        settings = self._metadata.package.package
        rpcs = {rpc.full_name: rpc for service in services.values() for rpc in service.rpcs}
        sign_in = rpcs.get(settings.sign_in or "")
        if settings.sign_in and sign_in is None:
            self._problems.add(f"{self._place}:package.sign_in", "no such RPC", got=settings.sign_in, known=rpcs)
        elif sign_in is not None and sign_in.kind is not Kind.UNARY:
            self._problems.add(
                f"{self._place}:package.sign_in", f"has to be unary, and this one is {sign_in.kind.value}"
            )
        for name in settings.top_client_offers:
            self._check_runtime(name, "package.top_client_offers")
        if not runtime.has_class(settings.top_client_base):
            message = f"the runtime has no class {settings.top_client_base} in both flavours"
            self._problems.add(f"{self._place}:package.top_client_base", message)
        return TopClient(
            name=settings.top_client,
            module=settings.top_client_module,
            base=settings.top_client_base,
            default_address=settings.default_address,
            sign_in=sign_in,
            offers=tuple(settings.top_client_offers),
        )

    def _message_module(self, file: FileDescriptorProto) -> MessageModule:
        declared = [message.name for message in file.message_type] + [enum.name for enum in file.enum_type]
        declared += [
            extension.name for extension in file.extension if self._keep_options or not extends_options(extension)
        ]
        prefix = f"{file.package}." if file.package else ""
        python = self._context.index.python_names
        names = [python.get(prefix + name, prefix + name).removeprefix(prefix) for name in declared]
        # The values of enums are names beside them, as protoc's own module has them.
        names += [value.name for enum in file.enum_type for value in enum.value if is_writable(value.name)]
        module = self._context.types.pb2_module(file.name)
        aliases = tuple(alias for alias in self._enum_aliases.values() if alias.file == file.name)
        return MessageModule(self._message_modules[file.name], file.name, module, tuple(sorted({*names})), aliases)

    def _enum_type(self, alias: EnumAlias) -> Code:
        return _imported(f"{self._package}.{self._message_modules[alias.file]}.{alias.name}")

    def _check_message_modules(self) -> None:
        for file in self._metadata.package.message_modules:
            if file not in self._message_modules:
                place = f"{self._place}:message_modules"
                self._problems.add(place, f"no file {file}", got=file, known=self._message_modules)
        files_of: dict[str, list[str]] = {}
        for file, module in self._message_modules.items():
            files_of.setdefault(module, []).append(file)
        for module, files in files_of.items():
            if len(files) > 1:
                message = f"their messages would share the module {module}; name one in {PACKAGE_FILE}"
                self._problems.add(", ".join(files), message)


def _imported(path: str) -> Code:
    module, _, name = path.rpartition(".")
    return Code(name, frozenset({f"from {module} import {name}"}))
