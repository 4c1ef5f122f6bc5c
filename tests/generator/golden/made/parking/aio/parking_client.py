# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Places to leave a car."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from google.protobuf import timestamp_pb2

from parking._pb2 import parking_pb2
from parking.methods import parking_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, to_timestamp
from viam_cloud_runtime.aio import ServerStream, ServiceClient

__all__ = ["ParkingClient"]


class ParkingClient(ServiceClient):
    """Places to leave a car."""

    @property
    def raw(self) -> ParkingClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def reserve_place(
        self,
        *,
        plate: str | None = None,
        until: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        places: Sequence[parking_pb2.Place] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> parking_pb2.ReservePlaceResponse:
        """Reserve a place.

        Without `until`, the reservation ends at midnight.

        Args:
            plate (str, optional): Number plate of the car.
            until (datetime | Timestamp, optional): When the car leaves.
            places (Sequence[Place], optional): Places that would do, best first.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            ReservePlaceResponse: The place that was reserved.
                place (Place): Where to go.

        Raises:
            GRPCError: The call failed; the subclasses in `parking.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.parking_client.reserve_place(plate="<PLATE>")
        """
        return await self._call(
            parking_service.RESERVE_PLACE,
            build_request(
                parking_pb2.ReservePlaceRequest, plate=plate, until=to_timestamp(until, "until"), places=places
            ),
            timeout=timeout,
            retry=retry,
        )

    def watch_places(
        self, *, floor: int | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> ServerStream[parking_pb2.Place]:
        """Watch places become free.

        To stop the stream early, leave its `with` block or call its `close()`.

        Args:
            floor (int, optional): Floor of the garage, 0 at street level.
            timeout (float, optional): Seconds the stream may stay open. Default: no limit.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            A stream of Place: One place in the garage.
                name (str): What is painted on the ground, such as `B12`.

        Raises:
            GRPCError: The call failed; the subclasses in `parking.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async with client.parking_client.watch_places() as stream:
                async for response in stream:
                    print(response)
        """
        return self._server_stream(
            parking_service.WATCH_PLACES,
            build_request(parking_pb2.WatchPlacesRequest, floor=floor),
            timeout=timeout,
            retry=retry,
        )
