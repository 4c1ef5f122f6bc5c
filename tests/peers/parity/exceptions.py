"""Calls in which this SDK means to differ from `viam-sdk` 0.85.1, and why."""

from __future__ import annotations

EXCEPTIONS: dict[tuple[str, str], str] = {}
