"""Nested fragments put in place, and configurations merged with them, as far as that works. Pure functions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from google.protobuf.struct_pb2 import Struct

from viam_cloud.proto import app
from viam_cloud_emulator.access.grants import Access
from viam_cloud_emulator.access.lookup import FRAGMENTS
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.errors import StatusError
from viam_cloud_emulator.core.values import is_array, is_object
from viam_cloud_emulator.services.fleet.fragment_table import find_revision, fragment_message, may_read
from viam_cloud_emulator.services.fleet.fragment_usage import FragmentUse, fragment_uses
from viam_cloud_emulator.services.fleet.part_config import config_from_struct, config_to_struct

_DEEPEST = 10
_LARGEST = 100_000
"""Most values of a configuration; without a limit a few small fragments could multiply to millions."""
_RESOURCES = ("components", "services")


class UnresolvedError(Exception):
    """A fragment cannot be resolved."""

    def __init__(self, kind: app.FragmentErrorType.ValueType, fragment_id: str, detail: str) -> None:
        super().__init__(detail)
        self.message = app.FragmentError(error_type=kind, fragment_id=fragment_id, detail=detail)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A fragment at one version."""

    row: sqlite3.Row
    revision: str
    config: Mapping[str, Any]


class Resolver:
    """Resolves fragments for one call, each version once.

    Args:
        call: The call, whose caller has to be allowed to read what it gets.
        machine_of: An organization whose private fragments are in order all the same, since it is a machine of this
            organization that gets its configuration.
    """

    def __init__(self, call: Call, machine_of: str = "") -> None:
        self._call = call
        self._machine_of = machine_of
        self._access = Access(call)
        self._loaded: dict[tuple[str, str], Loaded] = {}
        self._resolved: dict[tuple[str, str], Mapping[str, Any]] = {}

    def with_imports(self, config: Mapping[str, Any]) -> dict[str, Any]:
        """A configuration with what it imports.

        Raises:
            UnresolvedError: Something it imports cannot be resolved.
        """
        return self._with_imports(config, ())

    def all_nested(self, uses: Iterable[FragmentUse]) -> list[FragmentUse]:
        """The uses and what is nested in them, each version of a fragment once, the outer ones first."""
        found: dict[tuple[str, str], FragmentUse] = {}
        waiting = list(uses)
        while waiting:
            use = waiting.pop(0)
            key = (use.fragment_id, use.version)
            if key in found:
                continue
            found[key] = use
            try:
                waiting.extend(fragment_uses(self._load(use).config))
            except UnresolvedError:
                # It is said where it is resolved.
                continue
        return list(found.values())

    def messages(self, uses: Iterable[FragmentUse]) -> tuple[list[app.Fragment], list[app.ResolvedFragment]]:
        """Fragments as they are stored, as far as the caller may read them, and all of them resolved."""
        fragments: list[app.Fragment] = []
        resolved: list[app.ResolvedFragment] = []
        for use in uses:
            message = app.ResolvedFragment(fragment_id=use.fragment_id)
            try:
                loaded = self._load(use)
                fragments.append(fragment_message(self._call, loaded.row, use.version))
                message.revision = loaded.revision
                message.resolved_config.CopyFrom(_readable(use, self._resolve(use, ())))
            except UnresolvedError as problem:
                message.error.CopyFrom(problem.message)
            resolved.append(message)
        return fragments, resolved

    def _with_imports(self, config: Mapping[str, Any], chain: tuple[str, ...]) -> dict[str, Any]:
        left = _LARGEST - size(config, _LARGEST)
        imported: list[Mapping[str, Any]] = []
        for use in fragment_uses(config):
            imported.append(self._imported(use, chain))
            # After each one, since all of them together may not fit into memory.
            left -= size(imported[-1], _LARGEST)
            if left < 0:
                raise _too_much(use, f"a configuration may have {_LARGEST:,} values at most")
        return merged(config, imported)

    def _imported(self, use: FragmentUse, chain: tuple[str, ...]) -> Mapping[str, Any]:
        config = with_variables(self._resolve(use, chain), use.variables)
        return with_prefix(config, use.prefix)

    def _resolve(self, use: FragmentUse, chain: tuple[str, ...]) -> Mapping[str, Any]:
        key = (use.fragment_id, use.version)
        if use.fragment_id in chain:
            raise UnresolvedError(
                app.FragmentErrorType.FRAGMENT_ERROR_TYPE_CYCLE_DETECTED,
                use.fragment_id,
                f"the fragment {use.fragment_id!r} contains itself",
            )
        if len(chain) >= _DEEPEST:
            raise _too_much(use, f"fragments may be nested {_DEEPEST} deep at most")
        if key not in self._resolved:
            self._resolved[key] = self._with_imports(self._load(use).config, (*chain, use.fragment_id))
        return self._resolved[key]

    def _load(self, use: FragmentUse) -> Loaded:
        key = (use.fragment_id, use.version)
        if key not in self._loaded:
            row = self._call.transaction.first(f"{FRAGMENTS} WHERE fragments.id = ?", use.fragment_id)
            if row is None:
                raise UnresolvedError(
                    app.FragmentErrorType.FRAGMENT_ERROR_TYPE_CHILD_ID_INVALID,
                    use.fragment_id,
                    f"there is no fragment {use.fragment_id!r}",
                )
            if not may_read(self._access, row) and row["organization_id"] != self._machine_of:
                raise UnresolvedError(
                    app.FragmentErrorType.FRAGMENT_ERROR_TYPE_NO_ACCESS,
                    use.fragment_id,
                    f"the fragment {use.fragment_id!r} is private",
                )
            try:
                revision = find_revision(self._call, row, use.version)
            except StatusError as error:
                raise UnresolvedError(
                    app.FragmentErrorType.FRAGMENT_ERROR_TYPE_CHILD_ID_INVALID, use.fragment_id, error.message
                ) from None
            self._loaded[key] = Loaded(row, revision["revision"], json.loads(revision["config_json"]))
        return self._loaded[key]


