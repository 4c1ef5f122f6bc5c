"""Logs of machine parts, read and followed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timezone

import pytest

from tests.support.emulator.log_writer import LogWriter, log_entry
from tests.support.scenarios.playing import scenario
from tests.support.scenarios.sdk import Sdk
from viam_cloud.errors import NotFoundError
from viam_cloud.proto.app import LogOrder


@scenario
async def logs_that_are_read(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    assert await sdk.app.get_robot_part_logs(fleet.part) == []
    entries = [
        log_entry("started", 1, host="pi"),
        log_entry("hot", 2, "warn"),
        log_entry("burning", 3, "error"),
        log_entry("dead", 4, "fatal", logger_name="rdk"),
    ]
    await sdk.robot.log(id=fleet.part, logs=entries)
    read = await sdk.app.get_robot_part_logs(fleet.part)
    assert [each.proto for each in read] == entries[::-1]

    async def found(**criteria: object) -> list[str]:
        return [each.message for each in await sdk.app.get_robot_part_logs(fleet.part, **criteria)]  # type: ignore[arg-type]

    assert await found(filter="r") == ["burning", "started"]
    assert await found(log_levels=["warn", "fatal"]) == ["dead", "hot"]
    assert await found(num_log_entries=3) == ["dead", "burning", "hot"]
    assert await found(order=LogOrder.LOG_ORDER_ASCENDING) == ["started", "hot", "burning", "dead"]
    assert await found(start=_second(1), end=_second(4)) == ["burning", "hot"]
    assert await found(errors_only=True) == ["dead", "burning"]
    assert await found(source="pi") == ["started"]
    saved = sdk.folder / "part.log"
    assert await found(dest=str(saved), limit=1, num_log_entries=2) == ["dead", "burning"]
    lines = saved.read_text(encoding="utf-8").splitlines()
    assert [datetime.fromisoformat(line.split("\t")[0]) for line in lines] == [_second(4), _second(3)]
    assert [line.split("\t")[-1] for line in lines] == ["dead", "burning"]


@scenario
async def logs_that_are_followed(sdk: Sdk) -> None:
    fleet = await sdk.new_fleet()
    async with sdk.app.tail_robot_part_logs(fleet.part, errors_only=True, filter="e") as stream:
        with LogWriter(sdk.emulator, fleet):
            assert {each.message for each in await anext(stream)} == {LogWriter.MESSAGE}
        logs = [log_entry("e, but harmless"), log_entry("bad", level="error"), log_entry("worse", level="error")]
        await sdk.robot.log(id=fleet.part, logs=logs)
        messages = [LogWriter.MESSAGE]
        while set(messages) == {LogWriter.MESSAGE}:
            messages = [each.message for each in await anext(stream)]
        assert [message for message in messages if message != LogWriter.MESSAGE] == ["worse"]
        read = await sdk.app.get_robot_part_logs(fleet.part, num_log_entries=3)
        assert [each.message for each in read] == ["worse", "bad", "e, but harmless"]
        await sdk.app.delete_robot(fleet.robot)
        with pytest.raises(NotFoundError, match=fleet.part):
            await _read_all(stream)


async def _read_all(stream: AsyncIterator[object]) -> None:
    async for _ in stream:
        pass


def _second(number: int) -> datetime:
    return datetime.fromtimestamp(number, timezone.utc)
