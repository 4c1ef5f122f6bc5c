"""Messages, enums and views as entries of the reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
)

from generator.inputs.declarations import Declaration, declarations
from generator.inputs.history import History
from generator.inputs.sources import Sources
from generator.model.api import Api, View
from generator.model.docs.docs import DocWriter, plain_doc
from generator.model.docs.prose import flowing
from generator.model.plan.index import DescriptorIndex
from generator.model.types.types import Types, unqualified
from generator.reference.elements import Entry, Row, Table

REQUEST_OF = "Request of"
"""What is said of a message before the methods that send it."""


@dataclass(frozen=True)
class TypeWriter:
    """Writes the messages and enums of an API."""

    index: DescriptorIndex
    types: Types
    docs: DocWriter
    history: History
    uses: Mapping[str, tuple[tuple[str, str], ...]]
    """Message -> which methods take it as their request or give it as their response."""

    @staticmethod
    def of(api: Api, sources: Sources, history: History) -> TypeWriter:
        """The writer for these sources."""
        index = DescriptorIndex(sources)
        types = Types(index, api.pb2_folder, sources.module_names, {})
        return TypeWriter(index, types, DocWriter(index, types, _method_names(api)), history, _uses(api))

    def entries(self, file: FileDescriptorProto) -> list[Entry]:
        """The messages and enums of a .proto file, by name, without the entries of maps, which no code names."""
        made = [self._entry(declared) for declared in declarations(file) if not _is_map_entry(declared.descriptor)]
        return sorted(made, key=lambda entry: entry.name)

    def is_of_one_call(self, full_name: str) -> bool:
        """Whether a message is only what a call sends or gets."""
        return full_name in self.uses

    def _entry(self, declared: Declaration) -> Entry:
        doc = plain_doc(self.docs.comment(declared.full_name), "")
        name = self.index.entries[declared.full_name].local_name
        if isinstance(declared.descriptor, EnumDescriptorProto):
            kind, table = "enum", self._values(declared.full_name, declared.descriptor)
        else:
            kind, table = "message", self._fields(declared.full_name, declared.descriptor)
        since = self.history.version_of(declared.full_name)
        facts = [*self.uses.get(declared.full_name, ()), ("Name on the wire", f"`{declared.full_name}`")]
        return Entry(
            name=name,
            anchor=name,
            kind=kind,
            summary=doc.summary,
            paragraphs=doc.paragraphs,
            tables=(table,) if table.rows else (),
            facts=(*facts, *((("Since version", since),) if since else ())),
            deprecated="Deprecated by the API." if declared.descriptor.options.deprecated else "",
        )

    def _fields(self, message: str, descriptor: DescriptorProto) -> Table:
        return Table("Fields", tuple(self._field(message, descriptor, field) for field in descriptor.field))

    def _field(self, message: str, descriptor: DescriptorProto, field: FieldDescriptorProto) -> Row:
        said = [flowing(self.docs.comment(f"{message}.{field.name}")), self._later(message, field.name)]
        if field.HasField("oneof_index") and not field.proto3_optional:
            others = [
                f"`{other.name}`"
                for other in descriptor.field
                if other.HasField("oneof_index") and other.oneof_index == field.oneof_index and other.name != field.name
            ]
            said.append(f"Excludes {', '.join(others)}." if others else "")
        if field.options.deprecated and not said[0].startswith("Deprecated"):
            said.append("Deprecated by the API.")
        type_text = unqualified(self.types.returned(field).text)
        optional = " | None" if field.proto3_optional else ""
        return Row(field.name, type_text + optional, text=" ".join(part for part in said if part))

    def _values(self, enum: str, descriptor: EnumDescriptorProto) -> Table:
        rows = (
            Row(
                value.name,
                str(value.number),
                text=" ".join(
                    part
                    for part in (flowing(self.docs.comment(f"{enum}.{value.name}")), self._later(enum, value.name))
                    if part
                ),
            )
            for value in descriptor.value
        )
        return Table("Values", tuple(rows))

    def _later(self, owner: str, name: str) -> str:
        """When a field or value came, if it came later than what it belongs to."""
        since = self.history.version_of(f"{owner}.{name}")
        return f"Since version {since}." if since != self.history.version_of(owner) else ""


def view_entries(views: Sequence[View], names: Mapping[str, str]) -> Iterator[Entry]:
    """Views, each followed by those nested in it; `names` has the pages of lists by the name that users write."""
    for view in views:
        values = tuple(Row(name, text) for name, text, _ in view.enum_values)
        attributes = tuple(Row(of.name, of.type_text, text=of.text) for of in view.doc.attributes)
        tables = (Table("Values", values), Table("Attributes", attributes))
        renamed = ", ".join(f"`{old}` for `{new}`" for old, new in view.aliases)
        name = names.get(view.name, view.name)
        yield Entry(
            name=name,
            anchor=name,
            kind="enum" if view.enum_values else "class",
            summary=view.doc.summary,
            paragraphs=view.doc.paragraphs,
            tables=tuple(table for table in tables if table.rows),
            facts=(
                ("Made of", f"`{view.message.name}`"),
                *((("Old names of attributes", renamed),) if renamed else ()),
            ),
        )
        yield from view_entries(view.nested, names)


def _is_map_entry(descriptor: DescriptorProto | EnumDescriptorProto) -> bool:
    return isinstance(descriptor, DescriptorProto) and descriptor.options.map_entry


def _method_names(api: Api) -> dict[str, str]:
    """RPCs and services -> methods and clients, as comments mention the ones and users know the others."""
    names: dict[str, str] = {}
    for client in api.clients:
        for method in client.methods:
            service, _, rpc = method.rpc.full_name.rpartition(".")
            names.setdefault(rpc, method.name)
            for name in (service, service.rpartition(".")[2]):
                names.setdefault(name, client.property_name)
                names.setdefault(f"{name}.{rpc}", f"{client.property_name}.{method.name}")
    return names


def _uses(api: Api) -> dict[str, tuple[tuple[str, str], ...]]:
    uses: dict[str, dict[str, list[str]]] = {}
    for client in api.clients:
        for method in client.methods:
            call = f"`{client.property_name}.{method.name}`"
            for message, label in ((method.rpc.request, REQUEST_OF), (method.rpc.response, "Response of")):
                uses.setdefault(message.full_name, {}).setdefault(label, []).append(call)
    return {name: tuple((label, ", ".join(calls)) for label, calls in by.items()) for name, by in uses.items()}
