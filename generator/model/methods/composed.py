"""Methods without an RPC of their own: functions of the runtime that are given the client, from their tables."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from generator import runtime
from generator.inputs.schema import ComposedMetadata, ComposedParamMetadata
from generator.model.context import Context
from generator.model.docs.docs import default_text, error_lines, split_comment
from generator.model.elements import Code, ComposedMethod, Doc, DocumentedField, DocumentedLine, OtherClient, Param
from generator.model.methods.method_checks import check_name
from generator.model.types.adapters import function_code
from generator.model.types.types import readable, with_builtins

_NONE = Code("None")
_CLIENTS_DEFAULT = Code("DEFAULT")
# What methods take for their calls, by names that clients import in any case.
_CALL_OPTIONS = {"timeout": (Code("Timeout"), "float"), "retry": (Code("Retry"), "RetryPolicy")}


def unshadowed_composed(method: ComposedMethod, shadowed: Collection[str]) -> ComposedMethod:
    """The method in a class where other methods have the names of these builtins."""
    params = tuple(replace(param, annotation=with_builtins(param.annotation, shadowed)) for param in method.params)
    item = None if method.item is None else with_builtins(method.item, shadowed)
    return replace(method, params=params, annotation=with_builtins(method.annotation, shadowed), item=item)


class ComposedBuilder:
    """Builds composed methods; what metadata gets wrong goes to the context's problems.

    Args:
        context: What does not change from method to method.
        clients: All clients of the API, by the property that the top client has them as.
    """

    def __init__(self, context: Context, clients: Mapping[str, OtherClient]) -> None:
        self._context = context
        self._clients = clients

    def build(self, tables: Mapping[str, ComposedMetadata], place: str) -> tuple[ComposedMethod, ...]:
        """The methods of one client; `place` is where their tables stand."""
        return tuple(self._method(name, table, f"{place}:composed.{name}") for name, table in tables.items())

    def _method(self, name: str, table: ComposedMetadata, place: str) -> ComposedMethod:
        check_name(name, place, self._context.problems)
        params = (*self._params(table, place), *_call_options(table))
        annotation, item = self._result(table, place)
        self._check_function(table, params, place)
        return ComposedMethod(
            name=name,
            place=place,
            function=function_code(table.function),
            clients=tuple(self._other_clients(table, place)),
            params=params,
            annotation=annotation,
            is_awaited=table.awaited and item is None,
            doc=self._doc(table, params, annotation, place),
            item=item,
        )

    def _result(self, table: ComposedMetadata, place: str) -> tuple[Code, Code | None]:
        """The type of what is returned, and that of the items where it is an iterator."""
        if table.items is None:
            return self._context.types.parse(table.result or "None", f"{place}.result", self._context.problems), None
        if table.result is not None:
            self._context.problems.add(f"{place}.items", "a method with items returns an iterator and has no `result`")
        item = self._context.types.parse(table.items, f"{place}.items", self._context.problems)
        return item.wrapped("ItemIterator[", "]"), item

    def _params(self, table: ComposedMetadata, place: str) -> Iterator[Param]:
        own_name = table.function.rpartition(".")[2]
        is_optional = False
        for name, entry in table.params.items():
            where = f"{place}.params.{name}"
            default = _default(entry)
            if name in ("self", own_name, *_CALL_OPTIONS, *table.clients) or name.endswith("_pb2"):
                self._context.problems.add(where, f"{name} means something else in the method; choose another name")
            if not entry.keyword and default is None and is_optional:
                self._context.problems.add(where, "it is required, so it cannot come after one that has a default")
            is_optional = is_optional or default is not None
            annotation = self._context.types.parse(entry.type, f"{where}.type", self._context.problems, accepted=True)
            yield Param(name, annotation, default, positional=not entry.keyword)

    def _other_clients(self, table: ComposedMetadata, place: str) -> Iterator[OtherClient]:
        for name in table.clients:
            if name in self._clients:
                yield self._clients[name]
            else:
                self._context.problems.add(f"{place}.clients", f"no client {name}", got=name, known=self._clients)

    def _check_function(self, table: ComposedMetadata, params: tuple[Param, ...], place: str) -> None:
        """The function has to be there, and to take what it will be given."""
        where = f"{place}.function"
        positional = [param.name for param in params if param.positional]
        by_name = {name: name for name in (*(param.name for param in params if not param.positional), *table.clients)}
        if table.items is not None:
            by_name["item_type"] = "item_type"
        for function in runtime.functions(table.function):
            if function is None:
                self._context.problems.add(where, f"the runtime has no function {table.function} in both flavours")
                return
            try:
                inspect.signature(function).bind("self", *positional, **by_name)
            except TypeError as error:
                self._context.problems.add(where, f"{table.function} does not take what it would be given: {error}")
                return

    def _doc(self, table: ComposedMetadata, params: tuple[Param, ...], annotation: Code, place: str) -> Doc:
        summary, paragraphs = split_comment(table.doc)
        has_result = table.result is not None or table.items is not None
        if has_result and table.returns is None:
            self._context.problems.add(f"{place}.returns", "the method says what it returns")
        return Doc(
            summary=summary,
            paragraphs=paragraphs,
            args=tuple(_documented(param, table) for param in params),
            returns=DocumentedLine(f"{readable(annotation.text)}: {table.returns}") if has_result else None,
            raises=error_lines(table.errors, table.raises),
            example=self._context.example(table.example, f"{place}.example"),
        )


def _default(entry: ComposedParamMetadata) -> Code | None:
    if entry.default is not None:
        return Code(repr(entry.default))
    return _NONE if entry.optional else None


def _call_options(table: ComposedMetadata) -> Iterator[Param]:
    for name, (annotation, _) in _CALL_OPTIONS.items():
        if getattr(table, name) is not None:
            yield Param(name, annotation, _CLIENTS_DEFAULT, positional=False)


def _documented(param: Param, table: ComposedMetadata) -> DocumentedField:
    if param.name in _CALL_OPTIONS:
        type_text = f"{_CALL_OPTIONS[param.name][1]}, optional"
        text = str(getattr(table, param.name))
    else:
        default = "" if param.default is None else f", {default_text(param.default.text)}"
        type_text, text = readable(param.annotation.text) + default, table.params[param.name].doc
    return DocumentedField(param.name, type_text, " ".join(text.split()))
