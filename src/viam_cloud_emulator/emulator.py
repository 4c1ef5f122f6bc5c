"""The emulator as an object, for tests and for the command line."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from viam_cloud_emulator.binary_data import remove_orphans
from viam_cloud_emulator.bootstrap_key import bootstrap_key
from viam_cloud_emulator.calls import Environment
from viam_cloud_emulator.file_store import FileStore
from viam_cloud_emulator.keys import NewKey
from viam_cloud_emulator.resources import SCHEMAS, all_rpcs
from viam_cloud_emulator.server import Server
from viam_cloud_emulator.settings import signing_secret
from viam_cloud_emulator.store import Store
from viam_cloud_emulator.tokens import TokenSigner
from viam_cloud_emulator.values import now

if TYPE_CHECKING:
    from viam_cloud import DialOptions, ViamClient
    from viam_cloud.aio import ViamClient as AsyncViamClient

TOKEN_LIFETIME = timedelta(hours=1)


class Emulator:
    """A local cloud: a gRPC server on this computer that behaves like Viam's, with state of its own.

    Every API key may do everything: roles are stored and listed, but not enforced.

    Args:
        data (str or Path, optional): Directory to keep the state in; made when missing. Default: a temporary
            one, removed when the emulator stops.
        host (str): Name or IP address to listen on. Default: this computer only.
        port (int): Port to listen on. Default: a free one.
        token_lifetime (timedelta): How long an access token is accepted. Default: an hour.

    Example::

        with Emulator() as emulator, emulator.client() as client:
            client.app_client.create_organization(name="Robots & Sons")
    """

    def __init__(
        self,
        *,
        data: str | Path | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        token_lifetime: timedelta = TOKEN_LIFETIME,
    ) -> None:
        self._data = None if data is None else Path(data)
        self._host = host
        self._port = port
        self._token_lifetime = token_lifetime
        self._running: _Running | None = None

    def start(self) -> None:
        """Begin to serve.

        Raises:
            StoreError: The directory is in use, or was written by a later version.
            OSError: The directory cannot be written, or the address not be listened on.
            RuntimeError: The emulator runs already.
        """
        if self._running is not None:
            raise RuntimeError("the emulator runs already")
        self._running = _Running(self._data, self._host, self._port, self._token_lifetime)

    def stop(self, grace: float = 5) -> None:
        """Stop serving; harmless when it does not run.

        Args:
            grace (float): Seconds that calls under way may still take.
        """
        running, self._running = self._running, None
        if running is not None:
            running.stop(grace)

    @property
    def address(self) -> str:
        """Where it listens, as `host:port`."""
        return self._started.server.address

    @property
    def api_key_id(self) -> str:
        """ID of an API key that may do everything."""
        return self._started.key.id

    @property
    def api_key(self) -> str:
        """Secret of that key."""
        return self._started.key.secret

    def client(self) -> ViamClient:
        """A new blocking client that is signed in; close it, or use it in a `with` statement."""
        from viam_cloud import ViamClient

        return ViamClient.create_from_dial_options(self._dial_options(), self.address)

    async def async_client(self) -> AsyncViamClient:
        """A new async client that is signed in; close it, or use it in an `async with` statement."""
        from viam_cloud.aio import ViamClient as AsyncViamClient

        return await AsyncViamClient.create_from_dial_options(self._dial_options(), self.address)

    def _dial_options(self) -> DialOptions:
        from viam_cloud import Credentials, DialOptions

        credentials = Credentials("api-key", self.api_key)
        return DialOptions(auth_entity=self.api_key_id, credentials=credentials, insecure=True)

    @property
    def _started(self) -> _Running:
        if self._running is None:
            raise RuntimeError("the emulator does not run; call start(), or use it in a `with` statement")
        return self._running

    def __enter__(self) -> Emulator:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        where = "stopped" if self._running is None else self.address
        return f"<Emulator {where}>"


class _Running:
    """What exists between start and stop; taken down in the opposite order, also when the start fails halfway."""

    def __init__(self, data: Path | None, host: str, port: int, token_lifetime: timedelta) -> None:
        with ExitStack() as stack:
            directory = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="viam-cloud-emulator-")))
            # Not for other users of the computer: secrets of machines are in there.
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            # What a temporary directory has is gone with the process anyway.
            durable = data is not None
            store = Store(directory, SCHEMAS, durable=durable)
            stack.callback(store.close)
            files = FileStore(directory / "files", durable=durable)
            tokens = TokenSigner(signing_secret(store), token_lifetime, now)
            environment = Environment(store, files, tokens)
            remove_orphans(environment)
            self.key: NewKey = bootstrap_key(store, directory)
            self.server = Server(environment, all_rpcs().rpcs, host, port)
            self._stack = stack.pop_all()

    def stop(self, grace: float) -> None:
        self.server.stop(grace)
        self._stack.close()
