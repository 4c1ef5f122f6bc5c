# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""A client library, blocking and async, for the parking API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parking._sdk import THIS_SDK
from viam_cloud_runtime.blocking import Client as _Client
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from parking.parking_client import ParkingClient as ParkingClient
else:
    # Half of what there is to load, and most programs need only some.
    __getattr__, __dir__ = lazy_names(__name__, {"ParkingClient": "parking.parking_client"})


class Client(_Client):
    """A client library, blocking and async, for the parking API.

    Each property is a client for one part of the API; they share this object's connection.
    """

    _sdk = THIS_SDK

    @property
    def parking_client(self) -> ParkingClient:
        """Places to leave a car."""
        return self._service_client(_load_parking_client)


def _load_parking_client() -> type[ParkingClient]:
    with IMPORTING:
        from parking.parking_client import ParkingClient

    return ParkingClient
