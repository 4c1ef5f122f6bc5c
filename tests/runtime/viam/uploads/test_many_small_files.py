"""Uploads of many small files, blocking: they go over a connection of asyncio's, as part of the client that makes them."""

from __future__ import annotations

import asyncio
import contextvars
import importlib.util
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import grpc
import pytest

from tests.support.emulator.fleet import Cloud
from tests.support.flavours import Flavour
from tests.support.transfers.uploading import Uploader, own_uploader, statuses, write_files
from tests.support.waiting import LIMIT, acquire, join
from viam_cloud.app.data_client import DataClient
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.blocking.map_calls import map_calls
from viam_cloud_runtime.errors import ClosedError, DeadlineExceededError, UnauthenticatedError
from viam_cloud_runtime.viam.blocking.asyncio_twins import asyncio_twin
from viam_cloud_runtime.viam.blocking.transfers import MANY
from viam_cloud_runtime.viam.uploads.hashed_file import SMALL_BYTES
from viam_cloud_runtime.viam.uploads.upload import Uploads

pytestmark = [pytest.mark.emulator, pytest.mark.usefixtures("no_settling")]

_EVENT_LOOP = "rpc-worker-event-loop"
_ROOT = Path(__file__).parents[4]


@pytest.fixture
def upload(emulator: Emulator, tmp_path: Path) -> Iterator[Uploader]:
    with own_uploader(emulator, tmp_path / "uploads.sqlite") as uploader:
        yield uploader


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_files(tmp_path / "files", {f"{number:03}.bin": b"%d" % number for number in range(MANY + 20)})


