"""The words that the tables of rules are written in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from viam_cloud_emulator.access.policies import Need


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a request names, and what the caller has to be with regard to it."""

    need: Need
    kind: str
    field: str
    optional: bool = False


Rule = tuple[Requirement, ...]
"""Requirements of an RPC, all of which have to be met."""

SIGNED_IN: Rule = ()
"""The RPC names nothing that could be another's: it concerns the caller, or leaves out what the caller may not see."""


def _rule(need: Need, kind: str, field: str, *, optional: bool = False) -> Rule:
    return (Requirement(need, kind, field, optional),)


see = partial(_rule, Need.SEE)
operate = partial(_rule, Need.OPERATE)
machine = partial(_rule, Need.MACHINE)
own_inside = partial(_rule, Need.OWN_INSIDE)
own = partial(_rule, Need.OWN)


def read_public(kind: str, field: str) -> Rule:
    """Everybody may read what is public; the rest takes an owner in the organization that it belongs to."""
    return (Requirement(Need.READ_PUBLIC, kind, field),)
