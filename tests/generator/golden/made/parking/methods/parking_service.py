# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `parking.v1.ParkingService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from parking._pb2 import parking_pb2
from viam_cloud_runtime import Method, RetryClass, ServerStreamMethod, UnaryMethod

RESERVE_PLACE: Final[UnaryMethod[parking_pb2.ReservePlaceRequest, parking_pb2.ReservePlaceResponse]] = UnaryMethod(
    "/parking.v1.ParkingService/ReservePlace",
    parking_pb2.ReservePlaceRequest,
    parking_pb2.ReservePlaceResponse,
    RetryClass.WRITE,
)
WATCH_PLACES: Final[ServerStreamMethod[parking_pb2.WatchPlacesRequest, parking_pb2.Place]] = ServerStreamMethod(
    "/parking.v1.ParkingService/WatchPlaces", parking_pb2.WatchPlacesRequest, parking_pb2.Place, RetryClass.WRITE
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (RESERVE_PLACE, WATCH_PLACES)
