"""Reading partitions of readings, in whichever process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from viam_cloud_runtime.distributed.limited_calls import call_within
from viam_cloud_runtime.distributed.rate_limits import RateLimit
from viam_cloud_runtime.rpc.options import DEFAULT
from viam_cloud_runtime.support.extras import require
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.tables.columns import batches
from viam_cloud_runtime.viam.distributed.client_config import ClientConfig
from viam_cloud_runtime.viam.distributed.readings_partitions import ReadingsPartition
from viam_cloud_runtime.viam.distributed.readings_schema import ReadingsSchema
from viam_cloud_runtime.viam.log import LOGGER
from viam_cloud_runtime.viam.readings.copy_readings import IncompleteExportError
from viam_cloud_runtime.viam.readings.selection import ReadingsSelection

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True)
class ReadReadings:
    """Reads partitions of a plan of readings; called with one, it gives its table.

    Attributes:
        config: How to connect.
        selection: Which readings of a resource are wanted.
        schema: The columns.
        limit: What calls wait for.
    """

    config: ClientConfig
    selection: ReadingsSelection = field(repr=False)
    schema: ReadingsSchema
    limit: RateLimit

    def __call__(self, partition: ReadingsPartition) -> pa.Table:
        """The readings of a partition, in the order of the export.

        Raises:
            IncompleteExportError: There are fewer than the cloud had counted.
            ConversionError: A value does not fit its column.
            GRPCError: The cloud could not export them.
            ImportError: pyarrow is not installed.
        """
        require("pyarrow", "a table of readings")
        # A broken stream is begun again.
        return call_within(self.limit, lambda: self._read(partition), LOGGER, partition.name)

    def _read(self, partition: ReadingsPartition) -> pa.Table:
        with IMPORTING:
            import pyarrow as pa

        found: list[pa.RecordBatch] = []
        stream = self.config.client().data_client.iter_export_tabular_data(
            partition.part_id,
            partition.resource_name,
            partition.resource_api,
            partition.method_name,
            partition.start,
            partition.exported_until,
            timeout=DEFAULT,
            retry=None,
        )
        with stream:
            for batch in batches(stream):
                points = [point for point in batch if partition.has(point) and self.selection.has(point)]
                if points:
                    found.append(self.schema.batch(points))
        table = pa.Table.from_batches(found, schema=self.schema.arrow())
        if table.num_rows < partition.rows:
            raise IncompleteExportError(
                f"{partition.name}: the export gave {table.num_rows:,} of {partition.rows:,} readings; run it again, or "
                "plan it anew if some were deleted meanwhile"
            )
        return table
