"""Plans of readings: partitions of what the cloud counts, and what reads one of them."""

# What is typed is checked all the same, as not everybody runs a type checker.
# pyright: reportUnnecessaryIsInstance=false

from __future__ import annotations

from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from viam_cloud_runtime.concurrency.transfers import run_at_once
from viam_cloud_runtime.distributed.rate_limits import NoRateLimit, RateLimit
from viam_cloud_runtime.messages.naive_times import as_utc
from viam_cloud_runtime.rpc.options import DEFAULT
from viam_cloud_runtime.viam.distributed.client_config import ClientConfig, WorkerCredentials, config_of
from viam_cloud_runtime.viam.distributed.read_readings import ReadReadings
from viam_cloud_runtime.viam.distributed.readings_partitions import ReadingsPartition, partitions_of
from viam_cloud_runtime.viam.distributed.readings_schema import PayloadColumns, ReadingsSchema, readings_schema
from viam_cloud_runtime.viam.readings.cloud_calls import counted_batches, organizations_of
from viam_cloud_runtime.viam.readings.partitions import counting_query
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection, in_milliseconds, selection_of

if TYPE_CHECKING:
    from google.protobuf.message import Message

    from viam_cloud_runtime.viam.blocking.client import ViamClientBase

_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True)
class ReadingsPlan:
    """An export of readings, as plain data that can be pickled; made by `plan_export`.

    Attributes:
        partitions: What is read, piece by piece: by part, resource and time.
        config: How each process connects; shows no secret.
        selection: Which readings of a resource are wanted.
        window: How long the partitions are, where the range does not cut them short.
        schema: The columns.
    """

    partitions: tuple[ReadingsPartition, ...]
    config: ClientConfig
    selection: ReadingsSelection = field(repr=False)
    window: timedelta
    schema: ReadingsSchema

    @property
    def rows(self) -> int:
        """How many readings the cloud had when the plan was made."""
        return sum(partition.rows for partition in self.partitions)

    def reader(self, limit: RateLimit = NoRateLimit()) -> ReadReadings:  # noqa: B008 - it has no state
        """What reads a partition into a `pyarrow.Table`, in any process.

        Args:
            limit: What its calls wait for.
        """
        return ReadReadings(self.config, self.selection, self.schema, limit)

    def identity(self) -> dict[str, Any]:
        """What tells plans apart that may not share a target."""
        return {
            "selection": [self.selection.key, self.selection.restriction],
            "window_seconds": self.window.total_seconds(),
            "columns": dict(self.schema.columns),
        }


def plan_export(
    client: ViamClientBase,
    source: str | Message,
    *,
    start_time: datetime | None = None,
    end_time: datetime | None = None,
    window: timedelta = _DAY,
    columns: PayloadColumns | None = None,
    credentials: WorkerCredentials = "client",
) -> ReadingsPlan:
    """Plan an export of readings for many processes: by part, resource and time.

    What the cloud has is counted in it; no reading is read. The same range gives the same partitions in the same
    order, as long as the cloud has the same readings.

    Args:
        client: A blocking `ViamClient`. Each worker process makes one like it.
        source: ID of a part, or a `Filter` of tabular data.
        start_time: Readings captured from then on; without a time zone it is UTC. Default: all.
        end_time: Readings captured before then. Default: all.
        window: How much time a partition covers: whole hours or days, from midnight in UTC on. A partition is in memory
            as a whole, some 400 bytes per reading. Default: a day.
        columns: Values of the payload with columns of their own, and their types: bool, int, float or str, such as
            `{"readings.temperature": float}`. What is left of the payload is JSON in the column `payload`. Default: none.
        credentials: "client" (default) sends the client's own API key along with the plan; with "environment" each worker
            takes `VIAM_API_KEY` and `VIAM_API_KEY_ID` of its own environment.

    Returns:
        The plan: frozen, comparable, and picklable.

    Raises:
        TypeError: An argument has the wrong type.
        ValueError: An argument makes no sense, such as a window of 90 minutes.
        GRPCError: The cloud could not count.

    Example:
        >>> plan = plan_export(client, "<PART-ID>", columns={"readings.temperature": float})  # doctest: +SKIP
        >>> len(plan.partitions), plan.rows  # doctest: +SKIP
        (365, 31536000)
    """
    config = config_of(client, credentials)
    schema = readings_schema(columns)
    selection = selection_of(source).between(_bound(start_time, "start_time"), _bound(end_time, "end_time"))
    if not isinstance(window, timedelta):
        raise TypeError(f"window: expected a timedelta, got {type(window).__name__}")
    if window < _HOUR or window % _HOUR:
        raise ValueError(f"window: expected whole hours or days, got {window}")
    partitions = run_at_once(_counted(client, selection, window))
    return ReadingsPlan(tuple(partitions), config, selection, window, schema)


def _bound(time: datetime | None, name: str) -> datetime | None:
    if time is None:
        return None
    if not isinstance(time, datetime):
        raise TypeError(f"{name}: expected a datetime, got {type(time).__name__}")
    return in_milliseconds(as_utc(time, name).astimezone(timezone.utc))


async def _counted(client: Any, selection: ReadingsSelection, window: timedelta) -> list[ReadingsPartition]:
    query = counting_query(selection.match, None, "hour" if window % _DAY else "day")
    rows: list[Mapping[str, Any]] = []
    for organization_id in await organizations_of(selection, client.app_client, DEFAULT, DEFAULT):
        batches = counted_batches(
            client.data_client, organization_id, query, DEFAULT, DEFAULT, advice="a shorter range"
        )
        async with aclosing(batches):
            async for batch in batches:
                rows += batch
    return partitions_of(rows, selection, window)
