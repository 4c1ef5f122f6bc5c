# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Plain classes in place of the messages of one file: what methods take and return."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any, ClassVar

from viam_cloud.gen.common.v1 import common_pb2
from viam_cloud_runtime import from_timestamp, struct_to_dict, to_struct, to_timestamp
from viam_cloud_runtime.messages.result_list import ResultList as _ResultList
from viam_cloud_runtime.messages.times import check_timestamp
from viam_cloud_runtime.messages.view import (
    Readers as _Readers,
    View as _View,
    reading_lazily as _reading_lazily,
    snapshot as _snapshot,
)


@_reading_lazily
@dataclasses.dataclass(repr=False)
class LogEntry(_View):
    """One entry of a log.

    Attributes:
        host (str): Host that logged it.
        level (str): Severity, such as `info` or `error`.
        time (datetime | None): When it was logged.
        logger_name (str): Name of the logger.
        message (str): Text of the entry.
        caller (dict[str, Any] | None): Place in the code that logged it, as a JSON object.
        stack (str): Stack trace; empty when there is none.
        fields (list[dict[str, Any]]): Structured fields of the entry, as JSON objects.
    """

    host: str
    level: str
    time: datetime.datetime | None
    logger_name: str
    message: str
    caller: dict[str, Any] | None
    stack: str
    fields: list[dict[str, Any]]

    @classmethod
    def from_proto(cls, message: common_pb2.LogEntry) -> LogEntry:
        """The plain form of a message; it does not follow changes of the message."""
        return cls.from_response(_snapshot(message))

    @classmethod
    def from_response(cls, message: common_pb2.LogEntry) -> LogEntry:
        """The plain form of a message that nobody changes: it is kept, and most fields are converted when they are read."""
        view = cls.__new__(cls)
        view._message = message
        check_timestamp(message.time)
        return view

    @staticmethod
    def _read_plain(message: common_pb2.LogEntry) -> dict[str, object]:
        return {
            "host": message.host,
            "level": message.level,
            "logger_name": message.logger_name,
            "message": message.message,
            "stack": message.stack,
        }

    @staticmethod
    def _read_all(message: common_pb2.LogEntry) -> dict[str, object]:
        return {
            "host": message.host,
            "level": message.level,
            "time": from_timestamp(message.time) if message.HasField("time") else None,
            "logger_name": message.logger_name,
            "message": message.message,
            "caller": struct_to_dict(message.caller) if message.HasField("caller") else None,
            "stack": message.stack,
            "fields": _ResultList([struct_to_dict(item) for item in message.fields]),
        }

    _converted: ClassVar[_Readers[common_pb2.LogEntry]] = {
        "time": lambda message: from_timestamp(message.time) if message.HasField("time") else None,
        "caller": lambda message: struct_to_dict(message.caller) if message.HasField("caller") else None,
        "fields": lambda message: _ResultList([struct_to_dict(item) for item in message.fields]),
    }

    @property
    def proto(self) -> common_pb2.LogEntry:
        """The message that this is the plain form of."""
        return common_pb2.LogEntry(
            host=self.host,
            level=self.level,
            time=to_timestamp(self.time) if self.time is not None else None,
            logger_name=self.logger_name,
            message=self.message,
            caller=to_struct(self.caller) if self.caller is not None else None,
            stack=self.stack,
            fields=[to_struct(item) for item in self.fields],
        )
