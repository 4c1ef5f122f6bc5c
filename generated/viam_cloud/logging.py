# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Names of the runtime, as part of `viam_cloud`."""

from viam_cloud_runtime.viam.script_logging import getLogger as getLogger

__all__ = ["getLogger"]
