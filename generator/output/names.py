"""Proves that no name in the generated modules means two things: the last net under the rules of the model."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from generator.problems import Problem


def name_problems(modules: Mapping[str, str], places: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the names of rendered modules; `places` has where those of a module can be changed."""
    return [
        Problem(places.get(module, module), message)
        for module, text in modules.items()
        for message in dict.fromkeys(_findings(text))
    ]


def _findings(text: str) -> Iterator[str]:
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        line = (error.text or "").strip()
        yield f"the code for it would not be Python ({error.msg}): {line}"
        return
    yield from _clashes(_bindings(tree.body))
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _clashes(_bindings(node.body))


def _clashes(bindings: Iterator[tuple[str, str]]) -> Iterator[str]:
    first: dict[str, str] = {}
    for name, what in bindings:
        if first.setdefault(name, what) != what:
            yield f"the name {name} would mean both {first[name]} and {what}; choose another name in metadata"


def _bindings(statements: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    """The names that statements bind, and what to."""
    for statement in statements:
        match statement:
            case ast.ImportFrom(module=module, names=names):
                yield from ((name.asname or name.name, f"{module}.{name.name}") for name in names)
            case ast.Import(names=names):
                yield from ((name.asname or name.name.partition(".")[0], f"module {name.name}") for name in names)
            case ast.If(body=body):
                yield from _bindings(body)
            case ast.ClassDef(name=name, lineno=line):
                yield name, f"the class in line {line}"
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                if not _is_overload(statement):
                    yield name, f"the function in line {statement.lineno}"
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name, f"the value in line {statement.lineno}"
            case _:
                pass


def _is_overload(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(isinstance(decorator, ast.Name) and decorator.id == "overload" for decorator in function.decorator_list)
