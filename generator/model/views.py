"""Views: plain classes in place of messages, from their table in `views.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from google.protobuf.descriptor_pb2 import EnumDescriptorProto, FieldDescriptorProto

from generator.inputs.schema import ViewFieldMetadata, ViewMetadata
from generator.model.api import View, ViewField
from generator.model.context import Context
from generator.model.docs.docs import split_comment
from generator.model.elements import Code, Doc, DocumentedField
from generator.model.plan.index import is_repeated
from generator.model.plan.modules import MESSAGES_PACKAGE
from generator.model.types.adapters import ADAPTER_OF_MESSAGE, Adapter
from generator.model.types.types import MESSAGE_TYPES, unqualified
from generator.naming import snake_case

_RESULT_LIST = "from viam_cloud_runtime.messages.result_list import ResultList as _ResultList"


def view_names(views: Mapping[str, ViewMetadata], module: str, client_of: Mapping[str, str]) -> dict[str, Code]:
    """How code outside the views' own module names each view.

    A page goes by the client it is nested in, as each flavour has its own form of it.
    """
    parent, _, name = module.rpartition(".")
    import_line = f"from {parent} import {name}"
    return {
        view: Code(f"{client_of[view]}.{view}")
        if table.page and view in client_of
        else Code(f"{name}.{view}", frozenset({import_line}))
        for view, table in views.items()
    }


def view_adapters(names: Mapping[str, Code], views: Mapping[str, ViewMetadata]) -> dict[str, Adapter]:
    """Each view as an adapter of results."""
    return {
        name: Adapter(
            code.wrapped("", ".from_proto" if views[name].enum else ".from_response"),
            returns=code,
            message=views[name].message,
            never_fails=views[name].enum,
        )
        for name, code in names.items()
    }


class ViewBuilder:
    """Builds the views of an API.

    Each file of messages has a module of views, so that no views make a program load messages that it does not use.
    """

    def __init__(self, context: Context, views: Mapping[str, ViewMetadata], place: str) -> None:
        self._context = context
        self._views = views
        self._place = place
        self._modules = {name: self._module(table) for name, table in views.items()}

    def _module(self, table: ViewMetadata) -> str:
        """`proto.app.data` -> `app_data`."""
        entry = self._context.index.entries.get(table.message)
        if entry is None:
            return ""
        messages = self._context.message_modules[entry.file]
        return messages.removeprefix(f"{self._context.package}.{MESSAGES_PACKAGE}.").replace(".", "_")

    def build(self) -> tuple[View, ...]:
        """The outermost views, each with those nested in it, in an order in which each name is known."""
        fitting = {name: table for name, table in self._views.items() if self._fits(name, table)}
        built = {
            name: self._enum_view(name, table) if table.enum else self._view(name, table)
            for name, table in fitting.items()
        }
        for name in sorted((name for name in built if "." in name), reverse=True):
            outer = name.rpartition(".")[0]
            if outer not in self._views:
                self._context.problems.add(
                    f"{self._place}:{name}", f"there is no view {outer}", got=outer, known=self._views
                )
            if outer not in built:
                continue
            built[outer] = replace(built[outer], nested=(*built[outer].nested, built[name]))
        return tuple(view for name, view in built.items() if "." not in name)

    def _fits(self, name: str, table: ViewMetadata) -> bool:
        """Whether there is what the view stands for; says so if not."""
        index, kind = self._context.index, "enum" if table.enum else "message"
        if table.message in index.entries and index.is_message(table.message) is not table.enum:
            return True
        fields = {entry.field or field for field, entry in table.fields.items() if entry.given is None}
        likely = self._types_shown_by(name) or index.likely_names(table.message, fields)
        hint = f"; {likely[0]} is in its place: was it renamed?" if len(likely) == 1 else ""
        known = () if hint else index.entries
        self._context.problems.add(
            f"{self._place}:{name}.message", f"no {kind} {table.message}{hint}", got=table.message, known=known
        )
        return False

    def _types_shown_by(self, name: str) -> list[str]:
        """The types of the fields that other views show as this one."""
        used = (
            field.type_name.lstrip(".")
            for table in self._views.values()
            for own, entry in table.fields.items()
            for field in self._context.index.fields(table.message)
            if entry.adapter == name and field.name == (entry.field or own)
        )
        return list(dict.fromkeys(filter(None, used)))

    def _view(self, name: str, table: ViewMetadata) -> View:
        place = f"{self._place}:{name}"
        known = {field.name: field for field in self._context.index.fields(table.message)}
        fields: list[ViewField] = []
        for field_name, entry in table.fields.items():
            if entry.given is not None:
                fields.append(self._given(table, field_name, entry, f"{place}.fields.{field_name}"))
                continue
            field = known.get(entry.field or field_name)
            if field is None:
                message = f"no such field in {table.message}"
                self._context.problems.add(
                    f"{place}.fields.{field_name}", message, got=entry.field or field_name, known=known
                )
            else:
                fields.append(self._field(table, field_name, entry, field, f"{place}.fields.{field_name}"))
        return View(
            name=name,
            module=self._modules[name],
            message=self._context.types.message(table.message),
            doc=replace(self._doc(table, "A plain form of the message."), attributes=_attributes(fields)),
            fields=tuple(fields),
            enum_values=(),
            aliases=tuple(table.aliases.items()),
            nested=(),
            is_page=table.page,
        )

    def _enum_view(self, name: str, table: ViewMetadata) -> View:
        descriptor = self._context.index.entries[table.message].descriptor
        assert isinstance(descriptor, EnumDescriptorProto)
        prefix = f"{snake_case(table.message.rpartition('.')[2]).upper()}_"
        values = tuple(
            (value.name.removeprefix(prefix), value.name.removeprefix(prefix).lower(), str(value.number))
            for value in descriptor.value
        )
        doc = self._doc(table, "A plain form of the enum.")
        return View(name, self._modules[name], self._context.types.message(table.message), doc, (), values, (), ())

    def _field(
        self, table: ViewMetadata, name: str, entry: ViewFieldMetadata, field: FieldDescriptorProto, place: str
    ) -> ViewField:
        adapter = self._adapter(field, entry, place)
        source, has_presence = f"message.{field.name}", _has_presence(field)
        annotation, read, write = self._conversion(field, adapter, source, f"self.{name}", entry.adapter)
        if entry.type is not None:
            annotation = self._context.types.parse(entry.type, f"{place}.type", self._context.problems)
        elif has_presence and not entry.always:
            annotation = annotation.wrapped("", " | None")
        if has_presence and not entry.always:
            read = read.wrapped("", f' if message.HasField("{field.name}") else None')
            write = write if adapter is None else write.wrapped("", f" if self.{name} is not None else None")
        doc = entry.doc or self._context.docs.comment(f"{table.message}.{field.name}")
        is_number = field.type == FieldDescriptorProto.TYPE_ENUM and not is_repeated(field) and adapter is None
        enum = self._context.types.enum_type(field) if is_number else None
        deferred = adapter is not None and _can_wait(adapter, is_repeated(field))
        return ViewField(
            name,
            self._local(annotation, table),
            self._local(read, table),
            write,
            field.name,
            entry.hidden,
            " ".join(doc.split()),
            enum=enum,
            is_plain=adapter is None,
            is_deferred=deferred,
            check=adapter.check.wrapped("", f"({source})") if adapter and adapter.check and deferred else None,
        )

    def _given(self, table: ViewMetadata, name: str, entry: ViewFieldMetadata, place: str) -> ViewField:
        annotation = self._context.types.parse(entry.given or "", f"{place}.given", self._context.problems)
        doc = " ".join((entry.doc or "").split())
        return ViewField(
            name, self._local(annotation, table), Code(name), Code(""), "", entry.hidden, doc, is_given=True
        )

    def _adapter(self, field: FieldDescriptorProto, entry: ViewFieldMetadata, place: str) -> Adapter | None:
        if entry.adapter is not None:
            return self._context.adapter_for(entry.adapter, field.type_name, f"{place}.adapter")
        if field.type not in MESSAGE_TYPES:
            return None
        natural = ADAPTER_OF_MESSAGE.get(field.type_name.lstrip("."))
        if natural is None:
            return None
        built_in = self._context.adapters[natural]
        assert built_in.reverse is not None
        # For a view, reading is the way from the message to Python.
        return replace(built_in, function=built_in.reverse, reverse=built_in.function)

    def _conversion(
        self, field: FieldDescriptorProto, adapter: Adapter | None, source: str, target: str, name: str | None
    ) -> tuple[Code, Code, Code]:
        """The type, the expression that reads, and the one that writes back."""
        if adapter is None:
            container = "list" if is_repeated(field) else ""
            annotation = self._context.types.returned(field)
            return annotation, Code(f"list({source})" if container else source), Code(target)
        returns = adapter.returns or Code("object")
        read, write = adapter.call("item" if is_repeated(field) else source), "item" if is_repeated(field) else target
        if name in self._views:
            back = Code(f"{write}.proto")
        else:
            back = adapter.reverse.wrapped("", f"({write})") if adapter.reverse else Code(write)
        if is_repeated(field):
            read = read.wrapped("[", f" for item in {source}]")
            if field.type in MESSAGE_TYPES:
                read = read.wrapped("_ResultList(", ")", _RESULT_LIST)
            back = back.wrapped("[", f" for item in {target}]")
            returns = returns.wrapped("list[", "]")
        return returns, read, back

    def _local(self, code: Code, table: ViewMetadata) -> Code:
        """The code as it stands beside the view of a table: views of the same module go by their plain names there."""
        own = self._module(table)

        def shortened(match: re.Match[str]) -> str:
            return match["name"] if self._modules.get(match["name"]) == own else match[0]

        text = re.sub(r"\bviews\.(?P<name>\w+)", shortened, code.text)
        is_needed = re.search(r"\bviews\.", text)
        return Code(text, frozenset(line for line in code.imports if is_needed or not line.endswith(" import views")))

    def _doc(self, table: ViewMetadata, fallback: str) -> Doc:
        docs = self._context.docs
        summary, paragraphs = split_comment(table.doc or docs.comment(table.message))
        fields = {name: f"{table.message}.{entry.field or name}" for name, entry in table.fields.items()}
        return Doc(summary or fallback, (*paragraphs, *docs.exclusions(fields)))


def _attributes(fields: Iterable[ViewField]) -> tuple[DocumentedField, ...]:
    return tuple(DocumentedField(field.name, unqualified(field.annotation.text), field.doc) for field in fields)


def _can_wait(adapter: Adapter, repeated: bool) -> bool:
    """Whether a field can be converted later than when its message comes, as that will not fail."""
    return adapter.never_fails or (adapter.check is not None and not repeated)


def _has_presence(field: FieldDescriptorProto) -> bool:
    if is_repeated(field):
        return False
    return field.type in MESSAGE_TYPES or field.proto3_optional or field.HasField("oneof_index")
