"""Faults as the command line has them: `GetRobot:UNAVAILABLE:0.2`."""

from __future__ import annotations

import difflib

import grpc

from viam_cloud_emulator.core.clock import parse_duration
from viam_cloud_emulator.core.tokens import EXPIRED
from viam_cloud_emulator.server.faults import Fault

SYNTAX = "RPC:EFFECT[:PROBABILITY]"

_STATUSES = {status.name: status for status in grpc.StatusCode if status is not grpc.StatusCode.OK}


def parse_fault(text: str) -> Fault:
    """The fault that a text means. The effect is a status, a latency (`250ms`), `cut`, `cut@3` or `expired-token`.

    Raises:
        ValueError: It means none.
    """
    rpc, *rest = text.split(":")
    if not rpc or not 1 <= len(rest) <= 2:
        raise ValueError(f"{text!r} is no fault; write {SYNTAX}, such as GetRobot:UNAVAILABLE:0.2")
    probability = _probability(rest[1]) if len(rest) == 2 else 1
    effect = rest[0].strip()
    if effect == "expired-token":
        return Fault(rpc, grpc.StatusCode.UNAUTHENTICATED, EXPIRED, probability=probability)
    if effect == "cut" or effect.startswith("cut@"):
        return Fault(rpc, cut_after=_place(effect), probability=probability)
    if effect[:1].isdigit():
        return Fault(rpc, latency=parse_duration(effect).total_seconds(), probability=probability)
    return Fault(rpc, parse_status(effect), probability=probability)


def parse_status(text: str) -> grpc.StatusCode:
    """The gRPC status of that name.

    Raises:
        ValueError: There is none, or it means success.
    """
    name = text.upper().replace("-", "_")
    if name not in _STATUSES:
        close = difflib.get_close_matches(name, [*_STATUSES, "CUT", "EXPIRED-TOKEN"], n=1)
        hint = f"did you mean {close[0]}?" if close else f"there are: {', '.join(_STATUSES)}"
        raise ValueError(f"{text!r} is no status that a call can fail with; {hint}")
    return _STATUSES[name]


def _probability(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise ValueError(f"{text!r} is no probability; write a number such as 0.2") from None


def _place(effect: str) -> int:
    _, _, number = effect.partition("@")
    if number and not (number.isascii() and number.isdigit() and len(number) < 10):
        raise ValueError(f"{effect!r} does not say after how many messages; write cut@3")
    return int(number or 0)
