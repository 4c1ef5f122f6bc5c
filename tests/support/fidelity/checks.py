"""What the emulator does where it might differ from the cloud: observed, in the words of the table of `docs/emulator/fidelity.md`."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TypeAlias

import bson

from tests.support.emulator.callers import ROLES, Key, callers, new_key
from tests.support.emulator.fleet import Cloud, Fleet, file_messages
from tests.support.waiting import LIMIT
from viam_cloud.errors import GRPCError
from viam_cloud.methods import data_sync_service, package_service
from viam_cloud.proto import app, common
from viam_cloud.proto.app import build, datasync, mltraining, packages
from viam_cloud_emulator import Emulator

SEED = """
publishers:
  - {name: Others, public_namespace: others, registry: [{name: camera, visibility: public}]}
"""


@dataclass(frozen=True)
class World:
    """An emulator of one's own, whose clock may be moved, seeded with `SEED`, and a fleet."""

    emulator: Emulator
    cloud: Cloud
    fleet: Fleet


Check: TypeAlias = Callable[[World], str]
CHECKS: dict[str, Check] = {}
"""Checks by the behaviour that they observe."""


def _check(behaviour: str) -> Callable[[Check], Check]:
    def register(check: Check) -> Check:
        CHECKS[behaviour] = check
        return check

    return register


def refusal(call: Callable[[], object]) -> str:
    try:
        call()
    except GRPCError as error:
        return f"`{error.status.name}`"
    return "allowed"


def _dataset(world: World) -> str:
    rpcs, organization = world.cloud.app, world.fleet.organization
    identifier: str = rpcs.create_dataset(name="set", organization_id=organization).id
    world.cloud.upload(world.fleet.part, b"x", dataset_ids=[identifier])
    return identifier


def _job(world: World) -> str:
    identifier: str = world.cloud.app.submit_training_job(
        organization_id=world.fleet.organization,
        dataset_id=_dataset(world),
        model_name="model",
        model_version="1",
        model_type=mltraining.ModelType.MODEL_TYPE_OBJECT_DETECTION,
        tags=["a"],
    ).id
    return identifier


@_check("a training job")
def _training(world: World) -> str:
    job_id = _job(world)

    def status() -> str:
        job = world.cloud.app.get_training_job(id=job_id).metadata
        return str(mltraining.TrainingStatus.Name(job.status)[16:].lower())

    first = status()
    world.emulator.advance(timedelta(seconds=12))
    last = status()
    # Models are registered by a thread of the emulator's, or when the clock is moved.
    [item] = world.cloud.app.list_registry_items(organization_id=world.fleet.organization).items
    versions = len(item.ml_model_metadata.versions)
    return f"{first}, after 12 seconds {last}, with {versions} version of a model that has no file"


@_check("a cloud build")
def _build(world: World) -> str:
    rpcs = world.cloud.app
    module = rpcs.create_module(organization_id=world.fleet.organization, name="m").module_id
    rpcs.start_build(module_id=module, repo="https://a/b", module_version="1.0.0", platforms=["any"])
    world.emulator.advance(timedelta(seconds=10))
    [job] = rpcs.list_jobs(module_id=module).jobs
    versions = rpcs.get_module(module_id=module).module.versions
    done = build.JobStatus.Name(job.status)[11:].lower()
    return f"{done} after 10 seconds; the module has {len(versions)} versions more"


@_check("the accounts at a code host that builds may use")
def _accounts(world: World) -> str:
    return f"{len(world.cloud.app.list_app_links().links)} for each caller, without signing in there"


@_check("a mapping session")
def _mapping(world: World) -> str:
    rpcs = world.cloud.app
    session = rpcs.start_mapping_session(robot_id=world.fleet.robot, map_name="m").session_id
    stopped = rpcs.stop_mapping_session(session_id=session)
    package = rpcs.get_package(id=stopped.package_id, version=stopped.version, include_url=True).package
    with urllib.request.urlopen(package.url, timeout=LIMIT) as response:
        points = "no points" if b"\nPOINTS 0\n" in response.read() else "points"
    kind = packages.PackageType.Name(package.info.type)[13:].lower().replace("_", " ")
    return f"a package of type {kind} with {points} in it"


