"""The parameters of a method and the request made of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import FieldDescriptorProto

from generator.inputs.schema import DefaultValue, FieldMetadata, FunctionMetadata, MethodMetadata, ParamMetadata
from generator.model.context import Context
from generator.model.elements import UPLOAD_SOURCE, Code, Param
from generator.model.plan.index import is_repeated
from generator.model.types.adapters import ADAPTER_OF_MESSAGE, LIST, MAP, Adapter, for_each
from generator.model.types.requests import RequestTree
from generator.model.types.types import MESSAGE_TYPES, readable, sequence
from generator.naming import free_name, safe_name

# What every method has besides the request's fields, and the names its body uses.
_TAKEN = frozenset({"self", "timeout", "retry", "requests", "response", "stream", "views", "build_request"})
_NONE = Code("None")
# What defaults may be, by the type of the field; whole numbers for all others.
_DEFAULTS: Mapping[int, tuple[type, ...]] = {
    FieldDescriptorProto.TYPE_STRING: (str,),
    FieldDescriptorProto.TYPE_BOOL: (bool,),
    FieldDescriptorProto.TYPE_DOUBLE: (float, int),
    FieldDescriptorProto.TYPE_FLOAT: (float, int),
    FieldDescriptorProto.TYPE_BYTES: (),
    FieldDescriptorProto.TYPE_MESSAGE: (),
    FieldDescriptorProto.TYPE_GROUP: (),
}


@dataclass(frozen=True)
class BuiltParams:
    """The parameters, in order, the request they make, and the comment's place for each parameter."""

    params: tuple[Param, ...]
    request: RequestTree
    comment_of: Mapping[str, str]  # parameter -> full name of the field
    fields: Mapping[str, FieldDescriptorProto]  # parameter -> field


