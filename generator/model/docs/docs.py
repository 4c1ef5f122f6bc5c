"""Docstrings, from comments and metadata: one `Doc` serves both flavours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from google.protobuf.descriptor_pb2 import EnumDescriptorProto, FieldDescriptorProto

from generator.inputs.schema import StatusCodeName
from generator.model.docs.markup import plain_text
from generator.model.docs.prose import flowing, is_laid_out, paragraphs
from generator.model.elements import Code, Doc, DocumentedField, DocumentedLine, Param
from generator.model.plan.index import DescriptorIndex, is_required
from generator.model.types.types import Types, readable

# An element in backticks; RPCs may be written as paths.
_NAME = re.compile(r"`/?([\w.]+(?:/\w+)?)`")
# Longer lists of enum values would drown the rest.
_MAX_NAMED_VALUES = 8


def split_comment(comment: str) -> tuple[str, tuple[str, ...]]:
    """A comment's first paragraph, which is the summary, and the others. A list or code is no summary."""
    first, *others = paragraphs(comment) or ("",)
    if "\n" in first or is_laid_out(first):
        return "", (first, *others)
    return first, tuple(others)


def plain_doc(comment: str, fallback: str) -> Doc:
    """The docstring of a class or module."""
    summary, others = split_comment(comment)
    return Doc(summary or fallback, others)


def deprecation(*paragraphs: str) -> str:
    """What a comment says in a sentence about the deprecation of what it describes."""
    paragraph = next((paragraph for paragraph in paragraphs if paragraph.startswith("Deprecated")), "")
    return re.split(r"(?<=\.)\s", paragraph, maxsplit=1)[0]


class DocWriter:
    """Writes docstrings; RPCs and services that comments mention in backticks become the methods and clients of users."""

    def __init__(self, index: DescriptorIndex, types: Types, python_names: Mapping[str, str]) -> None:
        self._index = index
        self._types = types
        # A name that is a type as well as an RPC stays as it is written: it could mean either.
        types_by_own_name = {name.rpartition(".")[2] for name in index.entries}
        self._python_names = {name: python for name, python in python_names.items() if name not in types_by_own_name}

    def comment(self, full_name: str) -> str:
        """The comment of an element, in the words of Python."""
        return self._in_python(plain_text(self._index.comments.get(full_name, "")))

    def _in_python(self, text: str) -> str:
        return _NAME.sub(
            lambda match: f"`{self._python_names[match[1]]}`" if match[1] in self._python_names else match[0], text
        )

    def stub_comments(self, names: Iterable[str]) -> dict[str, str]:
        """The comments of elements that stubs of messages word otherwise than the protos do, by full name."""
        words: dict[str, str] = {}
        for name in names:
            comment = self._index.comments.get(name, "")
            paragraphs = (self._in_python(comment), *self.oneofs(name))
            text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
            if text != comment:
                words[name] = text
        return words

    def arguments(
        self, params: Sequence[Param], comment_of: Mapping[str, str], texts: Mapping[str, str | None]
    ) -> tuple[DocumentedField, ...]:
        """The parameters; `comment_of` has the field each one fills, `texts` are those that metadata words anew."""
        documented: list[DocumentedField] = []
        required = {name for name, field in comment_of.items() if self._is_required(field)}
        for param in params:
            if param.name == "timeout":
                continue  # described where it is for every method
            text = texts.get(param.name) or self._words(comment_of.get(param.name, ""))
            default = "" if param.default is None else f", {default_text(param.default.text)}"
            if param.name in required:
                default = ", required"
            summary = flowing(text)
            documented.append(DocumentedField(param.name, readable(param.annotation.text) + default, summary))
        return tuple(documented)

    def _words(self, field: str) -> str:
        """The comment of a field and, for one of a small enum, the names of its values."""
        text = self.comment(field)
        found = self._field(field)
        if not text or found is None or found.type != FieldDescriptorProto.TYPE_ENUM:
            return text
        enum = self._index.entries[found.type_name.lstrip(".")].descriptor
        assert isinstance(enum, EnumDescriptorProto)
        values = [f"`{value.name}`" for value in enum.value if value.number != 0]
        return f"{text}\n\nValues: {', '.join(values)}." if len(values) <= _MAX_NAMED_VALUES else text

    def _field(self, full_name: str) -> FieldDescriptorProto | None:
        message, _, name = full_name.rpartition(".")
        if not message:
            return None
        return next((field for field in self._index.fields(message) if field.name == name), None)

    def _is_required(self, field: str) -> bool:
        """Whether protobuf sends no message without it, although every parameter of a mechanical method has a default."""
        found = self._field(field)
        return found is not None and is_required(found)

    def unwrapped_result(self, annotation: Code, parts: Sequence[DocumentedField], text: str | None) -> DocumentedLine:
        """What a documented method returns: one part in a line, several as a list."""
        type_text = readable(annotation.text)
        if len(parts) == 1:
            return DocumentedLine(_described(type_text, text or parts[0].text))
        return DocumentedLine(f"{type_text}: {text or 'In this order:'}", tuple(parts))

    def message_result(self, full_name: str, said: str = "") -> DocumentedLine:
        """A returned message: what it is, or what the RPC says of it, and its fields."""
        message = self._index.message(full_name)
        text = said or split_comment(self.comment(full_name))[0]
        fields = tuple(self._result_field(full_name, field) for field in message.field)
        return DocumentedLine(_described(message.name, text), fields)

    def _result_field(self, message: str, field: FieldDescriptorProto) -> DocumentedField:
        comment = self.comment(f"{message}.{field.name}")
        type_text = readable(self._types.returned(field).text)
        return DocumentedField(field.name, type_text, split_comment(comment)[0])

    def oneofs(self, message: str) -> tuple[str, ...]:
        """Which fields of a message exclude each other; none where there is no such message."""
        return self.exclusions({field.name: f"{message}.{field.name}" for field in self._index.fields(message)})

    def exclusions(self, comment_of: Mapping[str, str]) -> tuple[str, ...]:
        """Which parameters or fields exclude each other, since the fields that they fill are of one oneof."""
        members: dict[str, list[str]] = {}
        for param, full_name in comment_of.items():
            field = self._field(full_name)
            if field is not None and field.HasField("oneof_index") and not field.proto3_optional:
                message = full_name.rpartition(".")[0]
                oneof = self._index.message(message).oneof_decl[field.oneof_index].name
                members.setdefault(f"{message}.{oneof}", []).append(f"`{param}`")
        found: list[str] = []
        for oneof, params in members.items():
            if len(params) > 1:
                names = f"{', '.join(params[:-1])} and {params[-1]}"
                comment = flowing(self.comment(oneof))
                found.append(f"{names} exclude each other" + (f": {comment}" if comment else "."))
        return tuple(found)


def _described(what: str, text: str) -> str:
    return f"{what}: {text}" if text else what


def error_lines(errors: Mapping[StatusCodeName, str], raises: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The errors of a method by their class: those that stand for a status, then others."""
    return (*((_error_class(code), text) for code, text in errors.items()), *raises.items())


def _error_class(code: str) -> str:
    """`NOT_FOUND` -> `NotFoundError`, the runtime's class for the status."""
    return "".join(word.capitalize() for word in code.split("_")) + "Error"


def default_text(default: str) -> str:
    """How docstrings show a default."""
    # Of an enum's value the name alone: the type says of which enum.
    name = default.rpartition(".")[2] if "_pb2." in default else default
    return "optional" if default == "None" else f"default {name}"
