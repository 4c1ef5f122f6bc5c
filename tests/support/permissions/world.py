"""A fleet with one of everything that requests name, each made when a request first names it, and a key in every role."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any

import bson
from google.protobuf.timestamp_pb2 import Timestamp

from tests.support.emulator.callers import ROLES, Key, authorization, new_key
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.proto import app
from viam_cloud.proto.app import build, data, dataset, mltraining, packages

STRANGER = "stranger"


class Ids(dict[str, Any]):
    """IDs by names, made as they are asked for."""

    def __init__(self, cloud: Cloud, fleet: Fleet) -> None:
        super().__init__()
        self.cloud = cloud
        self.rpcs = cloud.app
        self.fleet = fleet

    def __missing__(self, name: str) -> Any:
        self[name] = made = _MAKERS[name](self)
        return made


@dataclass(frozen=True)
class World:
    """A fleet, IDs of what is in it, and a key for each role in it and for a stranger."""

    fleet: Fleet
    ids: Ids
    keys: Mapping[str, Key]

    def fields(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Fields of a request, with IDs in place of names that begin with `$`."""

        def real(value: Any) -> Any:
            if isinstance(value, list):
                return [real(item) for item in value]
            return self.ids[value[1:]] if isinstance(value, str) and value.startswith("$") else value

        return {name: real(value) for name, value in fields.items()}


def new_world(cloud: Cloud) -> World:
    """A world that nothing has happened in."""
    fleet = cloud.new_fleet()
    keys = {role: new_key(cloud, fleet, role) for role in ROLES}
    keys[STRANGER] = new_key(cloud, cloud.new_fleet(), "organization_owner")
    return World(fleet, Ids(cloud, fleet), keys)


def _second_part(ids: Ids) -> str:
    ids.rpcs.new_robot_part(robot_id=ids.fleet.robot, part_name="second")
    identifier: str = ids.rpcs.get_robot_parts(robot_id=ids.fleet.robot).parts[1].id
    return identifier


def _location_secret(ids: Ids) -> str:
    ids.rpcs.create_location_secret(location_id=ids.fleet.location)
    identifier: str = ids.rpcs.location_auth(location_id=ids.fleet.location).auth.secrets[0].id
    return identifier


def _part_secret(ids: Ids) -> str:
    ids.rpcs.create_robot_part_secret(part_id=ids.fleet.part)
    identifier: str = ids.rpcs.get_robot_part(id=ids.fleet.part).part.secrets[0].id
    return identifier


def _invited(ids: Ids) -> str:
    email = f"{uuid.uuid4()}@example.com"
    ids.rpcs.create_organization_invite(
        organization_id=ids.fleet.organization,
        email=email,
        authorizations=[authorization(ids.fleet, "robot_operator")],
    )
    return email


def _member(ids: Ids) -> str:
    members = ids.rpcs.list_organization_members(organization_id=ids.fleet.organization).members
    identifier: str = members[0].user_id
    ids.rpcs.add_role(authorization=authorization(ids.fleet, "robot_owner", identity_id=identifier))
    return identifier


def _package(ids: Ids) -> str:
    info = packages.PackageInfo(
        organization_id=ids.fleet.organization,
        name="m",
        version="1.0.0",
        type=packages.PackageType.PACKAGE_TYPE_ARCHIVE,
    )
    messages = [packages.CreatePackageRequest(info=info), packages.CreatePackageRequest(contents=b"x")]
    identifier: str = ids.rpcs.create_package(messages).id
    return identifier


def _build(ids: Ids) -> str:
    fields = {"module_id": ids["module"], "repo": "https://a/b", "module_version": "1.0.0", "platforms": ["any"]}
    identifier: str = ids.rpcs.start_build(**fields).build_id
    return identifier


def _repository_link(ids: Ids) -> str:
    assert ids["module"]
    [account] = ids.rpcs.list_app_links().links
    link = build.RepoLink(
        oauth_app_link_id=account.oauth_app_link_id, org_id=ids.fleet.organization, module_name="m", repo="a/b"
    )
    identifier: str = ids.rpcs.link_repo(link=link).repo_link_id
    return identifier


def _image(ids: Ids) -> str:
    return ids.cloud.upload(ids.fleet.part, b"x", tags=["tag"])


def _dataset(ids: Ids) -> str:
    identifier: str = ids.rpcs.create_dataset(name="set", organization_id=ids.fleet.organization).id
    ids.rpcs.add_binary_data_to_dataset_by_ids(dataset_id=identifier, binary_data_ids=[ids["image"]])
    return identifier


def _training_job(ids: Ids) -> str:
    identifier: str = ids.rpcs.submit_training_job(
        organization_id=ids.fleet.organization,
        dataset_id=ids["dataset"],
        model_name="trained",
        model_version="1",
        model_type=mltraining.ModelType.MODEL_TYPE_OBJECT_DETECTION,
        tags=["tag"],
    ).id
    return identifier


def _pipeline(ids: Ids) -> str:
    identifier: str = ids.rpcs.create_data_pipeline(
        organization_id=ids.fleet.organization, name="p", schedule="0 0 * * *", mql_binary=[_STAGE]
    ).id
    return identifier


