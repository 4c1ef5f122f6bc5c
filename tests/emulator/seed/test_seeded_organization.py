"""What a seed says of people, fragments, the registry, contact, logs, boxes, training, pipelines and invoices."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from viam_cloud import ViamClient
from viam_cloud.methods import app_service
from viam_cloud.proto import app
from viam_cloud.proto.app import datapipelines, mltraining
from viam_cloud_emulator import Emulator, SeedError

_SEED = """
publishers:
  - name: Others
    public_namespace: others
    registry:
      - name: camera
        visibility: public
        description: A camera
        models: [{api: "rdk:component:camera", model: "others:camera:one"}]
        versions: ["1.0.0", "1.1.0"]
        platforms: [linux/amd64, linux/arm64]
organizations:
  - name: Plant
    public_namespace: plant
    members:
      - {email: Owner@example.com, role: owner, first_name: Olga, last_login: 2025-12-30T10:00:00Z}
      - {email: guest@example.com, invited: true}
    datasets: [gauges]
    fragments:
      - {name: camera, tags: [stable], config: {components: [{name: camera, model: fake}]}}
      - {name: shared, visibility: public}
    registry:
      - {name: reader, visibility: public, versions: ["0.1.0"]}
      - {name: gauges, type: ml_model}
    training_jobs:
      - {model: gauges, version: "1", dataset: gauges, submitted: 2025-12-01T00:00:00Z}
      - {model: other, version: "1", dataset: gauges, submitted: 2025-12-02T00:00:00Z}
      - {model: other, version: "2", dataset: gauges, state: failed, error: no luck, submitted: 2025-12-03T00:00:00Z}
      - {model: other, version: "2", dataset: gauges, state: canceled, submitted: 2025-12-04T00:00:00Z}
    pipelines:
      - name: hourly
        schedule: "0 * * * *"
        backfill: true
        mql: [{$group: {_id: $component_name, n: {$sum: 1}}}, {$project: {_id: 0}}]
      - {name: idle, schedule: "0 0 * * *", enabled: false, mql: [{$match: {}}]}
    invoices:
      - {month: 2025-11, amount: 40, tax: 1.5, paid: false}
      - {month: 2025-12, amount: 41.5}
    locations:
      - name: Yard
        members: [{email: helper@example.com}]
        machines:
          - name: boiler
            last_access: 2025-12-31T08:00:00Z
            members: [{email: helper@example.com, role: owner}]
            parts:
              - name: boiler-main
                fragments: [camera]
                config: {fragments: [{id: elsewhere}], components: [{name: arm, model: fake}]}
                logs:
                  - {time: 2025-12-31T07:58:00Z, message: pressure is 4 bar}
                  - {time: 2025-12-31T07:59:00Z, level: error, logger: valve, host: pi, message: stuck}
                files:
                  - path: gauge.two.png
                    tags: [gauge]
                    datasets: [gauges]
                    boxes:
                      - {label: gauge, x_min: 0.2, y_min: 0.1, x_max: 0.7, y_max: 0.9}
                      - {label: hand, x_min: 0, y_min: 0, x_max: 1, y_max: 1, confidence: 0.5}
                readings:
                  - {component_name: t, start: 2025-12-30T10:30:00Z, interval_seconds: 3600, values: [{c: 1}, {c: 2}]}
              - name: boiler-second
                logs: [{time: 2025-12-31T06:00:00Z, message: up}]
              - {name: boiler-third}
          - {name: awake, online: true}
          - {name: recent, last_access: 2h ago}
          - {name: new}
