"""Makes a data pipeline that sums up each hour, and asks for what it has stored.

Usage: `python data_pipelines.py`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment.
"""

from typing import Any

from viam_cloud import ViamClient
from viam_cloud.errors import AlreadyExistsError, JobFailedError
from viam_cloud.proto.app.data import TabularDataSourceType

NAME = "hourly-moisture"
# Results need an _id of their own, or none: those of two runs with the same one collide.
SUMMARY: list[dict[str, Any]] = [
    {"$match": {"component_name": "soil"}},
    {
        "$group": {
            "_id": {"$dateTrunc": {"date": "$time_received", "unit": "hour"}},
            "moisture": {"$avg": "$data.readings.moisture"},
            "readings": {"$sum": 1},
        }
    },
    {"$project": {"_id": 0, "hour": "$_id", "moisture": 1, "readings": 1}},
]


def pipeline_id(client: ViamClient, organization_id: str) -> str:
    """The pipeline, made if it is not there.

    It runs every hour, and at once for the hours of which there are data.
    """
    data = client.data_client
    try:
        return data.create_data_pipeline(organization_id, NAME, SUMMARY, "0 * * * *", enable_backfill=True)
    except AlreadyExistsError:
        return next(each.id for each in data.list_data_pipelines(organization_id) if each.name == NAME)


def main() -> None:
    """Make, wait and ask."""
    with ViamClient.create_from_env_vars() as client:
        data = client.data_client
        organization = client.app_client.list_organizations()[0]
        pipeline = pipeline_id(client, organization.id)
        try:
            run = data.wait_for_data_pipeline_run(pipeline, timeout=2 * 3600, progress=True)
        except JobFailedError as error:
            raise SystemExit(f"the run failed: {error.reason}") from error
        print(f"a run for {run.data_start_time:%H:%M} to {run.data_end_time:%H:%M} has completed")
        rows = data.tabular_data_by_mql(
            organization.id,
            [{"$sort": {"hour": 1}}],
            tabular_data_source_type=TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK,
            pipeline_id=pipeline,
        )
        for row in rows:
            print(f"{row['hour']:%Y-%m-%d %H:%M}  {row['moisture']:.3f}  of {row['readings']} readings")


if __name__ == "__main__":
    main()
