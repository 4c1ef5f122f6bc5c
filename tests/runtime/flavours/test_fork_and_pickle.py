"""Clients that move: into the child of a fork, and through pickle."""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sample.programmable_server import API_KEY, hang
from tests.support.sample.sample_api import READ, BlockingServiceClient, BlockingViamClient, text
from tests.support.waiting import LIMIT
from viam_cloud_runtime import ClosedError, RetryPolicy

ROOT = Path(__file__).parents[3]


def run_python(script: str, *arguments: str) -> str:
    """Run a script in a process of its own, where forking disturbs nobody."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-W", "ignore:This process:DeprecationWarning", "-c", script, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # gRPC's own notes say nothing about us.
    complaints = [
        line
        for line in done.stderr.splitlines()
        if not re.match(r"[IW]\d{4} |WARNING: All log messages before absl", line)
    ]
    assert complaints == []
    return done.stdout


PREAMBLE = """
import asyncio, dataclasses, faulthandler, gc, os, signal, sys, threading, traceback
from tests.support.sample.programmable_server import API_KEY, API_KEY_ID
from tests.support.sample.sample_api import EXPORT, READ, TAIL, AioViamClient, BlockingViamClient, text
from viam_cloud_runtime import ClosedError, SDKError
from viam_cloud_runtime.viam.dial import DialOptions

options = dataclasses.replace(DialOptions.with_api_key(API_KEY, API_KEY_ID), insecure=True)
address = sys.argv[1]

def in_child(work):
    ended = status_of_child(work)
    assert ended == 0, ended

def in_child_of_busy_grpc(work):
    # gRPC skips what it does for forks then, but for starting threads anew. As they take down what the parent is connected to,
    # they crash in about one of a hundred children, on a busy machine: https://github.com/grpc/grpc/issues/43055
    for _ in range(3):
        ended = status_of_child(work)
        if not (os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGSEGV):
            break
    assert ended == 0, ended

