"""A few seconds of the soak (`nox -s soak` runs the whole of it): no promise is broken while everything fails at times."""

from __future__ import annotations

import pytest

from benchmarks.soak import Plan, soak
from viam_cloud_runtime import RetryPolicy


@pytest.mark.parametrize("flavour", ["blocking", "aio"])
def test_short_soak(flavour):
    policy = RetryPolicy(attempts=20, max_backoff=1.0)
    found = soak(flavour, Plan(calls=400, kills=2, expire_every=100, workers=4, policy=policy, limit=300))
    assert found.broken() == []
    assert (found.done, found.kills) == (400, 2)
    # The soak is worth something only where things did fail.
    assert found.failed_writes["UNAVAILABLE"] > 20
    assert len(found.journal) > len(found.acknowledged)
