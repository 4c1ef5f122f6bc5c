"""A list in pages as a server has it, and the messages that ask for them, made of descriptors."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import Message

from viam_cloud_runtime.aio.pagers import Pager as AsyncPager
from viam_cloud_runtime.blocking.pagers import Pager
from viam_cloud_runtime.rpc.paging import PageFields

_FIELD = descriptor_pb2.FieldDescriptorProto
_TEXT, _NUMBER, _MESSAGE = _FIELD.TYPE_STRING, _FIELD.TYPE_INT32, _FIELD.TYPE_MESSAGE
_MESSAGES = {
    "Place": [("last", _TEXT), ("limit", _NUMBER)],
    "ListRequest": [("page_token", _TEXT), ("page_size", _NUMBER), ("place", _MESSAGE), ("word", _TEXT)],
    "ListResponse": [("items", _NUMBER), ("next_page_token", _TEXT), ("last", _TEXT)],
}

BY_TOKEN = PageFields("page_token", "next_page_token", "page_size")
BY_PLACE = PageFields("place.last", "last", "place.limit", ends_when_empty=True)


def _file() -> descriptor_pb2.FileDescriptorProto:
    file = descriptor_pb2.FileDescriptorProto(name="pages.proto", package="pages", syntax="proto3")
    for message_name, fields in _MESSAGES.items():
        message = file.message_type.add(name=message_name)
        for number, (name, kind) in enumerate(fields, 1):
            label = _FIELD.LABEL_REPEATED if name == "items" else _FIELD.LABEL_OPTIONAL
            type_name = ".pages.Place" if kind == _MESSAGE else None
            message.field.add(name=name, number=number, label=label, type=kind, type_name=type_name)
    return file


_POOL = descriptor_pool.DescriptorPool()
_POOL.Add(_file())
LIST_REQUEST: Any = message_factory.GetMessageClass(_POOL.FindMessageTypeByName("pages.ListRequest"))
LIST_RESPONSE: Any = message_factory.GetMessageClass(_POOL.FindMessageTypeByName("pages.ListResponse"))


@dataclass
class PagedList:
    """The numbers from 0 on, in pages of given sizes, whatever size is asked for."""

    sizes: list[int]
    fields: PageFields = BY_TOKEN
    asked: list[Any] = field(default_factory=list)

    @property
    def cursors(self) -> list[str]:
        """The cursors that were asked for."""
        return [request.place.last or request.page_token for request in self.asked]

    def page(self, request: Any) -> Message:
        """The page that a request asks for."""
        self.asked.append(request)
        position = int(self.cursors[-1] or 0)
        start = sum(self.sizes[:position])
        size = self.sizes[position] if position < len(self.sizes) else 0
        response = LIST_RESPONSE(items=range(start, start + size))
        if self.fields is BY_PLACE:
            # The last page has a place too, and after it comes an empty one.
            response.last = str(min(position + 1, len(self.sizes)))
        elif position + 1 < len(self.sizes):
            response.next_page_token = str(position + 1)
        return response  # type: ignore[no-any-return]


def items_of(response: Any) -> Any:
    return response.items


def pager(page: Callable[[Any], Any], fields: PageFields, *, waits: bool, items: Any = items_of, **options: Any) -> Any:
    async def page_async(request: Any) -> Any:
        await asyncio.sleep(0)
        return page(request)

    if waits:
        return AsyncPager(LIST_REQUEST(word="w"), page_async, fields, items, **options)
    return Pager(LIST_REQUEST(word="w"), page, fields, items, **options)


async def drained(iterable: Any) -> list[Any]:
    return [item async for item in iterable]
