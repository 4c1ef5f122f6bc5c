"""Proof that a tree of .proto files says what it is to say: it is compiled, and compared with the facts."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorProto, FileDescriptorSet
from google.protobuf.message import Message

from generator.inputs.declarations import fields
from generator.inputs.protoc import check_descriptors
from generator.inputs.sources import Sources, read_sources
from generator.inputs.trimming import drop_foreign_options
from generator.problems import GenerationError, Problem, Problems
from generator.sync.facts import shipped_file
from generator.sync.json_names import json_name_of

MessageT = TypeVar("MessageT", bound=Message)


def compiled(texts: Mapping[str, str], facts: Mapping[str, FileDescriptorProto]) -> Sources:
    """Compiles the texts; raises `GenerationError` where they are not sound, or say something else than the facts."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name, text in texts.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        sources = read_sources(root, sorted(texts))
    made = {file.name: file for file in sources.files.file}
    differing = [name for name in facts if _plain(made[name]) != _plain(facts[name])]
    if differing:
        message = "has something that sync cannot write yet (groups, editions, options of a kind of their own)"
        raise GenerationError([Problem(name, message) for name in differing])
    return sources


def check_sound(facts: Mapping[str, FileDescriptorProto], place: str, problems: Problems) -> None:
    """Descriptors that protobuf does not take, such as those with references to nothing; `place` has them."""
    whole = FileDescriptorSet(file=[*_shipped(facts, set()), *facts.values()])
    for problem in check_descriptors(whole, facts):
        problems.add(f"{place}:{problem.place}", problem.message)


def _shipped(files: Mapping[str, FileDescriptorProto], seen: set[str]) -> Iterator[FileDescriptorProto]:
    """What the files import and other packages ship, each after its own imports."""
    for name in dict.fromkeys(name for file in files.values() for name in file.dependency):
        if name not in seen and (file := shipped_file(name)) is not None:
            seen.add(name)
            yield from _shipped({name: file}, seen)
            yield file


def facts_digest(file: FileDescriptorProto) -> str:
    """A digest of a file's facts, whatever its comments, its formatting and its options for other languages."""
    return hashlib.sha256(_plain(file).SerializeToString(deterministic=True)).hexdigest()


def _plain(file: FileDescriptorProto) -> FileDescriptorProto:
    """The facts of a file without what differs between two ways to write the same."""
    copy = _copied(file)
    copy.ClearField("source_code_info")
    copy.ClearField("options")
    drop_foreign_options(copy)
    if copy.syntax == "proto2":
        copy.ClearField("syntax")
    public = {copy.dependency[index] for index in copy.public_dependency}
    dependencies = sorted(copy.dependency)
    del copy.dependency[:], copy.public_dependency[:], copy.weak_dependency[:]
    copy.dependency.extend(dependencies)
    copy.public_dependency.extend(index for index, name in enumerate(dependencies) if name in public)
    for message in copy.message_type:
        _make_plain(message)
    for field in fields(copy):
        if field.json_name == json_name_of(field.name):
            field.ClearField("json_name")
    return copy


def _make_plain(message: DescriptorProto) -> None:
    """Fields by number, oneofs in the order of their fields, nested messages by name."""
    members = sorted(map(_copied, message.field), key=lambda field: field.number)
    order = list(dict.fromkeys(field.oneof_index for field in members if field.HasField("oneof_index")))
    oneofs = [_copied(message.oneof_decl[index]) for index in order]
    nested = sorted(map(_copied, message.nested_type), key=lambda one: one.name)
    for field in members:
        if field.HasField("oneof_index"):
            field.oneof_index = order.index(field.oneof_index)
    del message.field[:], message.oneof_decl[:], message.nested_type[:]
    message.field.extend(members)
    message.oneof_decl.extend(oneofs)
    message.nested_type.extend(nested)
    for one in message.nested_type:
        _make_plain(one)


def _copied(message: MessageT) -> MessageT:
    copy = type(message)()
    copy.CopyFrom(message)
    return copy
