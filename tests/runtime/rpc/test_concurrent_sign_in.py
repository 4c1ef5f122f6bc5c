"""Several threads or tasks that need to sign in at the same time."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
import signal
import sys
import threading

import grpc
import pytest

from tests.support.sample.programmable_server import fail, hang
from tests.support.sample.sample_api import (
    READ,
    WRITE,
    AioViamClient,
    BlockingViamClient,
    text,
)
from tests.support.waiting import LIMIT, join, wait_for
from viam_cloud_runtime import (
    UnauthenticatedError,
)
from viam_cloud_runtime.blocking.map_calls import map_calls


def test_eight_threads_that_meet_an_expired_token_sign_in_once(server, dial_options):
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        server.expire_token()
        server.before_refusing = threading.Barrier(8, timeout=LIMIT).wait
        results: list[str] = []
        threads = [
            threading.Thread(target=lambda: results.append(client.call(WRITE, text(), timeout=30).value))
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            join(thread)
    assert results == ["hello"] * 8
    assert server.sign_ins == 2


def refuse_one_late(server) -> threading.Event:
    """Two calls are sent with the expired token; the second hears of it only once the event is set."""
    both_sent = threading.Barrier(2)
    order = itertools.count()
    first_is_through = threading.Event()

    def before_refusing() -> None:
        both_sent.wait(LIMIT)
        if next(order) == 1:
            wait_for(first_is_through)

    server.expire_token()
    server.before_refusing = before_refusing
    return first_is_through


def test_a_thread_that_is_refused_late_takes_the_token_that_another_got(server, dial_options):
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        first_is_through = refuse_one_late(server)

        def call() -> None:
            client.call(WRITE, text(), timeout=30)
            first_is_through.set()

        threads = [threading.Thread(target=call) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            join(thread)
    assert server.sign_ins == 2
    assert server.calls[WRITE.path] == 4


def test_a_thread_that_comes_too_late_to_sign_in_takes_what_is_there(server, dial_options):
    """Between finding its token refused and asking for another one, another thread may have got it."""
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        connection = client._connection
        stale = connection.sign_in()
        renewed = connection.sign_in(stale)
        assert connection.sign_in(stale) is renewed
    assert server.sign_ins == 2


def test_a_task_that_is_refused_late_takes_the_token_that_another_got(server, dial_options):
    async def main():
        async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
            first_is_through = refuse_one_late(server)

            async def call():
                await client.call(WRITE, text(), timeout=30)
                first_is_through.set()

            await asyncio.gather(call(), call())

    asyncio.run(main())
    assert server.sign_ins == 2
    assert server.calls[WRITE.path] == 4


def test_eight_tasks_that_meet_an_expired_token_sign_in_once(server, dial_options):
    async def main():
        async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
            server.expire_token()
            server.before_refusing = threading.Barrier(8, timeout=LIMIT).wait
            responses = await asyncio.gather(*(client.call(WRITE, text(), timeout=30) for _ in range(8)))
            return [response.value for response in responses]

    assert asyncio.run(main()) == ["hello"] * 8
    assert server.sign_ins == 2


def test_threads_share_the_refusal_of_a_renewal(server, dial_options):
    with BlockingViamClient.create_from_dial_options(dial_options, server.address) as client:
        server.expire_token()
        server.before_refusing = threading.Barrier(8, timeout=LIMIT).wait
        server.sign_in_faults.extend([fail(grpc.StatusCode.UNAUTHENTICATED, "key deleted")] * 8)
        errors: list[Exception] = []

        def call() -> None:
            try:
                client.call(READ, text(), timeout=30)
            except UnauthenticatedError as error:
                errors.append(error)

        threads = [threading.Thread(target=call) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            join(thread)
    assert len(errors) == 8
    assert len({id(error) for error in errors}) == 8


def test_a_task_that_is_cancelled_leaves_the_sign_in_to_the_others(server, dial_options):
    arrived = threading.Event()
    go_on = threading.Event()

    def wait(context):
        arrived.set()
        wait_for(go_on)

    async def main():
        async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
            server.expire_token()
            server.sign_in_faults.append(wait)
            first = asyncio.create_task(client.call(READ, text()))
            await asyncio.to_thread(wait_for, arrived)
            second = asyncio.create_task(client.call(READ, text("second")))
            first.cancel()
            with pytest.raises(asyncio.CancelledError):
                await first
            go_on.set()
            return (await second).value

    assert asyncio.run(main()) == "second"
    assert server.sign_ins == 2


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_ends_the_sign_in_of_many_calls_and_leaves_it_to_other_threads(server, dial_options):
    """The server never answers the first one, and nobody's patience would end."""
    patient = dataclasses.replace(dial_options, timeout=10 * LIMIT)
    with BlockingViamClient.create_from_dial_options(patient, server.address) as client:
        server.expire_token()
        hanging, waiting = threading.Event(), threading.Event()

        def hang_first(context):
            hanging.set()
            hang(context)

        def call_as_well():
            wait_for(hanging)
            follow = client._connection._follow

            def following(*args):
                waiting.set()
                return follow(*args)

            client._connection._follow = following
            results.append(client.call(READ, text("as well"), timeout=10 * LIMIT).value)

        def interrupt():
            wait_for(waiting)
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

        server.sign_in_faults.append(hang_first)
        results: list[str] = []
        threads = [threading.Thread(target=call_as_well), threading.Thread(target=interrupt)]
        for thread in threads:
            thread.start()
        with pytest.raises(KeyboardInterrupt):
            map_calls(lambda value: client.call(READ, text(value), timeout=None), ["one"])
        for thread in threads:
            join(thread)
    assert results == ["as well"]
    assert server.sign_ins == 3


@pytest.mark.usefixtures("default_signals")
@pytest.mark.skipif(sys.platform == "win32", reason="no signals to threads")
def test_ctrl_c_ends_the_wait_for_the_sign_in_of_another_thread(server, dial_options):
    """Which goes on meanwhile, and lands in the end."""
    patient = dataclasses.replace(dial_options, timeout=10 * LIMIT)
    with BlockingViamClient.create_from_dial_options(patient, server.address) as client:
        server.expire_token()
        hanging, over = threading.Event(), threading.Event()

        def hang_until_it_is_over(context):
            hanging.set()
            wait_for(over)

        def follow(*args):
            signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
            return following(*args)

        server.sign_in_faults.append(hang_until_it_is_over)
        results: list[str] = []
        other = threading.Thread(target=lambda: results.append(client.call(READ, text("other"), timeout=None).value))
        other.start()
        wait_for(hanging)
        following = client._connection._follow
        client._connection._follow = follow
        with pytest.raises(KeyboardInterrupt):
            map_calls(lambda value: client.call(READ, text(value), timeout=None), ["one"])
        over.set()
        join(other)
    assert results == ["other"]
    assert server.sign_ins == 2
