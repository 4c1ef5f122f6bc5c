"""Pauses between two looks at what takes its time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime.rpc.pauses import pause_before_look


@given(
    looks=st.integers(1, 10_000),
    interval=st.floats(0.01, 1000),
    jitter=st.floats(0, 1, exclude_max=True),
    left=st.none() | st.floats(0.001, 1e6),
)
def test_pauses_stay_within_bounds(looks: int, interval: float, jitter: float, left: float | None) -> None:
    pause = pause_before_look(looks, interval, jitter, left)
    assert pause is not None
    assert 0 < pause <= max(30, interval)
    assert left is None or pause <= left
    if left is None:
        assert pause >= min(interval, 30) / 2


def test_pauses_grow_by_half_up_to_half_a_minute() -> None:
    pauses = [pause_before_look(looks, 2, 1, None) for looks in range(1, 12)]
    assert pauses[:4] == [2, 3, 4.5, 6.75]
    assert pauses[-1] == 30
