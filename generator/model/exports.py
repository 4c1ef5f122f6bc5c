"""The modules that offer names of the runtime, and functions: for both flavours where names differ between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import runtime
from generator.inputs.schema import PackageMetadata
from generator.model.api import ExportModule
from generator.model.elements import Function
from generator.model.plan.modules import AIO_PACKAGE
from generator.problems import Problems

_FLAVOUR = "{flavour}"


class ExportBuilder:
    """Builds the modules; what metadata gets wrong goes to `problems`."""

    def __init__(self, metadata: PackageMetadata, place: str, problems: Problems) -> None:
        self._eager = metadata.runtime_exports
        self._lazy = metadata.lazy_exports
        self._place = place
        self._problems = problems

    def build(self, functions: Mapping[str, Function]) -> tuple[ExportModule, ...]:
        """The modules by name; the package itself is one of them, and so is the one of the other flavour."""
        self._check()
        homes = [function.module for function in functions.values()]
        names = dict.fromkeys(name for module in (*self._eager, *self._lazy, *homes) for name in self._modules(module))
        return tuple(
            ExportModule(
                module=name,
                names=tuple(self._names(name, self._eager)),
                lazy_names=tuple(self._names(name, self._lazy)),
                functions=tuple(function for function in functions.values() if function.module == name),
            )
            for name in names
        )

    def _check(self) -> None:
        for key, table in (("runtime_exports", self._eager), ("lazy_exports", self._lazy)):
            for module, names in table.items():
                for name in names:
                    is_module = name.endswith(".*")
                    path = name.removesuffix(".*")
                    if not (runtime.is_module(path) if is_module else runtime.has_name(path)):
                        message = f"there is no {'module ' * is_module}{path}"
                        self._problems.add(f"{self._place}:{key}.{module}", message)

    def _modules(self, name: str) -> Iterator[str]:
        """The module, and its twin in the other flavour if it has names that differ; the package has one always."""
        yield name
        if not name or any(_FLAVOUR in entry for table in (self._eager, self._lazy) for entry in table.get(name, ())):
            yield _twin(name)

    def _names(self, module: str, table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
        """Where each name of a module comes from: those given for it, and those given for the one it is the twin of."""
        is_async = module.partition(".")[0] == AIO_PACKAGE
        entries = list(table.get(module, ()))
        for other in (*self._eager, *self._lazy):
            if is_async and module == _twin(other) and module in self._modules(other):
                entries += table.get(other, ())
        for entry in dict.fromkeys(entries):
            path = entry.replace(_FLAVOUR, "aio" if is_async else "blocking")
            yield path.rpartition(".")[0], path.rpartition(".")[2]


def _twin(module: str) -> str:
    return f"{AIO_PACKAGE}.{module}" if module else AIO_PACKAGE
