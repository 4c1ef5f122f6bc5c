# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from typing import TYPE_CHECKING

from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud_runtime.tables import to_arrow as to_arrow, to_pandas as to_pandas, to_parquet as to_parquet
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "to_arrow": "viam_cloud_runtime.tables",
            "to_pandas": "viam_cloud_runtime.tables",
            "to_parquet": "viam_cloud_runtime.tables",
        },
    )

__all__ = ["to_arrow", "to_pandas", "to_parquet"]
