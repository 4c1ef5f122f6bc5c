"""The emulator as an object, for tests and for the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import grpc

from viam_cloud_emulator.instance import Instance, Setup
from viam_cloud_emulator.server.download_address import checked_public_url
from viam_cloud_emulator.server.faults import ActiveFault, Fault, Faults, parse_fault, parse_status

if TYPE_CHECKING:
    from viam_cloud import DialOptions, ViamClient
    from viam_cloud.aio import ViamClient as AsyncViamClient
    from viam_cloud_emulator.seed.context import SeededKey

TOKEN_LIFETIME = timedelta(hours=1)


class Emulator:
    """A local cloud: a gRPC server on this computer that behaves like Viam's, with state of its own.

    Any number of them can run at once.

    Args:
        data (str or Path, optional): Directory to keep the state in; made when missing. Default: a temporary
            one, removed when the emulator stops.
        host (str): Name or IP address to listen on. Default: this computer only.
        port (int): Port to listen on. Default: a free one.
        token_lifetime (timedelta): How long an access token is accepted. Default: an hour.
        tls (bool): Whether to encrypt connections, with a certificate of its own that `ca_file` vouches for.
        seed (str or Path, optional): YAML file that says what is there from the beginning.
        download_port (int): Port that files are downloaded from over HTTP. Default: that of the last start if there
            is `data`, otherwise a free one.
        public_url (str, optional): What addresses and links of files begin with, such as
            `"https://cloud.example.com"`, where clients reach that port by another name, as in a container or
            behind a proxy. Default: host and port.
        lag (timedelta): How much later than its upload data becomes visible, to lists, queries and pipelines alike.
            Default: at once.
        faults (Iterable[str]): Faults as the command line has them, such as `"GetRobot:UNAVAILABLE:0.2"`.
        fault_seed (int, optional): What chance starts from; the same number, the same faults.

    Raises:
        ValueError: A fault, the lifetime, the lag or the URL is none, or `data` is empty.

    Example::

        with Emulator() as cloud, cloud.client() as client:
            organizations = client.call(app_service.LIST_ORGANIZATIONS, app.ListOrganizationsRequest())
    """

    __module__ = "viam_cloud_emulator"

    def __init__(
        self,
        *,
        data: str | Path | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        token_lifetime: timedelta = TOKEN_LIFETIME,
        tls: bool = False,
        seed: str | Path | None = None,
        download_port: int = 0,
        public_url: str | None = None,
        lag: timedelta = timedelta(),
        faults: Iterable[str] = (),
        fault_seed: int | None = None,
    ) -> None:
        if token_lifetime <= timedelta(0):
            raise ValueError("the lifetime of access tokens must be more than 0")
        if lag < timedelta(0):
            raise ValueError("the lag of uploads must not be less than 0")
        if data == "":
            # Most likely a variable that is not set; keys do not belong in the current directory.
            raise ValueError("data is empty; the current directory is '.'")
        self._setup = Setup(
            data=None if data is None else Path(data),
            host=host,
            port=port,
            token_lifetime=token_lifetime,
            tls=tls,
            seed=None if seed is None else Path(seed),
            download_port=download_port,
            public_url=None if public_url is None else checked_public_url(public_url),
            lag=lag,
        )
        self._faults = Faults(fault_seed)
        for text in faults:
            self._faults.add(parse_fault(text))
        self._instance: Instance | None = None

    def start(self) -> None:
        """Begin to serve.

        Raises:
            SetupError: The directory is in use, or was written by a later version; the seed is wrong; or something
                that is needed is not installed.
            OSError: The directory cannot be written, or the address not be listened on.
            RuntimeError: The emulator runs already.
        """
        if self._instance is not None:
            raise RuntimeError("the emulator runs already")
        self._instance = Instance(self._setup, self._faults)

    def stop(self, grace: float = 5) -> None:
        """Stop serving; harmless when it does not run.

        Args:
            grace (float): Seconds that calls under way may still take.
        """
        instance, self._instance = self._instance, None
        if instance is not None:
            instance.stop(grace)

    @property
    def address(self) -> str:
        """Address that it listens on, as `host:port`."""
        return self._started.server.address

    @property
    def url(self) -> str:
        """URL that it listens on: `http://host:port`, or `https://` with TLS."""
        return f"{'http' if self._started.tls is None else 'https'}://{self.address}"

    @property
    def api_key_id(self) -> str:
        """ID of an API key that may do everything."""
        return self._started.key.id

    @property
    def api_key(self) -> str:
        """Secret of that key."""
        return self._started.key.secret

    @property
    def seeded_keys(self) -> tuple[SeededKey, ...]:
        """The API keys that this start has made because the seed says so."""
        return tuple(self._started.seeded_keys)

    @property
    def ca_file(self) -> Path | None:
        """The certificate that clients have to trust, PEM; None without TLS."""
        return None if self._started.tls is None else self._started.tls.ca_file

    @property
    def environment(self) -> dict[str, str]:
        """Variables by which `ViamClient.create_from_env_vars()` finds it, for programs that a test starts."""
        variables = {"VIAM_APP_URL": self.url, "VIAM_API_KEY_ID": self.api_key_id, "VIAM_API_KEY": self.api_key}
        if self.ca_file is not None:
            # What gRPC takes its certificates from.
            variables["GRPC_DEFAULT_SSL_ROOTS_FILE_PATH"] = str(self.ca_file.absolute())
        return variables

    def dial_options(self) -> DialOptions:
        """Options to connect and sign in with, for clients that are made by hand."""
        from viam_cloud import Credentials, DialOptions

        options = DialOptions(auth_entity=self.api_key_id, credentials=Credentials("api-key", self.api_key))
        if self._started.tls is None:
            options.insecure = True
        else:
            options.root_certificates = self._started.tls.ca_certificate
        return options

    def client(self) -> ViamClient:
        """A new blocking client that is signed in; close it, or use it in a `with` statement."""
        from viam_cloud import ViamClient

        return ViamClient.create_from_dial_options(self.dial_options(), self.address)

    async def async_client(self) -> AsyncViamClient:
        """A new async client that is signed in; close it, or use it in an `async with` statement."""
        from viam_cloud.aio import ViamClient as AsyncViamClient

        return await AsyncViamClient.create_from_dial_options(self.dial_options(), self.address)

    def fault(
        self,
        rpc: str,
        *,
        status: grpc.StatusCode | str | None = None,
        message: str = "",
        latency: float | timedelta = 0,
        cut_after: int | None = None,
        probability: float = 1,
        times: int | None = None,
    ) -> ActiveFault:
        """Let calls go wrong from now on, until the fault is removed or the `with` block that it opens ends.

        Args:
            rpc (str): Which calls: `"GetRobot"`, `"AppService/GetRobot"`, with `*` for any text.
            status (grpc.StatusCode or str, optional): What they fail with, before anything is done.
            message (str): What they say then.
            latency (float or timedelta): Seconds that they take longer.
            cut_after (int, optional): After how many messages of its stream a call breaks off. A call without a
                stream breaks off after everything is done, before the response gets through.
            probability (float): Share of the calls that it strikes, more than 0 and at most 1.
            times (int, optional): How many calls it strikes at most.

        Returns:
            ActiveFault: The fault, which counts its `hits`.

        Raises:
            ValueError: There is no such RPC or status, a number is out of its range, or nothing would go wrong.

        Example::

            with cloud.fault("GetRobot", status="UNAVAILABLE", times=2) as fault:
                ...  # the first two calls fail
            assert fault.hits == 2
        """
        seconds = latency.total_seconds() if isinstance(latency, timedelta) else latency
        code = parse_status(status) if isinstance(status, str) else status
        return self._faults.add(Fault(rpc, code, message, seconds, cut_after, probability, times))

    def clear_faults(self) -> None:
        """End every fault."""
        self._faults.clear()

    def expire_tokens(self) -> None:
        """Let every access token that was issued until now be too old; clients have to sign in again."""
        self._started.tokens.expire_all()

    def advance(self, duration: timedelta) -> None:
        """Move the emulator's clock forward, for what takes long: training jobs, exports, pipelines, tokens, links.

        Args:
            duration (timedelta): How much later it shall be.

        Raises:
            ValueError: The duration is negative, or leads beyond the year 9999.

        Example::

            cloud.advance(timedelta(minutes=5))  # the training job has ended
        """
        self._started.advance(duration)

    @property
    def _started(self) -> Instance:
        if self._instance is None:
            raise RuntimeError("the emulator does not run; call start(), or use it in a `with` statement")
        return self._instance

    def __enter__(self) -> Emulator:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    async def __aenter__(self) -> Emulator:
        # Elsewhere, as both wait for disks and calls.
        await asyncio.to_thread(self.start)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.stop)

    def __repr__(self) -> str:
        where = "stopped" if self._instance is None else self.address
        return f"<Emulator {where}>"
