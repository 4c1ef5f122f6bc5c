"""Public functions that make messages of plain arguments, from their tables in `package.toml`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.inputs.schema import FunctionMetadata
from generator.model.context import Context
from generator.model.docs.docs import split_comment
from generator.model.elements import Doc, DocumentedLine, Function
from generator.model.methods.params import BuiltParams, ParamsBuilder

_UNFIT = ("TypeError, ValueError", "An argument does not fit the message")


class FunctionBuilder:
    """Builds functions; what metadata gets wrong goes to the context's problems."""

    def __init__(self, context: Context, place: str) -> None:
        self._context = context
        self._place = place

    def build(self, tables: Mapping[str, FunctionMetadata]) -> dict[str, Function]:
        """The functions by name."""
        return {name: function for name, table in tables.items() if (function := self._function(name, table))}

    def _function(self, name: str, table: FunctionMetadata) -> Function | None:
        place = f"{self._place}.{name}"
        if not self._context.index.is_message(table.message):
            known = self._context.index.entries
            self._context.problems.add(
                f"{place}.message", f"no message {table.message}", got=table.message, known=known
            )
            return None
        built = ParamsBuilder(self._context, table.message, (), place).build(table)
        return Function(
            name=name,
            module=table.module,
            params=built.params,
            annotation=self._context.types.message(table.message).expr,
            value=self._context.requests.source(built.request),
            doc=self._doc(table, built, place),
        )

    def _doc(self, table: FunctionMetadata, built: BuiltParams, place: str) -> Doc:
        summary, paragraphs = split_comment(table.doc)
        texts = {name: param.doc for name, param in table.params.items()}
        message = table.message.rpartition(".")[2]
        return Doc(
            summary=summary,
            paragraphs=paragraphs,
            args=self._context.docs.arguments(built.params, built.comment_of, texts),
            returns=DocumentedLine(f"{message}: {table.returns}"),
            raises=(*table.raises.items(), _UNFIT),
            example=self._context.example(table.example, f"{place}.example"),
        )


def chosen(functions: Mapping[str, Function], names: list[str], place: str, context: Context) -> tuple[Function, ...]:
    """The functions of these names; an unknown name is a problem."""
    for name in names:
        if name not in functions:
            context.problems.add(place, f"no function {name}", got=name, known=functions)
    return tuple(functions[name] for name in names if name in functions)