class ParamsBuilder:
    """Builds the parameters of one method."""

    def __init__(self, context: Context, request: str, body_names: Collection[str], place: str) -> None:
        self._context = context
        self._place = place
        self._tree = RequestTree(request)
        self._params: list[Param] = []
        self._comment_of: dict[str, str] = {}
        self._fields: dict[str, FieldDescriptorProto] = {}
        adapters = context.adapters.values()
        called = [LIST, MAP, *(adapter.in_containers or adapter.function for adapter in adapters)]
        functions = {adapter.function.text for adapter in adapters} | {function.text for function in called}
        self._reserved = {*_TAKEN, *body_names}
        self._taken = {*self._reserved, *functions}
        self._filled_by: dict[str, str] = {}  # path of a field -> what fills it

    def build(
        self, metadata: MethodMetadata | FunctionMetadata, without: Collection[tuple[str, str]] = ()
    ) -> BuiltParams:
        """Documented parameters first, then every request field that is still open, as a keyword.

        `without` has the fields that others fill, each as the full name of its message and its own.
        """
        for name, param in (metadata.params or {}).items():
            self._add_documented(name, param, f"{self._place}.params.{name}")
        for path, entry in metadata.fields.items():
            self._put_field(path, entry, metadata, f"{self._place}.fields.{path}")
        omitted = set(metadata.omit)
        if isinstance(metadata, MethodMetadata) and metadata.upload is not None:
            omitted.add(metadata.upload.chunk_field.split(".")[0])
            self._taken.add(metadata.upload.source)
        self._check_omitted(metadata)
        for branch, field in self._context.requests.open_fields(self._tree):
            if field.name not in omitted and (branch.message.lstrip("."), field.name) not in without:
                self._add_keyword(branch, field)
        if isinstance(metadata, MethodMetadata) and metadata.upload is not None and metadata.params is None:
            # Of an upload whose parameters are the request's fields, the data is one more.
            self._params.append(Param(metadata.upload.source, UPLOAD_SOURCE, None, False))
        self._check_calls(metadata.params or {})
        return BuiltParams(tuple(self._params), self._tree, self._comment_of, self._fields)

    def _add_documented(self, name: str, param: ParamMetadata, place: str) -> None:
        self._check_name(name, param, place)
        self._taken.add(name)
        field = None
        adapter = None
        if param.local:
            adapter = self._context.adapter(param.adapter, f"{place}.adapter") if param.adapter else None
        else:
            field = self._found(param.field or name, place)
            if field is None or not self._claim(param.field or name, f"the parameter {name}", place):
                return
            adapter = self._adapter(param, field, place)
            self._put(param.field or name, name, adapter)
            self._remember(name, self._tree.message, param.field or name, field)
        annotation = self._annotation(param, field, adapter, place)
        default = self._default(param, field, place)
        if param.keyword and default is None:
            self._context.problems.add(place, "a keyword parameter needs a default")
        elif name == "timeout" and default is not _NONE:
            self._context.problems.add(place, "it is passed on as the timeout of the call, so it defaults to None")
        elif default is None and any(before.default is not None for before in self._params if before.positional):
            self._context.problems.add(place, "it is required, so it cannot come after one that has a default")
        is_optional = default is _NONE and param.type is None
        self._params.append(
            Param(name, annotation.wrapped("", " | None") if is_optional else annotation, default, not param.keyword)
        )

    def _check_name(self, name: str, param: ParamMetadata, place: str) -> None:
        # `timeout` may be documented; it is then the call's.
        for wanted in (name, *param.aliases):
            if wanted in self._reserved - {"timeout"} or wanted.endswith("_pb2"):
                self._context.problems.add(place, f"{wanted} means something else in the method; choose another name")

    def _check_calls(self, names: Iterable[str]) -> None:
        """Parameters hide the functions that the request is made with."""
        called = set(re.findall(r"\w+(?=\()", self._context.requests.source(self._tree).text))
        for name in called.intersection(names) - self._reserved:
            message = f"the request is made with a function of the name {name}; choose another one"
            self._context.problems.add(f"{self._place}.params.{name}", message)

    def _claim(self, path: str, by: str, place: str) -> bool:
        """Whether nothing else fills the field yet, nor what it is part of, nor a part of it; says so if it does."""
        for other, filler in self._filled_by.items():
            if other == path or other.startswith(f"{path}.") or path.startswith(f"{other}."):
                self._context.problems.add(place, f"{filler} fills {other} already")
                return False
        self._filled_by[path] = by
        return True

    def _adapter(self, param: ParamMetadata, field: FieldDescriptorProto, place: str) -> Adapter | None:
        if param.adapter is None:
            return self._natural_adapter(field)
        adapter = self._context.adapter_for(param.adapter, field.type_name, f"{place}.adapter")
        if adapter is not None and adapter.returns is not None and adapter.accepts is None:
            self._context.problems.add(f"{place}.adapter", f"{param.adapter} is for results, not for parameters")
        if adapter is not None and adapter.is_natural and is_repeated(field):
            self._context.problems.add(
                f"{place}.adapter", f"{param.adapter} is for one value, and this field is repeated"
            )
        return adapter

    def _annotation(
        self, param: ParamMetadata, field: FieldDescriptorProto | None, adapter: Adapter | None, place: str
    ) -> Code:
        if param.type is not None:
            return self._context.types.parse(param.type, f"{place}.type", self._context.problems, accepted=True)
        if field is not None:
            return self._accepted(field, adapter)
        if adapter is not None and adapter.accepts is not None:
            return adapter.accepts
        self._context.problems.add(place, "a local parameter needs a type")
        return Code("object")

    def _accepted(self, field: FieldDescriptorProto, adapter: Adapter | None) -> Code:
        natural = self._context.types.accepted(field)
        if adapter is None or adapter.accepts is None:
            return natural
        return self._with_accepted(natural, adapter) if adapter.is_natural else adapter.accepts

    def _with_accepted(self, natural: Code, adapter: Adapter) -> Code:
        """The message's own type beside what the adapter makes it of."""
        assert adapter.accepts is not None
        return natural.wrapped(f"{adapter.accepts.text} | ", "", *adapter.accepts.imports)

    def _default(self, param: ParamMetadata, field: FieldDescriptorProto | None, place: str) -> Code | None:
        if param.default_enum is not None and field is not None:
            value = self._context.types.enum_value(field, param.default_enum)
            if value is None:
                self._context.problems.add(f"{place}.default_enum", f"{field.name} has no value {param.default_enum}")
                return None
            return value
        if param.default is not None:
            if field is not None and param.type is None and param.adapter is None:
                self._check_default(param.default, field, f"{place}.default")
            return Code(repr(param.default))
        return _NONE if param.optional else None

    def _check_default(self, default: DefaultValue, field: FieldDescriptorProto, place: str) -> None:
        values = default if isinstance(default, list) else [default]
        fitting = _DEFAULTS.get(field.type, (int,))
        if isinstance(default, list) is not is_repeated(field) or any(type(value) not in fitting for value in values):
            expected = self._context.types.accepted(field).text
            self._context.problems.add(place, f"{default!r} is no value of {field.name}, which is {readable(expected)}")

    def _put_field(
        self, path: str, entry: FieldMetadata, metadata: MethodMetadata | FunctionMetadata, place: str
    ) -> None:
        field = self._found(path, place)
        if field is None:
            return
        if self._filled_by.get(path) not in [f"the parameter {name}" for name in entry.params]:
            # A table may convert what a parameter of its own would fill in as it is.
            self._claim(path, f"the table fields.{path}", place)
        for name in entry.params:
            if name not in (metadata.params or {}):
                known = list(metadata.params or {})
                self._context.problems.add(f"{place}.params", f"no parameter {name}", got=name, known=known)
        if entry.adapter is not None:
            adapter = self._context.adapter(entry.adapter, f"{place}.adapter")
            if adapter is not None:
                self._context.requests.put(self._tree, path, adapter.call(*entry.params))
            return
        constant = self._constant(field, entry)
        if constant is None:
            self._context.problems.add(place, f"{entry.value!r} is no value of {field.name}")
        else:
            self._context.requests.put(self._tree, path, constant)

    def _constant(self, field: FieldDescriptorProto, entry: FieldMetadata) -> Code | None:
        if isinstance(entry.value, str) and field.type == FieldDescriptorProto.TYPE_ENUM:
            return self._context.types.enum_value(field, entry.value)
        return None if entry.value is None else Code(repr(entry.value))

    def _add_keyword(self, branch: RequestTree, field: FieldDescriptorProto) -> None:
        name = safe_name(field.name)
        # Code beside the parameters names modules of messages, which all end like this.
        name = free_name(f"{name}_" if name.endswith("_pb2") else name, self._taken)
        self._taken.add(name)
        adapter = self._natural_adapter(field)
        branch.values[field.name] = adapter.call(name, f'"{name}"') if adapter else Code(name)
        self._remember(name, branch.message, field.name, field)
        self._params.append(Param(name, self._accepted(field, adapter).wrapped("", " | None"), _NONE, False))

    def _natural_adapter(self, field: FieldDescriptorProto) -> Adapter | None:
        """What converts the values of a well-known type, alone, in a list or in a map."""
        entry = self._context.index.map_entry(field)
        key, item = entry.field if entry is not None else (None, field)
        name = ADAPTER_OF_MESSAGE.get(item.type_name.lstrip(".")) if item.type in MESSAGE_TYPES else None
        if name is None:
            return None
        adapter, types = self._context.adapters[name], self._context.types
        if not is_repeated(field):
            return adapter
        accepted = self._with_accepted(types.singular(item), adapter)
        if key is None:
            return for_each(adapter, LIST, sequence(accepted))
        return for_each(adapter, MAP, types.mapping(key, accepted))

    def _put(self, path: str, name: str, adapter: Adapter | None) -> None:
        value = adapter.call(name, f'"{name}"') if adapter else Code(name)
        self._context.requests.put(self._tree, path, value)

    def _found(self, path: str, place: str) -> FieldDescriptorProto | None:
        field = self._context.requests.find(self._tree.message, path)
        if field is None:
            message = self._tree.message.rpartition(".")[2]
            known = self._context.requests.names_near(self._tree.message, path)
            self._context.problems.add(place, f"no such field in {message}", got=path, known=known)
        return field

    def _check_omitted(self, metadata: MethodMetadata | FunctionMetadata) -> None:
        known = {field.name for _, field in self._context.requests.open_fields(self._tree)}
        for name in metadata.omit:
            if name not in known:
                self._context.problems.add(f"{self._place}.omit", f"no open field {name}", got=name, known=known)

    def _remember(self, name: str, message: str, path: str, field: FieldDescriptorProto) -> None:
        *parents, last = path.split(".")
        for parent in parents:
            step = self._context.requests.find(message, parent)
            assert step is not None
            message = step.type_name
        self._comment_of[name] = f"{message.lstrip('.')}.{last}"
        self._fields[name] = field
