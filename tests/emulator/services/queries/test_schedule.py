"""Cron expressions: which are accepted, and when they say to run."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viam_cloud_emulator.services.queries.schedule import CronError, Schedule, parse_schedule


@pytest.mark.parametrize(
    ("text", "time", "expected"),
    [
        ("* * * * *", "2025-06-01 12:00", "2025-06-01 12:01"),
        ("0 * * * *", "2025-06-01 12:00", "2025-06-01 13:00"),
        ("*/15 * * * *", "2025-06-01 12:50", "2025-06-01 13:00"),
        ("5/20 * * * *", "2025-06-01 12:06", "2025-06-01 12:25"),
        ("0 9-17/4 * * *", "2025-06-01 09:30", "2025-06-01 13:00"),
        ("30 6 1,15 * *", "2025-06-02 00:00", "2025-06-15 06:30"),
        ("0 0 29 2 *", "2025-01-01 00:00", "2028-02-29 00:00"),
        ("0 0 31 * *", "2025-06-01 00:00", "2025-07-31 00:00"),
        ("0 0 * * mon", "2025-06-01 00:00", "2025-06-02 00:00"),
        ("0 0 * * 7", "2025-06-02 00:00", "2025-06-08 00:00"),
        ("0 0 * JAN-mar sun", "2025-06-01 00:00", "2026-01-04 00:00"),
        # Either day is enough when both are restricted.
        ("0 0 13 * fri", "2025-06-01 00:00", "2025-06-06 00:00"),
        ("59 23 31 12 *", "2025-12-31 23:59", "2026-12-31 23:59"),
    ],
)
def test_the_next_time(text: str, time: str, expected: str) -> None:
    assert parse_schedule(text).after(datetime.fromisoformat(time)) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 8",
        "-1 * * * *",
        "5-1 * * * *",
        "*/0 * * * *",
        "1,,2 * * * *",
        "a * * * *",
        "* * * mon *",
        "1.5 * * * *",
        "٣ * * * *",
        "1e1 * * * *",
        "*5 * * * *",
        "@daily",
        "0 0 30 2 *",
        "9" * 5000 + " * * * *",
    ],
)
def test_what_is_no_expression(text: str) -> None:
    with pytest.raises(CronError):
        parse_schedule(text)


_ITEMS = [
    st.sampled_from(["*", "0", "30", "*/7", "5-20/5", "1,59"]),
    st.sampled_from(["*", "0", "3,12", "*/5", "22-23"]),
    st.sampled_from(["*", "1", "31", "10-12", "*/9"]),
    st.sampled_from(["*", "1", "7,8", "*/4"]),
    st.sampled_from(["*", "0", "1-5", "6", "*/2"]),
]
_SCHEDULES = st.tuples(*_ITEMS).map(" ".join)
_TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))


def _fits(schedule: Schedule, time: datetime) -> bool:
    days = (time.day in schedule.days, time.isoweekday() % 7 in schedule.weekdays)
    return (
        time.second == time.microsecond == 0
        and time.minute in schedule.minutes
        and time.hour in schedule.hours
        and time.month in schedule.months
        and (any(days) if schedule.either_day else all(days))
    )


@settings(max_examples=200)
@given(_SCHEDULES, _TIMES)
def test_before_and_after_enclose_a_time(text: str, time: datetime) -> None:
    schedule = parse_schedule(text)
    before, after = schedule.before(time), schedule.after(time)
    assert before < time < after
    assert _fits(schedule, before)
    assert _fits(schedule, after)
    # Nothing lies between them but, possibly, the time itself.
    assert schedule.after(before) in (time, after)
    assert schedule.before(after) in (time, before)


@settings(max_examples=50)
@given(_SCHEDULES, _TIMES)
def test_no_tick_is_passed_over(text: str, time: datetime) -> None:
    schedule = parse_schedule(text)
    minute = time.replace(second=0, microsecond=0)
    expected = [tick for step in range(1, 2000) if _fits(schedule, tick := minute + timedelta(minutes=step))]
    found: list[datetime] = []
    tick = schedule.after(minute)
    while tick < minute + timedelta(minutes=2000):
        found.append(tick)
        tick = schedule.after(tick)
    assert found == expected
