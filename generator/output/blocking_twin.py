"""The blocking twin of an asyncio module: the same code without what only asyncio needs.

Docstrings and comments are said in the words of the other flavour, other strings stay as they are. libcst takes the
code apart, as that keeps the layout. (The package `unasync` replaces single words, and so leaves `Awaitable[T]`, what
docstrings say, and methods that only asyncio has.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import libcst as cst
from libcst import matchers as m

ASYNCIO_ONLY = "# asyncio only"
"""The comment above a statement, on a line of its own, that the twin does not have."""

_NAMES = {
    "AsyncExitStack": "ExitStack",
    "AsyncGenerator": "Iterator",
    "AsyncIterable": "Iterable",
    "AsyncIterator": "Iterator",
    "StopAsyncIteration": "StopIteration",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "aclose": "close",
    "aclosing": "closing",
    "aiter": "iter",
    "anext": "next",
    "asynccontextmanager": "contextmanager",
    "enter_async_context": "enter_context",
}
_CanBeAsync = cst.FunctionDef | cst.With | cst.For | cst.CompFor
_Statement = cst.SimpleStatementLine | cst.FunctionDef | cst.If


@dataclass(frozen=True)
class Words:
    """The words of one project in which its flavours differ.

    Attributes:
        names: Names in code, in place of others.
        phrases: Parts of docstrings and comments, in place of others.
    """

    names: Mapping[str, str] = field(default_factory=dict[str, str])
    phrases: Mapping[str, str] = field(default_factory=dict[str, str])


def blocking_twin(source: str, words: Words) -> str:
    """The twin's code, neither formatted nor without the imports that nothing needs any more.

    Raises:
        cst.ParserSyntaxError: The source is not Python.
    """
    return cst.parse_module(source).visit(_Blocking(words)).code


class _Blocking(m.MatcherDecoratableTransformer):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._names = {**_NAMES, **words.names}
        self._phrases = words.phrases

    @m.leave(m.FunctionDef() | m.With() | m.For() | m.CompFor())
    def _without_async(self, _: _CanBeAsync, node: _CanBeAsync) -> _CanBeAsync:
        return node.with_changes(asynchronous=None)

    @m.leave(m.Await())
    def _without_await(self, _: cst.Await, node: cst.Await) -> cst.BaseExpression:
        expression = node.expression
        # Several lines may depend on the parentheses.
        return expression.with_changes(lpar=[*node.lpar, *expression.lpar], rpar=[*expression.rpar, *node.rpar])

    @m.leave(m.Subscript(value=m.Name("Awaitable") | m.Name("Coroutine")))
    def _result_type(self, _: cst.Subscript, node: cst.Subscript) -> cst.BaseExpression:
        result = node.slice[-1].slice
        return result.value if isinstance(result, cst.Index) else node

    @m.leave(m.Name())
    def _other_name(self, _: cst.Name, node: cst.Name) -> cst.Name:
        return node.with_changes(value=self._names.get(node.value, node.value))

    @m.leave(m.Comment())
    def _other_comment(self, _: cst.Comment, node: cst.Comment) -> cst.Comment:
        return node.with_changes(value=self._said(node.value))

    @m.leave(m.Expr(value=m.SimpleString()))
    def _other_docstring(self, _: cst.Expr, node: cst.Expr) -> cst.Expr:
        text = cst.ensure_type(node.value, cst.SimpleString)
        return node.with_changes(value=text.with_changes(value=self._said(text.value)))

    @m.leave(m.SimpleStatementLine() | m.FunctionDef() | m.If())
    def _shared(self, original: _Statement, node: _Statement) -> _Statement | cst.RemovalSentinel:
        comments = (line.comment for line in original.leading_lines)
        is_shared = all(comment is None or comment.value != ASYNCIO_ONLY for comment in comments)
        return node if is_shared else cst.RemoveFromParent()

    def _said(self, text: str) -> str:
        for phrase, other in self._phrases.items():
            text = text.replace(phrase, other)
        return re.sub(r"\b(?:async|await) (?=\w)", "", text)
