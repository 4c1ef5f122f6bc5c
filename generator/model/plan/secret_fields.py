"""Which fields of an API hold secrets: by their names, and by what metadata says where the names mislead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto, FileDescriptorProto

from generator.inputs.declarations import declarations
from generator.inputs.schema import PagingMetadata, SecretsMetadata
from generator.problems import Problems

_TEXT = (FieldDescriptorProto.TYPE_STRING, FieldDescriptorProto.TYPE_BYTES)
_LAST_WORDS = frozenset({"secret", "password", "passphrase", "passcode", "token", "credential", "payload", "psk"})
_KEYS = frozenset({"key", "api_key", "private_key", "access_key", "secret_key", "auth_key"})


def secret_fields(
    files: Iterable[FileDescriptorProto],
    secrets: SecretsMetadata,
    paging: PagingMetadata,
    place: str,
    problems: Problems,
) -> frozenset[str]:
    """The full names of the fields that hold secrets, `package.Message.field`.

    Args:
        files: The API's own files.
        secrets: What metadata says beyond the names.
        paging: Which fields are cursors; these are tokens by name only.
        place: Where errors say that the metadata is.
        problems: Gets the names that are none.
    """
    fields = dict(_fields(files))
    for key, names in (("fields", secrets.fields), ("public", secrets.public)):
        for name in names:
            if name not in fields:
                problems.add(f"{place}:secrets.{key}", f"there is no field {name}")
    cursors = {*paging.cursors.keys(), *paging.cursors.values()}
    suggested = {
        name
        for name, field in fields.items()
        if field.type in _TEXT and field.name not in cursors and suggests_a_secret(field.name)
    }
    declared = {name for name, field in fields.items() if field.options.debug_redact}
    return frozenset((suggested | declared | {*secrets.fields}) - {*secrets.public})


def suggests_a_secret(name: str) -> bool:
    """Whether a field of this name, if it is text, is taken for a secret."""
    singular = name.lower().removesuffix("s")
    last_two = "_".join(singular.split("_")[-2:])
    return singular.rpartition("_")[2] in _LAST_WORDS or singular in _KEYS or last_two in _KEYS


def _fields(files: Iterable[FileDescriptorProto]) -> Iterator[tuple[str, FieldDescriptorProto]]:
    for file in files:
        for declared in declarations(file):
            message = declared.descriptor
            # The keys of a map are called `key` whatever they are.
            if isinstance(message, DescriptorProto) and not message.options.map_entry:
                for field in message.field:
                    yield f"{declared.full_name}.{field.name}", field