def _package(world: World) -> packages.Package:
    info = packages.PackageInfo(
        organization_id=world.fleet.organization,
        name="tools",
        version="1",
        type=packages.PackageType.PACKAGE_TYPE_ARCHIVE,
    )
    messages = [packages.CreatePackageRequest(info=info), packages.CreatePackageRequest(contents=b"x")]
    identifier = world.cloud.call(package_service.CREATE_PACKAGE, iter(messages)).id
    found: packages.Package = world.cloud.app.get_package(id=identifier, version="1").package
    return found


@_check("the ID of a package")
def _package_id(world: World) -> str:
    return f"`{_package(world).id.replace(world.fleet.organization, '<organization ID>').replace('tools', '<name>')}`"


@_check("the checksum of a package")
def _checksum(world: World) -> str:
    return f"{len(_package(world).checksum) * 4} bits of SHA-256, in hexadecimal digits"


@_check("an invoice")
def _invoice(world: World) -> str:
    rpcs, organization = world.cloud.app, world.fleet.organization
    rpcs.charge_organization(org_id_to_charge=organization, subtotal=1, tax=0)
    [invoice] = rpcs.get_invoices_summary(org_id=organization).invoices
    return f"`{invoice.status}` as soon as it is charged; seeds leave others `outstanding`"


@_check("an invite to an organization")
def _invite(world: World) -> str:
    rpcs, organization = world.cloud.app, world.fleet.organization
    rpcs.create_organization_invite(organization_id=organization, email="a@example.com")
    members = rpcs.list_organization_members(organization_id=organization)
    assert len(members.invites) == 1
    return "pending until the address registers at an OAuth application; no e-mail is sent"


@_check("how long a machine is online")
def _online(world: World) -> str:
    secret = world.cloud.app.get_robot_part(id=world.fleet.part).part.secret
    with callers(world.emulator) as signing_in:
        machine = signing_in.with_secret("robot-secret", world.fleet.part, secret)
        assert machine.status("log", id=world.fleet.part) == "OK"

    def online() -> bool:
        robot = world.cloud.app.get_robot(id=world.fleet.robot).robot
        return bool(robot.online_state == app.OnlineState.ONLINE_STATE_ONLINE)

    before = online()
    world.emulator.advance(timedelta(seconds=61))
    assert (before, online()) == (True, False)
    return "60 seconds from its last call"


@_check("entries in a page of logs")
def _logs(world: World) -> str:
    entries = [common.LogEntry(message=str(number)) for number in range(101)]
    world.cloud.app.log(id=world.fleet.part, logs=entries)
    return f"{len(world.cloud.app.get_robot_part_logs(id=world.fleet.part).logs)} by default, 10,000 at most"


@_check("`range` of a request for logs")
def _range(world: World) -> str:
    now = datetime.now(timezone.utc)
    entry = common.LogEntry(message="old")
    entry.time.FromDatetime(now - timedelta(hours=5))
    world.cloud.app.log(id=world.fleet.part, logs=[entry])
    found = {
        text: len(world.cloud.app.get_robot_part_logs(id=world.fleet.part, range=text).logs) for text in ("4h", "1d")
    }
    assert found == {"4h": 0, "1d": 1}
    both = {"start": entry.time, "end": entry.time}
    refused = refusal(lambda: world.cloud.app.get_robot_part_logs(id=world.fleet.part, range="4h", **both))
    return f"`15m`, `4h`, `2d`: from `start`, up to `end`, or up to now; with both, {refused}"


@_check("files in a page of binary data")
def _files(world: World) -> str:
    for number in range(51):
        world.cloud.upload(world.fleet.part, b"%d" % number)
    return f"{len(world.cloud.list_files(world.fleet.organization).data)} by default"


def _status_of(url: str, headers: Mapping[str, str] | None = None) -> int:
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=dict(headers or {})), timeout=LIMIT
        ) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@_check("a signed link to a file")
def _signed(world: World) -> str:
    rpcs, identifier = world.cloud.app, world.cloud.upload(world.fleet.part, b"x")

    def valid(minutes: int, **more: int) -> bool:
        url = rpcs.create_binary_data_signed_url(binary_data_id=identifier, **more).signed_url
        world.emulator.advance(timedelta(minutes=minutes))
        return _status_of(url) == 200

    assert (valid(14), valid(16)) == (True, False)
    longest = refusal(lambda: valid(0, expiration_minutes=10_081))
    return f"15 minutes by default; more than 7 days are {longest}"


