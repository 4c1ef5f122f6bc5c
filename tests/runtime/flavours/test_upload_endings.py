"""Uploads that the server has answered, but not ended."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest

from tests.support.sample.programmable_server import ProgrammableServer, fail, hang
from tests.support.sample.sample_api import UPLOAD, text
from tests.support.waiting import LIMIT, wait_for
from viam_cloud_runtime.blocking import Client
from viam_cloud_runtime.blocking.workers import for_each
from viam_cloud_runtime.concurrency.limits import FixedLimit
from viam_cloud_runtime.errors import ClosedError, DeadlineExceededError, InternalError, ResourceExhaustedError

# What gRPC would keep for repeating the call by itself is less.
REQUESTS = [text("x" * 200_000)] * 4


def test_the_deadline_counts_after_the_answer(flavour, client, server):
    server.late_faults.append(hang)
    with pytest.raises(DeadlineExceededError):
        flavour.run(client.call, UPLOAD, REQUESTS, timeout=1)


def test_what_comes_after_the_answer_counts(flavour, client, server):
    server.late_faults.append(fail(grpc.StatusCode.RESOURCE_EXHAUSTED, "the disk is full"))
    with pytest.raises(ResourceExhaustedError, match="the disk is full"):
        flavour.run(client.call, UPLOAD, REQUESTS)


@pytest.fixture
def blocking_client(server: ProgrammableServer) -> Iterator[Client]:
    with Client(server.address, insecure=True) as client:
        yield client


@pytest.mark.parametrize(("count", "said"), [(0, "no answer"), (2, "more than one answer")])
def test_any_other_number_of_answers_is_an_error(blocking_client, server, count, said):
    server.upload_responses = count
    with pytest.raises(InternalError, match=f"the server gave {said}"):
        blocking_client.call(UPLOAD, REQUESTS)


@contextlib.contextmanager
def answered(server: Any) -> Iterator[threading.Event]:
    """Within the block, whoever waits for the event knows that an upload was answered, and will not be ended."""
    is_answered = threading.Event()

    def fault(context: grpc.ServicerContext) -> None:
        is_answered.set()
        hang(context)

    server.late_faults.append(fault)
    yield is_answered


def test_closing_ends_it(server, blocking_client):
    with answered(server) as is_answered, ThreadPoolExecutor(1) as pool:
        uploading = pool.submit(blocking_client.call, UPLOAD, REQUESTS)
        wait_for(is_answered)
        blocking_client.close()
        with pytest.raises(ClosedError):
            uploading.result(LIMIT)


def test_interrupting_it_leaves_nothing_that_closing_waits_for(server, blocking_client):
    def items() -> Iterator[None]:
        yield None
        wait_for(is_answered)
        raise KeyboardInterrupt

    with answered(server) as is_answered:
        with pytest.raises(KeyboardInterrupt):
            for_each(lambda *_: blocking_client.call(UPLOAD, REQUESTS), items(), FixedLimit(2))
        blocking_client.close()
