# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from viam_cloud_runtime.conversion import (
    datetime_to_timestamp as datetime_to_timestamp,
    dict_to_struct as dict_to_struct,
    struct_to_dict as struct_to_dict,
)