class Begun:
    """The uploads that have begun: how many, and in which threads."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = threading.Semaphore(0)
        self.threads: set[str] = set()
        transfer = Uploads.transfer

        async def counted(uploads: Uploads, prepared: Any) -> Any:
            self.threads.add(threading.current_thread().name)
            self.count.release()
            return await transfer(uploads, prepared)

        monkeypatch.setattr(Uploads, "transfer", counted)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Begun:
    return Begun(monkeypatch)


@pytest.mark.parametrize(
    ("small", "large", "on_event_loop"), [(MANY, 0, True), (MANY - 1, 0, False), (MANY, MANY, False)]
)
def test_where_they_are_uploaded(
    upload: Uploader, tmp_path: Path, begun: Begun, small: int, large: int, on_event_loop: bool
) -> None:
    folder = tmp_path / "files"
    write_files(folder, {f"{number:03}.small": b"%d" % number for number in range(small)})
    content = bytes(SMALL_BYTES + 1)
    write_files(folder, {f"{number:03}.large": content for number in range(large)})
    results = upload(folder)
    assert {"uploaded", "skipped"} >= set(statuses(results)), results
    assert (begun.threads == {_EVENT_LOOP}) is on_event_loop
    assert (_EVENT_LOOP in begun.threads) is on_event_loop


@pytest.mark.parametrize(
    ("version", "found"), [("1.83.2", False), ("1.84.0", True), ("1.84.0rc1", True), ("1.100.0", True), ("2.0.0", True)]
)
def test_which_grpc_they_take(upload: Uploader, monkeypatch: pytest.MonkeyPatch, version: str, found: bool) -> None:
    monkeypatch.setattr(grpc, "__version__", version)
    assert (asyncio_twin(upload.data_client) is not None) is found


def test_a_process_forked_from_one_that_used_asyncio_has_none(
    upload: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("viam_cloud_runtime.aio.connection._forked_while_running", True)
    assert asyncio_twin(upload.data_client) is None


def test_methods_of_a_subclass_are_used(emulator: Emulator, folder: Path, tmp_path: Path, begun: Begun) -> None:
    names: list[str] = []

    class Naming(DataClient):
        def file_upload(self, *args: Any, **kwargs: Any) -> str:
            names.append(kwargs["file_name"])
            return super().file_upload(*args, **kwargs)

    with emulator.client() as client:
        cloud = Cloud(Flavour(client, None))
        data_client = client.data_client._twin(Naming)
        upload = Uploader(cloud, cloud.new_fleet(), tmp_path / "uploads.sqlite", data_client)
        assert statuses(upload(folder)) == ["uploaded"] * len(names)
    assert _EVENT_LOOP not in begun.threads


@pytest.mark.parametrize("place", ["client", "class"])
def test_what_stands_in_for_a_method_is_used(
    upload: Uploader, folder: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """As in tests of programs, which are not to upload anything."""
    stand_in = Mock(return_value="an ID")
    monkeypatch.setattr(upload.data_client if place == "client" else DataClient, "file_upload", stand_in)
    assert {result.binary_data_id for result in upload(folder)} == {"an ID"}
    assert stand_in.call_count == MANY + 20
    assert not upload.stored()


def test_listeners_may_use_asyncio(upload: Uploader, folder: Path) -> None:
    async def note() -> str:
        return "noted"

    notes: list[str] = []
    upload(folder, progress=lambda _: notes.append(asyncio.run(note())))
    assert set(notes) == {"noted"}


@pytest.mark.filterwarnings("ignore:.*policy:DeprecationWarning")
def test_the_event_loops_of_the_program_are_its_own(upload: Uploader, folder: Path, begun: Begun) -> None:
    class Window(asyncio.DefaultEventLoopPolicy):
        def new_event_loop(self) -> asyncio.AbstractEventLoop:
            raise RuntimeError("a window has only one event loop")

    asyncio.set_event_loop_policy(Window())
    try:
        assert statuses(upload(folder)) == ["uploaded"] * (MANY + 20)
    finally:
        asyncio.set_event_loop_policy(None)
    assert begun.threads == {_EVENT_LOOP}


def test_the_sign_in_is_shared(
    upload: Uploader, folder: Path, emulator: Emulator, caplog: pytest.LogCaptureFixture, begun: Begun
) -> None:
    """Neither the first upload nor the first call after it signs in, and what one of them renews, all have."""
    caplog.set_level(logging.DEBUG, logger="viam_cloud")
    client = upload.cloud.flavour.client
    assert statuses(upload(folder)) == ["uploaded"] * (MANY + 20)
    assert _signed_in(caplog) == 0
    emulator.expire_tokens()
    assert statuses(upload(folder, tags=["again"], journal=upload.journal.with_name("other"))) == ["uploaded"] * (
        MANY + 20
    )
    client.app_client.get_organization(upload.fleet.organization)
    assert _signed_in(caplog) == 1
    assert begun.threads == {_EVENT_LOOP}


def _signed_in(caplog: pytest.LogCaptureFixture) -> int:
    return sum(record.getMessage().startswith("proto.rpc.v1.AuthService/") for record in caplog.records)


def test_a_sign_in_that_is_refused(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    emulator.expire_tokens()
    with emulator.fault("Authenticate", status="UNAUTHENTICATED", message="who is this?"):
        results = upload(folder, raise_on_failure=False)
    assert statuses(results) == ["failed"] * (MANY + 20)
    assert all(isinstance(result.error, UnauthenticatedError) for result in results)


def test_options_of_the_client_count(upload: Uploader, folder: Path, emulator: Emulator) -> None:
    """The server would take an hour."""
    upload.data_client = upload.data_client.with_options(timeout=0.5)
    with emulator.fault("FileUpload", latency=3600):
        results = upload(folder, retry=None, raise_on_failure=False)
    assert {type(result.error) for result in results} == {DeadlineExceededError}


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
@pytest.mark.parametrize("nested", [False, True], ids=["alone", "within map_calls"])
def test_ctrl_c(upload: Uploader, folder: Path, emulator: Emulator, begun: Begun, nested: bool) -> None:
    """The server would take an hour: this ends only because the uploads are cancelled."""
    main = threading.main_thread().ident
    assert main is not None

    def interrupt() -> None:
        for _ in range(4):
            acquire(begun.count)
        signal.pthread_kill(main, signal.SIGINT)

    def go() -> None:
        upload(folder, concurrency=4, timeout=None)

    interrupter = threading.Thread(target=interrupt)
    interrupter.start()
    with emulator.fault("FileUpload", latency=3600), pytest.raises(KeyboardInterrupt):
        map_calls(lambda _: go(), [1]) if nested else go()
    join(interrupter)
    assert begun.threads == {_EVENT_LOOP}
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("rpc-worker")]
    assert statuses(upload(folder)) == ["uploaded"] * (MANY + 20)
    assert set(upload.stored().values()) == {1}


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_while_the_sign_in_is_renewed(
    upload: Uploader, folder: Path, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server would take an hour for that."""
    main = threading.main_thread().ident
    assert main is not None
    connection = upload.cloud.flavour.client._connection
    sign_in, interrupts = connection.sign_in, [signal.SIGINT]

    def interrupted(*args: Any) -> Any:
        # Once: a second Ctrl-C would not wait for the end.
        if interrupts:
            signal.pthread_kill(main, interrupts.pop())
        return sign_in(*args)

    monkeypatch.setattr(connection, "sign_in", interrupted)
    emulator.expire_tokens()
    with emulator.fault("Authenticate", latency=3600), pytest.raises(KeyboardInterrupt):
        upload(folder, timeout=None)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("rpc-worker")]
    monkeypatch.undo()
    assert statuses(upload(folder)) == ["uploaded"] * (MANY + 20)


