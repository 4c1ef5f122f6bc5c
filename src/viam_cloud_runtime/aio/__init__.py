"""The asyncio flavour: calls are awaited."""

from viam_cloud_runtime.aio.clients import Client, ServiceClient
from viam_cloud_runtime.aio.connection import Connection
from viam_cloud_runtime.aio.streams import BidiStream, ServerStream

__all__ = ["BidiStream", "Client", "Connection", "ServerStream", "ServiceClient"]
