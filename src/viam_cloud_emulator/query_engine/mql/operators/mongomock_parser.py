"""The operators of this package in the expressions and groups that mongomock-ng evaluates.

It has no way to register operators, so its parser is given them. In the processes that run queries nothing else uses it.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import datetime
from functools import cache
from typing import Any, cast

from viam_cloud_emulator.query_engine.mql.operators.accumulators import ACCUMULATORS
from viam_cloud_emulator.query_engine.mql.operators.forms import MISSING
from viam_cloud_emulator.query_engine.mql.operators.table import EXPRESSIONS

NOW: ContextVar[datetime] = ContextVar("NOW")
"""The time at which a query began, which mongomock-ng does not know."""


@cache
def extended_aggregate() -> Any:
    """mongomock-ng's module of aggregations, with the operators of this package."""
    from mongomock_ng import aggregate

    module = cast(Any, aggregate)
    nothing, parser = module.NOTHING, module._Parser
    parse, accumulate = parser.parse, module._accumulate_group

    def extended_parse(self: Any, expression: Any) -> Any:
        if expression == "$$NOW":
            return NOW.get()
        if not isinstance(expression, dict) or len(cast("dict[str, Any]", expression)) != 1:
            return parse(self, expression)
        ((name, argument),) = cast("dict[str, Any]", expression).items()
        operator = EXPRESSIONS.get(name)
        if operator is None:
            return parse(self, cast(Any, expression))

        def evaluate(inner: Any, **variables: Any) -> Any:
            scope = parser(self._doc_dict, user_vars={**self._user_vars, **variables}) if variables else self
            value = scope.parse(inner)
            return MISSING if value is nothing else value

        value = operator.run(name, argument, evaluate)
        return nothing if value is MISSING else value

    def extended_accumulate(output: dict[str, Any], group: list[Any], user_vars: Any) -> dict[str, Any]:
        def evaluate(expression: Any, document: Any) -> Any:
            value = parser(document, user_vars=user_vars).parse(expression)
            return MISSING if value is nothing else value

        result: dict[str, Any] = {}
        for field, wanted in output.items():
            name = next(iter(wanted)) if isinstance(wanted, dict) and wanted else None  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            if field != "_id" and name in ACCUMULATORS:
                result[field] = ACCUMULATORS[cast(str, name)](wanted[name], group, evaluate)
            else:
                result.update(accumulate({field: wanted}, group, user_vars))
        return result

    parser.parse, module._accumulate_group = extended_parse, extended_accumulate
    return module
