# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from viam_cloud_runtime.viam.dial import Credentials as Credentials, DialOptions as DialOptions

__all__ = ["Credentials", "DialOptions"]
