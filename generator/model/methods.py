"""One RPC and its metadata -> one `Method`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from google.protobuf.descriptor_pb2 import FieldDescriptorProto, MethodDescriptorProto

from generator.inputs.metadata import MethodMetadata, ParamMetadata
from generator.model.docs import DocWriter, derived_example, split_comment
from generator.model.elements import Doc, Kind, Method, Param, Result, RetryClass, TypeExpr
from generator.model.index import DescriptorIndex, is_repeated
from generator.model.types import ADAPTERS, Types
from generator.naming import is_keyword, safe_name, snake_case
from generator.problems import Problems

# What every method has besides the request's fields.
_CALL_PARAMETERS = frozenset({"self", "timeout", "retry", "requests"})
# Attributes of every client, and names that annotations inside a class use.
_CLIENT_ATTRIBUTES = frozenset({"with_options", "raw", "call", "close", "datetime"})
# A new RPC is taken to be safe to repeat only if its first word says so.
_READING_VERBS = frozenset({"get", "list", "is", "check", "search"})


@dataclass(frozen=True)
class ServiceContext:
    """What all methods of a service share."""

    full_name: str
    client_property: str
    constants_module: str
    message_modules: Mapping[str, str]  # file -> public module, with the package


class MethodBuilder:
    """Builds methods; what metadata gets wrong goes to `problems`."""

    def __init__(self, index: DescriptorIndex, types: Types, docs: DocWriter, problems: Problems) -> None:
        self._index = index
        self._types = types
        self._docs = docs
        self._problems = problems

    def build(
        self, service: ServiceContext, rpc: MethodDescriptorProto, metadata: MethodMetadata, place: str
    ) -> Method:
        """The method of one RPC; `place` is where its metadata stands."""
        kind = self._kind(rpc, metadata, place)
        name = method_name(rpc.name, metadata)
        params = self._params(service, rpc, metadata, place) if kind in (Kind.UNARY, Kind.SERVER_STREAM) else ()
        result = self._result(rpc, metadata, place)
        full_name = f"{service.full_name}.{rpc.name}"
        return Method(
            name=name,
            constant=safe_name(snake_case(rpc.name).upper(), {"METHODS"}),
            rpc=full_name,
            path=f"/{service.full_name}/{rpc.name}",
            kind=kind,
            retry_class=retry_class(rpc.name, metadata),
            request=self._types.message(rpc.input_type),
            response=self._types.message(rpc.output_type),
            params=params,
            result=result,
            documented=metadata.params is not None,
            deprecated=rpc.options.deprecated,
            doc=self._doc(service, rpc, metadata, kind, name, params, result),
            constants_module=service.constants_module,
        )

    def _kind(self, rpc: MethodDescriptorProto, metadata: MethodMetadata, place: str) -> Kind:
        streams = (rpc.client_streaming, rpc.server_streaming)
        natural = {
            (False, False): Kind.UNARY,
            (False, True): Kind.SERVER_STREAM,
            (True, False): Kind.CLIENT_STREAM,
            (True, True): Kind.BIDI_STREAM,
        }[streams]
        if metadata.kind is None:
            return natural
        known = [kind.value for kind in Kind]
        if metadata.kind not in known:
            message = f"unknown kind {metadata.kind!r}; known are {', '.join(known)}"
            self._problems.add(f"{place}.kind", message, got=metadata.kind, known=known)
        elif metadata.kind != natural.value:
            self._problems.add(f"{place}.kind", f"the RPC is {natural.value}, so it cannot be {metadata.kind}")
        return natural

    def _params(
        self, service: ServiceContext, rpc: MethodDescriptorProto, metadata: MethodMetadata, place: str
    ) -> tuple[Param, ...]:
        """The documented parameters, then every other field of the request as a keyword."""
        request = self._index.message(rpc.input_type)
        fields = {field.name: field for field in request.field}
        documented: list[Param] = []
        used: set[str] = set()
        for name, param in (metadata.params or {}).items():
            where = f"{place}.params.{name}"
            field = fields.get(param.field or name)
            if field is None:
                message = f"no such field in {request.name}"
                self._problems.add(where, message, got=param.field or name, known=fields)
            elif param.adapter is not None and param.adapter not in ADAPTERS:
                message = f"unknown adapter {param.adapter!r}; known are {', '.join(sorted(ADAPTERS))}"
                self._problems.add(f"{where}.adapter", message, got=param.adapter, known=ADAPTERS)
            else:
                documented.append(self._documented_param(name, param, field))
                used.add(field.name)
        taken = _CALL_PARAMETERS | {param.name for param in documented}
        taken |= {service.constants_module, "build_request", *(adapter.function for adapter in ADAPTERS.values())}
        return (*documented, *self._keyword_params((f for f in request.field if f.name not in used), taken))

    def _documented_param(self, name: str, param: ParamMetadata, field: FieldDescriptorProto) -> Param:
        adapter = param.adapter or self._types.adapter_of(field)
        annotation = self._types.accepted(field, adapter)
        default = repr(param.default) if param.default is not None else "None" if param.optional else None
        return Param(
            name=name,
            field=field.name,
            annotation=annotation.wrapped("", " | None") if param.optional else annotation,
            default=default,
            adapter=ADAPTERS[adapter].function if adapter else None,
            positional=True,
            field_is_keyword=is_keyword(field.name),
        )

    def _keyword_params(self, fields: Iterator[FieldDescriptorProto], taken: frozenset[str]) -> Iterator[Param]:
        names = set(taken)
        for field in fields:
            # Code beside the parameters names message modules, which all end like this.
            name = safe_name(f"{field.name}_" if field.name.endswith("_pb2") else field.name, names)
            names.add(name)
            adapter = self._types.adapter_of(field)
            yield Param(
                name=name,
                field=field.name,
                annotation=self._types.accepted(field, adapter).wrapped("", " | None"),
                default="None",
                adapter=ADAPTERS[adapter].function if adapter else None,
                positional=False,
                field_is_keyword=is_keyword(field.name),
            )

    def _result(self, rpc: MethodDescriptorProto, metadata: MethodMetadata, place: str) -> Result:
        response = self._types.message(rpc.output_type)
        if metadata.result is None:
            return Result(response.expr)
        if metadata.result == "none":
            return Result(TypeExpr("None"), is_none=True)
        names = [metadata.result] if isinstance(metadata.result, str) else metadata.result
        message = self._index.message(rpc.output_type)
        fields = {field.name: field for field in message.field}
        for name in names:
            if name not in fields:
                self._problems.add(f"{place}.result", f"no field {name} in {message.name}", got=name, known=fields)
        found = [fields[name] for name in names if name in fields]
        types = [self._types.returned(field) for field in found]
        values = [_returned_value(field) for field in found]
        if len(types) == 1:
            return Result(types[0], values[0])
        imports = frozenset[str]().union(*(part.imports for part in types))
        return Result(TypeExpr(f"tuple[{', '.join(part.text for part in types)}]", imports), ", ".join(values))

    def _doc(
        self,
        service: ServiceContext,
        rpc: MethodDescriptorProto,
        metadata: MethodMetadata,
        kind: Kind,
        name: str,
        params: tuple[Param, ...],
        result: Result,
    ) -> Doc:
        comment = metadata.doc or self._docs.comment(f"{service.full_name}.{rpc.name}")
        summary, paragraphs = split_comment(comment)
        request = self._index.message(rpc.input_type)
        request_file = self._index.entries[rpc.input_type.lstrip(".")].file
        texts = {param: entry.doc for param, entry in (metadata.params or {}).items()}
        example = metadata.example or derived_example(
            kind=kind,
            client=service.client_property,
            method=name,
            request=request,
            params=params,
            module=service.message_modules.get(request_file, ""),
        )
        return Doc(
            summary=summary or f"Call `{service.full_name.rpartition('.')[2]}.{rpc.name}`.",
            paragraphs=paragraphs,
            args=self._docs.arguments(rpc.input_type.lstrip("."), params, texts),
            returns=None if result.is_none else self._docs.message_result(rpc.output_type.lstrip(".")),
            raises=tuple((_error_class(code), text) for code, text in metadata.errors.items()),
            example=example.strip("\n"),
        )


def _returned_value(field: FieldDescriptorProto) -> str:
    return f"list(response.{field.name})" if is_repeated(field) else f"response.{field.name}"


def method_name(rpc: str, metadata: MethodMetadata) -> str:
    """The Python method of an RPC: metadata's name, or the RPC's in snake case."""
    return metadata.name or safe_name(snake_case(rpc), _CLIENT_ATTRIBUTES)


def retry_class(rpc: str, metadata: MethodMetadata) -> RetryClass:
    """The retry class metadata gives, or what the RPC's first word lets one assume."""
    if metadata.retry is not None:
        return RetryClass(metadata.retry)
    return RetryClass.READ if snake_case(rpc).split("_")[0] in _READING_VERBS else RetryClass.WRITE


def _error_class(code: str) -> str:
    """`NOT_FOUND` -> `NotFoundError`, the runtime's class for the status."""
    return "".join(word.capitalize() for word in code.split("_")) + "Error"
