"""Thousands of mixed calls against a server that fails, forgets and is killed: what does a script that runs for days see?

`python -m benchmarks.soak [CALLS [KILLS]]` runs both flavours and prints their figures; it fails when a promise is
broken.
"""

from __future__ import annotations

import asyncio
import dataclasses
import faulthandler
import gc
import os
import queue
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.report import Row, table
from benchmarks.soak_server import ServerProcess
from tests.support.sample.sample_api import (
    CHAT,
    READ,
    REPLACE,
    TAIL,
    UPLOAD,
    WRITE,
    AioViamClient,
    BlockingViamClient,
    text,
)
from viam_cloud_runtime import GRPCError, Method, RetryPolicy
from viam_cloud_runtime.viam.dial import DialOptions

_MIX: dict[Method[Any, Any], int] = {READ: 30, REPLACE: 10, TAIL: 10, WRITE: 35, UPLOAD: 10, CHAT: 5}
_POLICY = RetryPolicy(attempts=12)
_READS = (READ, REPLACE, TAIL)
_SAMPLES = 40
_OPTIONS = dataclasses.replace(
    DialOptions.with_api_key("s3cret", "4f0b9bcd-1a2b-4c3d-8e4f-5a6b7c8d9e0f"), insecure=True
)


@dataclass(frozen=True)
class Plan:
    """What is done.

    Args:
        calls: Calls in all.
        kills: How often the server is killed meanwhile.
        expire_every: Calls that an access token is good for.
        workers: Calls that are made at once.
        policy: How calls are retried. With the default of 4 attempts, one read in 625 would meet four failures in a
            row: 0.2 to the power of 4.
        limit: Seconds after which it counts as hanging.
    """

    calls: int = 20_000
    kills: int = 10
    expire_every: int = 500
    workers: int = 8
    policy: RetryPolicy = _POLICY
    limit: float = 1800


