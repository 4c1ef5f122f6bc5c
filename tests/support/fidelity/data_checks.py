"""What is observed of queries and storage for the table of fidelity."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.support.emulator.captures import SENSOR, encoded, mql, sql, upload_readings
from tests.support.fidelity.checks import Check, World, refusal
from viam_cloud.proto.app import data, datapipelines
from viam_cloud_runtime import dict_to_struct

_SINK = data.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK
_LOWER_BOUND = "time_received >= '2000-01-01T00:00:00Z'"


def _uploaded(world: World, *values: Mapping[str, Any]) -> str:
    """Upload readings; returns the organization."""
    upload_readings(world.cloud, world.fleet.part, values or [{"bar": 1}], tags=["a"])
    return world.fleet.organization


def _lacking(world: World) -> str:
    organization = _uploaded(world)
    queries = {
        "ILIKE": "SELECT 1 FROM readings WHERE part_id ILIKE 'a'",
        "OVER": "SELECT COUNT(*) OVER () FROM readings",
        "DATE": "SELECT CAST(time_received AS DATE) FROM readings",
    }
    refusals = {refusal(lambda query=query: sql(world.cloud, organization, query)) for query in queries.values()}  # type: ignore[misc]
    return f"{', '.join(f'`{word}`' for word in queries)} are {', '.join(refusals)}"


def _absent(world: World) -> str:
    [row] = sql(world.cloud, _uploaded(world), f"SELECT data.readings.faults AS v FROM readings WHERE {_LOWER_BOUND}")
    return "null" if row == {"v": None} else "something"


def _unbounded(world: World) -> str:
    organization = _uploaded(world)
    with _warnings() as messages:
        rows = sql(world.cloud, organization, "SELECT part_id FROM readings")
    warned = "a warning is in the log" if any("lower bound" in each for each in messages) else "nothing is said"
    return f"{'everything' if rows else 'nothing'} is found; {warned}"


@contextmanager
def _warnings() -> Iterator[list[str]]:
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("viam_cloud_emulator")
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)


def _unnamed(world: World) -> str:
    [row] = sql(world.cloud, _uploaded(world), f"SELECT COUNT(*) FROM readings WHERE {_LOWER_BOUND}")
    return f"`{next(iter(row))}`, by its position"


def _columns(world: World) -> str:
    [document] = mql(world.cloud, _uploaded(world), [{"$match": {}}])
    [row] = sql(world.cloud, world.fleet.organization, f"SELECT * FROM readings WHERE {_LOWER_BOUND}")
    assert list(document) == list(row)
    return ", ".join(f"`{name}`" for name in row)


def _hot(world: World) -> str:
    organization = _uploaded(world)
    before = mql(world.cloud, organization, [{"$match": {}}], use_recent_data=True)
    capture = {"method": "Readings", "recent_data_store": {"stored_hours": 1_000_000}}
    service = {"type": "data_manager", "attributes": {"capture_methods": [capture]}}
    config = {"components": [{"name": SENSOR["component_name"], "service_configs": [service]}]}
    world.cloud.app.update_robot_part(id=world.fleet.part, name="p", robot_config=dict_to_struct(config))
    _uploaded(world)
    after = mql(world.cloud, organization, [{"$match": {}}], use_recent_data=True)
    assert (len(before), len(after)) == (0, 1)
    return "what `recent_data_store` keeps there, from then on"


def _collision(world: World) -> str:
    organization = _uploaded(world, {"n": 1}, {"n": 2})
    pipeline = world.cloud.data.create_data_pipeline(
        organization_id=organization,
        name="p",
        mql_binary=encoded({"$set": {"_id": "same"}}),
        schedule="0 * * * *",
        enable_backfill=True,
    ).id
    [run] = world.cloud.data.list_data_pipeline_runs(id=pipeline).runs
    state = datapipelines.DataPipelineRunStatus.Name(run.status).rpartition("_")[2].lower()
    stored = mql(
        world.cloud,
        organization,
        [{"$match": {}}],
        data_source=data.TabularDataSource(type=_SINK, pipeline_id=pipeline),
    )
    return (
        f"the run has {state}: {run.error_message.partition(':')[0]}; it stores {'nothing' if not stored else 'some'}"
    )


def _region(world: World) -> str:
    organization = _uploaded(world)
    return refusal(lambda: world.cloud.app.update_organization(organization_id=organization, region="eu-west"))


def _reading(world: World) -> str:
    return refusal(lambda: _uploaded(world, {"dump": "z" * 5_000_000}))


def _database(world: World) -> str:
    organization = world.fleet.organization
    return refusal(lambda: world.cloud.data.get_database_connection(organization_id=organization))


def _fragment(world: World) -> str:
    rpcs, organization = world.cloud.app, world.fleet.organization
    rpcs.create_fragment(name="pump", organization_id=organization)
    found = rpcs.list_fragments(organization_id=organization, show_public=True).fragments
    return "there, with public ones" if len(found) == 1 else "not there"


def _key(world: World) -> str:
    keys = world.cloud.app.list_keys(org_id=world.fleet.organization).api_keys
    return f"{len(keys)}, until `CreateKey` makes one"


DATA_CHECKS: dict[str, Check] = {
    "words that the cloud's SQL lacks": _lacking,
    "a path that no row has, in SQL": _absent,
    "SQL without a lower bound on `time_received`": _unbounded,
    "an expression without a name, in SQL": _unnamed,
    "the columns of `readings`": _columns,
    "the hot data store": _hot,
    "two results of a pipeline with one `_id`": _collision,
    "the region of an organization with data": _region,
    "a reading of 5 MB": _reading,
    "the address of a database that has no user": _database,
    "a private fragment, where no visibility is asked for": _fragment,
    "keys of a new machine": _key,
}
"""Checks by the behaviour that they observe."""
