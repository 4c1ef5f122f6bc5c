# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `google/rpc/status.proto`."""

from viam_cloud.gen.google.rpc.status_pb2 import Status as Status
