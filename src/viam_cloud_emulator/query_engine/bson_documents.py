"""BSON on the wire: stages that come in, documents that go out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import bson
from bson.errors import BSONError

from viam_cloud_emulator.core.errors import MAXIMUM_MESSAGE_BYTES, invalid_argument, resource_exhausted

Document = dict[str, Any]


def decode_document(encoded: bytes) -> Document:
    """The document that valid BSON stands for."""
    # PyMongo's types name an array without saying of what.
    return bson.decode(encoded)  # pyright: ignore[reportUnknownMemberType]


def decode_documents(encoded: Iterable[bytes], field: str) -> list[Document]:
    """The documents in a request field.

    Raises:
        StatusError: One is not valid BSON.
    """
    documents: list[Document] = []
    for index, each in enumerate(encoded):
        try:
            documents.append(decode_document(each))
        except (BSONError, ValueError, OverflowError, RecursionError):
            raise invalid_argument(f"{field}[{index}] is not a BSON document") from None
    return documents


def encode_documents(documents: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """The documents of a result.

    Raises:
        StatusError: There is too much of it, or something that BSON cannot hold.
    """
    encoded: list[bytes] = []
    size = 0
    for document in documents:
        try:
            encoded.append(bson.encode(document))
        except (BSONError, ValueError, OverflowError, RecursionError, TypeError) as error:
            raise invalid_argument(f"the result has what BSON cannot hold: {error}") from None
        size += len(encoded[-1])
        if size > MAXIMUM_MESSAGE_BYTES:
            raise resource_exhausted("the result has more than 32 MiB; let the query return less")
    return encoded
