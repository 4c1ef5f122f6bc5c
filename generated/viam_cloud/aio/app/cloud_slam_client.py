# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Mapping sessions that run SLAM in the cloud on a machine's sensor data and save the resulting map as
a package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from google.protobuf import struct_pb2

from viam_cloud.gen.app.cloudslam.v1 import cloud_slam_pb2
from viam_cloud.methods import cloud_slam_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, to_struct
from viam_cloud_runtime.aio import ServiceClient

__all__ = ["CloudSLAMClient"]


class CloudSLAMClient(ServiceClient):
    """Mapping sessions that run SLAM in the cloud on a machine's sensor data and save the resulting map as
    a package.
    """

    @property
    def raw(self) -> CloudSLAMClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def start_mapping_session(
        self,
        *,
        slam_version: str | None = None,
        viam_server_version: str | None = None,
        map_name: str | None = None,
        organization_id: str | None = None,
        location_id: str | None = None,
        robot_id: str | None = None,
        capture_interval_: cloud_slam_pb2.CaptureInterval | None = None,
        sensors: Sequence[cloud_slam_pb2.SensorInfo] | None = None,
        slam_config: Mapping[str, Any] | struct_pb2.Struct | None = None,
        existing_map_version: str | None = None,
        module: cloud_slam_pb2.Module | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> cloud_slam_pb2.StartMappingSessionResponse:
        """Start a mapping session in the cloud for a machine.

        The session works on data that the machine captures, or captured in the given interval. End it with
        `stop_mapping_session`.

        Args:
            slam_version (str, optional): Version of the SLAM module to run.
            viam_server_version (str, optional): Version of `viam-server` to run in the cloud.
            map_name (str, optional): Name to save the map under.
            organization_id (str, optional): UUID of the organization that gets the map.
            location_id (str, optional): ID of the location of the machine.
            robot_id (str, optional): UUID of the machine whose sensors are mapped with.
            capture_interval_ (CaptureInterval, optional): Time span of captured data to map.
            sensors (Sequence[SensorInfo], optional): Sensors whose data the session uses.
            slam_config (Mapping[str, Any] | Struct, optional): Configuration of the SLAM service, as a
                JSON object.
            existing_map_version (str, optional): Version of an existing map with this name to build on.
                Empty starts a new map.
            module (Module, optional): Module that provides the SLAM service.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StartMappingSessionResponse: The mapping session that was started.
                session_id (str): ID of the new session, for the other calls.

        Raises:
            NotFoundError: the machine, location or organization does not exist.
            InvalidArgumentError: the interval, sensors or SLAM configuration are not acceptable.
            PermissionDeniedError: the caller may not start mapping for this machine.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.cloud_slam_client.start_mapping_session(
                slam_version="<SLAM-VERSION>",
                viam_server_version="<VIAM-SERVER-VERSION>",
                map_name="<MAP-NAME>",
            )
        """
        return await self._call(
            cloud_slam_service.START_MAPPING_SESSION,
            build_request(
                cloud_slam_pb2.StartMappingSessionRequest,
                slam_version=slam_version,
                viam_server_version=viam_server_version,
                map_name=map_name,
                organization_id=organization_id,
                location_id=location_id,
                robot_id=robot_id,
                capture_interval=capture_interval_,
                sensors=sensors,
                slam_config=to_struct(slam_config, "slam_config"),
                existing_map_version=existing_map_version,
                module=module,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_active_mapping_sessions_for_robot(
        self, *, robot_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> cloud_slam_pb2.GetActiveMappingSessionsForRobotResponse:
        """Return the ID of the mapping session that a machine has running.

        Args:
            robot_id (str, optional): UUID of the machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetActiveMappingSessionsForRobotResponse: The session that the machine has running.
                session_id (str): ID of the active session.

        Raises:
            NotFoundError: no machine has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.cloud_slam_client.get_active_mapping_sessions_for_robot(robot_id="<ROBOT-ID>")
        """
        return await self._call(
            cloud_slam_service.GET_ACTIVE_MAPPING_SESSIONS_FOR_ROBOT,
            build_request(cloud_slam_pb2.GetActiveMappingSessionsForRobotRequest, robot_id=robot_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_mapping_session_point_cloud(
        self, *, session_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> cloud_slam_pb2.GetMappingSessionPointCloudResponse:
        """Return the map of a session so far, and where the machine is on it.

        The map comes as a URL to download, not as bytes.

        Args:
            session_id (str, optional): ID of the session.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetMappingSessionPointCloudResponse: The map of a session and the machine's place on it.
                map_url (str): URL to download the point cloud from.
                pose (Pose): Pose of the machine on the map.

        Raises:
            NotFoundError: no session has this ID, or it has no map yet.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.cloud_slam_client.get_mapping_session_point_cloud(session_id="<SESSION-ID>")
        """
        return await self._call(
            cloud_slam_service.GET_MAPPING_SESSION_POINT_CLOUD,
            build_request(cloud_slam_pb2.GetMappingSessionPointCloudRequest, session_id=session_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_mapping_sessions(
        self,
        *,
        organization_id: str | None = None,
        location_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> cloud_slam_pb2.ListMappingSessionsResponse:
        """List the mapping sessions of a location or an organization.

        Args:
            organization_id (str, optional): UUID of the organization.
            location_id (str, optional): Only list the sessions of this location. Empty means the whole
                organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListMappingSessionsResponse: The sessions that were selected.
                session (list[MappingMetadata]): Metadata of each session.

        Raises:
            PermissionDeniedError: the caller may not see the organization or location.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.cloud_slam_client.list_mapping_sessions(
                organization_id="<ORGANIZATION-ID>",
                location_id="<LOCATION-ID>",
            )
        """
        return await self._call(
            cloud_slam_service.LIST_MAPPING_SESSIONS,
            build_request(
                cloud_slam_pb2.ListMappingSessionsRequest, organization_id=organization_id, location_id=location_id
            ),
            timeout=timeout,
            retry=retry,
        )

    async def stop_mapping_session(
        self, *, session_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> cloud_slam_pb2.StopMappingSessionResponse:
        """Stop a mapping session and save its map as a package.

        Args:
            session_id (str, optional): ID of the session.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StopMappingSessionResponse: The package that the map was saved as.
                package_id (str): ID of the package, for `package_client.get_package`.
                version (str): Version of the package that holds this map.

        Raises:
            NotFoundError: no session has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.cloud_slam_client.stop_mapping_session(session_id="<SESSION-ID>")
        """
        return await self._call(
            cloud_slam_service.STOP_MAPPING_SESSION,
            build_request(cloud_slam_pb2.StopMappingSessionRequest, session_id=session_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_mapping_session_metadata_by_id(
        self, *, session_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> cloud_slam_pb2.GetMappingSessionMetadataByIDResponse:
        """Return the metadata of one mapping session.

        Args:
            session_id (str, optional): ID of the session.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetMappingSessionMetadataByIDResponse: The session that was asked for.
                session_metadata (MappingMetadata): Where, when and how the session ran.

        Raises:
            NotFoundError: no session has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.cloud_slam_client.get_mapping_session_metadata_by_id(session_id="<SESSION-ID>")
        """
        return await self._call(
            cloud_slam_service.GET_MAPPING_SESSION_METADATA_BY_ID,
            build_request(cloud_slam_pb2.GetMappingSessionMetadataByIDRequest, session_id=session_id),
            timeout=timeout,
            retry=retry,
        )
