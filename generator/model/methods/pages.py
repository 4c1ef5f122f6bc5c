"""Lists that come in pages: which RPCs have them, which fields lead from page to page, and what the pages hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import FieldDescriptorProto

from generator.inputs.schema import MethodMetadata, PagingMetadata, ParamMetadata, ResultMetadata
from generator.model.context import Context
from generator.model.elements import Code, Param
from generator.model.methods.results import result_entries
from generator.model.plan.index import is_repeated
from generator.model.types.types import MESSAGE_TYPES
from generator.runtime import PageFields

_OPTIONAL_NUMBER = Code("int | None")
_NONE = Code("None")
# What an iterator over pages takes besides the fields of its request, with what is said of it.
LIMIT, PAGE_SIZE, PREFETCH = "limit", "page_size", "prefetch"
PAGER_NAMES = ("Pager", "PageFields", LIMIT, PAGE_SIZE, PREFETCH)
PAGER_RETURNS = "The items, one after the other; its `pages()` gives them as lists instead, a page each."


@dataclass(frozen=True)
class PagedRpc:
    """The fields that lead from page to page of one RPC."""

    fields: PageFields
    taken: frozenset[tuple[str, str]]  # fields of the request that iterating fills: message, field

    def texts(self) -> dict[str, str]:
        """What is said of what an iterator takes besides the request's fields."""
        usual = self.fields.usual_size
        largest = self.fields.largest_size
        later = f", later up to {largest}" if largest else ""
        by_default = "lets the server choose" if usual is None else f"for {usual}{later}"
        unless = ", or what the server chooses where items hold whole files" if self.fields.large_when else ""
        return {
            LIMIT: "Largest number of items in all; None for all there are.",
            PAGE_SIZE: f"Largest number of items that one call asks for; None {by_default}{unless}.",
            PREFETCH: "Whether to fetch the next page while the caller is at one.",
        }

    def params(self) -> tuple[Param, ...]:
        """What an iterator takes besides the request's fields."""
        sizes = (Param(PAGE_SIZE, _OPTIONAL_NUMBER, _NONE, False),) if self.fields.size else ()
        return (
            Param(LIMIT, _OPTIONAL_NUMBER, _NONE, False),
            *sizes,
            Param(PREFETCH, Code("bool"), Code("True"), False),
        )


class PageFinder:
    """Finds the lists of an API that come in pages."""

    def __init__(self, context: Context, paging: PagingMetadata) -> None:
        self._context = context
        self._paging = paging

    def paged_rpc(self, request: str, response: str, usual_size: int | None = None) -> PagedRpc | None:
        """How an RPC with these messages goes from page to page; None if it does not.

        Args:
            request: The message that asks for a page.
            response: The message with a page.
            usual_size: How many items a page is asked to have; 0 lets the server choose, None for what the API says.
        """
        answered = {field.name for field in self._fields(response) if _is_text(field)}
        for path, message in self._messages(request):
            fields = {field.name: field for field in self._fields(message)}
            for cursor, next_cursor in self._paging.cursors.items():
                if cursor in fields and _is_text(fields[cursor]) and next_cursor in answered:
                    size = next((name for name in self._paging.sizes if name in fields), None)
                    found = PageFields(path + cursor, next_cursor, size and path + size, cursor == next_cursor)
                    return PagedRpc(
                        self._with_usual_size(found, request, usual_size),
                        frozenset(self._taken(request, message, cursor, size)),
                    )
        return None

    def _with_usual_size(self, fields: PageFields, request: str, usual_size: int | None) -> PageFields:
        size = (self._paging.usual_size if usual_size is None else usual_size) or None
        if fields.size is None or size is None:
            return fields
        names = {field.name for field in self._fields(request)}
        large_when = next((name for name in self._paging.large_when if name in names), None)
        largest = self._paging.largest_size if fields.ends_when_empty else None
        return dataclasses.replace(fields, usual_size=size, large_when=large_when, largest_size=largest)

    def _taken(self, request: str, message: str, cursor: str, size: str | None) -> Iterator[tuple[str, str]]:
        owner = message.lstrip(".")
        yield owner, cursor
        if size:
            yield owner, size
        yield from ((name.lstrip("."), field) for _, name in self._messages(request) for field in self._paging.omit)

    def _messages(self, request: str) -> Iterator[tuple[str, str]]:
        """The request and the messages in it, each with the path that leads there."""
        yield "", request
        for field in self._fields(request):
            if field.type in MESSAGE_TYPES and not is_repeated(field):
                yield f"{field.name}.", field.type_name

    def _fields(self, message: str) -> Collection[FieldDescriptorProto]:
        return self._context.index.message(message).field

    def items(self, metadata: MethodMetadata, response: str) -> ResultMetadata | None:
        """Which items the pages hold: what metadata says, or else the one list that is returned, or that there is."""
        given = metadata.iterate.items
        if given is not None:
            return ResultMetadata(field=given) if isinstance(given, str) else given
        lists = [
            field.name
            for field in self._fields(response)
            if is_repeated(field) and field.type in MESSAGE_TYPES and self._context.index.map_entry(field) is None
        ]
        returned = [entry for entry in result_entries(metadata) if entry.field in lists]
        found = returned or [ResultMetadata(field=name) for name in lists]
        return found[0] if len(found) == 1 else None

    def filled_params(self, metadata: MethodMetadata, request: str, paged: PagedRpc) -> frozenset[str]:
        """The documented parameters that fill what iterating over pages fills."""
        params = (metadata.params or {}).items()
        return frozenset(name for name, param in params if self._place(request, name, param) in paged.taken)

    def _place(self, request: str, name: str, param: ParamMetadata) -> tuple[str, str]:
        """The message and the field that a parameter fills."""
        *parents, last = ("" if param.local else param.field or name).split(".")
        message = request
        for parent in parents:
            step = self._context.requests.find(message, parent)
            message = step.type_name if step is not None else ""
        return message.lstrip("."), last


def _is_text(field: FieldDescriptorProto) -> bool:
    return field.type == FieldDescriptorProto.TYPE_STRING and not is_repeated(field)
