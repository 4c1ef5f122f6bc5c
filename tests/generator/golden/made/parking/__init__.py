# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""A client library, blocking and async, for the parking API."""

from typing import TYPE_CHECKING

from parking.client import Client as Client
from viam_cloud_runtime import RetryPolicy as RetryPolicy
from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud_runtime.messages.redacted import redacted as redacted
else:
    __getattr__, __dir__ = lazy_names(__name__, {"redacted": "viam_cloud_runtime.messages.redacted"})

__all__ = ["Client", "RetryPolicy", "redacted"]
