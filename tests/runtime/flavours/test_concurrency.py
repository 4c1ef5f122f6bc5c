"""Threads, event loops, and blocking clients inside of them."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

from tests.support.sample.sample_api import READ, TAIL, AioViamClient, BlockingViamClient, text
from tests.support.waiting import LIMIT
from viam_cloud_runtime import aio, blocking


def test_eight_threads_share_a_client(server, dial_options):
    with (
        BlockingViamClient.create_from_dial_options(dial_options, server.address) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        sent = [str(number) for number in range(200)]
        assert [response.value for response in pool.map(lambda value: client.call(READ, text(value)), sent)] == sent
    assert server.sign_ins == 1


def test_tasks_share_a_client(server, dial_options):
    async def main():
        async with await AioViamClient.create_from_dial_options(dial_options, server.address) as client:
            responses = await asyncio.gather(*(client.call(READ, text(str(number))) for number in range(100)))
            return [response.value for response in responses]

    assert asyncio.run(main()) == [str(number) for number in range(100)]


def test_async_client_works_on_one_event_loop_after_the_other(server, dial_options):
    client = asyncio.run(AioViamClient.create_from_dial_options(dial_options, server.address))

    async def use():
        response = await client.call(READ, text())
        lines = [line.value async for line in client.call(TAIL, text())]
        return response.value, len(lines)

    for _ in range(3):
        assert asyncio.run(use()) == ("hello", 3)
    # Channels of loops that have ended are let go.
    assert len(client._connection._channels) == 1
    asyncio.run(_close(client))
    assert server.sign_ins == 1


async def _close(client):
    await client.close()


def test_async_client_works_on_two_event_loops_at_once(server):
    client = aio.Client(server.address, insecure=True)
    both = threading.Barrier(2)

    async def use(name: str) -> list[str]:
        await asyncio.to_thread(both.wait, LIMIT)
        return [(await client.call(READ, text(f"{name}{number}"))).value for number in range(20)]

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda name: asyncio.run(use(name)), "ab"))
    assert results == [[f"{name}{number}" for number in range(20)] for name in "ab"]
    client.close()


def test_blocking_client_works_inside_a_running_event_loop(server):
    async def main():
        with blocking.Client(server.address, insecure=True) as client:
            return client.call(READ, text()).value, [line.value for line in client.call(TAIL, text("x"))]

    assert asyncio.run(main()) == ("hello", ["x 0", "x 1", "x 2"])


def test_both_flavours_work_side_by_side(server):
    async def main():
        with blocking.Client(server.address, insecure=True) as client:
            async with aio.Client(server.address, insecure=True) as async_client:
                return (await async_client.call(READ, text("aio"))).value, client.call(READ, text("blocking")).value

    assert asyncio.run(main()) == ("aio", "blocking")
