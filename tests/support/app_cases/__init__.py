"""The methods of `AppClient`, each called as documented."""

from tests.support.app_cases import access, fragments, locations, machines, organizations, registry

CASES = [
    *organizations.CASES,
    *locations.CASES,
    *machines.CASES,
    *fragments.CASES,
    *access.CASES,
    *registry.CASES,
]
