"""An emulator that tests share, with a client of each flavour."""

from tests.support.emulator.fixtures import (  # noqa: F401 - pytest finds fixtures by name
    async_flavour,
    blocking_client,
    blocking_cloud,
    cloud,
    emulator,
    fleet,
    namespace,
    no_settling,
)
