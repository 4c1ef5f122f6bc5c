"""Hand-written Python as entries of the reference: read from its sources by griffe, and never imported."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cache

import griffe

from generator import runtime
from generator.output.flavours import FLAVOURS
from generator.reference.docstring_sections import Docstring, written_type
from generator.reference.elements import Entry, Example, Returns, Row, Table
from generator.reference.methods import signature

_UNSAID = frozenset({"self", "cls"})


@dataclass
class PythonSources:
    """The sources of Python packages, each read when something of it is first asked for."""

    _loader: griffe.GriffeLoader = field(
        default_factory=lambda: griffe.GriffeLoader(
            search_paths=[runtime.RUNTIME_FOLDER.parent, *sys.path],
            docstring_parser=griffe.Parser("google"),
            docstring_options={"warnings": False},
            allow_inspection=False,
        )
    )

    def find(self, path: str) -> griffe.Object | None:
        """What a dotted name stands for, wherever it is defined; None if it is not to be found."""
        package = path.partition(".")[0]
        try:
            if package not in self._loader.modules_collection:
                self._loader.load(package)
            return _defined(self._loader.modules_collection[path])
        except (ImportError, KeyError, griffe.GriffeError):
            return None

    def public_names(self, module: str) -> list[str]:
        """What a module offers: what it defines and, if it is a package, what it imports from its own modules."""
        found = self.find(module)
        if not isinstance(found, griffe.Module):
            return []
        return [name for name, member in found.members.items() if not name.startswith("_") and _is_own(member, found)]


@cache
def python_sources() -> PythonSources:
    """The sources that this process has read: they stay as they are."""
    return PythonSources()


def _defined(found: griffe.Object | griffe.Alias) -> griffe.Object:
    return found.final_target if isinstance(found, griffe.Alias) else found


def _is_own(member: griffe.Object | griffe.Alias, module: griffe.Module) -> bool:
    if isinstance(member, griffe.Alias):
        return module.is_init_module and member.target_path.startswith(f"{module.path}.")
    return not isinstance(member, griffe.Module)


@dataclass(frozen=True)
class PythonWriter:
    """Writes classes and functions.

    Args:
        sources: Where they are read.
        documented: Dotted names of what has an entry of its own: what others inherit from those is not said again.
    """

    sources: PythonSources
    documented: Set[str] = frozenset()

    def entry(self, name: str, blocking: str, aio: str = "") -> Entry | None:
        """What a dotted name stands for, under the name that users write; None if there is none.

        Args:
            name: What users call it.
            blocking: Where it is defined.
            aio: Where the other flavour has it, if that is elsewhere.
        """
        made = [
            self._entry(found, name)
            for path in dict.fromkeys((blocking, aio or blocking))
            if (found := self.sources.find(path)) is not None
        ]
        return with_async_examples(made[0], made[-1]) if made else None

    def flavoured_entry(self, name: str, path: str) -> Entry | None:
        """The same, of a path in which `{flavour}` stands for the package that one flavour uses."""
        blocking, aio = (path.replace("{flavour}", flavour.name) for flavour in FLAVOURS)
        return self.entry(name, blocking, aio)

    def _entry(self, found: griffe.Object, name: str) -> Entry:
        if isinstance(found, griffe.Class):
            return self._class(found, name)
        if isinstance(found, griffe.Function):
            return _function(found, name)
        docstring = Docstring(found)
        value = str(getattr(found, "value", None) or "")
        is_short = isinstance(found, griffe.Attribute) and "(" not in value
        return Entry(
            name=name,
            anchor=name,
            kind="fixture" if _is_fixture(found) else "type" if is_short else "attribute",
            summary=docstring.summary,
            paragraphs=docstring.paragraphs,
            signature=f"{name} = {value}" if is_short else "",
        )

    def _class(self, found: griffe.Class, name: str) -> Entry:
        docstring = Docstring(found)
        members = list(self._members(found))
        attributes = [member for member in members if isinstance(member, griffe.Attribute)]
        rows = {row.name: row for row in docstring.attributes}
        rows.update((of.name, _attribute_row(of)) for of in attributes if of.name not in rows and _is_said(of))
        is_enum = any(str(base).rpartition(".")[2].endswith("Enum") for base in found.bases)
        if is_enum:
            rows = {of.name: Row(of.name, str(of.value), text=Docstring(of).text) for of in attributes if of.value}
        parameters = docstring.parameters
        given = {row.name for row in parameters}
        others = tuple(row for row in rows.values() if row.name not in given)
        tables = (Table("Parameters", parameters), Table("Values" if is_enum else "Attributes", others))
        bases = ", ".join(f"`{str(base).partition('[')[0]}`" for base in found.bases)
        return Entry(
            name=name,
            anchor=name,
            kind="enum" if is_enum else "class",
            summary=docstring.summary,
            paragraphs=docstring.paragraphs,
            signature=_written_signature(found.parameters, name, "", "class") if parameters else "",
            tables=tuple(table for table in tables if table.rows),
            raises=docstring.raises,
            example=docstring.example,
            facts=(("Subclass of", bases),) if bases and not is_enum else (),
            members=tuple(
                replace(_function(member, member.name), anchor=f"{name}.{member.name}")
                for member in members
                if isinstance(member, griffe.Function)
            ),
        )

    def _members(self, found: griffe.Class) -> Iterator[griffe.Object]:
        """What is public of a class, with what it inherits from classes that have no entry of their own."""
        seen: set[str] = set()
        for cls in (found, *found.mro()):
            if cls is not found and cls.path in self.documented:
                continue
            for name, member in cls.members.items():
                if name.startswith("_") or name in seen or isinstance(member, griffe.Alias):
                    continue
                seen.add(name)
                yield member


def with_async_examples(blocking: Entry, aio: Entry) -> Entry:
    """An entry of the blocking flavour, with the examples of the other flavour too."""
    twins = {member.name: member for member in aio.members}
    members = tuple(with_async_examples(of, twins[of.name]) if of.name in twins else of for of in blocking.members)
    example = blocking.example
    if example is not None and aio.example is not None:
        example = Example(example.blocking, aio.example.aio)
    return replace(blocking, members=members, example=example)


def _function(found: griffe.Function, name: str) -> Entry:
    docstring = Docstring(found)
    returned = _returned(found)
    is_fixture = _is_fixture(found)
    returns = docstring.returns(returned)
    keyword = "async def" if "async" in found.labels else "def"
    return Entry(
        name=name,
        anchor=name,
        kind="fixture" if is_fixture else "classmethod" if "classmethod" in found.labels else "function",
        summary=docstring.summary,
        paragraphs=docstring.paragraphs,
        signature="" if is_fixture else _written_signature(found.parameters, name, returned, keyword),
        tables=tuple(table for table in (Table("Parameters", _with_types(docstring, found.parameters)),) if table.rows),
        returns=Returns(_yielded(returned), "") if is_fixture else returns,
        raises=docstring.raises,
        example=docstring.example,
    )


def _returned(found: griffe.Function) -> str:
    """What a function returns; a method that returns what it is called on says so by a type variable."""
    returned = written_type(found.returns)
    first = next(iter(found.parameters), None)
    if first is None or first.name not in _UNSAID or first.annotation is None:
        return returned
    own = re.sub(r"^type\[(.*)\]$", r"\1", written_type(first.annotation))
    return re.sub(rf"\b{re.escape(own)}\b", "Self", returned)


def _yielded(annotation: str) -> str:
    """What a test gets of a fixture: `Iterator[Emulator]` -> `Emulator`."""
    match = re.fullmatch(r"(?:Async)?(?:Iterator|Generator)\[(?P<item>[^,\]]+).*\]", annotation)
    return match["item"] if match else annotation


def _is_fixture(found: griffe.Object) -> bool:
    decorators = found.decorators if isinstance(found, griffe.Function) else ()
    return any("fixture" in str(decorator.value) for decorator in decorators) or (
        isinstance(found, griffe.Attribute) and "fixture" in str(found.value)
    )


def _is_said(attribute: griffe.Attribute) -> bool:
    return attribute.has_docstring or "property" in attribute.labels


def _attribute_row(attribute: griffe.Attribute) -> Row:
    return Row(attribute.name, written_type(attribute.annotation), text=Docstring(attribute).text)


def _with_types(docstring: Docstring, parameters: griffe.Parameters) -> tuple[Row, ...]:
    """The parameters that the docstring describes, and their defaults as the signature has them."""
    return tuple(
        replace(row, default=row.default or "required")
        if row.name in parameters and parameters[row.name].default is None
        else row
        for row in docstring.parameters
    )


def _written_signature(parameters: Iterable[griffe.Parameter], name: str, returned: str, keyword: str) -> str:
    written: list[str] = []
    has_star = False
    for parameter in parameters:
        if parameter.name in _UNSAID or parameter.name.startswith("_"):
            continue
        mark = {griffe.ParameterKind.var_positional: "*", griffe.ParameterKind.var_keyword: "**"}.get(
            parameter.kind or griffe.ParameterKind.positional_or_keyword, ""
        )
        if parameter.kind is griffe.ParameterKind.keyword_only and not has_star:
            written.append("*")
        has_star = has_star or mark == "*" or parameter.kind is griffe.ParameterKind.keyword_only
        annotation = f": {written_type(parameter.annotation)}" if parameter.annotation is not None else ""
        default = f" = {parameter.default}" if parameter.default is not None and not mark else ""
        written.append(f"{mark}{parameter.name}{annotation}{default}")
    return signature(name, written, returned, keyword)
