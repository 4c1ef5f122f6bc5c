"""Uploads that become visible some time later; the clock is the emulator's, moved by the tests."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.captures import NOON, emulator_of_its_own, encoded, mql, sql, upload_readings
from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.errors import InvalidArgumentError, NotFoundError
from viam_cloud.proto.app import data

_SINK = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK
_LAG = datetime.timedelta(minutes=2)
_COUNT: list[dict[str, Any]] = [{"$count": "n"}]


def _seen(cloud: Cloud, fleet: Fleet) -> tuple[int, int, int]:
    """Readings in MQL, readings in SQL, files."""
    found = mql(cloud, fleet.organization, _COUNT)
    rows = sql(cloud, fleet.organization, "SELECT COUNT(*) AS n FROM readings")
    return sum(each["n"] for each in found), rows[0]["n"], cloud.list_files(fleet.organization, count_only=True).count


@pytest.mark.parametrize("is_async", [False, True])
def test_uploads_are_visible_once_the_lag_is_over(is_async: bool) -> None:
    with emulator_of_its_own(is_async, lag=_LAG) as (emulator, cloud):
        fleet = cloud.new_fleet()
        dogs = cloud.data.create_dataset(name="dogs", organization_id=fleet.organization).id
        upload_readings(cloud, fleet.part, [{"n": 1}])
        image = cloud.upload(fleet.part, b"image", dataset_ids=[dogs])
        assert _seen(cloud, fleet) == (0, 0, 0)
        with pytest.raises(NotFoundError, match="binary data"):
            cloud.data.create_binary_data_signed_url(binary_data_id=image)
        emulator.advance(_LAG / 2)
        upload_readings(cloud, fleet.part, [{"n": 2}])
        assert _seen(cloud, fleet) == (0, 0, 0)
        emulator.advance(_LAG / 2)
        assert _seen(cloud, fleet) == (1, 1, 1)
        (item,) = cloud.list_files(fleet.organization, filter={"dataset_id": dogs}).data
        assert item.metadata.binary_data_id == image
        emulator.advance(_LAG)
        assert _seen(cloud, fleet) == (2, 2, 1)


@pytest.mark.parametrize("is_async", [False, True])
def test_what_is_wrong_is_said_at_once(is_async: bool) -> None:
    with emulator_of_its_own(is_async, lag=_LAG) as (_, cloud):
        fleet = cloud.new_fleet()
        with pytest.raises(NotFoundError, match="machine part"):
            upload_readings(cloud, "nowhere", [{"n": 1}])
        with pytest.raises(InvalidArgumentError, match="more than 4 MiB"):
            upload_readings(cloud, fleet.part, [{"n": "x" * 4_200_000}])
        with pytest.raises(NotFoundError, match="dataset"):
            cloud.upload(fleet.part, b"image", dataset_ids=["nothing"])


def test_what_is_on_its_way_is_not_lost_by_a_stop(tmp_path: Path) -> None:
    with emulator_of_its_own(False, lag=_LAG, data=tmp_path) as (_, cloud):
        fleet = cloud.new_fleet()
        upload_readings(cloud, fleet.part, [{"n": 1}])
        cloud.upload(fleet.part, b"image")
    with emulator_of_its_own(False, data=tmp_path) as (_, cloud):
        assert _seen(cloud, fleet) == (1, 1, 1)


def test_what_is_gone_meanwhile_takes_nothing_else_with_it(caplog: pytest.LogCaptureFixture) -> None:
    with emulator_of_its_own(False, lag=_LAG) as (emulator, cloud):
        gone, fleet = cloud.new_fleet(), cloud.new_fleet()
        cloud.upload(gone.part, b"image")
        upload_readings(cloud, fleet.part, [{"n": 1}])
        cloud.app.delete_robot(id=gone.robot)
        emulator.advance(_LAG)
        assert _seen(cloud, fleet) == (1, 1, 0)
    assert [record.levelname for record in caplog.records if "lost on its way" in record.message] == ["WARNING"]


def test_pipelines_do_not_see_what_has_not_arrived() -> None:
    with emulator_of_its_own(False, lag=datetime.timedelta(hours=3)) as (emulator, cloud):
        fleet = cloud.new_fleet()
        pipeline = cloud.data.create_data_pipeline(
            organization_id=fleet.organization,
            name="hourly",
            mql_binary=encoded({"$match": {}}),
            schedule="0 * * * *",
            data_source_type=1,
        ).id
        minutes = (datetime.datetime.now(datetime.timezone.utc) - NOON).total_seconds() / 60
        upload_readings(cloud, fleet.part, [{"n": 1}], minute=minutes)
        emulator.advance(datetime.timedelta(hours=2))
        emulator.expire_tokens()
        assert len(cloud.data.list_data_pipeline_runs(id=pipeline).runs) == 2
        source = data.TabularDataSource(type=_SINK, pipeline_id=pipeline)
        assert mql(cloud, fleet.organization, [{"$match": {}}], data_source=source) == []
