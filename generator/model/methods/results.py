"""What a method returns, made of the response."""

from __future__ import annotations

from google.protobuf.descriptor_pb2 import FieldDescriptorProto

from generator.inputs.schema import GivenMetadata, MethodMetadata, ResultMetadata, SaveMetadata
from generator.model.context import Context
from generator.model.elements import Code, DocumentedField, Kind, Paging, Result, Save, page_fields_code
from generator.model.plan.index import is_repeated
from generator.model.types.adapters import Adapter
from generator.model.types.types import MESSAGE_TYPES, readable
from generator.naming import is_writable
from generator.runtime import PageFields

_RESULT_LIST = "from viam_cloud_runtime.messages.result_list import ResultList"


class ResultBuilder:
    """Builds the result of one method."""

    def __init__(self, context: Context, response: str, place: str, key: str = "result") -> None:
        self._context = context
        self._response = response
        self._place = place
        self._where = f"{place}.{key}"

    def result(self, metadata: MethodMetadata, kind: Kind) -> Result:
        """The annotation, and the expression over `response`."""
        if metadata.result is None:
            return Result(self._context.types.message(self._response).expr)
        if metadata.result == "none":
            return Result(Code("None"), is_none=True)
        if kind is Kind.ITERATED:
            return self._iterated(result_entries(metadata)[0])
        parts = [self._part(entry) for entry in result_entries(metadata)]
        if len(parts) == 1:
            annotation, value = parts[0]
        else:
            annotation = Code(f"tuple[{', '.join(part.text for part, _ in parts)}]", _imports(*(p for p, _ in parts)))
            value = Code(", ".join(part.text for _, part in parts), _imports(*(p for _, p in parts)))
        converts = any(entry.adapter for entry in result_entries(metadata))
        if kind is Kind.COLLECTED:
            annotation = annotation.wrapped("list[", "]")
        if kind is Kind.MAPPED:
            return Result(annotation.wrapped("MappedStream[", "]"), value, item=annotation)
        return Result(annotation, value, converts=converts)

    def _iterated(self, items: ResultMetadata) -> Result:
        """The items of a page, of which the runtime's `Pager` makes an iterator."""
        field = self._field(items)
        if field is None or not is_repeated(field):
            if field is not None:
                self._context.problems.add(self._where, f"{items.field} is one value and no list")
            return Result(Code("object"))
        annotation, value = self._part(items)
        item = Code(annotation.text.removeprefix("list[").removesuffix("]"), annotation.imports)
        return Result(item.wrapped("Pager[", "]"), value, item=item, converts=items.adapter is not None)

    def documented(self, metadata: MethodMetadata) -> tuple[DocumentedField, ...]:
        """The parts of the result, for the docstring."""
        found: list[DocumentedField] = []
        for entry in result_entries(metadata):
            annotation, _ = self._part(entry)
            name = f"{self._response.lstrip('.')}.{entry.field}" if entry.field else self._response.lstrip(".")
            text = entry.doc or self._context.docs.comment(name).split("\n\n")[0]
            found.append(DocumentedField(entry.field or "", readable(annotation.text), " ".join(text.split())))
        return tuple(found)

    def save(self, metadata: SaveMetadata) -> Save | None:
        """The call that writes the result to a file."""
        adapter = self._context.adapter(metadata.adapter, f"{self._place}.save.adapter")
        if adapter is None:
            return None
        if metadata.field is not None:
            self._known_field(metadata.field, f"{self._place}.save.field")
        value = _attribute("response", metadata.field or "")
        return Save(metadata.dest, adapter.function, value, tuple(metadata.params))

    def paging(self, metadata: MethodMetadata, fields: PageFields | None) -> Paging | None:
        """How the pages of a paged method become one response."""
        if metadata.paged is None:
            self._context.problems.add(f"{self._place}.paged", "a paged method says what its pages hold")
            return None
        self._known_field(metadata.paged.items, f"{self._place}.paged.items")
        if fields is None:
            self._context.problems.add(f"{self._place}.kind", "the RPC has no fields that lead from page to page")
            return None
        # How large pages are is a parameter of the method, or the server's choice.
        leading = PageFields(fields.cursor, fields.next_cursor, ends_when_empty=fields.ends_when_empty)
        return Paging(page_fields_code(leading), metadata.paged.items, metadata.paged.limit)

    def _part(self, entry: ResultMetadata) -> tuple[Code, Code]:
        """The type of one part, and the expression for it."""
        field = self._field(entry)
        value = _attribute("response", entry.field or "")
        if entry.adapter is None:
            return self._plain(field, value)
        type_name = field.type_name if field is not None else self._response
        adapter = self._context.adapter_for(entry.adapter, type_name, f"{self._where}.adapter")
        if adapter is None:
            return Code("object"), Code(value)
        if adapter.returns is None:
            self._context.problems.add(f"{self._where}.adapter", f"{entry.adapter} does not say what it returns")
            return Code("object"), Code(value)
        given = [self._given(name, source) for name, source in entry.given.items()]
        if field is not None and is_repeated(field):
            call = _call(adapter, "item", given)
            return adapter.returns.wrapped("list[", "]"), call.wrapped(
                "ResultList([", f" for item in {value}])", _RESULT_LIST
            )
        return adapter.returns, _call(adapter, value, given)

    def _given(self, name: str, source: GivenMetadata) -> Code:
        """A keyword argument beside the message."""
        if source.param is not None:
            return Code(f"{name}={source.param}")
        arguments = f'response.{source.items}, item.{source.index}, "{source.items}"'
        return Code(
            f"{name}=item_at({arguments})", frozenset({"from viam_cloud_runtime.messages.shared_items import item_at"})
        )

    def _plain(self, field: FieldDescriptorProto | None, value: str) -> tuple[Code, Code]:
        if field is None:
            return self._context.types.message(self._response).expr, Code(value)
        annotation = self._context.types.returned(field)
        container = annotation.text.partition("[")[0]
        if container == "list" and field.type in MESSAGE_TYPES:
            return annotation, Code(f"ResultList({value})", frozenset({_RESULT_LIST}))
        if is_repeated(field):
            return annotation, Code(f"{container}({value})")
        if value.startswith("getattr("):
            # Stubs cannot say what such fields hold.
            return annotation, Code(f'cast("{annotation.text}", {value})', frozenset({"from typing import cast"}))
        return annotation, Code(value)

    def _field(self, entry: ResultMetadata) -> FieldDescriptorProto | None:
        if entry.field is None:
            return None
        return self._known_field(entry.field, self._where)

    def _known_field(self, path: str, place: str) -> FieldDescriptorProto | None:
        field = self._context.requests.find(self._response, path)
        if field is None:
            message = f"no field {path} in {self._response.rpartition('.')[2]}"
            known = self._context.requests.names_near(self._response, path)
            self._context.problems.add(place, message, got=path, known=known)
        return field


def _attribute(value: str, path: str) -> str:
    """The expression for a field at a dotted path, whatever it is called."""
    for name in filter(None, path.split(".")):
        value = f"{value}.{name}" if is_writable(name) else f'getattr({value}, "{name}")'
    return value


def _call(adapter: Adapter, value: str, given: list[Code]) -> Code:
    call = adapter.call(value, *(argument.text for argument in given))
    return Code(call.text, call.imports | _imports(*given))


def result_entries(metadata: MethodMetadata) -> list[ResultMetadata]:
    """The parts of the result that metadata names."""
    if metadata.result is None or metadata.result == "none":
        return []
    entries = metadata.result if isinstance(metadata.result, list) else [metadata.result]
    return [ResultMetadata(field=entry) if isinstance(entry, str) else entry for entry in entries]


def _imports(*parts: Code) -> frozenset[str]:
    return frozenset[str]().union(*(part.imports for part in parts))
