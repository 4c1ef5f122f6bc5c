"""Cron expressions: which are accepted, and when they say to run."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viam_cloud_emulator.services.queries.schedule import CronError, parse_schedule


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
        ("0 0 * * 5-5/1", "2025-06-01 00:00", "2025-06-06 00:00"),
        ("0 0 10-10/3,20 * *", "2025-06-11 00:00", "2025-06-20 00:00"),
        ("0 0 * * */7", "2025-06-02 00:00", "2025-06-08 00:00"),
        # Both days are needed where one begins with a star, however rarely they meet.
        ("43 6 */14 2 */7", "2025-01-01 00:00", "2026-02-01 06:43"),
        ("0 0 */31 1 */7", "2025-01-01 00:00", "2034-01-01 00:00"),
        ("0 0 29 2 */7", "2025-01-01 00:00", "2032-02-29 00:00"),
        ("0 0 29 2 */7", "2080-01-01 00:00", "2088-02-29 00:00"),
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
        # What some programs understand besides, and the cloud does not.
        "0 0 L * *",
        "0 0 LW * *",
        "0 0 * * 5L",
        "0 0 * * mon#1",
    ],
)
def test_what_is_no_expression(text: str) -> None:
    with pytest.raises(CronError):
        parse_schedule(text)


_FIELDS: list[dict[str, set[int]]] = [
    {
        "*": {*range(60)},
        "0": {0},
        "30": {30},
        "*/7": {*range(0, 60, 7)},
        "5-20/5": {5, 10, 15, 20},
        "7-7/2": {7},
        "1,59": {1, 59},
    },
    {"*": {*range(24)}, "0": {0}, "3,12": {3, 12}, "*/5": {0, 5, 10, 15, 20}, "22-23": {22, 23}},
    {"*": {*range(1, 32)}, "1": {1}, "31": {31}, "10-12": {10, 11, 12}, "*/9": {1, 10, 19, 28}, "*/31": {1}},
    {"*": {*range(1, 13)}, "1": {1}, "7,8": {7, 8}, "*/4": {1, 5, 9}, "jan": {1}},
    {"*": {*range(7)}, "0": {0}, "1-5": {1, 2, 3, 4, 5}, "6": {6}, "*/2": {0, 2, 4, 6}, "*/7": {0}, "fri-7": {0, 5, 6}},
]
"""What each field may be, and what that means."""

_SCHEDULES = st.tuples(*(st.sampled_from([*meanings]) for meanings in _FIELDS))
_TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1))


def _fits(fields: tuple[str, ...], time: datetime) -> bool:
    minutes, hours, days, months, weekdays = (meanings[field] for field, meanings in zip(fields, _FIELDS, strict=True))
    either = not (fields[2].startswith("*") or fields[4].startswith("*"))
    fitting_days = (time.day in days, time.isoweekday() % 7 in weekdays)
    return (
        time.second == time.microsecond == 0
        and time.minute in minutes
        and time.hour in hours
        and time.month in months
        and (any(fitting_days) if either else all(fitting_days))
    )


@settings(max_examples=200)
@given(_SCHEDULES, _TIMES)
def test_before_and_after_enclose_a_time(fields: tuple[str, ...], time: datetime) -> None:
    schedule = parse_schedule(" ".join(fields))
    before, after = schedule.before(time), schedule.after(time)
    assert before < time < after
    assert _fits(fields, before)
    assert _fits(fields, after)
    # Nothing lies between them but, possibly, the time itself.
    assert schedule.after(before) in (time, after)
    assert schedule.before(after) in (time, before)


@settings(max_examples=50)
@given(_SCHEDULES, _TIMES)
def test_no_tick_is_passed_over(fields: tuple[str, ...], time: datetime) -> None:
    schedule = parse_schedule(" ".join(fields))
    minute = time.replace(second=0, microsecond=0)
    expected = [tick for step in range(1, 2000) if _fits(fields, tick := minute + timedelta(minutes=step))]
    found: list[datetime] = []
    tick = schedule.after(minute)
    while tick < minute + timedelta(minutes=2000):
        found.append(tick)
        tick = schedule.after(tick)
    assert found == expected