def _readable(use: FragmentUse, config: Mapping[str, Any]) -> Struct:
    """A configuration as a message that a client can read: variables can nest deeper than what they are put into."""
    struct = config_to_struct(json.dumps(config))
    try:
        config_from_struct(struct)
    except StatusError as error:
        raise _too_much(use, error.message) from None
    return struct


def _too_much(use: FragmentUse, limit: str) -> UnresolvedError:
    kind = app.FragmentErrorType.FRAGMENT_ERROR_TYPE_NESTING_LIMIT_EXCEEDED
    return UnresolvedError(kind, use.fragment_id, limit)


def merged(config: Mapping[str, Any], imported: list[Mapping[str, Any]]) -> dict[str, Any]:
    """A configuration with what it imports: arrays are joined, of everything else its own comes first."""
    result: dict[str, Any] = {}
    for each in (*imported, {name: value for name, value in config.items() if name != "fragments"}):
        for name, value in each.items():
            present = result.get(name)
            if is_array(present) and is_array(value):
                result[name] = [*present, *value]
            elif is_object(present) and is_object(value):
                result[name] = {**present, **value}
            else:
                result[name] = value
    return result


def with_variables(value: Any, variables: Mapping[str, Any]) -> Any:
    """The value with each `{"$variable": {"name": …}}` replaced by what the variable is, or its default."""
    if is_array(value):
        return [with_variables(item, variables) for item in value]
    if not is_object(value):
        return value
    variable = value.get("$variable")
    if len(value) == 1 and is_object(variable) and isinstance(variable.get("name"), str):
        return variables.get(variable["name"], variable.get("default_value", value))
    return {name: with_variables(item, variables) for name, item in value.items()}


def with_prefix(config: Mapping[str, Any], prefix: str) -> Mapping[str, Any]:
    """The configuration with a prefix before the names of its resources, also where they depend on each other."""
    if not prefix:
        return config
    resources = [item for kind in _RESOURCES for item in _objects(config.get(kind))]
    names = {item["name"] for item in resources if isinstance(item.get("name"), str)}

    def renamed(name: Any) -> Any:
        return f"{prefix}{name}" if isinstance(name, str) and name in names else name

    def with_new_names(item: Any) -> Any:
        if not is_object(item):
            return item
        result = {**item, "name": renamed(item["name"])} if "name" in item else dict(item)
        dependencies = item.get("depends_on")
        if is_array(dependencies):
            result["depends_on"] = [renamed(each) for each in dependencies]
        return result

    return {
        name: [with_new_names(item) for item in value] if name in _RESOURCES and is_array(value) else value
        for name, value in config.items()
    }


def size(value: Any, most: int) -> int:
    """Number of values in a value, itself among them; more than `most` are not counted to the end."""
    count, waiting = 0, [value]
    while waiting and count <= most:
        each = waiting.pop()
        count += 1
        if is_array(each):
            waiting.extend(each)
        elif is_object(each):
            waiting.extend(each.values())
    return count


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if is_object(item)] if is_array(value) else []
