"""Full names of messages as servers know them.

An SDK registers its messages under its own package (`acme.shop.v1.Item`), so that it can live beside another SDK of the
same API. In its .proto files, and so on the wire, the message is called `shop.v1.Item`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.message import Message

# The package that an SDK puts before the names of its messages -> where its files are registered.
_FOLDERS: dict[str, str] = {}


def renamed_messages(package: str, folder: str) -> None:
    """Note that an SDK has its messages under its own package. Generated code says so when it is imported.

    Args:
        package: What stands before the names of the messages, such as `acme`.
        folder: What the names of their files begin with, such as `acme/_pb2`.
    """
    _FOLDERS[package] = f"{folder}/"


def packages() -> Collection[str]:
    """The packages of all SDKs that have their messages under their own."""
    return _FOLDERS.keys()


def message_class(name: str) -> type[Message]:
    """The class that an SDK has for a message of its API; of several SDKs, the first that was imported.

    Args:
        name: Full name in the API's .proto files. Its file has to be loaded already.

    Raises:
        LookupError: No SDK has it.
    """
    with IMPORTING:
        from google.protobuf import descriptor_pool
        from google.protobuf.message_factory import GetMessageClass

    pool = descriptor_pool.Default()
    for package in _FOLDERS:
        try:
            return GetMessageClass(pool.FindMessageTypeByName(f"{package}.{name}"))
        except KeyError:
            continue
    raise LookupError(f"no SDK that is loaded has the message {name}")


def wire_name(descriptor: Any) -> str:
    """The full name in the API's .proto files.

    Args:
        descriptor: Of an SDK's message, or of any other.

    Example:
        >>> from google.protobuf.duration_pb2 import Duration
        >>> wire_name(Duration.DESCRIPTOR)
        'google.protobuf.Duration'
    """
    full_name: str = descriptor.full_name
    package, _, name = full_name.partition(".")
    folder = _FOLDERS.get(package)
    return name if folder is not None and descriptor.file.name.startswith(folder) else full_name
