"""A local cloud for tests, demos and CI: `with Emulator() as emulator: client = emulator.client()`."""

from viam_cloud_emulator.emulator import Emulator as Emulator
from viam_cloud_emulator.store import StoreError as StoreError
