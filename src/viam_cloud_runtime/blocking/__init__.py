"""The blocking flavour: calls return when the answer is there."""

from viam_cloud_runtime.blocking.clients import Client, ServiceClient
from viam_cloud_runtime.blocking.connection import Connection
from viam_cloud_runtime.blocking.streams import BidiStream, ServerStream

__all__ = ["BidiStream", "Client", "Connection", "ServerStream", "ServiceClient"]
