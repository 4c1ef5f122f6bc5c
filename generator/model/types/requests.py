"""How a request is built: which parameter, constant or adapter fills which field, at any depth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from google.protobuf.descriptor_pb2 import FieldDescriptorProto

from generator.model.elements import Code, joined
from generator.model.plan.index import DescriptorIndex
from generator.model.types.types import MESSAGE_TYPES, Types
from generator.naming import is_writable

_BUILD_REQUEST = "from viam_cloud_runtime import build_request"


@dataclass
class RequestTree:
    """A message under construction: what fills its fields, by name."""

    message: str
    values: dict[str, Code | RequestTree] = field(default_factory=dict[str, "Code | RequestTree"])

    def branches(self) -> Iterator[RequestTree]:
        """This message and those nested in it that are filled field by field."""
        yield self
        for value in self.values.values():
            if isinstance(value, RequestTree):
                yield from value.branches()


class Requests:
    """Looks fields up and writes requests as source text."""

    def __init__(self, index: DescriptorIndex, types: Types) -> None:
        self._index = index
        self._types = types

    def find(self, message: str, path: str) -> FieldDescriptorProto | None:
        """The field at a dotted path; None if there is none."""
        *parents, last = path.split(".")
        for parent in parents:
            step = self._field(message, parent)
            if step is None or step.type not in MESSAGE_TYPES:
                return None
            message = step.type_name
        return self._field(message, last)

    def names_near(self, message: str, path: str) -> list[str]:
        """The fields that could have been meant by a path which leads nowhere."""
        parent, dot, _ = path.rpartition(".")
        owner = self.find(message, parent) if parent else None
        if parent and (owner is None or owner.type not in MESSAGE_TYPES):
            return [known.name for known in self._index.fields(message)]
        target = owner.type_name if owner is not None else message
        return [f"{parent}{dot}{known.name}" for known in self._index.fields(target)]

    def put(self, tree: RequestTree, path: str, value: Code) -> None:
        """Fills the field at a path that `find` knows."""
        *parents, last = path.split(".")
        for parent in parents:
            step = self._field(tree.message, parent)
            assert step is not None
            branch = tree.values.setdefault(parent, RequestTree(step.type_name))
            assert isinstance(branch, RequestTree)
            tree = branch
        tree.values[last] = value

    def open_fields(self, tree: RequestTree) -> Iterator[tuple[RequestTree, FieldDescriptorProto]]:
        """Fields that nothing fills yet, of the message and of those it is filled through."""
        for branch in list(tree.branches()):
            for known in self._index.fields(branch.message):
                if known.name not in branch.values:
                    yield branch, known

    def source(self, tree: RequestTree) -> Code:
        """The expression that builds the message."""
        arguments = [self._types.message(tree.message).expr]
        keywords: list[Code] = []
        for name, value in tree.values.items():
            code = self.source(value) if isinstance(value, RequestTree) else value
            if is_writable(name):
                arguments.append(code.wrapped(f"{name}=", ""))
            else:
                keywords.append(code.wrapped(f'"{name}": ', ""))
        if keywords:
            arguments.append(joined(keywords).wrapped("**{", "}"))
        return joined(arguments).wrapped("build_request(", ")", _BUILD_REQUEST)

    def _field(self, message: str, name: str) -> FieldDescriptorProto | None:
        fields = {known.name: known for known in self._index.fields(message)}
        return fields.get(name)
