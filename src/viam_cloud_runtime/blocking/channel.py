"""The channel of a blocking connection."""

from __future__ import annotations

from functools import partial
from typing import Any

from viam_cloud_runtime.blocking.closable_calls import ClosableCallsByInterruption
from viam_cloud_runtime.channels.blocking_channel import BlockingChannel, open_grpc_channel
from viam_cloud_runtime.rpc.channel_settings import Settings
from viam_cloud_runtime.rpc.methods import Method
from viam_cloud_runtime.rpc.sign_in import SignInRequest
from viam_cloud_runtime.support.importing import IMPORTING


def server_is_secure(settings: Settings) -> bool:
    """Find out whether the server speaks TLS, where the options let that decide.

    Returns:
        Whether to encrypt. A server that cannot be reached counts as secure: the call itself says what is wrong.
    """
    target = settings.target
    if target.secure is not None:
        return target.secure
    with IMPORTING:
        import socket
        import ssl

        from viam_cloud_runtime.rpc.address import probe_context, speaks_tls

    timeout = settings.options.timeout
    try:
        with (
            socket.create_connection((target.host, target.port), timeout=timeout) as plain,
            probe_context().wrap_socket(plain, server_hostname=target.host),
        ):
            return True
    except ssl.SSLError as error:
        return speaks_tls(error)
    except OSError:
        return True


class Channel(BlockingChannel):
    """One gRPC channel, over which its connection signs in as well.

    Args:
        settings: What to connect to, and how.
        secure: Whether to encrypt.
    """

    def __init__(self, settings: Settings, secure: bool) -> None:
        super().__init__(settings, secure)
        self.closable_calls = ClosableCallsByInterruption(partial(open_grpc_channel, settings, secure))
        """Those that are only ended all together."""

    def sign_in_callable(self, method: Method[Any, Any]) -> Any:
        """What to sign in with: takes a `SignInRequest`."""
        make: Any = self.grpc_channel.unary_unary
        return make(method.path, SignInRequest.serialize, None)

    def close(self) -> None:
        """Close the channel; what is in flight is cancelled."""
        self.closable_calls.close()
        super().close()
