"""Examples in docstrings, as async code: the blocking one is the same without `await` and `async`."""

from __future__ import annotations

import ast
import builtins
import textwrap
from collections.abc import Iterator, Mapping, Sequence

from google.protobuf.descriptor_pb2 import FieldDescriptorProto

from generator.model.elements import UPLOAD_SOURCE, Kind, Param
from generator.model.plan.index import is_repeated
from generator.naming import snake_case

_EXAMPLE_ARGUMENTS = 3
_EXAMPLE_WIDTH = 88


def derived_example(
    *,
    kind: Kind,
    call: str,
    request: str,
    params: Sequence[Param],
    fields: Mapping[str, FieldDescriptorProto],
    module: str,
    result: Sequence[str] | None,
) -> str:
    """A call that runs.

    `request` is the message's name inside its public `module`. `result` has the parts of the response that are
    returned: none of them for all of it, None for nothing.
    """
    text = _call_text(call, list(_example_arguments(request.rpartition(".")[2], params, fields)))
    # Of a nested message, the module has the outermost one.
    messages = f"from {module} import {request.partition('.')[0]}\n\nrequests = [{request}()]\n"
    match kind:
        case Kind.SERVER_STREAM | Kind.MAPPED:
            return _iteration(text)
        case Kind.ITERATED:
            return f"async for item in {text}:\n    print(item)"
        case Kind.CLIENT_STREAM:
            return f"{messages}response = await {call}(requests)"
        case Kind.BIDI_STREAM:
            return f"{messages}{_iteration(f'{call}(requests)')}"
        case _:
            variables = "" if result is None else f"{_result_variables(result)} = "
            return f"{variables}await {text}"


def example_problem(example: str) -> str:
    """What is wrong with an example out of metadata; "" if nothing is."""
    try:
        compile(example, "example", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return f"not valid Python: {error}"
    return ""


def raw_example(example: str, call: str, raw_call: str, params: Sequence[Param], kind: Kind) -> str:
    """The example of a method, up to its call, for the twin that returns the whole response; "" if there is no call."""
    names = {param.name for param in params}
    for statement, found in _statements_with(call, example):
        arguments = [ast.get_source_segment(example, argument) or "" for argument in found.args]
        arguments += [
            f"{keyword.arg}={ast.get_source_segment(example, keyword.value)}"
            for keyword in found.keywords
            if keyword.arg in names
        ]
        text = _call_text(raw_call, arguments)
        text = _iteration(text) if kind is Kind.SERVER_STREAM else f"response = await {text}"
        before = example.splitlines()[: statement.lineno - 1]
        return "\n".join([*before, textwrap.indent(text, " " * statement.col_offset)])
    return ""


def _statements_with(call: str, example: str) -> Iterator[tuple[ast.stmt, ast.Call]]:
    """The statements that make the call; one that stands in a loop is represented by the loop, which ends with it."""
    for outer in ast.parse(example).body:
        for statement in (node for node in ast.walk(outer) if isinstance(node, ast.stmt)):
            found = _own_call(statement, call)
            if found is not None:
                yield (outer if isinstance(outer, (ast.While, ast.For, ast.AsyncFor)) else statement), found


def _own_call(statement: ast.stmt, call: str) -> ast.Call | None:
    """The call in a statement itself, not in a block that it begins."""
    own = [child for child in ast.iter_child_nodes(statement) if not isinstance(child, ast.stmt)]
    nodes = (node for child in own for node in ast.walk(child))
    return next((node for node in nodes if isinstance(node, ast.Call) and ast.unparse(node.func) == call), None)


def _call_text(call: str, arguments: Sequence[str]) -> str:
    text = f"{call}({', '.join(arguments)})"
    if len(text) <= _EXAMPLE_WIDTH and "\n" not in text:
        return text
    lines = "".join(f"    {argument},\n" for argument in arguments)
    return f"{call}(\n{lines})"


def _iteration(call: str) -> str:
    return f"async with {call} as stream:\n    async for response in stream:\n        print(response)"


def _result_variables(parts: Sequence[str]) -> str:
    """What an example calls a result: as the fields it is made of, where these are names for variables."""
    is_telling = all(part.isidentifier() and not hasattr(builtins, part) for part in parts)
    return (", ".join(parts) if is_telling else "result") if parts else "response"


def _example_arguments(
    request: str, params: Sequence[Param], fields: Mapping[str, FieldDescriptorProto]
) -> Iterator[str]:
    """All required parameters, then optional ones whose value a short literal can show."""
    left = _EXAMPLE_ARGUMENTS
    # Where some parameters are documented, the others are for special cases.
    is_documented = any(param.positional for param in params)
    for param in params:
        field = fields.get(param.name)
        value = _example_value(request, param.name, field) if field else ""
        if param.default is None:
            left -= 1
            unknown = 'b"..."' if param.annotation == UPLOAD_SOURCE else "..."
            yield f"{param.name}={value or unknown}"
        elif left > 0 and field is not None and value and param.positional is is_documented and _is_telling(field):
            left -= 1
            yield f"{param.name}={value}"


def _is_telling(field: FieldDescriptorProto) -> bool:
    return not (field.proto3_optional or field.HasField("oneof_index") or field.options.deprecated)


def _example_value(message: str, param: str, field: FieldDescriptorProto) -> str:
    """A telling literal for simple fields; nothing for those that no short literal can show."""
    if field.type == FieldDescriptorProto.TYPE_STRING:
        name = param
        if name in ("id", "name"):
            # GetRobotRequest.id is "<ROBOT-ID>".
            words = snake_case(message.removesuffix("Request")).split("_")[1:]
            name = "_".join([*words, name])
        placeholder = name.strip("_").replace("_", "-").upper()
        return f'["<{placeholder.removesuffix("S")}>"]' if is_repeated(field) else f'"<{placeholder}>"'
    if is_repeated(field):
        return ""
    values = {
        FieldDescriptorProto.TYPE_DOUBLE: "0.5",
        FieldDescriptorProto.TYPE_BYTES: 'b"..."',
        FieldDescriptorProto.TYPE_BOOL: "True",
    }
    return values.get(field.type, "")
