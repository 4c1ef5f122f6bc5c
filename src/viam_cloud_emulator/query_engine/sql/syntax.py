"""From the text of a query to a tree, by sqlglot.

The dialect has forms that sqlglot does not know. They are said with others before it parses: token by token, since its
parser cannot be extended where its compiled flavour is installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import sqlglot
from sqlglot import Token, TokenType, exp
from sqlglot.errors import SqlglotError

from viam_cloud_emulator.core.errors import StatusError, invalid_argument
from viam_cloud_emulator.query_engine.sql.functions import FUNCTIONS

OWN = "asql_"
"""Prefix of functions that mean something in the dialect, or stand for a form that sqlglot does not know."""

TYPE_CHECK, ON_NULL, ON_ERROR, CAST_OR, ALIAS = (
    f"{OWN}{name}" for name in ("type_check", "on_null", "on_error", "cast_or", "alias")
)
FLATTEN, UNWIND = f"{OWN}flatten", f"{OWN}unwind"

_OPENING = frozenset({TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE})
_CLOSING = frozenset({TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE})
_DEEPEST = 500

_SOURCES = {"FLATTEN": FLATTEN, "UNWIND": UNWIND}
_SPECIAL_FORMS = frozenset(
    "ANY AVG CAST COUNT EXISTS EXTRACT MAX MIN POSITION SUBSTRING SUM TRIM CURRENT_TIMESTAMP".split()  # noqa: SIM905
)
"""Functions whose arguments sqlglot has to take apart."""
_TYPES = frozenset(
    """
    ARRAY BIT BOOL BOOLEAN BSON_DATE CHAR CHARACTER DEC DECIMAL DOCUMENT DOUBLE FLOAT INT INTEGER LONG MISSING NUMBER
    NUMERIC REAL SMALLINT STRING TIMESTAMP VARCHAR
    """.split()  # noqa: SIM905
)
_QUOTED_OR_BACKTICKS = re.compile(r"""('(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/)|`([^`]*)`""", re.DOTALL)


def parse_query(sql: str) -> exp.Query:
    """The tree of one SELECT statement.

    Raises:
        StatusError: The text is something else, or has what the dialect lacks.
    """
    try:
        given = sqlglot.tokenize(_with_double_quotes(sql))
        _refuse_deep(given)
        if any(token.token_type == TokenType.OVER for token in given):
            # Whatever function stands before it.
            raise invalid_argument("sql_query: the cloud's SQL has no OVER")
        tokens = list(_rewritten(given))
        statements = [each for each in sqlglot.Dialect.get_or_raise(None).parser().parse(tokens, sql) if each]
    except SqlglotError as error:
        raise _syntax_error(error) from None
    except RecursionError:
        raise invalid_argument("sql_query is nested too deeply") from None
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise invalid_argument("sql_query must be one SELECT statement")
    return statements[0]


def _refuse_deep(tokens: Iterable[Token]) -> None:
    """Refuse brackets in brackets beyond all use, which would be found out about only after a long time."""
    depth = 0
    for token in tokens:
        depth += (token.token_type in _OPENING) - (token.token_type in _CLOSING)
        if depth > _DEEPEST:
            raise invalid_argument("sql_query is nested too deeply")


def _syntax_error(error: SqlglotError) -> StatusError:
    details = getattr(error, "errors", None)
    if not details:
        return invalid_argument("sql_query cannot be read: a quote or comment has no end")
    first = details[0]
    where = f"line {first['line']}, column {first['col']}"
    return invalid_argument(f"sql_query cannot be read at {where}, near {first['highlight']!r}")


def _with_double_quotes(sql: str) -> str:
    """The dialect also takes backticks around names."""
    return _QUOTED_OR_BACKTICKS.sub(lambda match: match[1] or '"' + match[2].replace('"', '""') + '"', sql)


def _rewritten(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, with forms that only the dialect has said otherwise."""
    position = 0
    while position < len(tokens):
        token = tokens[position]
        following = tokens[position + 1 : position + 4]
        word = _word(token)
        opens = bool(following) and following[0].token_type == TokenType.L_PAREN
        if word == "IS" and (check := _type_check(following)):
            taken, replacement = check
            yield from replacement
            position += 1 + taken
        elif word in _SOURCES and opens:
            end = _end(tokens, position + 1)
            yield _named(token, _SOURCES[word])
            yield from _source_arguments(tokens[position + 1 : end + 1])
            position = end + 1
        elif word == "CAST" and opens:
            end = _end(tokens, position + 1)
            yield from _cast(token, list(_rewritten(tokens[position + 2 : end])))
            position = end + 1
        elif token.token_type == TokenType.DCOLON and following:
            # `::!` says what a value is, `::` makes it so: to DuckDB the same.
            asserts = following[0].token_type == TokenType.NOT
            _check_type(following[1 if asserts and len(following) > 1 else 0])
            yield token
            position += 2 if asserts else 1
        else:
            yield _function(token) if opens else token
            position += 1


def _function(token: Token) -> Token:
    """A token before a parenthesis: the name of a function that there is, or no name."""
    word = _word(token)
    if word in FUNCTIONS:
        return _named(token, OWN + word.lower())
    if token.token_type == TokenType.VAR and word not in _SPECIAL_FORMS and word not in _TYPES:
        raise invalid_argument(f"sql_query: the cloud's SQL has no function {word}")
    return token


def _type_check(rest: Sequence[Token]) -> tuple[int, list[Token]] | None:
    """`IS [NOT] <type>`, as a comparison with a function: how many tokens it takes after IS, and what it becomes."""
    negated = len(rest) > 1 and rest[0].token_type == TokenType.NOT
    named = rest[1 if negated else 0] if rest else None
    if named is None or _word(named) not in _TYPES:
        return None
    # A type check is true where a NULL-safe comparison would say "distinct".
    words = ["IS", *(["NOT"] if negated else []), "DISTINCT", "FROM"]
    tokens = sqlglot.tokenize(f"{' '.join(words)} {TYPE_CHECK}('{_word(named)}')")
    return len(words) - 2, tokens


def _source_arguments(tokens: Sequence[Token]) -> Iterator[Token]:
    """Parenthesized arguments of FLATTEN and UNWIND: `WITH` and `AS` become further arguments."""
    depth = 0
    rest = iter(_rewritten(tokens))
    previous: Token | None = None
    for token in rest:
        depth += {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}.get(token.token_type, 0)
        if previous is not None:
            yield _named(previous, previous.text.lower()) if token.token_type == TokenType.FARROW else previous
        if depth == 1 and token.token_type == TokenType.WITH:
            previous = Token(TokenType.COMMA, ",")
        elif depth == 1 and token.token_type == TokenType.ALIAS:
            yield from (Token(TokenType.COMMA, ","), _named(token, ALIAS))
            previous = Token(TokenType.FARROW, "=>")
        else:
            previous = token
    if previous is not None:
        yield previous


def _cast(token: Token, inside: Sequence[Token]) -> Iterator[Token]:
    """`CAST(x AS type, a ON NULL, b ON ERROR)`, as a function of the cast and of what else it may be."""
    first, *others = _split(inside)
    for position, each in enumerate(first[:-1]):
        if each.token_type == TokenType.ALIAS:
            _check_type(first[position + 1])
    opening, closing, comma = (
        Token(TokenType.L_PAREN, "("),
        Token(TokenType.R_PAREN, ")"),
        Token(TokenType.COMMA, ","),
    )
    if others:
        yield from (_named(token, CAST_OR), opening)
    yield from (token, opening, *first, closing)
    for other in others:
        words = [_word(each) for each in other[-2:]]
        if words not in (["ON", "NULL"], ["ON", "ERROR"]):
            raise invalid_argument("sql_query: after its type CAST takes values ON NULL and ON ERROR")
        yield from (comma, _named(token, ON_NULL if words[1] == "NULL" else ON_ERROR), opening, *other[:-2], closing)
    if others:
        yield closing


def _check_type(token: Token) -> None:
    word = _word(token)
    if word not in _TYPES:
        instead = "; use TIMESTAMP" if word in ("DATE", "DATETIME", "TIME") else ""
        raise invalid_argument(f"sql_query: the cloud's SQL has no type {word}{instead}")


def _split(tokens: Iterable[Token]) -> list[list[Token]]:
    """Tokens between commas that are in no parentheses."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}.get(token.token_type, 0)
        if depth == 0 and token.token_type == TokenType.COMMA:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where the parenthesis that opens at `start` closes."""
    depth = 0
    for position in range(start, len(tokens)):
        depth += {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}.get(tokens[position].token_type, 0)
        if depth == 0:
            return position
    raise invalid_argument("sql_query cannot be read: a parenthesis is not closed")


def _word(token: Token) -> str:
    """A token that is a word, in upper case; nothing for names in quotes and for text."""
    return "" if token.token_type in (TokenType.IDENTIFIER, TokenType.STRING) else token.text.upper()


def _named(token: Token, name: str) -> Token:
    return Token(TokenType.VAR, name, token.line, token.col, token.start, token.end)