def test_closing_the_client_ends_all(upload: Uploader, folder: Path, emulator: Emulator, begun: Begun) -> None:
    def close() -> None:
        for _ in range(4):
            acquire(begun.count)
        upload.cloud.flavour.client.close()

    closer = threading.Thread(target=close)
    closer.start()
    with emulator.fault("FileUpload", latency=3600):
        results = upload(folder, timeout=None, raise_on_failure=False)
    join(closer)
    assert {type(result.error) for result in results} == {ClosedError}
    assert {type(result.error) for result in upload(folder, raise_on_failure=False)} == {ClosedError}


def test_within_an_event_loop(upload: Uploader, folder: Path) -> None:
    """As in a notebook."""

    async def cell() -> list[str]:
        return statuses(upload(folder))

    assert asyncio.run(cell()) == ["uploaded"] * (MANY + 20)


def test_listeners_see_the_context_of_the_caller(upload: Uploader, folder: Path) -> None:
    user = contextvars.ContextVar("user", default="nobody")
    user.set("Ada")
    seen: set[str] = set()
    upload(folder, progress=lambda _: seen.add(user.get()))
    assert seen == {"Ada"}


_PREAMBLE = """
import os, sys, threading
from viam_cloud import DialOptions, ViamClient
address, key, key_id, part, folder, journal = sys.argv[1:]
options = DialOptions.with_api_key(key, key_id)
options.insecure = True
client = ViamClient.create_from_dial_options(options, address)
def upload(name="journal"):
    return {result.status for result in client.data_client.upload_files(folder, part, journal=journal + name)}
"""

_AFTER_THE_MAIN_THREAD = """
def work():
    threading.main_thread().join()
    print(upload())
threading.Thread(target=work).start()
"""

_A_SERVER_TO_BE_ASKED = (
    """
options = DialOptions.with_api_key(key, key_id)
options.allow_insecure_with_creds_downgrade = True
client = ViamClient.create_from_dial_options(options, address.replace("127.0.0.1", "localhost"))
"""
    + _AFTER_THE_MAIN_THREAD
)

