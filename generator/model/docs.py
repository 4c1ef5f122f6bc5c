"""Docstrings, from comments and metadata: one `Doc` serves both flavours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto

from generator.model.elements import Doc, DocumentedField, Kind, Param
from generator.model.index import DescriptorIndex, is_repeated
from generator.model.types import Types, readable
from generator.naming import snake_case

_EXAMPLE_ARGUMENTS = 3


def split_comment(comment: str) -> tuple[str, tuple[str, ...]]:
    """A comment's first paragraph, which is the summary, and the others."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", comment) if part.strip()]
    return (paragraphs[0] if paragraphs else "", tuple(paragraphs[1:]))


def plain_doc(comment: str, fallback: str) -> Doc:
    """The docstring of a class or module."""
    summary, paragraphs = split_comment(comment)
    return Doc(summary or fallback, paragraphs)


class DocWriter:
    """Writes docstrings; RPCs that comments mention in backticks become the methods that users call."""

    def __init__(self, index: DescriptorIndex, types: Types, method_names: Mapping[str, str]) -> None:
        self._index = index
        self._types = types
        self._method_names = method_names

    def comment(self, full_name: str) -> str:
        """The comment of an element, in the words of Python."""
        return self._in_python(self._index.comments.get(full_name, ""))

    def _in_python(self, text: str) -> str:
        return re.sub(r"`(\w+)`", lambda match: f"`{self._method_names.get(match[1], match[1])}`", text)

    def arguments(
        self, request: str, params: Sequence[Param], texts: Mapping[str, str | None]
    ) -> tuple[DocumentedField, ...]:
        """The parameters; `texts` are those that metadata words anew."""
        documented: list[DocumentedField] = []
        for param in params:
            text = texts.get(param.name) or self.comment(f"{request}.{param.field}")
            default = "" if param.default is None else f", {_default_text(param.default)}"
            summary = " ".join(text.split()) or f"The request's `{param.field}`."
            documented.append(DocumentedField(param.name, readable(param.annotation.text) + default, summary))
        return tuple(documented)

    def message_result(self, full_name: str) -> tuple[str, tuple[DocumentedField, ...]]:
        """A returned message: what it is, and its fields."""
        message = self._index.message(full_name)
        comment, _ = split_comment(self.comment(full_name))
        fields = tuple(self._result_field(full_name, field) for field in message.field)
        return f"{message.name}: {comment or 'The response.'}", fields

    def _result_field(self, message: str, field: FieldDescriptorProto) -> DocumentedField:
        comment = self.comment(f"{message}.{field.name}")
        type_text = readable(self._types.returned(field).text)
        return DocumentedField(field.name, type_text, split_comment(comment)[0])


def _default_text(default: str) -> str:
    return "optional" if default == "None" else f"default {default}"


def derived_example(
    *, kind: Kind, client: str, method: str, request: DescriptorProto, params: Sequence[Param], module: str
) -> str:
    """A call that runs, as async code: the blocking one is the same without `await` and `async`."""
    fields = {field.name: field for field in request.field}
    arguments = [
        f"{param.name}={value}"
        for param in params
        if param.default is None and (value := _example_value(request.name, fields[param.field]))
    ]
    optional = [
        f"{param.name}={value}"
        for param in params
        if param.default is not None
        and not fields[param.field].proto3_optional
        and not fields[param.field].HasField("oneof_index")
        and not fields[param.field].options.deprecated
        and (value := _example_value(request.name, fields[param.field]))
    ]
    call = f"client.{client}.{method}"
    arguments += optional[: max(0, _EXAMPLE_ARGUMENTS - len(arguments))]
    match kind:
        case Kind.UNARY:
            return f"response = await {call}({', '.join(arguments)})"
        case Kind.SERVER_STREAM:
            return (
                f"async with {call}({', '.join(arguments)}) as stream:\n"
                "    async for response in stream:\n"
                "        print(response)"
            )
        case Kind.CLIENT_STREAM:
            return (
                f"from {module} import {request.name}\n\n"
                f"requests = [{request.name}()]\n"
                f"response = await {call}(requests)"
            )
        case Kind.BIDI_STREAM:
            return (
                f"from {module} import {request.name}\n\n"
                f"requests = [{request.name}()]\n"
                f"async with {call}(requests) as stream:\n"
                "    async for response in stream:\n"
                "        print(response)"
            )


def _example_value(message: str, field: FieldDescriptorProto) -> str:
    """A telling literal for simple fields; nothing for those that no short literal can show."""
    if field.type == FieldDescriptorProto.TYPE_STRING:
        name = field.name
        if name in ("id", "name"):
            # GetRobotRequest.id is "<ROBOT-ID>".
            words = snake_case(message.removesuffix("Request")).split("_")[1:]
            name = "_".join([*words, name])
        placeholder = name.strip("_").replace("_", "-").upper()
        return f'["<{placeholder.removesuffix("S")}>"]' if is_repeated(field) else f'"<{placeholder}>"'
    if is_repeated(field):
        return ""
    return {FieldDescriptorProto.TYPE_DOUBLE: "0.5", FieldDescriptorProto.TYPE_BYTES: 'b"..."'}.get(field.type, "")