@_check("the `uri` of a file")
def _uri(world: World) -> str:
    world.cloud.upload(world.fleet.part, b"x")
    uri = world.cloud.list_files(world.fleet.organization).data[0].metadata.uri
    key = {"key_id": world.emulator.api_key_id, "key": world.emulator.api_key}
    return f"{_status_of(uri)} without a key, {_status_of(uri, key)} with one in the headers `key_id` and `key`"


@_check("a file named `a.jpg` and no extension")
def _extension(world: World) -> str:
    world.cloud.upload(world.fleet.part, b"x", file_name="a.jpg")
    [file] = world.cloud.list_files(world.fleet.organization).data
    return f"`file_name` `{file.metadata.file_name}`, `file_ext` `{file.metadata.file_ext}`"


@_check("the same content twice")
def _twice(world: World) -> str:
    for _ in range(2):
        world.cloud.upload(world.fleet.part, b"x", file_name="a")
    return f"{len(world.cloud.list_files(world.fleet.organization).data)} files"


@_check("what is uploaded, in queries")
def _visible(world: World) -> str:
    metadata = datasync.UploadMetadata(
        part_id=world.fleet.part,
        component_name="s",
        component_type="rdk:component:sensor",
        method_name="Readings",
        type=datasync.DataType.DATA_TYPE_TABULAR_SENSOR,
    )
    reading = datasync.SensorData()
    reading.struct.update({"readings": {"bar": 1}})
    request = datasync.DataCaptureUploadRequest(metadata=metadata, sensor_contents=[reading])
    world.cloud.call(data_sync_service.DATA_CAPTURE_UPLOAD, request)
    rows = world.cloud.app.tabular_data_by_mql(
        organization_id=world.fleet.organization, mql_binary=[bson.encode({"$match": {}})]
    ).raw_data
    return "there at once" if len(rows) == 1 else "there later"


@_check("a message of more than 32 MiB")
def _large(world: World) -> str:
    identifiers = [
        world.cloud.data.file_upload(
            file_messages(datasync.UploadMetadata(part_id=world.fleet.part), [bytes(1024 * 1024)] * 17)
        ).binary_data_id
        for _ in range(2)
    ]
    rpcs = world.cloud.data
    return refusal(lambda: rpcs.binary_data_by_ids(binary_data_ids=identifiers, include_binary=True))


@_check("how long an access token lasts")
def _token(world: World) -> str:
    with callers(world.emulator) as signing_in:
        caller = signing_in.with_key(Key(world.emulator.api_key_id, world.emulator.api_key))
        world.emulator.advance(timedelta(minutes=59))
        early = caller.status("list_organizations")
        world.emulator.advance(timedelta(minutes=2))
        late = caller.status("list_organizations")
    assert early == "OK"
    return f"an hour, or `--token-lifetime`; then `{late}`"


@_check("what a caller may not see")
def _hidden(world: World) -> str:
    stranger = new_key(world.cloud, world.cloud.new_fleet(), "organization_owner")
    operator = new_key(world.cloud, world.fleet, "organization_operator")
    with callers(world.emulator) as signing_in:
        unseen = signing_in.with_key(stranger).status("get_robot", id=world.fleet.robot)
        undone = signing_in.with_key(operator).status("delete_robot", id=world.fleet.robot)
    return f"`{unseen}`; what it may see and not do, `{undone}`"


@_check("who lists tags of data, and who sees metadata of an organization")
def _tags_and_metadata(world: World) -> str:
    world.cloud.upload(world.fleet.part, b"x", tags=["tag"])
    with callers(world.emulator) as signing_in:
        for role in ROLES:
            caller = signing_in.with_key(new_key(world.cloud, world.fleet, role))
            owner = role.endswith("owner")
            assert ("tag" in caller.rpcs.tags_by_filter().tags) == owner, role
            status = caller.status("get_organization_metadata", organization_id=world.fleet.organization)
            assert status == ("OK" if owner else "PERMISSION_DENIED"), role
    return "its owner, and owners of locations and machines for what is theirs; operators neither"


@_check("the organizations of others with public items")
def _publishers(world: World) -> str:
    [organization] = world.cloud.app.list_organizations().organizations
    [item] = world.cloud.app.list_registry_items().items
    assert (organization.id, item.item_id) == (world.fleet.organization, "others:camera")
    return "not among those that are listed; their items are found"