_CTRL_C = """
import logging, signal
from viam_cloud_runtime.viam.uploads.upload import Uploads
logging.basicConfig()
# Where it is ignored, as in the background of a shell, children ignore it too.
signal.signal(signal.SIGINT, signal.default_int_handler)
def interrupted_upload(name):
    transfer, begun = Uploads.transfer, []
    async def interrupted(uploads, prepared):
        begun.append(prepared)
        if len(begun) == 40:
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        return await transfer(uploads, prepared)
    Uploads.transfer = interrupted
    try:
        upload(name)
    except KeyboardInterrupt as error:
        sys.last_value = error  # as interactive Python does
    else:
        raise AssertionError("not interrupted")
    finally:
        Uploads.transfer = transfer
"""

_A_FORK_AFTER_CTRL_C = (
    _CTRL_C
    + """
interrupted_upload("journal")
child = os.fork()
if not child:
    os._exit(0 if upload("child") == {"uploaded"} else 1)
assert os.waitpid(child, 0)[1] == 0
print({"uploaded"} & upload())
"""
)

_UPLOADS_AFTER_CTRL_C = (
    _CTRL_C
    + """
for number in range(3):
    interrupted_upload(str(number))
    assert "uploaded" in upload(str(number))
print({"uploaded"})
"""
)

_FORKS_AFTER_IT = """
print(upload())
for number in range(5):
    child = os.fork()
    if not child:
        os._exit(0 if upload(str(number)) == {"uploaded"} else 1)
    assert os.waitpid(child, 0)[1] == 0
"""

_FORK_MEANWHILE = """
from viam_cloud.errors import ViamCloudError
from viam_cloud_runtime.viam.uploads.upload import Uploads
transfer = Uploads.transfer
forked = threading.Event()
async def fork_first(uploads, prepared):
    begun.set()
    assert forked.wait(60)
    return await transfer(uploads, prepared)
Uploads.transfer = fork_first
begun = threading.Event()
uploading = threading.Thread(target=lambda: print(upload()))
uploading.start()
assert begun.wait(60)
child = os.fork()
if not child:
    try:
        client.app_client.list_organizations()
    except ViamCloudError as error:
        os._exit(0 if "forked while" in str(error) else 2)
    os._exit(1)
forked.set()
uploading.join()
assert os.waitpid(child, 0)[1] == 0
"""


@pytest.mark.parametrize(
    "script",
    [
        _AFTER_THE_MAIN_THREAD,
        _A_SERVER_TO_BE_ASKED,
        pytest.param(_A_FORK_AFTER_CTRL_C, marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")),
        pytest.param(_UPLOADS_AFTER_CTRL_C, marks=pytest.mark.skipif(sys.platform == "win32", reason="no signals")),
        pytest.param(_FORKS_AFTER_IT, marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")),
        pytest.param(_FORK_MEANWHILE, marks=pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")),
        pytest.param(
            "print(upload())", marks=pytest.mark.skipif(not importlib.util.find_spec("gevent"), reason="needs gevent")
        ),
    ],
    ids=[
        "after the main thread has ended",
        "after that, with a server to be asked whether it is secure",
        "a fork after Ctrl-C",
        "uploads right after Ctrl-C",
        "forks after it",
        "a fork meanwhile",
        "under gevent",
    ],
)
def test_programs(
    upload: Uploader, folder: Path, emulator: Emulator, tmp_path: Path, script: str, request: Any
) -> None:
    arguments = [
        emulator.address,
        emulator.api_key,
        emulator.api_key_id,
        upload.fleet.part,
        str(folder),
        str(tmp_path / "j-"),
    ]
    gevent = "from gevent import monkey; monkey.patch_all()\nimport grpc.experimental.gevent as g; g.init_gevent()\n"
    preamble = gevent * ("gevent" in request.node.callspec.id) + _PREAMBLE
    done = subprocess.run(
        [sys.executable, "-c", preamble + script, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "{'uploaded'}\n"), done.stderr
    assert "Error" not in done.stderr