@dataclass
class Findings:
    """What the callers saw, and what the server wrote down."""

    done: int = 0
    failed_reads: list[str] = field(default_factory=list)
    cut_streams: int = 0
    """Streams that a kill met after their first response, which are not resumed."""
    wrong: list[str] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    failed_writes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    kills: int = 0
    recoveries: list[float] = field(default_factory=list)
    """Seconds from a restart to the first success."""
    journal: Counter[str] = field(default_factory=Counter)
    descriptors: list[int] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    """KiB."""
    tokens_left: int = 0
    seconds: float = 0.0

    def broken(self) -> list[str]:
        """The promises that were not kept."""
        lost = [name for name in self.acknowledged if self.journal[name] != 1]
        checks = {
            f"reads failed: {self.failed_reads[:3]}": self.failed_reads,
            f"answers were wrong: {self.wrong[:3]}": self.wrong,
            "writes were executed twice": [name for name, times in self.journal.items() if times > 1],
            f"writes were acknowledged, but not executed once: {lost[:3]}": lost,
            f"writes failed otherwise than UNAVAILABLE: {self.failed_writes}": set(self.failed_writes)
            - {"UNAVAILABLE"},
            f"descriptors grow: {self.descriptors}": _grows(self.descriptors, by=8),
            f"memory grows: {self.memory}": _grows(self.memory, by=max(self.memory[:1], default=0) // 10),
        }
        return [promise for promise, is_broken in checks.items() if is_broken]


def _grows(samples: list[int], by: int) -> bool:
    """Whether the last quarter is above the second one, where everything has been done once."""
    quarter = len(samples) // 4
    return bool(quarter) and max(samples[-quarter:]) > max(samples[quarter : 2 * quarter]) + by


class Soak:
    """One run in one flavour.

    Args:
        plan: What to do.
        journal: A file for the server to write to.
    """

    def __init__(self, plan: Plan, journal: Path) -> None:
        self.plan = plan
        self._journal = journal
        self._server = ServerProcess(journal, plan.expire_every)
        self._lock = threading.Lock()
        self._calls = self._plan_calls()
        self._kills: queue.Queue[bool] = queue.Queue()
        # Spread over the run, the first one after half a step.
        self._kills_after = {plan.calls * (2 * kill + 1) // (2 * plan.kills) for kill in range(plan.kills)}
        self._restarted: float | None = None
        self.findings = Findings()
        self.address = f"localhost:{self._server.port}"

    def _plan_calls(self) -> Iterator[tuple[Method[Any, Any], str]]:
        generator = random.Random(2026)
        methods = generator.choices(list(_MIX), list(_MIX.values()), k=self.plan.calls)
        for number, method in enumerate(methods):
            yield method, f"{'read' if method in _READS else 'write'}-{number}"

    def run(self, flavour: str) -> Findings:
        """Do it.

        Returns:
            What was found.
        """
        faulthandler.dump_traceback_later(self.plan.limit, exit=True)
        began = time.monotonic()
        killer = threading.Thread(target=self._kill_when_told)
        killer.start()
        try:
            _work_blocking(self) if flavour == "blocking" else _work_async(self)
        finally:
            self._kills.put(False)
            killer.join()
            self._server.kill()
            faulthandler.cancel_dump_traceback_later()
        self.findings.seconds = time.monotonic() - began
        self.findings.journal.update(self._journal.read_text().splitlines())
        return self.findings

    def _kill_when_told(self) -> None:
        while self._kills.get():
            self._server.kill()
            self._server.start()
            with self._lock:
                self.findings.kills += 1
                self._restarted = time.monotonic()

    def next_call(self) -> tuple[Method[Any, Any], str] | None:
        """A call to make; None when all are made."""
        with self._lock:
            return next(self._calls, None)

    def record(
        self, method: Method[Any, Any], name: str, began: float, got: list[str], error: GRPCError | None
    ) -> None:
        """Take down how a call ended."""
        now = time.monotonic()
        with self._lock:
            found = self.findings
            found.slowest = max(found.slowest, now - began)
            if error is not None:
                self._record_failure(method, name, got, error)
            elif got != _expected(method, name):
                found.wrong.append(f"{name}: {got}")
            else:
                self._record_success(method, name, now)
            found.done += 1
            self._after_each_call(found)

    def _record_failure(self, method: Method[Any, Any], name: str, got: list[str], error: GRPCError) -> None:
        if method not in _READS:
            self.findings.failed_writes[error.status.name] += 1
        elif got:
            self.findings.cut_streams += 1
        else:
            self.findings.failed_reads.append(f"{name}: {error}")

    def _record_success(self, method: Method[Any, Any], name: str, now: float) -> None:
        if method not in _READS:
            self.findings.acknowledged.append(name)
        if self._restarted is not None:
            self.findings.recoveries.append(now - self._restarted)
            self._restarted = None

    def _after_each_call(self, found: Findings) -> None:
        plan = self.plan
        if found.done % max(1, plan.calls // _SAMPLES) == 0:
            found.descriptors.append(len(os.listdir("/proc/self/fd")))
            found.memory.append(_memory())
        if found.done in self._kills_after:
            self._kills.put(True)


def _memory() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


def _request(method: Method[Any, Any], name: str) -> Any:
    if method in (UPLOAD, CHAT):
        return [text(name), text("more")]
    return text(name)


def _expected(method: Method[Any, Any], name: str) -> list[str]:
    if method is TAIL:
        return [f"{name} {number}" for number in range(3)]
    if method is CHAT:
        return [name, "more"]
    return [f"{name} more" if method is UPLOAD else name]


def _work_blocking(soak: Soak) -> None:
    with BlockingViamClient.create_from_dial_options(_OPTIONS, soak.address) as signed_in:
        client = signed_in.with_options(retry=soak.plan.policy, timeout=120)

        def work() -> None:
            while (call := soak.next_call()) is not None:
                began, got, error = time.monotonic(), [], None
                try:
                    _call_blocking(client, *call, got)
                except GRPCError as raised:
                    error = raised
                soak.record(*call, began, got, error)

        with ThreadPoolExecutor(soak.plan.workers) as pool:
            for worker in [pool.submit(work) for _ in range(soak.plan.workers)]:
                worker.result()
        soak.findings.tokens_left = client._connection.budget.tokens


def _call_blocking(client: BlockingViamClient, method: Any, name: str, got: list[str]) -> None:
    result: Any = client.call(method, _request(method, name))
    if method in (TAIL, CHAT):
        for response in result:
            got.append(response.value)
    else:
        got.append(result.value)


def _work_async(soak: Soak) -> None:
    async def work(client: AioViamClient) -> None:
        while (call := soak.next_call()) is not None:
            began, got, error = time.monotonic(), [], None
            try:
                await _call_async(client, *call, got)
            except GRPCError as raised:
                error = raised
            soak.record(*call, began, got, error)

    async def main() -> None:
        async with await AioViamClient.create_from_dial_options(_OPTIONS, soak.address) as signed_in:
            client = signed_in.with_options(retry=soak.plan.policy, timeout=120)
            await asyncio.gather(*(work(client) for _ in range(soak.plan.workers)))
            soak.findings.tokens_left = client._connection.budget.tokens

    asyncio.run(main())


async def _call_async(client: AioViamClient, method: Any, name: str, got: list[str]) -> None:
    result: Any = client.call(method, _request(method, name))
    if method in (TAIL, CHAT):
        async for response in result:
            got.append(response.value)
    else:
        got.append((await result).value)


def rows(flavour: str, plan: Plan, found: Findings) -> list[Row]:
    """The figures of one run."""
    writes = len(found.acknowledged) + sum(found.failed_writes.values())
    recoveries = sorted(found.recoveries)
    executed_twice = sum(times > 1 for times in found.journal.values())
    figures = {
        "calls": f"{found.done:,} by {plan.workers} workers in {found.seconds:.0f} s; slowest {found.slowest:.1f} s",
        "kill -9 of the server": f"{found.kills}; streams cut in the middle: {found.cut_streams}",
        "reads that failed": f"{len(found.failed_reads)} of {found.done - writes:,}",
        "writes executed twice": f"{executed_twice} of {writes:,} ({len(found.acknowledged):,} acknowledged)",
        "restart to first success": f"{_median(recoveries):.2f} s (median), {max(recoveries, default=0):.2f} s (longest)",
        "descriptors": f"{_levels(found.descriptors)}",
        "memory, MiB": f"{_levels([kib // 1024 for kib in found.memory])}",
        "retry budget left": f"{found.tokens_left} of 500",
    }
    return [Row(f"{flavour}: {what}", figure) for what, figure in figures.items()]


def _median(ordered: list[float]) -> float:
    return ordered[len(ordered) // 2] if ordered else 0.0


def _levels(samples: list[int]) -> str:
    quarters = [samples[len(samples) * quarter // 4 - 1] for quarter in (1, 2, 3, 4)] if len(samples) >= 4 else samples
    return " → ".join(map(str, quarters))


def soak(flavour: str, plan: Plan) -> Findings:
    """Run it in one flavour."""
    with tempfile.TemporaryDirectory() as directory:
        return Soak(plan, Path(directory) / "journal").run(flavour)


def main(arguments: list[str]) -> int:
    """Run it in both flavours and print what was found."""
    plan = Plan(*map(int, arguments))
    found = {flavour: soak(flavour, plan) for flavour in ("blocking", "aio")}
    print(table(row for flavour, findings in found.items() for row in rows(flavour, plan, findings)))
    broken = [f"{flavour}: {promise}" for flavour, findings in found.items() for promise in findings.broken()]
    print("\n".join(broken) or "all promises kept")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
