"""The method that waits for `google.longrunning` operations, for clients that have a method which returns one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from generator.model.context import Context
from generator.model.docs.standard_fields import call_errors
from generator.model.elements import ClientMethod, Code, ComposedMethod, Doc, DocumentedField, DocumentedLine, Param
from generator.model.types.adapters import function_code

_OPERATION = "google.longrunning.Operation"
_QUESTION = "google.longrunning.GetOperationRequest"
_NAME = "wait_operation"
_FUNCTION = "viam_cloud_runtime.{flavour}.operations.wait_operation"
_TEXTS = {
    "operation": "What a method returned, or its name.",
    "interval": "Seconds until it is asked after for the second time; each pause is longer than the one before, up to 30.",
    "timeout": "Seconds to wait in all; None for as long as it takes.",
    "retry": "When to repeat a question that failed; None for never. Default: the client's.",
}


def operation_wait(
    methods: Sequence[ClientMethod], taken: Collection[str], client_property: str, place: str, context: Context
) -> tuple[ComposedMethod, ...]:
    """The method, where it is of use and its name is free.

    It asks with the client's own RPC for that, if there is one, and else with that of `google.longrunning`, which
    servers of such methods have.
    """
    questions = [method for method in methods if method.rpc.request.full_name == _QUESTION]
    starting = [method for method in methods if method.rpc.response.full_name == _OPERATION and method not in questions]
    if not starting or _NAME in taken:
        return ()
    operation = context.types.message(_OPERATION).expr
    retry = Code("Retry")
    params = (
        Param("operation", operation.wrapped("", " | str"), None, positional=True),
        Param("interval", Code("float"), Code("1.0"), positional=False),
        Param("timeout", Code("float | None"), Code("None"), positional=False),
        Param("retry", retry, Code("DEFAULT"), positional=False),
    )
    types = ("Operation | str", "float, default 1.0", "float, optional", "RetryPolicy, optional")
    arguments = [
        DocumentedField(param.name, type_text, _TEXTS[param.name])
        for param, type_text in zip(params, types, strict=True)
    ]
    method = ComposedMethod(
        name=_NAME,
        place=place,
        function=function_code(_FUNCTION),
        clients=(),
        params=params,
        annotation=operation,
        is_awaited=True,
        doc=Doc(
            summary="Wait until an operation is done.",
            paragraphs=("What came of it is in its `response`, which `utils.unpack_any` opens.",),
            args=tuple(arguments),
            returns=DocumentedLine("Operation: The operation, which has a response."),
            raises=(
                ("DeadlineExceededError", "It was not done in time; it goes on"),
                *call_errors(context.package, has_params=True),
            ),
            example=(
                f"operation = await client.{client_property}.{starting[0].name}(...)\n"
                f"done = await client.{client_property}.{_NAME}(operation, timeout=600)"
            ),
        ),
    )
    return (replace(method, method=Code(questions[0].rpc.constant_expr)) if questions else method,)
