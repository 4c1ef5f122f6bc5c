# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""What this SDK says of itself and of its servers."""

from viam_cloud_runtime.rpc.sdk import SDK

THIS_SDK = SDK(name="parking")