"""


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ViamClient]:
    folder = tmp_path_factory.mktemp("seed")
    (folder / "gauge.two.png").write_bytes(b"a picture")
    (folder / "seed.yaml").write_text(_SEED)
    with Emulator(seed=folder / "seed.yaml") as emulator, emulator.client() as client:
        yield client


@pytest.fixture(scope="module")
def organization_id(seeded: ViamClient) -> str:
    # Not those of others.
    [organization] = seeded.app_client.list_organizations()
    assert organization.name == "Plant"
    return organization.id


def _utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone.utc)


def test_members(seeded: ViamClient, organization_id: str) -> None:
    members, invites = seeded.app_client.list_organization_members(organization_id)
    emails = {member.user_id: member.emails[0] for member in members}
    assert list(emails.values()) == ["developer@example.com", "owner@example.com", "helper@example.com"]
    assert [member.last_login.ToDatetime(timezone.utc) for member in members if member.HasField("last_login")] == [
        _utc(2025, 12, 30, 10)
    ]
    assert [(invite.email, invite.authorizations[0].authorization_id) for invite in invites] == [
        ("guest@example.com", "organization_operator")
    ]
    roles = [
        (emails[each.identity_id], each.authorization_id)
        for each in seeded.app_client.list_authorizations(organization_id)
        if each.identity_type == "user"
    ]
    assert roles == [
        ("developer@example.com", "organization_owner"),
        ("owner@example.com", "organization_owner"),
        ("helper@example.com", "location_operator"),
        ("helper@example.com", "robot_owner"),
    ]


def test_fragments_and_their_use(seeded: ViamClient, organization_id: str) -> None:
    request = app.ListFragmentsRequest(
        organization_id=organization_id,
        fragment_visibility=[
            app.FragmentVisibility.FRAGMENT_VISIBILITY_PRIVATE,
            app.FragmentVisibility.FRAGMENT_VISIBILITY_PUBLIC,
        ],
    )
    response = seeded.call(app_service.LIST_FRAGMENTS, request)
    assert [(each.name, each.visibility) for each in response.fragments] == [("camera", 1), ("shared", 2)]
    assert [usage.machines for usage in response.fragment_usages] == [1, 0]
    camera = seeded.call(app_service.GET_FRAGMENT, app.GetFragmentRequest(id=response.fragments[0].id))
    assert [tag.tag for tag in camera.tags] == ["stable"]
    [part, *_] = _parts(seeded, organization_id, "boiler")
    used = [dict(entry) for entry in part.robot_config["fragments"]]
    assert used == [{"id": "elsewhere"}, {"id": response.fragments[0].id}]


def _machines(client: ViamClient, organization_id: str) -> dict[str, app.Robot]:
    return {robot.name: robot for robot in client.app_client.list_robots_for_org(org_id=organization_id).robots}


def _parts(client: ViamClient, organization_id: str, machine: str) -> list[app.RobotPart]:
    robot = _machines(client, organization_id)[machine]
    return list(client.call(app_service.GET_ROBOT_PARTS, app.GetRobotPartsRequest(robot_id=robot.id)).parts)


def test_contact(seeded: ViamClient, organization_id: str) -> None:
    machines = _machines(seeded, organization_id)
    assert machines["boiler"].last_access.ToDatetime(timezone.utc) == _utc(2025, 12, 31, 8)
    assert machines["boiler"].online_state == app.OnlineState.ONLINE_STATE_OFFLINE
    assert machines["awake"].online_state == app.OnlineState.ONLINE_STATE_ONLINE
    now = datetime.now(timezone.utc)
    assert abs(machines["awake"].last_access.ToDatetime(timezone.utc) - now) < timedelta(hours=1)
    assert abs(machines["recent"].last_access.ToDatetime(timezone.utc) - now + timedelta(hours=2)) < timedelta(hours=1)
    assert machines["new"].online_state == app.OnlineState.ONLINE_STATE_AWAITING_SETUP
    _, second, third = _parts(seeded, organization_id, "boiler")
    # What has logged has been in contact.
    assert second.last_access.ToDatetime(timezone.utc) == _utc(2025, 12, 31, 6)
    assert not third.HasField("last_access")


def test_a_machine_stays_online(tmp_path: Path) -> None:
    path = tmp_path / "seed.yaml"
    path.write_text("organizations: [{name: A, locations: [{name: L, machines: [{name: awake, online: true}]}]}]")
    with Emulator(seed=path) as emulator, emulator.client() as client:
        emulator.advance(timedelta(days=400))
        robot = _machines(client, client.app_client.list_organizations()[0].id)["awake"]
    assert robot.online_state == app.OnlineState.ONLINE_STATE_ONLINE
    assert robot.last_access.ToDatetime(timezone.utc) > datetime.now(timezone.utc) + timedelta(days=399)


def test_logs(seeded: ViamClient, organization_id: str) -> None:
    [main, *_] = _parts(seeded, organization_id, "boiler")
    entries = seeded.app_client.get_robot_part_logs(main.id)
    assert [(entry.level, entry.logger_name, entry.host, entry.message) for entry in entries] == [
        ("error", "valve", "pi", "stuck"),
        ("info", "rdk", "", "pressure is 4 bar"),
    ]


def test_files_are_named_as_uploads_name_them(seeded: ViamClient, organization_id: str, tmp_path: Path) -> None:
    [main, *_] = _parts(seeded, organization_id, "boiler")
    (tmp_path / "gauge.two.png").write_bytes(b"another")
    uploaded = seeded.data_client.file_upload_from_path(str(tmp_path / "gauge.two.png"), main.id)
    files = seeded.data_client.binary_data_by_filter(include_binary_data=False)[0]
    assert {(file.metadata.file_name, file.metadata.file_ext) for file in files} == {("gauge.two", ".png")}
    assert len(files) == 2
    seeded.data_client.delete_binary_data_by_ids([uploaded])


def test_boxes(seeded: ViamClient) -> None:
    [file] = seeded.data_client.binary_data_by_filter(include_binary_data=False)[0]
    boxes = [
        (box.label, box.x_min_normalized, box.y_max_normalized, box.confidence if box.HasField("confidence") else None)
        for box in file.metadata.annotations.bboxes
    ]
    assert boxes == [("gauge", 0.2, 0.9, None), ("hand", 0, 1, 0.5)]


def test_the_registry(seeded: ViamClient, organization_id: str) -> None:
    items = seeded.call(app_service.LIST_REGISTRY_ITEMS, app.ListRegistryItemsRequest()).items
    assert [item.item_id for item in items] == ["others:camera", "plant:reader", "plant:gauges"]
    camera, reader, gauges = items
    assert camera.organization_id != organization_id
    assert (camera.description, camera.module_metadata.models[0].model) == ("A camera", "others:camera:one")
    assert [
        (version.version, [file.platform for file in version.files]) for version in camera.module_metadata.versions
    ] == [("1.0.0", ["linux/amd64", "linux/arm64"]), ("1.1.0", ["linux/amd64", "linux/arm64"])]
    assert [version.version for version in reader.module_metadata.versions] == ["0.1.0"]
    # A model is in the registry where the seed says so.
    assert list(gauges.ml_model_metadata.versions) == ["1"]


def test_training_jobs(seeded: ViamClient, organization_id: str) -> None:
    jobs = seeded.ml_training_client.list_training_jobs(organization_id)
    status = mltraining.TrainingStatus
    assert [(job.model_name, job.model_version, status.Name(job.status)[16:]) for job in reversed(jobs)] == [
        ("gauges", "1", "COMPLETED"),
        ("other", "1", "COMPLETED"),
        ("other", "2", "FAILED"),
        ("other", "2", "CANCELED"),
    ]
    assert jobs[-1].created_on.ToDatetime(timezone.utc) == _utc(2025, 12, 1)
    assert jobs[1].error_status.message == "no luck"


def test_pipelines(seeded: ViamClient, organization_id: str) -> None:
    hourly, idle = seeded.data_client.list_data_pipelines(organization_id)
    assert (hourly.enabled, idle.enabled) == (True, False)
    runs = seeded.data_client.list_data_pipeline_runs(hourly.id).runs
    assert [(run.status, run.data_start_time) for run in runs] == [
        (datapipelines.DataPipelineRunStatus.DATA_PIPELINE_RUN_STATUS_COMPLETED, _utc(2025, 12, 30, hour))
        for hour in (11, 10)
    ]


def test_invoices(seeded: ViamClient, organization_id: str) -> None:
    summary = seeded.billing_client.get_invoices_summary(organization_id)
    assert summary.outstanding_balance == 41.5
    assert [
        (
            invoice.invoice_date.ToDatetime(timezone.utc),
            invoice.invoice_amount,
            invoice.status,
            invoice.HasField("paid_date"),
        )
        for invoice in summary.invoices
    ] == [
        (_utc(2026, 1, 1), 41.5, "paid", True),
        (_utc(2025, 12, 1), 41.5, "outstanding", False),
    ]


def test_a_restart_keeps_publishers_apart(tmp_path: Path) -> None:
    path = tmp_path / "seed.yaml"
    path.write_text("publishers: [{name: Others, public_namespace: others}]")
    for _ in range(2):
        with Emulator(seed=path, data=tmp_path / "data") as emulator, emulator.client() as client:
            assert client.app_client.list_organizations() == []


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str], str]:
    def refused(text: str) -> str:
        path = tmp_path / "seed.yaml"
        path.write_text(textwrap.dedent(text))
        with pytest.raises(SeedError) as caught, Emulator(seed=path):
            pass
        return str(caught.value)

    return refused


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("members: [{email: nobody}]", ":1: organizations[0].members[0]: email 'nobody' is not an e-mail address"),
        ("members: [{email: a@b.c}, {email: a@b.c}]", "members[1]: the organization_operator"),
        ("members: [{email: a@b.c, role: boss}]", "members[0].role: must be 'owner' or 'operator'"),
        ("members: [{email: a@b.c, invited: 1}]", "members[0].invited: must be true or false"),
        ("fragments: [{name: f, visibility: secret}]", "visibility: must be 'private', 'public' or 'public_unlisted'"),
        ("registry: [{name: r, visibility: public}]", "registry[0]: a public item takes a public namespace"),
        ("registry: [{name: r, versions: [one]}]", "registry[0]: module_file_info.version 'one' is not a version"),
        ("registry: [{name: r, type: ml_model, versions: ['1.0.0']}]", "registry[0]: there is no module"),
        ("training_jobs: [{model: m, version: '1', dataset: d}]", "dataset: 'd' is not among the datasets of 'A'"),
        ("pipelines: [{name: p, schedule: daily, mql: [{$match: {}}]}]", "pipelines[0]: schedule is not a cron"),
        ("pipelines: [{name: p, schedule: '* * * * *', mql: [{$out: x}]}]", "pipelines[0]: "),
        ("invoices: [{month: 2025-13, amount: 1}]", "month: '2025-13' is no month; write it as 2024-05"),
        ("invoices: [{month: 2025-12, amount: 0}]", "invoices[0]: subtotal must be from 0.01"),
        ("locations: [{name: L, machines: [{name: M, parts: [{name: P, fragments: [f]}]}]}]", "'f' is not among the"),
        (
            "locations: [{name: L, machines: [{name: M, parts: [{name: P, logs: [{level: loud, message: m}]}]}]}]",
            "logs[0].level: must be 'debug', 'info', 'warn', 'error' or 'fatal'",
        ),
        ("locations: [{name: L, machines: [{name: M, last_access: 2 ago}]}]", "last_access: '2 ago' is no time"),
    ],
)
def test_problems_and_their_places(refused: Callable[[str], str], text: str, problem: str) -> None:
    assert problem in refused(f"organizations: [{{name: A, {text}}}]")


def test_names_of_publishers_are_their_own(refused: Callable[[str], str]) -> None:
    assert "another organization named 'A'" in refused(
        "{publishers: [{name: A, public_namespace: a}], organizations: [{name: A}]}"
    )
    assert "belongs to another organization" in refused(
        "{publishers: [{name: A, public_namespace: a}], organizations: [{name: B, public_namespace: a}]}"
    )