def status_of_child(work):
    child = os.fork()
    if child == 0:
        # A child that hangs or crashes says where.
        faulthandler.enable()
        faulthandler.dump_traceback_later(30, exit=True)
        status = 1
        try:
            work()
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    return os.waitpid(child, 0)[1]
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_blocking_client_works_on_both_sides_of_a_fork(server):
    run_python(
        PREAMBLE
        + """
client = BlockingViamClient.create_from_dial_options(options, address)
assert client.call(READ, text("parent")).value == "parent"
def work():
    assert client.call(READ, text("child")).value == "child"
    client.close()
in_child(work)
in_child(work)
assert client.call(READ, text("parent")).value == "parent"
client.close()
def use_closed():
    try:
        client.call(READ, text())
    except ClosedError:
        return
    raise AssertionError("closed before the fork, open after it")
in_child(use_closed)
""",
        server.address,
    )
    # The token goes along: nobody signs in again.
    assert server.sign_ins == 1
    assert server.calls[READ.path] == 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_locks_that_other_threads_hold_during_a_fork_are_fresh_in_the_child(server):
    run_python(
        PREAMBLE
        + """
client = BlockingViamClient.create_from_dial_options(options, address)
connection = client._connection
held, forked = threading.Event(), threading.Event()
def hold():
    with connection._lock, connection._sign_in_lock, connection.budget._lock:
        held.set()
        forked.wait()
thread = threading.Thread(target=hold)
thread.start()
held.wait()
def work():
    assert connection.budget.withdraw()
    connection._headers = None
    assert client.call(READ, text("child")).value == "child"
in_child(work)
forked.set()
thread.join()
client.close()
""",
        server.address,
    )
    assert server.sign_ins == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_async_client_works_in_the_child_of_a_fork(server):
    run_python(
        PREAMBLE
        + """
client = asyncio.run(AioViamClient.create_from_dial_options(options, address))
async def call():
    return (await client.call(READ, text("child"))).value
def work():
    assert asyncio.run(call()) == "child"
in_child(work)
assert asyncio.run(call()) == "child"
""",
        server.address,
    )
    assert server.sign_ins == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize(
    "responses", [0, 3, 100_000], ids=["no stream", "a stream that waits", "a stream that is full"]
)
def test_async_client_that_was_connected_during_a_fork_says_so(server, responses):
    server.responses = responses
    server.late_faults.extend([hang] if responses == 3 else [])
    run_python(
        PREAMBLE
        + """
loop = asyncio.new_event_loop()
client = loop.run_until_complete(AioViamClient.create_from_dial_options(options, address))
stream = client.call(EXPORT, text())
loop.run_until_complete(anext(stream, None))
async def call():
    await client.call(READ, text())
def work():
    try:
        asyncio.run(call())
    except SDKError as error:
        assert "forked" in str(error)
    else:
        raise AssertionError("gRPC would hang")
    global stream
    del stream
    gc.collect()
in_child_of_busy_grpc(work)
assert loop.run_until_complete(client.call(READ, text("parent"))).value == "parent"
loop.run_until_complete(client.close())
loop.close()
""",
        server.address,
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("flavour_name", ["blocking", "aio"])
@pytest.mark.parametrize("where", ["unary", "stream"])
def test_a_child_that_was_forked_while_another_thread_was_within_grpc_says_so(server, flavour_name, where):
    if where == "unary":
        server.faults.extend([lambda context: None, hang])
    else:
        server.late_faults.append(hang)
    run_python(
        PREAMBLE
        + f"""
if {flavour_name == "aio"}:
    # First, as the server takes the token of the last sign-in only: the thread stays within one attempt.
    client = asyncio.run(AioViamClient.create_from_dial_options(options, address))
blocking_client = BlockingViamClient.create_from_dial_options(options, address)
blocking_client.call(READ, text("so that the thread is within one call, the one that hangs"))
if {flavour_name == "blocking"}:
    client = blocking_client
    def use():
        client.call(READ, text("child"))
else:
    async def call():
        await client.call(READ, text("child"))
    def use():
        asyncio.run(call())
def work():
    for _ in range(2):
        try:
            use()
        except SDKError as error:
            assert "forked while other threads" in str(error), error
        else:
            raise AssertionError("by chance")
def innermost(thread):
    frame = sys._current_frames().get(thread.ident)
    return "" if frame is None else frame.f_code.co_name
def hang():
    try:
        if {where == "unary"}:
            blocking_client.call(READ, text(), timeout=None)
        else:
            list(blocking_client.call(TAIL, text()))
    except ClosedError:
        pass
thread = threading.Thread(target=hang, daemon=True)
thread.start()
while innermost(thread) not in ("_consume_next_event", "_blocking"):
    threading.Event().wait(0.01)
in_child_of_busy_grpc(work)
blocking_client.close()
thread.join(30)
""",
        server.address,
    )


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("flavour_name", ["blocking", "aio"])
def test_children_end_as_processes_do(server, flavour_name):
    """Web servers and multiprocessing let the interpreter of a worker shut down in its own time."""
    run_python(
        PREAMBLE
        + f"""
import multiprocessing
if {flavour_name == "blocking"}:
    client = BlockingViamClient.create_from_dial_options(options, address)
    def use():
        assert client.call(READ, text("child")).value == "child"
else:
    client = asyncio.run(AioViamClient.create_from_dial_options(options, address))
    async def call():
        return (await client.call(READ, text("child"))).value
    def use():
        assert asyncio.run(call()) == "child"
def use_within_a_minute():
    faulthandler.dump_traceback_later(60, exit=True)
    use()
    faulthandler.cancel_dump_traceback_later()
workers = [multiprocessing.get_context("fork").Process(target=use_within_a_minute) for _ in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
    assert worker.exitcode == 0, worker.exitcode
use()
child = os.fork()
if child == 0:
    faulthandler.dump_traceback_later(30, exit=True)
    use()
    sys.exit(0)
assert os.waitpid(child, 0)[1] == 0
""",
        server.address,
    )


@pytest.mark.parametrize("flavour_name", ["blocking", "aio"])
def test_forgetting_to_close_is_quiet(server, flavour_name):
    printed = run_python(
        PREAMBLE
        + f"""
if {flavour_name == "blocking"}:
    client = BlockingViamClient.create_from_dial_options(options, address)
    client.call(READ, text())
    next(client.call(TAIL, text()))
else:
    async def main():
        global client
        client = await AioViamClient.create_from_dial_options(options, address)
        await client.call(READ, text())
        await anext(client.call(TAIL, text()))
    asyncio.run(main())
""",
        server.address,
    )
    assert printed == ""


def test_pickled_client_works_on_the_other_side(flavour, viam_client, server):
    twin = pickle.loads(pickle.dumps(viam_client))
    assert type(twin) is type(viam_client)
    assert flavour.run(twin.call, READ, text()).value == "hello"
    # It carries the configuration, not the session.
    assert server.sign_ins == 2
    flavour.run(twin.close)
    assert flavour.run(viam_client.call, READ, text()).value == "hello"


def test_pickled_client_keeps_its_options(viam_client):
    twin = pickle.loads(
        pickle.dumps(viam_client.with_options(timeout=7, retry=RetryPolicy(attempts=2), metadata={"tenant": "one"}))
    )
    assert twin._options.timeout == 7
    assert twin._options.retry == RetryPolicy(attempts=2)
    assert twin._options.metadata == (("tenant", "one"),)


def test_pickled_client_in_another_process(server, dial_options):
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        printed = run_python(
            "import pickle, sys\n"
            "from tests.support.sample.sample_api import READ, text\n"
            "with pickle.loads(bytes.fromhex(sys.argv[1])) as client:\n"
            "    print(client.call(READ, text('elsewhere')).value)",
            pickle.dumps(client).hex(),
        )
    assert printed.strip() == "elsewhere"


def test_pickled_service_client_works(server, dial_options):
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        service_client = client._service_client(lambda: BlockingServiceClient)
        twin = pickle.loads(pickle.dumps(service_client))
        assert twin.read(value="x", timeout=5).value == "x"
        twin._connection.close()
        with pytest.raises(ClosedError):
            twin.read(value="x", timeout=5)
        assert service_client.read(value="x", timeout=5).value == "x"


def test_the_key_is_in_the_pickle_and_has_to_be(viam_client):
    """Documented: whoever gets the pickle can sign in."""
    assert API_KEY.encode() in pickle.dumps(viam_client)