def _saved_query(ids: Ids) -> str:
    query = {"organization_id": ids.fleet.organization, "name": "q", "mql_binary": [_STAGE]}
    identifier: str = ids.rpcs.create_saved_query(**query).id
    return identifier


def _sequence(ids: Ids) -> str:
    start, end = Timestamp(seconds=1), Timestamp()
    end.FromDatetime(datetime.now(timezone.utc))
    camera = data.SequenceResourceFilter(resource_name="camera", method_name="m")
    identifier: str = ids.rpcs.create_sequence(
        part_id=ids.fleet.part, resources=[camera], start_time=start, end_time=end
    ).id
    return identifier


def _sequence_dataset(ids: Ids) -> str:
    kind = dataset.DatasetType.DATASET_TYPE_SEQUENCE_DATA
    identifier: str = ids.rpcs.create_dataset(name="sequences", organization_id=ids.fleet.organization, type=kind).id
    return identifier


def _application(ids: Ids) -> str:
    ids.rpcs.enable_auth_service(org_id=ids.fleet.organization)
    identifier: str = ids.rpcs.create_oauth_app(org_id=ids.fleet.organization, client_name="App").client_id
    return identifier


def _second_part_name(ids: Ids) -> str:
    assert ids["second_part"]
    return "second"


def _package_version(ids: Ids) -> str:
    assert ids["package"]
    return "1.0.0"


def _module_version(ids: Ids) -> str:
    info = app.ModuleFileInfo(module_id=ids["module"], version="1.0.0", platform="any")
    messages = [app.UploadModuleFileRequest(module_file_info=info), app.UploadModuleFileRequest(file=b"x")]
    ids.rpcs.upload_module_file(messages)
    return "1.0.0"


def _fragment_tag(ids: Ids) -> str:
    ids.rpcs.set_fragment_tag(fragment_id=ids["fragment"], tag="tag", revision=ids["revision"])
    return "tag"


def _sharing_organization(ids: Ids) -> str:
    identifier: str = ids["other_organization"]
    ids.rpcs.share_location(location_id=ids.fleet.location, organization_id=identifier)
    return identifier


def _mapped_robot(ids: Ids) -> str:
    assert ids["mapping_session"]
    return ids.fleet.robot


def _firebase_app(ids: Ids) -> str:
    ids.rpcs.set_firebase_config(org_id=ids.fleet.organization, app_id="app", config_json="{}")
    return "app"


def _organization_with_firebase(ids: Ids) -> str:
    assert ids["firebase_app"]
    return ids.fleet.organization


def _organization_with_database(ids: Ids) -> str:
    ids.rpcs.configure_database_user(organization_id=ids.fleet.organization, password="long enough 1")
    return ids.fleet.organization


_STAGE = bson.encode({"$match": {}})

_MAKERS: dict[str, Callable[[Ids], Any]] = {
    "organization": lambda ids: ids.fleet.organization,
    "location": lambda ids: ids.fleet.location,
    "other_location": lambda ids: (
        ids.rpcs.create_location(organization_id=ids.fleet.organization, name="Elsewhere").location.id
    ),
    "other_organization": lambda ids: ids.cloud.new_fleet().organization,
    "robot": lambda ids: ids.fleet.robot,
    "part": lambda ids: ids.fleet.part,
    "second_part": _second_part,
    "key": lambda ids: new_key(ids.cloud, ids.fleet, "robot_operator").id,
    "fragment": lambda ids: ids.rpcs.create_fragment(name="f", organization_id=ids.fleet.organization).fragment.id,
    "revision": lambda ids: ids.rpcs.get_fragment(id=ids["fragment"]).fragment.revision,
    "module": lambda ids: ids.rpcs.create_module(organization_id=ids.fleet.organization, name="m").module_id,
    "location_secret": _location_secret,
    "part_secret": _part_secret,
    "email": _invited,
    "new_email": lambda ids: f"{uuid.uuid4()}@example.com",
    "member": _member,
    "namespace": lambda ids: f"n{ids.fleet.organization[:8]}",
    "robot_role": lambda ids: authorization(ids.fleet, "robot_operator"),
    "member_role": lambda ids: authorization(ids.fleet, "robot_owner", identity_id=ids["member"]),
    "new_role": lambda ids: authorization(ids.fleet, "robot_operator", identity_id=ids["member"]),
    "organization_role": lambda ids: authorization(ids.fleet, "organization_operator"),
    "package": _package,
    "build": _build,
    "repository_link": _repository_link,
    "mapping_session": lambda ids: ids.rpcs.start_mapping_session(robot_id=ids.fleet.robot, map_name="m").session_id,
    "image": _image,
    "dataset": _dataset,
    "training_job": _training_job,
    "pipeline": _pipeline,
    "saved_query": _saved_query,
    "sequence": _sequence,
    "sequence_dataset": _sequence_dataset,
    "application": _application,
    "second_part_name": _second_part_name,
    "package_version": _package_version,
    "module_version": _module_version,
    "fragment_tag": _fragment_tag,
    "sharing_organization": _sharing_organization,
    "mapped_robot": _mapped_robot,
    "firebase_app": _firebase_app,
    "organization_with_firebase": _organization_with_firebase,
    "organization_with_database": _organization_with_database,
    "stage": lambda ids: _STAGE,
}
