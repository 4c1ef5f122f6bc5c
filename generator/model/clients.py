"""Services and clients, from the plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator import runtime
from generator.inputs.schema import ClientTable, PackageTable, PagingMetadata, RemovedMetadata
from generator.model.api import Client, View
from generator.model.context import Context
from generator.model.docs.docs import plain_doc
from generator.model.elements import ClientMethod, Code, Function, OtherClient, Rpc, Service
from generator.model.functions import chosen
from generator.model.methods import variants
from generator.model.methods.composed import ComposedBuilder, unshadowed_composed
from generator.model.methods.large_sources import with_large_source
from generator.model.methods.methods import MethodBuilder, MethodSource, unshadowed
from generator.model.methods.operations import operation_wait
from generator.model.methods.pages import PageFinder
from generator.model.plan.plan import Plan, PlannedService
from generator.model.removed import removed_methods, with_removed_parameters
from generator.model.types.adapters import function_code
from generator.model.types.types import builtin_names
from generator.naming import snake_case


class ClientBuilder:
    """Builds the services of an API and the clients made of them."""

    def __init__(
        self,
        context: Context,
        plan: Plan,
        settings: PackageTable,
        views: Mapping[str, View],
        functions: Mapping[str, Function],
        paging: PagingMetadata,
    ) -> None:
        self._context = context
        self._views = views
        self._functions = functions
        self._plan = plan
        self._settings = settings
        self._composed = ComposedBuilder(context, self._all_clients())
        self._methods = MethodBuilder(context, PageFinder(context, paging))

    def services(self) -> dict[str, Service]:
        """Every service by full name, those without a client included."""
        return {name: self._service(plan) for name, plan in self._plan.services.items()}

    def _all_clients(self) -> dict[str, OtherClient]:
        tables = [plan.client for plan in self._plan.services.values() if self._has_client(plan)]
        return {name: OtherClient(name, table.name, self._module(name)) for table in tables if (name := table.property)}

    def _has_client(self, plan: PlannedService) -> bool:
        return plan.full_name not in self._settings.services_without_client

    def _module(self, property_name: str) -> str:
        package = self._settings.clients_package
        return f"{package}.{property_name}" if package else property_name

    def clients(self, services: Mapping[str, Service]) -> tuple[Client, ...]:
        """The clients, by name."""
        tables: dict[str, ClientTable] = {}
        for plan in self._plan.services.values():
            if self._has_client(plan):
                tables.setdefault(plan.client_place, plan.client)
        by_name = sorted(tables.items(), key=lambda item: item[1].name)
        return tuple(self._client(table, services, place) for place, table in by_name)

    def _service(self, plan: PlannedService) -> Service:
        # Every module of constants ends like this, so that nothing else in generated code is called so.
        module = f"{snake_case(plan.stem)}_service"
        constants: set[str] = set()
        rpcs: list[Rpc] = []
        for descriptor in plan.descriptor.method:
            metadata, _ = plan.metadata_of(descriptor.name)
            rpcs.append(self._methods.rpc(plan.full_name, module, descriptor, metadata, constants))
            constants.add(rpcs[-1].constant)
        doc = plain_doc(self._context.docs.comment(plan.full_name), f"The RPCs of `{plan.full_name}`.")
        return Service(plan.full_name, module, doc, tuple(rpcs))

    def _client(self, table: ClientTable, services: Mapping[str, Service], place: str) -> Client:
        plans = [self._plan.services[name] for name in dict.fromkeys(table.services) if name in self._plan.services]
        members = tuple(services[plan.full_name] for plan in plans)
        sources = [source for plan in plans for source in self._sources(plan, services[plan.full_name])]
        metadata = plans[0].metadata
        composed = self._composed.build(metadata.composed, metadata.place) if metadata else ()
        methods = self._with_iterators(sources, [method.name for method in composed])
        methods = self._with_large_sources(methods, sources)
        removed: Mapping[str, RemovedMetadata] = metadata.removed if metadata else {}
        problems = self._context.problems
        methods = with_removed_parameters(methods, removed, metadata.place if metadata else place, problems)
        names = {*(method.name for method in methods), *(method.name for method in composed)}
        composed += operation_wait(methods, names, table.property or "", place, self._context)
        is_documented = any(method.documented for method in methods)
        name = table.property or ""
        offered = [self._offered(entry, f"{place}.offers") for entry in table.offers]
        summary = "\n\n".join((members[0].doc.summary, *members[0].doc.paragraphs))
        shadowed = builtin_names([*(method.name for method in methods), *(method.name for method in composed)])
        return Client(
            place=place,
            name=table.name,
            property_name=name,
            module=self._module(name),
            doc=plain_doc(table.doc or summary, ""),
            services=members,
            methods=tuple(unshadowed(method, shadowed) for method in methods),
            raw_methods=tuple(unshadowed(self._methods.raw(source), shadowed) for source in sources)
            if is_documented
            else (),
            mixins=tuple(self._mixin(mixin, place) for mixin in table.mixins),
            offers=tuple(_source(name, code) for name, code in offered if _can_be_imported(name, code)),
            aliases=tuple((name, code) for name, code in offered if not _can_be_imported(name, code)),
            nested_views=tuple(view for view in table.nested_views if not self._is_page(view)),
            nested_pages=tuple(self._views[view] for view in table.nested_views if self._is_page(view)),
            composed=tuple(unshadowed_composed(method, shadowed) for method in composed),
            removed=removed_methods(removed, names, metadata.place if metadata else place, problems),
            functions=chosen(self._functions, table.functions, f"{place}.functions", self._context),
        )

    def _with_iterators(self, sources: Sequence[MethodSource], composed: Sequence[str]) -> tuple[ClientMethod, ...]:
        """The method of each source, followed by its iterator if it has one."""
        taken = {*composed, *(source.name for source in sources)}
        methods: list[ClientMethod] = []
        for source in sources:
            methods.append(self._methods.method(source))
            iterator = self._methods.iterator(source, taken)
            if iterator is not None:
                taken.add(iterator.name)
                methods.append(iterator)
        return tuple(methods)

    def _with_large_sources(
        self, methods: tuple[ClientMethod, ...], sources: Sequence[MethodSource]
    ) -> tuple[ClientMethod, ...]:
        """The methods, of which those that say so leave large data to another."""
        tables = {source.name: (source.metadata.large, source.place) for source in sources}

        def finished(method: ClientMethod) -> ClientMethod:
            large, place = tables.get(method.name, (None, ""))
            if large is None:
                return method
            return with_large_source(method, large, place, methods, self._context.problems)

        return tuple(finished(method) for method in methods)

    def _mixin(self, name: str, place: str) -> Code:
        if not runtime.has_name(name):
            self._context.problems.add(f"{place}.mixins", f"the runtime has no {name}")
        return function_code(name)

    def _is_page(self, view: str) -> bool:
        return view in self._views and self._views[view].is_page

    def _offered(self, entry: str, place: str) -> tuple[str, Code]:
        """A class that the client's module offers, and the name it has there."""
        name, _, alias = entry.partition(" as ")
        code = self._context.types.parse(name, place, self._context.problems)
        # Enums too as classes, and not as the numbers that annotations name.
        text = code.text.removesuffix(".ValueType")
        return alias or text.rpartition(".")[2], Code(text, code.imports)

    def _sources(self, plan: PlannedService, service: Service) -> list[MethodSource]:
        rpcs = {rpc.path.rpartition("/")[2]: rpc for rpc in service.rpcs}
        return [
            MethodSource(
                rpc=rpcs[method.rpc.name],
                descriptor=method.rpc,
                name=method.name,
                metadata=variants.further(method.metadata, method.main) if method.main else method.metadata,
                place=method.place,
                client_property=plan.client.property or "",
            )
            for method in plan.methods()
        ]


def _can_be_imported(name: str, code: Code) -> bool:
    """Whether an import gives a class the name that it is offered under: not if it is nested, or has another one."""
    return bool(code.imports) and code.text.count(".") <= 1 and code.text.rpartition(".")[2] == name


def _source(name: str, code: Code) -> tuple[str, str]:
    """The module to import a class from, and its name there."""
    parent, _, imported = next(iter(code.imports)).removeprefix("from ").partition(" import ")
    return f"{parent}.{imported}" if "." in code.text else parent, name
