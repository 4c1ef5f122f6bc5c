"""Everything that exists between start and stop of an emulator."""

from __future__ import annotations

import json
import logging
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from viam_cloud_emulator.core.arrivals import Arrivals
from viam_cloud_emulator.core.call import Caller, Environment, StreamCall
from viam_cloud_emulator.core.clock import Clock
from viam_cloud_emulator.core.downloads import Downloads
from viam_cloud_emulator.core.errors import require_extra
from viam_cloud_emulator.core.files import FileStore, write_private
from viam_cloud_emulator.core.settings import download_port, keep_download_port, signing_secret
from viam_cloud_emulator.core.store import Store
from viam_cloud_emulator.core.tokens import TokenSigner
from viam_cloud_emulator.core.values import new_secret, new_uuid
from viam_cloud_emulator.rpc.table import Rpc
from viam_cloud_emulator.server.download_address import DownloadAddress, DownloadSettings
from viam_cloud_emulator.server.faults import Faults
from viam_cloud_emulator.server.grpc_server import Server
from viam_cloud_emulator.services.catalog import all_download_openers, all_rpcs, all_schemas
from viam_cloud_emulator.services.data.binary import open_for_caller, remove_orphans
from viam_cloud_emulator.services.identity.keys import NewKey, insert_key, verified_generation
from viam_cloud_emulator.services.identity.users import ensure_developer
from viam_cloud_emulator.services.queries.pipeline_runs import run_due_pipelines
from viam_cloud_emulator.services.registry.archives import remove_orphan_archives
from viam_cloud_emulator.services.training.models import register_trained_models
from viam_cloud_runtime.support.pymongo import require_pymongo_bson

if TYPE_CHECKING:
    from viam_cloud_emulator.seed.context import SeededKey
    from viam_cloud_emulator.server.tls import Tls

_BACKGROUND_SECONDS = 1.0
_CREDENTIALS_FILE = "credentials.json"

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setup:
    """Settings of an emulator, as `Emulator` documents them."""

    data: Path | None
    host: str
    port: int
    token_lifetime: timedelta
    tls: bool
    seed: Path | None
    download_port: int = 0
    public_url: str | None = None
    lag: timedelta = timedelta()


class Instance:
    """A running emulator; taken down in the opposite order, also when the start fails halfway."""

    def __init__(self, setup: Setup, faults: Faults) -> None:
        # Before the first query or the first download fails for want of it.
        require_pymongo_bson()
        for package in ("cheroot", "grpc_health", "grpc_reflection", "werkzeug"):
            require_extra(package, "the emulator")
        with ExitStack() as stack:
            directory = setup.data or Path(
                stack.enter_context(tempfile.TemporaryDirectory(prefix="viam-cloud-emulator-"))
            )
            # Not for other users of the computer: secrets of machines are in there.
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            # What a temporary directory has is gone with the process anyway.
            durable = setup.data is not None
            store = Store(directory, all_schemas(), durable=durable)
            stack.callback(store.close)
            files = FileStore(directory / "files", durable=durable)
            archives = FileStore(directory / "modules", durable=durable)
            clock = Clock()
            secret = signing_secret(store)
            self.tokens = TokenSigner(secret, setup.token_lifetime, clock.now)
            self.tls = _tls(directory, setup.host) if setup.tls else None
            tls_context = self.tls.context if self.tls else None
            address = DownloadAddress(DownloadSettings(setup.host, setup.download_port, setup.public_url, tls_context))
            stack.callback(address.stop)
            downloads = Downloads(address.base_url, secret, clock.now)
            address.serve(downloads)
            arrivals = Arrivals(store, clock.now)
            environment = Environment(store, files, archives, self.tokens, clock, downloads, arrivals)
            for kind, opener in all_download_openers().items():
                downloads.serve(kind, partial(opener, environment))
            downloads.serve_signed_in(partial(open_for_caller, environment))
            remove_orphans(environment)
            remove_orphan_archives(environment)
            self.key: NewKey = bootstrap_key(store, directory)
            rpcs = all_rpcs().rpcs
            # Before the first client can connect and find half of it.
            self.seeded_keys = _seeded(
                setup.seed, StreamCall(environment, Caller(self.key.id, may_do_everything=True)), rpcs
            )
            # Not before the seed, which is there from the beginning.
            arrivals.delay(setup.lag)
            stack.callback(partial(arrivals.deliver, everything=True))
            credentials = self.tls.credentials if self.tls else None
            self._environment = environment
            self._due = _DueWork(environment)
            stack.callback(Background(self._due).stop)
            # Before it waits for what is under way, which may be a long query.
            stack.callback(self._due.ended.set)
            self.server = Server(environment, rpcs, setup.host, setup.port, faults, credentials)
            if durable:
                # At once, as clients may know the addresses of files from an earlier start.
                keep_download_port(store, address.listen_again(download_port(store)))
            elif setup.download_port:
                address.listen(setup.download_port)
            self._stack = stack.pop_all()

    def advance(self, duration: timedelta) -> None:
        """Move the clock forward, and do what has become due."""
        self._environment.clock.advance(duration)
        self._due()

    def stop(self, grace: float) -> None:
        """Stop serving, and put everything away."""
        try:
            self.server.stop(grace)
        finally:
            self._stack.close()


class _DueWork:
    """Does what has become due since the last time, one thread after the other."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._lock = threading.Lock()
        self.ended = threading.Event()

    def __call__(self) -> None:
        with self._lock:
            self._environment.arrivals.deliver()
            run_due_pipelines(self._environment, self.ended)
            register_trained_models(self._environment)


def _seeded(path: Path | None, stream: StreamCall, rpcs: Mapping[str, Rpc]) -> list[SeededKey]:
    if path is None:
        return []
    require_extra("yaml", "a seed file")
    require_extra("pydantic", "a seed file")
    # Imported late, like TLS: most starts need neither.
    from viam_cloud_emulator.rpc.local_calls import LocalCalls
    from viam_cloud_emulator.seed.apply import seed

    return seed(path, LocalCalls(stream, rpcs))


def _tls(directory: Path, host: str) -> Tls:
    require_extra("trustme", "TLS")
    from viam_cloud_emulator.server.tls import own_tls

    return own_tls(directory / "tls", host)


class Background:
    """A thread that does some work again and again until it is stopped.

    Args:
        work: The work.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._loop, name="background", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the work; returns when the round under way has ended."""
        self._stopped.set()
        self._thread.join()

    def _loop(self) -> None:
        while not self._stopped.wait(_BACKGROUND_SECONDS):
            try:
                self._work()
            except Exception:
                _logger.exception("work in the background failed")


def bootstrap_key(store: Store, directory: Path) -> NewKey:
    """The key of earlier starts if it still signs in, otherwise a new one."""
    path = directory / _CREDENTIALS_FILE
    kept = _read_key(path)
    if kept is not None:
        with store.read() as transaction:
            if verified_generation(transaction, kept.id, kept.secret) is not None:
                return kept
    key = NewKey(new_uuid(), new_secret())
    # The file first: should the process end in between, no owner's key is left without its secret.
    _write_key(path, key)
    with store.write() as transaction:
        ensure_developer(transaction)
        insert_key(transaction, key, "viam-cloud-emulator", bootstrap=True)
    return key


def _read_key(path: Path) -> NewKey | None:
    try:
        content = json.loads(path.read_text())
        return NewKey(str(content["api_key_id"]), str(content["api_key"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_key(path: Path, key: NewKey) -> None:
    write_private(path, json.dumps({"api_key_id": key.id, "api_key": key.secret}).encode())
