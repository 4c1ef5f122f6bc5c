"""Pages of long lists, cut after a key and not at an offset: what comes and goes meanwhile shifts nothing."""

from __future__ import annotations

import base64
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from viam_cloud_emulator.core.errors import invalid_argument

MAXIMUM_PAGE_LIMIT = 10_000
_LARGEST_INTEGER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Position:
    """Place of a row in an order by time: rows of one time are told apart by their sequence number."""

    time: int
    sequence: int

    @classmethod
    def of(cls, row: sqlite3.Row) -> Position:
        """The place of a row of captured data."""
        return cls(row["time_requested"], row["sequence"])

    def to_token(self) -> str:
        """The text that a client gets, to send it back with the request for the next page."""
        return base64.urlsafe_b64encode(json.dumps([self.time, self.sequence]).encode()).decode()


def parse_position(token: str, field: str) -> Position | None:
    """The position that a request wants to go on from; None for the first page.

    Raises:
        StatusError: The token is not one of ours.
    """
    if not token:
        return None
    try:
        time, sequence = json.loads(base64.b64decode(token, altchars=b"-_", validate=True))
    except (ValueError, TypeError, RecursionError):
        raise _unknown_token(field) from None
    if type(time) is not int or type(sequence) is not int or max(abs(time), abs(sequence)) > _LARGEST_INTEGER:
        raise _unknown_token(field)
    return Position(time, sequence)


def next_page_token(rows: Sequence[sqlite3.Row], limit: int) -> str:
    """Token of the next page; empty when there is none.

    Args:
        rows: One more than fits on a page, if there are that many, each with a `time` and a `sequence`.
        limit: How many rows fit on a page.
    """
    if len(rows) <= limit:
        return ""
    return Position(rows[limit - 1]["time"], rows[limit - 1]["sequence"]).to_token()


def page_limit(requested: int, field: str, *, default: int) -> int:
    """Most entries of a page.

    Raises:
        StatusError: The request wants more than any page can have.
    """
    if not 0 <= requested <= MAXIMUM_PAGE_LIMIT:
        raise invalid_argument(f"{field} must be from 1 to {MAXIMUM_PAGE_LIMIT}, or 0 for {default}")
    return requested or default


def _unknown_token(field: str) -> Exception:
    return invalid_argument(f"{field} is not a position that an earlier page returned")
