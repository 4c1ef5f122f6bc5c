"""Locations, machines, parts and fragments of a seed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from viam_cloud.methods import app_service, robot_service
from viam_cloud.proto import app, common
from viam_cloud.proto.app import robot
from viam_cloud_emulator.core.clock import LATEST_TIME
from viam_cloud_emulator.seed.captures import upload_file, upload_readings
from viam_cloud_emulator.seed.context import Context, errors_at, timestamp
from viam_cloud_emulator.seed.identities import make_keys, make_members
from viam_cloud_emulator.seed.schema import SeedFragment, SeedLocation, SeedLog, SeedMachine, SeedPart


def make_fragment(context: Context, wanted: SeedFragment) -> None:
    """Make a fragment of the organization."""
    with errors_at(wanted.place):
        request = app.CreateFragmentRequest(
            organization_id=context.organization_id,
            name=wanted.name,
            visibility=app.FragmentVisibility.Value(f"FRAGMENT_VISIBILITY_{wanted.visibility.upper()}"),
        )
        request.config.update(wanted.config)
        fragment = context.calls.unary(app_service.CREATE_FRAGMENT, request).fragment
        for tag in wanted.tags:
            tagged = app.SetFragmentTagRequest(fragment_id=fragment.id, tag=tag, revision=fragment.revision)
            context.calls.unary(app_service.SET_FRAGMENT_TAG, tagged)
    context.fragments[wanted.name] = fragment.id


def make_location(context: Context, wanted: SeedLocation, parent: str = "") -> None:
    """Make a location with everything in it."""
    with errors_at(wanted.place):
        request = app.CreateLocationRequest(organization_id=context.organization_id, name=wanted.name)
        if parent:
            request.parent_location_id = parent
        location_id = context.calls.unary(app_service.CREATE_LOCATION, request).location.id
    make_keys(context, wanted.keys, "location", location_id)
    make_members(context, wanted.members, "location", location_id)
    for location in wanted.locations:
        make_location(context, location, parent=location_id)
    for machine in wanted.machines:
        _make_machine(context, machine, location_id)


def _make_machine(context: Context, wanted: SeedMachine, location_id: str) -> None:
    calls = context.calls
    with errors_at(wanted.place):
        robot_id = calls.unary(app_service.NEW_ROBOT, app.NewRobotRequest(name=wanted.name, location=location_id)).id
        [main] = calls.unary(app_service.GET_ROBOT_PARTS, app.GetRobotPartsRequest(robot_id=robot_id)).parts
    make_keys(context, wanted.keys, "robot", robot_id)
    make_members(context, wanted.members, "robot", robot_id)
    part_id = main.id
    for index, part in enumerate(wanted.parts):
        if index:
            with errors_at(part.place):
                new_part = app.NewRobotPartRequest(robot_id=robot_id, part_name=part.name)
                part_id = calls.unary(app_service.NEW_ROBOT_PART, new_part).part_id
        _make_part(context, part, part_id)
    # After the parts, as what is said of the machine itself has precedence.
    _note_contact(context, main.id, wanted.last_access, online=wanted.online)


def _make_part(context: Context, wanted: SeedPart, part_id: str) -> None:
    with errors_at(wanted.place):
        update = app.UpdateRobotPartRequest(id=part_id, name=wanted.name)
        config = dict(wanted.config or {})
        if wanted.fragments:
            config["fragments"] = [
                *config.get("fragments", []),
                *({"id": context.fragments[name]} for name in wanted.fragments),
            ]
        if config:
            update.robot_config.update(config)
        context.calls.unary(app_service.UPDATE_ROBOT_PART, update)
    for file in wanted.files:
        upload_file(context, file, part_id)
    for readings in wanted.readings:
        upload_readings(context, readings, part_id)
    _write_logs(context, wanted.logs, part_id)
    latest = max((entry.time for entry in wanted.logs if entry.time is not None), default=None)
    _note_contact(context, part_id, wanted.last_access or latest, online=wanted.online)


def _write_logs(context: Context, wanted: Iterable[SeedLog], part_id: str) -> None:
    for each in wanted:
        with errors_at(each.place):
            entry = common.LogEntry(
                host=each.host,
                level=each.level,
                logger_name=each.logger,
                message=each.message,
                time=None if each.time is None else timestamp(each.time),
            )
            context.calls.unary(robot_service.LOG, robot.LogRequest(id=part_id, logs=[entry]))


def _note_contact(context: Context, part_id: str, time: datetime | None, *, online: bool) -> None:
    """Call as the part would, at the time of its last contact."""
    if online:
        # The last contact is never in the future, so this one is always now.
        time = LATEST_TIME
    if time is not None:
        context.calls.as_machine(part_id).at(time).unary(robot_service.LOG, robot.LogRequest(id=part_id))
