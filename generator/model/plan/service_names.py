"""What the clients of services are called after, where metadata does not say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import count

from generator.model.plan.versions import lowest_version, unversioned
from generator.naming import identifier, pascal_case, service_stem, snake_case


def service_stems(services: Iterable[str]) -> dict[str, str]:
    """`shop.v1.OrderService` -> `Order`, by full name; no two stems are alike in snake case, where modules are named.

    Services that would share a stem all get longer ones, so that no name depends on the order of files. Of several
    versions of one service only the lowest can get a short one, so that a new version takes nothing from it.
    """
    left = sorted(services)
    lowest = _lowest_versions(left)
    stems: dict[str, str] = {}
    taken: set[str] = set()
    for candidate in (_short_stem, _short_name, _long_stem, _long_name):
        is_short = candidate in (_short_stem, _short_name)
        wanted = {service: candidate(service) for service in left if service in lowest or not is_short}
        uses = Counter(snake_case(stem) for stem in wanted.values())
        found = {
            service: stem
            for service, stem in wanted.items()
            if uses[snake_case(stem)] == 1 and snake_case(stem) not in taken
        }
        stems.update(found)
        taken.update(snake_case(stem) for stem in found.values())
        left = [service for service in left if service not in found]
    for service in left:
        # Only capitals or underscores tell them apart: `a.b.Chat` and `a_b.Chat`.
        numbered = (f"{_long_name(service)}{number}" for number in count(2))
        stems[service] = next(stem for stem in numbered if snake_case(stem) not in taken)
        taken.add(snake_case(stems[service]))
    return stems


def _lowest_versions(services: Iterable[str]) -> set[str]:
    versions: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for service in services:
        versions[unversioned(service.split("."))].append(service)
    return {lowest_version(group, ".") for group in versions.values()}


def _short_stem(service: str) -> str:
    return service_stem(_short_name(service))


def _short_name(service: str) -> str:
    return identifier(service.rpartition(".")[2].strip("_")) or "Unnamed"


def _long_stem(service: str) -> str:
    return service_stem(_long_name(service))


def _long_name(service: str) -> str:
    return identifier(pascal_case(service)) or "Unnamed"
