"""What a call that succeeds costs over a bare gRPC stub: CPU of the client process, side by side.

Stub and SDK run in processes of their own against one server process, in turns, so that both meet the same machine.
The stub does what any script has to: it sends the access token, sets a deadline, serializes and deserializes.
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import grpc

from benchmarks import ROOT
from benchmarks.echo_server import echo_server
from benchmarks.report import Row
from tests.support.sample_api import READ, AioViamClient, BlockingViamClient, text
from viam_cloud_runtime import DialOptions

CALLS = 200
ROUNDS = 6
PROCESSES = 15
TARGET = 1.10

_OPTIONS = DialOptions.with_api_key("s3cret", "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f")
_OPTIONS.insecure = True
_HEADERS = (("viam_client", "python"), ("authorization", "Bearer " + "t0ken" * 100))


def measure() -> list[Row]:
    """CPU per call in both flavours, as a multiple of the stub's."""
    with echo_server() as address:
        rounds = [found for _ in range(PROCESSES) for found in _rounds(address)]
    return [row for flavour in ("blocking", "aio") for row in _rows(flavour, rounds)]


def _rounds(address: str) -> list[dict[str, float]]:
    """Some rounds with new processes: where one comes to lie in memory makes it some percent faster or slower for good."""
    workers = {kind: _Worker.start(kind, address) for kind in _KINDS}
    try:
        return [_round(workers, reverse=number % 2 == 1) for number in range(ROUNDS)]
    finally:
        for worker in workers.values():
            worker.stop()


def _round(workers: dict[str, _Worker], *, reverse: bool) -> dict[str, float]:
    """Each worker once; to and fro, so that none always follows the same other one."""
    kinds = list(reversed(workers)) if reverse else list(workers)
    return {kind: workers[kind].round() for kind in kinds}


def _rows(flavour: str, rounds: list[dict[str, float]]) -> list[Row]:
    stub, sdk = ([found[f"{flavour} {kind}"] for found in rounds] for kind in ("stub", "SDK"))
    # Within a round both meet the same machine; from round to round it changes by more than what is measured.
    ratio = statistics.median(ours / theirs for ours, theirs in zip(sdk, stub, strict=True))
    figure = f"{ratio:.2f} ({statistics.median(sdk):.0f} µs : {statistics.median(stub):.0f} µs)"
    what = f"client CPU per call, {flavour}, SDK : bare stub, median of {len(rounds)} rounds"
    return [Row(what, figure, f"at most {TARGET:.2f}", ratio <= TARGET)]


@dataclass(frozen=True)
class _Worker:
    process: subprocess.Popen[str]

    @classmethod
    def start(cls, kind: str, address: str) -> _Worker:
        command = [sys.executable, "-m", __name__, kind, address]
        worker = cls(subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        worker.round()  # The first calls connect, sign in and fill caches.
        return worker

    def round(self) -> float:
        """Microseconds of CPU per call."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print("go", file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())

    def stop(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


def _blocking(call: Callable[[], Any]) -> None:
    for _ in sys.stdin:
        before = time.process_time()
        for _ in range(CALLS):
            call()
        _report(before)


def _blocking_stub(address: str) -> None:
    with grpc.insecure_channel(address) as channel:
        stub: Any = channel.unary_unary(READ.path, READ.request_type.SerializeToString, READ.response_type.FromString)
        request = text()
        _blocking(lambda: stub(request, timeout=60, metadata=_HEADERS))


def _blocking_sdk(address: str) -> None:
    with BlockingViamClient.create_from_dial_options(_OPTIONS, address) as client:
        request = text()
        _blocking(lambda: client._call(READ, request))


async def _aio(call: Callable[[], Any]) -> None:
    for _ in sys.stdin:
        before = time.process_time()
        for _ in range(CALLS):
            await call()
        _report(before)


def _report(before: float) -> None:
    print((time.process_time() - before) / CALLS * 1e6, flush=True)


async def _aio_stub(address: str) -> None:
    async with grpc.aio.insecure_channel(address) as channel:
        stub: Any = channel.unary_unary(READ.path, READ.request_type.SerializeToString, READ.response_type.FromString)
        request = text()
        await _aio(lambda: stub(request, timeout=60, metadata=_HEADERS))


async def _aio_sdk(address: str) -> None:
    async with await AioViamClient.create_from_dial_options(_OPTIONS, address) as client:
        request = text()
        await _aio(lambda: client._call(READ, request))


_KINDS: dict[str, Callable[[str], object]] = {
    "blocking stub": _blocking_stub,
    "blocking SDK": _blocking_sdk,
    "aio stub": lambda address: asyncio.run(_aio_stub(address)),
    "aio SDK": lambda address: asyncio.run(_aio_sdk(address)),
}

if __name__ == "__main__":
    _KINDS[sys.argv[1]](sys.argv[2])
