"""Random changes of an API's descriptors, as a careless or a breaking update would make them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet

from generator.inputs.declarations import declarations, messages, qualified

_SCALARS = (
    FieldDescriptorProto.TYPE_STRING,
    FieldDescriptorProto.TYPE_INT64,
    FieldDescriptorProto.TYPE_BOOL,
    FieldDescriptorProto.TYPE_BYTES,
)


def mutated(files: Iterable[FileDescriptorProto], seed: int) -> tuple[FileDescriptorSet, list[str]]:
    """The files after some changes, and what these were."""
    chance = random.Random(seed)
    result = FileDescriptorSet(file=files)
    done = [chance.choice(_MUTATIONS)(result, chance) for _ in range(chance.randint(1, 4))]
    return result, done


def _own(files: FileDescriptorSet) -> list[FileDescriptorProto]:
    return [file for file in files.file if not file.name.startswith("google/")]


def _remove_type(files: FileDescriptorSet, chance: random.Random) -> str:
    file = chance.choice([file for file in _own(files) if file.message_type])
    kinds: list[Any] = [file.message_type, file.enum_type]
    types = chance.choice([held for held in kinds if held])
    index = chance.randrange(len(types))
    name = qualified(file, types[index].name)
    del types[index]
    if chance.random() < 0.5:
        _drop_references(files, name)
        return f"remove {name} and what refers to it"
    return f"remove {name}"


def _drop_references(files: FileDescriptorSet, name: str) -> None:
    for file in files.file:
        for message in messages(file):
            kept = [field for field in message.field if not _is_of(field.type_name, name)]
            if len(kept) != len(message.field):
                del message.field[:]
                message.field.extend(kept)
        for service in file.service:
            rpcs = [
                rpc for rpc in service.method if not (_is_of(rpc.input_type, name) or _is_of(rpc.output_type, name))
            ]
            del service.method[:]
            service.method.extend(rpcs)


def _is_of(reference: str, name: str) -> bool:
    return reference == f".{name}" or reference.startswith(f".{name}.")


def _remove_member(files: FileDescriptorSet, chance: random.Random) -> str:
    holder, members = chance.choice([*_members(files)])
    index = chance.randrange(len(members))
    name = members[index].name
    del members[index]
    return f"remove {holder}.{name}"


def _rename_member(files: FileDescriptorSet, chance: random.Random) -> str:
    holder, members = chance.choice([*_members(files)])
    member = chance.choice(members)
    was, member.name = member.name, chance.choice([f"{member.name}_now", member.name.upper(), "class", members[0].name])
    return f"rename {holder}.{was} to {member.name}"


def _members(files: FileDescriptorSet) -> Iterator[tuple[str, Any]]:
    """Fields of messages, values of enums and RPCs of services: whatever has members."""
    for file in _own(files):
        for declared in declarations(file):
            descriptor = declared.descriptor
            held: Any = descriptor.field if isinstance(descriptor, DescriptorProto) else descriptor.value
            if held:
                yield declared.full_name, held
        yield from ((qualified(file, service.name), service.method) for service in file.service if service.method)


def _rename_type(files: FileDescriptorSet, chance: random.Random) -> str:
    file = chance.choice(_own(files))
    declared = chance.choice([*declarations(file)])
    was = declared.full_name
    declared.descriptor.name += "Now"
    if chance.random() < 0.7:
        _refer_to(files, was, f"{was}Now")
    return f"rename {was}"


def _rename_service(files: FileDescriptorSet, chance: random.Random) -> str:
    service = chance.choice([service for file in _own(files) for service in file.service])
    was, service.name = service.name, f"New{service.name}"
    return f"rename {was}"


def _refer_to(files: FileDescriptorSet, was: str, now: str) -> None:
    def renamed(reference: str) -> str:
        return f".{now}{reference.removeprefix(f'.{was}')}" if _is_of(reference, was) else reference

    for file in files.file:
        for message in messages(file):
            for field in message.field:
                if field.type_name:
                    field.type_name = renamed(field.type_name)
        for service in file.service:
            for rpc in service.method:
                rpc.input_type, rpc.output_type = renamed(rpc.input_type), renamed(rpc.output_type)


def _retype(files: FileDescriptorSet, chance: random.Random) -> str:
    owners = [message for file in _own(files) for message in messages(file) if message.field]
    message = chance.choice(owners)
    field = chance.choice(message.field)
    if chance.random() < 0.3:
        field.label = chance.choice((FieldDescriptorProto.LABEL_REPEATED, FieldDescriptorProto.LABEL_OPTIONAL))
    elif chance.random() < 0.3:
        field.number = chance.choice((1, field.number + 1, 536870911))
    else:
        field.ClearField("type_name")
        field.type = chance.choice(_SCALARS)
    return f"retype {message.name}.{field.name}"


def _swap_messages(files: FileDescriptorSet, chance: random.Random) -> str:
    rpc = chance.choice([rpc for file in _own(files) for service in file.service for rpc in service.method])
    if chance.random() < 0.5:
        rpc.input_type, rpc.output_type = rpc.output_type, rpc.input_type
    else:
        rpc.server_streaming = not rpc.server_streaming
    return f"change messages or stream of {rpc.name}"


def _move_type(files: FileDescriptorSet, chance: random.Random) -> str:
    source = chance.choice([file for file in _own(files) if file.message_type])
    target = chance.choice(_own(files))
    index = chance.randrange(len(source.message_type))
    message = DescriptorProto.FromString(source.message_type[index].SerializeToString())
    was, now = qualified(source, message.name), qualified(target, message.name)
    del source.message_type[index]
    target.message_type.append(message)
    _refer_to(files, was, now)
    if chance.random() < 0.7 and target.name not in source.dependency and target is not source:
        source.dependency.append(target.name)
    return f"move {was} to {target.name}"


def _move_file(files: FileDescriptorSet, chance: random.Random) -> str:
    file = chance.choice(_own(files))
    was, package = file.name, file.package
    file.name = f"moved/{file.name}"
    for other in files.file:
        for index, name in enumerate(other.dependency):
            if name == was and chance.random() < 0.9:
                other.dependency[index] = file.name
    if chance.random() < 0.5:
        file.package = f"{package}.moved"
        for declared in [*declarations(file)]:
            _refer_to(files, declared.full_name.replace(f"{package}.moved", package, 1), declared.full_name)
    return f"move {was}"


def _remove_file(files: FileDescriptorSet, chance: random.Random) -> str:
    file = chance.choice(_own(files))
    name = file.name
    files.file.remove(file)
    return f"remove {name}"


_MUTATIONS: tuple[Callable[[FileDescriptorSet, random.Random], str], ...] = (
    _remove_type,
    _remove_member,
    _remove_member,
    _rename_member,
    _rename_type,
    _rename_service,
    _retype,
    _swap_messages,
    _move_type,
    _move_file,
    _remove_file,
)
