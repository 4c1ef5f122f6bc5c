# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Captured data: upload, query, tag, label, export; datasets, sequences, indexes and pipelines made of
it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from os import PathLike
from typing import Any, overload

from google.protobuf import struct_pb2, timestamp_pb2

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud.gen.app.datapipelines.v1 import data_pipelines_pb2
from viam_cloud.gen.app.dataset.v1 import dataset_pb2
from viam_cloud.gen.app.datasync.v1 import data_sync_pb2
from viam_cloud.methods import data_pipelines_service, data_service, data_sync_service, dataset_service
from viam_cloud.proto.app.data import IndexableCollectionOrName, OrderOrName, TabularDataSourceTypeOrName
from viam_cloud.proto.app.dataset import DatasetTypeOrName
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, to_struct, to_timestamp
from viam_cloud_runtime.aio import ServerStream, ServiceClient
from viam_cloud_runtime.rpc.response_conversion import Conversion
from viam_cloud_runtime.rpc.upload_messages import UploadSource, upload_requests
from viam_cloud_runtime.support.deprecation import deprecated, old_parameters
from viam_cloud_runtime.viam.aio.saving import save_files, save_rows
from viam_cloud_runtime.viam.aio.tabular_deletion import TabularDeletion
from viam_cloud_runtime.viam.binary_ids import binary_id_message, binary_id_messages, plain_binary_id, plain_binary_ids
from viam_cloud_runtime.viam.bson_documents import data_source_type, encode_pipeline, encode_specification
from viam_cloud_runtime.viam.data_capture import (
    binary_contents,
    dotted_extension,
    file_path,
    packed_parameters,
    path_extension,
    tabular_contents,
    time_received,
    time_requested,
    upload_name,
)
from viam_cloud_runtime.viam.filters import any_filter, changed_fields, required_filter, required_text

__all__ = ["RawDataClient"]


class RawDataClient(TabularDeletion, ServiceClient):
    """`DataClient` with the same methods, each returning its whole response message."""

    @deprecated(
        "Deprecated: use `export_tabular_data` for the data of one resource, or `tabular_data_by_mql` and `tabular_data_by_sql` for queries."
    )
    async def tabular_data_by_filter(
        self,
        filter: data_pb2.Filter | None = None,
        limit: int | None = None,
        sort_order: OrderOrName | None = None,
        last: str | None = None,
        count_only: bool = False,
        include_internal_data: bool = False,
        dest: str | PathLike[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataByFilterResponse:
        """Return one page of tabular data that matches a filter.

        Returns the whole response, of which `data_client.tabular_data_by_filter` returns a part.

        Deprecated: use `export_tabular_data` for the data of one resource, or `tabular_data_by_mql` and
        `tabular_data_by_sql` for queries. Without a filter all tabular data visible to the caller matches.
        To read on, pass the `last` of one page with the next call, until a page comes back empty.

        Args:
            filter (Filter, optional): Data to return, as made by `viam_cloud.utils.create_filter`; None
                means all.
            limit (int, optional): Largest number of items in a page; 50 when absent.
            sort_order (Order | str, optional): Whether newest or oldest data comes first. Values:
                `ORDER_DESCENDING`, `ORDER_ASCENDING`.
            last (str, optional): The `last` of the previous page, to continue after it; None for the
                first page.
            count_only (bool, default False): Whether to return only the number of matches, without
                data.
            include_internal_data (bool, default False): Whether to include internal data, which serves
                features of the platform such as cloud SLAM; false by default.
            dest (str | PathLike[str], optional): File to write this page to as well, one JSON object
                per line with `data`, `metadata`, `time_requested` and `time_received`; what was there is
                replaced.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            TabularDataByFilterResponse: One page of tabular data.
                metadata (list[CaptureMetadata]): Capture metadata, shared by the entries of `data`
                    through `metadata_index`.
                data (list[TabularData]): The data points of this page; empty when there are no more.
                count (int): Number of entries; of all that match when only a count was asked for.
                last (str): Position of the last entry; pass it with the next call to read on.
                total_size_bytes (int): Total size of the data in bytes.

        Raises:
            InvalidArgumentError: the filter or the page position is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            motor_data = create_filter(component_name="motor-1")
            rows, last = [], None
            response = await client.data_client.raw.tabular_data_by_filter(motor_data, last=last)
        """
        response = await self._call(
            data_service.TABULAR_DATA_BY_FILTER,
            build_request(
                data_pb2.TabularDataByFilterRequest,
                data_request=build_request(
                    data_pb2.DataRequest,
                    filter=any_filter(filter, "filter"),
                    limit=limit,
                    sort_order=sort_order,
                    last=last,
                ),
                count_only=count_only,
                include_internal_data=include_internal_data,
            ),
            timeout=timeout,
            retry=retry,
        )
        if dest is not None:
            with Conversion(data_service.TABULAR_DATA_BY_FILTER, response):
                await save_rows(dest, response)
        return response

    async def tabular_data_by_sql(
        self, organization_id: str, sql_query: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.TabularDataBySQLResponse:
        """Run an SQL query over the tabular data of an organization.

        Returns the whole response, of which `data_client.tabular_data_by_sql` returns a part.

        Captured values and their metadata are queried together, in the table `readings`, in MongoDB's
        dialect of SQL. Without a lower bound on `time_received` the cloud finds nothing. The API key must
        have access to the whole organization.

        Args:
            organization_id (str): ID (UUID) of the organization the data belongs to.
            sql_query (str): SQL statement over the table `readings`, such as `SELECT * FROM readings
                LIMIT 5`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            TabularDataBySQLResponse: The rows that the query found.
                raw_data (list[bytes]): The rows in order, each one BSON document.

        Raises:
            InvalidArgumentError: the SQL statement cannot be parsed or is not supported.
            PermissionDeniedError: the credentials do not reach the whole organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.tabular_data_by_sql(
                organization_id="<ORGANIZATION-ID>",
                sql_query="SELECT component_name, time_received, data FROM readings "
                "WHERE time_received >= CAST('2025-01-01T00:00:00.000Z' AS TIMESTAMP) LIMIT 5",
            )
        """
        return await self._call(
            data_service.TABULAR_DATA_BY_SQL,
            build_request(data_pb2.TabularDataBySQLRequest, organization_id=organization_id, sql_query=sql_query),
            timeout=timeout,
            retry=retry,
        )

    @overload
    async def tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]] | Sequence[bytes],
        use_recent_data: bool | None = None,
        tabular_data_source_type: TabularDataSourceTypeOrName = data_pb2.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD,
        pipeline_id: str | None = None,
        query_prefix_name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataByMQLResponse: ...
    @overload
    async def tabular_data_by_mql(
        self,
        organization_id: str,
        *,
        mql_binary: Sequence[Mapping[str, Any]] | Sequence[bytes],
        use_recent_data: bool | None = None,
        tabular_data_source_type: TabularDataSourceTypeOrName = data_pb2.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD,
        pipeline_id: str | None = None,
        query_prefix_name: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataByMQLResponse: ...
    @old_parameters(mql_binary="query")
    async def tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]] | Sequence[bytes],
        use_recent_data: bool | None = None,
        tabular_data_source_type: TabularDataSourceTypeOrName = data_pb2.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD,
        pipeline_id: str | None = None,
        query_prefix_name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataByMQLResponse:
        """Run an MQL aggregation over the tabular data of an organization.

        Returns the whole response, of which `data_client.tabular_data_by_mql` returns a part.

        The query is a list of MongoDB aggregation stages. It can run over all synced data, over the hot
        data store of recent data, or over the output of a data pipeline.

        Args:
            organization_id (str): ID (UUID) of the organization the data belongs to.
            query (Sequence[Mapping[str, Any]] | Sequence[bytes]): MongoDB aggregation stages in order,
                such as `{"$limit": 5}`; at least one. A stage is a dict, in which times without a zone are
                UTC, or a BSON document as bytes.
            use_recent_data (bool, optional): True to read the hot data store of recent data, whatever
                `tabular_data_source_type` says; better choose `TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE` there.
            tabular_data_source_type (TabularDataSourceType | str, default TABULAR_DATA_SOURCE_TYPE_STANDARD):
                Store to read: `TABULAR_DATA_SOURCE_TYPE_STANDARD` for all synced data,
                `TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE` for recent data,
                `TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK` for the results of a data pipeline.
            pipeline_id (str, optional): ID of the data pipeline; needed for
                `TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK`.
            query_prefix_name (str, optional): Name of a saved query to run with this call.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            TabularDataByMQLResponse: The documents that the aggregation yielded.
                raw_data (list[bytes]): The documents in order, each one BSON document.

        Raises:
            InvalidArgumentError: a stage is not valid BSON, is not supported, or a pipeline source
                lacks its ID.
            NotFoundError: the data pipeline or saved query named does not exist.
            PermissionDeniedError: the credentials do not give access to the data of the organization.
            ValueError: the query has a value that BSON cannot hold; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.tabular_data_by_mql(
                organization_id="<ORGANIZATION-ID>",
                query=[
                    {"$match": {"component_name": "sensor-1"}},
                    {"$group": {"_id": "$location_id", "mean": {"$avg": "$data.readings.temperature"}}},
                ],
            )
        """
        return await self._call(
            data_service.TABULAR_DATA_BY_MQL,
            build_request(
                data_pb2.TabularDataByMQLRequest,
                organization_id=organization_id,
                mql_binary=encode_pipeline(query, "query"),
                data_source=build_request(
                    data_pb2.TabularDataSource,
                    type=data_source_type(tabular_data_source_type, use_recent_data),
                    pipeline_id=pipeline_id,
                ),
                query_prefix_name=query_prefix_name,
            ),
            timeout=timeout,
            retry=retry,
        )

    @overload
    def export_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        resource_api: str,
        method_name: str,
        start_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        additional_params: Mapping[str, Any] | struct_pb2.Struct | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ServerStream[data_pb2.ExportTabularDataResponse]: ...
    @overload
    def export_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        *,
        resource_subtype: str,
        method_name: str,
        start_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        additional_params: Mapping[str, Any] | struct_pb2.Struct | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ServerStream[data_pb2.ExportTabularDataResponse]: ...
    @old_parameters(resource_subtype="resource_api")
    def export_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        resource_api: str,
        method_name: str,
        start_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        additional_params: Mapping[str, Any] | struct_pb2.Struct | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ServerStream[data_pb2.ExportTabularDataResponse]:
        """Return the tabular data that one resource of a part captured.

        Returns the whole response, of which `data_client.export_tabular_data` returns a part.

        Without times everything synced for this resource and method is exported. The data comes as a
        stream, of which a list is made; `iter_export_tabular_data` is for taking it point by point, however
        much it is. A broken stream cannot be resumed: a new call starts from the beginning.

        A resource, API or method that captured nothing is no error: the list is empty.
        `list_captured_resources` says what there is.

        To stop the stream early, leave its `with` block or call its `close()`.

        Args:
            part_id (str): ID (UUID) of the part that captured the data.
            resource_name (str): Name of the component or service that captured the data, such as
                `sensor-1`.
            resource_api (str): API of the resource, such as `rdk:component:sensor`.
            method_name (str): Capture method, such as `Readings`.
            start_time (datetime | Timestamp, optional): Beginning of the span of capture time; without
                a time zone it is UTC. None leaves it open.
            end_time (datetime | Timestamp, optional): End of the span of capture time; without a time
                zone it is UTC. None leaves it open.
            additional_params (Mapping[str, Any] | Struct, optional): Extra parameters of the capture
                method, to tell apart captures of one method that differ in them.
            timeout (float, optional): Seconds the stream may stay open. Default: no limit.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            A stream of ExportTabularDataResponse: One exported data point with its metadata.
                part_id (str): ID (UUID) of the part that captured the data.
                resource_name (str): Name of the component or service that captured the data, such as
                    `sensor-1`.
                resource_subtype (str): API of the resource, such as `rdk:component:sensor`.
                method_name (str): Capture method, such as `Readings`.
                time_captured (Timestamp): When the data was captured on the machine.
                organization_id (str): ID (UUID) of the organization the data belongs to.
                location_id (str): ID of the location that the machine was in.
                robot_name (str): Name of the machine.
                robot_id (str): ID (UUID) of the machine.
                part_name (str): Name of the machine part.
                method_parameters (Struct): Arguments the capture method was called with, by name.
                tags (list[str]): Tags on the data point.
                payload (Struct): The captured values.

        Raises:
            InvalidArgumentError: the part, resource, API or method is missing, or the interval is
                malformed.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            now = datetime.now(timezone.utc)
            async with client.data_client.raw.export_tabular_data(
                part_id="<PART-ID>",
                resource_name="sensor-1",
                resource_api="rdk:component:sensor",
                method_name="Readings",
                start_time=now - timedelta(hours=1),
                end_time=now,
            ) as stream:
                async for response in stream:
                    print(response)
        """
        return self._server_stream(
            data_service.EXPORT_TABULAR_DATA,
            build_request(
                data_pb2.ExportTabularDataRequest,
                part_id=part_id,
                resource_name=resource_name,
                resource_subtype=resource_api,
                method_name=method_name,
                interval=build_request(
                    data_pb2.CaptureInterval,
                    start=to_timestamp(start_time, "start_time"),
                    end=to_timestamp(end_time, "end_time"),
                ),
                additional_parameters=to_struct(additional_params, "additional_params"),
            ),
            timeout=timeout,
            retry=retry,
        )

    @overload
    async def get_latest_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        resource_api: str,
        method_name: str,
        additional_params: Mapping[str, Any] | struct_pb2.Struct | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.GetLatestTabularDataResponse: ...
    @overload
    async def get_latest_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        *,
        resource_subtype: str,
        method_name: str,
        additional_params: Mapping[str, Any] | struct_pb2.Struct | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.GetLatestTabularDataResponse: ...
    @old_parameters(resource_subtype="resource_api")
    async def get_latest_tabular_data(
        self,
        part_id: str,
        resource_name: str,
        resource_api: str,
        method_name: str,
        additional_params: Mapping[str, Any] | struct_pb2.Struct | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.GetLatestTabularDataResponse:
        """Return the newest tabular data point that a resource captured and synced.

        Returns the whole response, of which `data_client.get_latest_tabular_data` returns a part.

        Only data synced within the last year is considered.

        Args:
            part_id (str): ID (UUID) of the part that captured the data.
            resource_name (str): Name of the component or service that captured the data, such as
                `sensor-1`.
            resource_api (str): API of the resource, such as `rdk:component:sensor`.
            method_name (str): Capture method, such as `Readings`.
            additional_params (Mapping[str, Any] | Struct, optional): Extra parameters of the capture
                method, to tell apart captures of one method that differ in them.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetLatestTabularDataResponse: The newest data point; empty when there is none from the last
                year.
                time_captured (Timestamp): When the data was captured on the machine.
                time_synced (Timestamp): When the data reached the cloud.
                payload (Struct): The captured values; absent when nothing was found.

        Raises:
            InvalidArgumentError: the part, resource, API or method is missing.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_latest_tabular_data(
                part_id="<PART-ID>",
                resource_name="sensor-1",
                resource_api="rdk:component:sensor",
                method_name="Readings",
            )
        """
        return await self._call(
            data_service.GET_LATEST_TABULAR_DATA,
            build_request(
                data_pb2.GetLatestTabularDataRequest,
                part_id=part_id,
                resource_name=resource_name,
                resource_subtype=resource_api,
                method_name=method_name,
                additional_parameters=to_struct(additional_params, "additional_params"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def binary_data_by_filter(
        self,
        filter: data_pb2.Filter | None = None,
        limit: int | None = None,
        sort_order: OrderOrName | None = None,
        last: str | None = None,
        include_binary_data: bool = True,
        count_only: bool = False,
        include_internal_data: bool = False,
        dest: str | PathLike[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.BinaryDataByFilterResponse:
        """Return one page of binary data that matches a filter.

        Returns the whole response, of which `data_client.binary_data_by_filter` returns a part.

        Without a filter all binary data visible to the caller matches. To read on, pass the `last` of one
        page with the next call, until a page comes back empty. List metadata only and fetch the contents
        with `binary_data_by_ids` where files are large.

        Args:
            filter (Filter, optional): Data to return, as made by `viam_cloud.utils.create_filter`; None
                means all.
            limit (int, optional): Largest number of items in a page; 50 when absent.
            sort_order (Order | str, optional): Whether newest or oldest data comes first. Values:
                `ORDER_DESCENDING`, `ORDER_ASCENDING`.
            last (str, optional): The `last` of the previous page, to continue after it; None for the
                first page.
            include_binary_data (bool, default True): Whether to return the file contents along with the
                metadata.
            count_only (bool, default False): Whether to return only the number of matches, without
                data.
            include_internal_data (bool, default False): Whether to include internal data, which serves
                features of the platform such as cloud SLAM; false by default.
            dest (str | PathLike[str], optional): Where to write the contents of this page as well: a
                directory that exists gets a file for each item, named by its ID and extension; a file gets
                the bytes of the one item, and of several each goes to a file beside it, as in
                `photo-1.jpg`. What was there is replaced. With `include_binary_data=False` the file gets
                the metadata, one JSON object per line.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            BinaryDataByFilterResponse: One page of binary data.
                data (list[BinaryData]): The items of this page; empty when there are no more.
                count (int): Number of entries; of all that match when only a count was asked for.
                last (str): Position of the last entry; pass it with the next call to read on.
                total_size_bytes (int): Total size of the data in bytes.

        Raises:
            InvalidArgumentError: the filter or the page position is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1", mime_type=["image/jpeg"])
            last = None
            response = await client.data_client.raw.binary_data_by_filter(
                camera_data,
                limit=20,
                last=last,
                include_binary_data=False,
            )
        """
        response = await self._call(
            data_service.BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.BinaryDataByFilterRequest,
                data_request=build_request(
                    data_pb2.DataRequest, filter=filter, limit=limit, sort_order=sort_order, last=last
                ),
                include_binary=include_binary_data,
                count_only=count_only,
                include_internal_data=include_internal_data,
            ),
            timeout=timeout,
            retry=retry,
        )
        if dest is not None:
            with Conversion(data_service.BINARY_DATA_BY_FILTER, response):
                await save_files(dest, response.data, include_binary_data)
        return response

    async def binary_data_by_ids(
        self,
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        include_binary_data: bool = True,
        dest: str | PathLike[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.BinaryDataByIDsResponse:
        """Return binary data, or only its metadata, by IDs.

        Returns the whole response, of which `data_client.binary_data_by_ids` returns a part.

        What does not exist, or the caller may not see, is left out.

        Args:
            binary_ids (Sequence[str] | Sequence[BinaryID]): IDs of the binary data: each as in
                `BinaryMetadata.binary_data_id`; at least one. `BinaryID` messages work too, but are
                deprecated.
            include_binary_data (bool, default True): Whether to return the file contents along with the
                metadata.
            dest (str | PathLike[str], optional): Where to write the contents as well: a directory that
                exists gets a file for each item, named by its ID and extension; a file gets the bytes of
                the one item, and of several each goes to a file beside it, as in `photo-1.jpg`. What was
                there is replaced. With `include_binary_data=False` the file gets the metadata, one JSON
                object per line.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            BinaryDataByIDsResponse: The binary data that was asked for.
                data (list[BinaryData]): The items that were found.
                count (int): Number of items returned.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.binary_data_by_ids(["<BINARY-DATA-ID>"])
        """
        response = await self._call(
            data_service.BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.BinaryDataByIDsRequest,
                include_binary=include_binary_data,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )
        if dest is not None:
            with Conversion(data_service.BINARY_DATA_BY_IDS, response):
                await save_files(dest, response.data, include_binary_data)
        return response

    async def delete_tabular_data(
        self,
        organization_id: str,
        delete_older_than_days: int,
        filter: data_pb2.DeleteTabularFilter | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteTabularDataResponse:
        """Delete the tabular data of an organization that is older than some days.

        Returns the whole response, of which `data_client.delete_tabular_data` returns a part.

        The deletion cannot be undone. An age of 0 deletes all of it; a filter restricts the deletion to
        certain locations, machines, components or tags.

        Args:
            organization_id (str): ID (UUID) of the organization the data belongs to.
            delete_older_than_days (int): Least age in days: data captured at least this long ago is
                deleted. 0 deletes data of any age.
            filter (DeleteTabularFilter, optional): Restricts the deletion to matching data; absent
                means all data of that age.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DeleteTabularDataResponse: The outcome of the deletion.
                deleted_count (int): Number of data points deleted.

        Raises:
            InvalidArgumentError: the organization is missing or the filter is malformed.
            PermissionDeniedError: the caller may not delete data of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import DeleteTabularFilter

            response = await client.data_client.raw.delete_tabular_data(
                "<ORGANIZATION-ID>",
                delete_older_than_days=150,
                filter=DeleteTabularFilter(component_name="sensor-1"),
            )
        """
        return await self._call(
            data_service.DELETE_TABULAR_DATA,
            build_request(
                data_pb2.DeleteTabularDataRequest,
                organization_id=organization_id,
                delete_older_than_days=delete_older_than_days,
                filter=filter,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_binary_data_by_filter(
        self,
        filter: data_pb2.Filter | None,
        *,
        include_internal_data: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteBinaryDataByFilterResponse:
        """Delete all binary data that matches a filter.

        Returns the whole response, of which `data_client.delete_binary_data_by_filter` returns a part.

        The deletion cannot be undone. The filter must name its organizations in `organization_ids`; a
        filter with nothing else in it matches all their binary data.

        Args:
            filter (Filter): Data to delete, as made by `viam_cloud.utils.create_filter`; it must name
                its organizations in `organization_ids`. An empty `Filter` means everything, and None is
                refused.
            include_internal_data (bool, optional): Whether to delete internal data too, which serves
                features of the platform such as cloud SLAM.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DeleteBinaryDataByFilterResponse: The outcome of the deletion.
                deleted_count (int): Number of items deleted.

        Raises:
            InvalidArgumentError: the filter names no organization or is malformed.
            PermissionDeniedError: the caller may not delete data of these organizations.
            ValueError: the filter is None; to mean everything, pass an empty `Filter`. Nothing was
                sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            old_images = create_filter(component_name="camera-1", organization_ids=["<ORGANIZATION-ID>"])
            response = await client.data_client.raw.delete_binary_data_by_filter(old_images)
        """
        return await self._call(
            data_service.DELETE_BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.DeleteBinaryDataByFilterRequest,
                filter=required_filter(filter, "filter"),
                include_internal_data=include_internal_data,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_binary_data_by_ids(
        self,
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteBinaryDataByIDsResponse:
        """Delete binary data by IDs.

        Returns the whole response, of which `data_client.delete_binary_data_by_ids` returns a part.

        The deletion cannot be undone. What does not exist, or the caller may not see, is not counted.

        Args:
            binary_ids (Sequence[str] | Sequence[BinaryID]): IDs of the binary data: each as in
                `BinaryMetadata.binary_data_id`; at least one. `BinaryID` messages work too, but are
                deprecated.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DeleteBinaryDataByIDsResponse: The outcome of the deletion.
                deleted_count (int): Number of items deleted.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            PermissionDeniedError: the caller may not delete this data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.delete_binary_data_by_ids(["<BINARY-DATA-ID>"])
        """
        return await self._call(
            data_service.DELETE_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.DeleteBinaryDataByIDsRequest,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def add_tags_to_binary_data_by_ids(
        self,
        tags: Sequence[str],
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddTagsToBinaryDataByIDsResponse:
        """Put tags on binary data, by IDs.

        Returns the whole response, of which `data_client.add_tags_to_binary_data_by_ids` returns a part.

        Every tag is added to every item. Tags that the items carry already are kept.

        Args:
            tags (Sequence[str]): Tags to add; at least one.
            binary_ids (Sequence[str] | Sequence[BinaryID]): IDs of the data to tag: each as in
                `BinaryMetadata.binary_data_id`; at least one. `BinaryID` messages work too, but are
                deprecated.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddTagsToBinaryDataByIDsResponse: Empty: the tags are added.

        Raises:
            InvalidArgumentError: no binary data ID or no tag is given.
            NotFoundError: one of the binary data IDs is unknown, or the caller may not see that data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.add_tags_to_binary_data_by_ids(
                ["night", "rain"],
                ["<BINARY-DATA-ID>"],
            )
        """
        return await self._call(
            data_service.ADD_TAGS_TO_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.AddTagsToBinaryDataByIDsRequest,
                tags=tags,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )

    @deprecated("Deprecated: find the items with `binary_data_by_filter` and use `add_tags_to_binary_data_by_ids`.")
    async def add_tags_to_binary_data_by_filter(
        self,
        tags: Sequence[str],
        filter: data_pb2.Filter | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddTagsToBinaryDataByFilterResponse:
        """Add tags to all binary data that matches a filter.

        Returns the whole response, of which `data_client.add_tags_to_binary_data_by_filter` returns a part.

        Deprecated: find the items with `binary_data_by_filter` and use `add_tags_to_binary_data_by_ids`.
        Without a filter all binary data is tagged.

        Args:
            tags (Sequence[str]): Tags to add; at least one.
            filter (Filter, optional): Data to tag, as made by `viam_cloud.utils.create_filter`; None
                means all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddTagsToBinaryDataByFilterResponse: Empty: the tags are added.

        Raises:
            InvalidArgumentError: no tag is given or the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1")
            response = await client.data_client.raw.add_tags_to_binary_data_by_filter(["night", "rain"], camera_data)
        """
        return await self._call(
            data_service.ADD_TAGS_TO_BINARY_DATA_BY_FILTER,
            build_request(data_pb2.AddTagsToBinaryDataByFilterRequest, tags=tags, filter=any_filter(filter, "filter")),
            timeout=timeout,
            retry=retry,
        )

    async def remove_tags_from_binary_data_by_ids(
        self,
        tags: Sequence[str],
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveTagsFromBinaryDataByIDsResponse:
        """Take tags off binary data, by IDs.

        Returns the whole response, of which `data_client.remove_tags_from_binary_data_by_ids` returns a
        part.

        The items themselves stay, and so do their other tags.

        Args:
            tags (Sequence[str]): Tags to remove; at least one.
            binary_ids (Sequence[str] | Sequence[BinaryID]): IDs of the data to take tags off: each as
                in `BinaryMetadata.binary_data_id`; at least one. `BinaryID` messages work too, but are
                deprecated.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            RemoveTagsFromBinaryDataByIDsResponse: The outcome of the removal.
                deleted_count (int): Number of tags removed.

        Raises:
            InvalidArgumentError: no binary data ID or no tag is given.
            NotFoundError: one of the binary data IDs is unknown, or the caller may not see that data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.remove_tags_from_binary_data_by_ids(
                ["night", "rain"],
                ["<BINARY-DATA-ID>"],
            )
        """
        return await self._call(
            data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.RemoveTagsFromBinaryDataByIDsRequest,
                tags=tags,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )

    @deprecated(
        "Deprecated: find the items with `binary_data_by_filter` and use `remove_tags_from_binary_data_by_ids`."
    )
    async def remove_tags_from_binary_data_by_filter(
        self,
        tags: Sequence[str],
        filter: data_pb2.Filter | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveTagsFromBinaryDataByFilterResponse:
        """Remove tags from all binary data that matches a filter.

        Returns the whole response, of which `data_client.remove_tags_from_binary_data_by_filter` returns a
        part.

        Deprecated: find the items with `binary_data_by_filter` and use
        `remove_tags_from_binary_data_by_ids`. Without a filter the tags are taken from all binary data.

        Args:
            tags (Sequence[str]): Tags to remove; at least one.
            filter (Filter, optional): Data to take tags off, as made by
                `viam_cloud.utils.create_filter`; None means all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            RemoveTagsFromBinaryDataByFilterResponse: The outcome of the removal.
                deleted_count (int): Number of tags removed.

        Raises:
            InvalidArgumentError: no tag is given or the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1")
            response = await client.data_client.raw.remove_tags_from_binary_data_by_filter(
                ["night", "rain"],
                camera_data,
            )
        """
        return await self._call(
            data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.RemoveTagsFromBinaryDataByFilterRequest, tags=tags, filter=any_filter(filter, "filter")
            ),
            timeout=timeout,
            retry=retry,
        )

    @deprecated("Deprecated: the tags of an item are part of its capture metadata, see `binary_data_by_filter`.")
    async def tags_by_filter(
        self, filter: data_pb2.Filter | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.TagsByFilterResponse:
        """Return the tags found on data that matches a filter.

        Returns the whole response, of which `data_client.tags_by_filter` returns a part.

        Deprecated: the tags of an item are part of its capture metadata, see `binary_data_by_filter`.
        Without a filter the tags of all data are returned.

        Args:
            filter (Filter, optional): Data to look at, as made by `viam_cloud.utils.create_filter`;
                None means all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            TagsByFilterResponse: The tags that were found.
                tags (list[str]): Tags that occur on the matching data.

        Raises:
            InvalidArgumentError: the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            response = await client.data_client.raw.tags_by_filter(create_filter(component_name="camera-1"))
        """
        return await self._call(
            data_service.TAGS_BY_FILTER,
            build_request(data_pb2.TagsByFilterRequest, filter=any_filter(filter, "filter")),
            timeout=timeout,
            retry=retry,
        )

    async def add_bounding_box_to_image_by_id(
        self,
        binary_id: str | data_pb2.BinaryID,
        label: str,
        x_min_normalized: float,
        y_min_normalized: float,
        x_max_normalized: float,
        y_max_normalized: float,
        confidence_score: float | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddBoundingBoxToImageByIDResponse:
        """Draw a labeled bounding box on an image.

        Returns the whole response, of which `data_client.add_bounding_box_to_image_by_id` returns a part.

        Corners are given relative to the size of the image, from 0 to 1. The image file is not changed: the
        box is one of its annotations.

        Args:
            binary_id (str | BinaryID): ID of the image, as in `BinaryMetadata.binary_data_id`. A
                `BinaryID` message works too, but is deprecated.
            label (str): What the box shows.
            x_min_normalized (float): Left edge of the box, from 0 to 1.
            y_min_normalized (float): Top edge of the box, from 0 to 1.
            x_max_normalized (float): Right edge of the box, from 0 to 1.
            y_max_normalized (float): Bottom edge of the box, from 0 to 1.
            confidence_score (float, optional): How sure a model was of the box, from 0 to 1; leave out
                for boxes drawn by hand.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddBoundingBoxToImageByIDResponse: Identifies the new bounding box.
                bbox_id (str): ID of the box, to change or remove it later.

        Raises:
            InvalidArgumentError: a coordinate lies outside 0 to 1, or the label is missing.
            NotFoundError: no image has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.add_bounding_box_to_image_by_id(
                binary_id="<BINARY-DATA-ID>",
                label="dog",
                x_min_normalized=0.1,
                y_min_normalized=0.2,
                x_max_normalized=0.6,
                y_max_normalized=0.8,
            )
        """
        return await self._call(
            data_service.ADD_BOUNDING_BOX_TO_IMAGE_BY_ID,
            build_request(
                data_pb2.AddBoundingBoxToImageByIDRequest,
                label=label,
                x_min_normalized=x_min_normalized,
                y_min_normalized=y_min_normalized,
                x_max_normalized=x_max_normalized,
                y_max_normalized=y_max_normalized,
                confidence=confidence_score,
                binary_data_id=plain_binary_id(binary_id),
                binary_id=binary_id_message(binary_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def remove_bounding_box_from_image_by_id(
        self, bbox_id: str, binary_id: str | data_pb2.BinaryID, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.RemoveBoundingBoxFromImageByIDResponse:
        """Remove one bounding box from an image.

        Returns the whole response, of which `data_client.remove_bounding_box_from_image_by_id` returns a
        part.

        Args:
            bbox_id (str): ID of the box to remove.
            binary_id (str | BinaryID): ID of the image, as in `BinaryMetadata.binary_data_id`. A
                `BinaryID` message works too, but is deprecated.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveBoundingBoxFromImageByIDResponse: Empty: the box is gone.

        Raises:
            NotFoundError: the image or the bounding box does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.remove_bounding_box_from_image_by_id(
                bbox_id="<BBOX-ID>",
                binary_id="<BINARY-DATA-ID>",
            )
        """
        return await self._call(
            data_service.REMOVE_BOUNDING_BOX_FROM_IMAGE_BY_ID,
            build_request(
                data_pb2.RemoveBoundingBoxFromImageByIDRequest,
                bbox_id=bbox_id,
                binary_data_id=plain_binary_id(binary_id),
                binary_id=binary_id_message(binary_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    @deprecated("Deprecated: the labels of an item are part of its annotations, see `binary_data_by_filter`.")
    async def bounding_box_labels_by_filter(
        self, filter: data_pb2.Filter | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.BoundingBoxLabelsByFilterResponse:
        """Return the bounding box labels found on data that matches a filter.

        Returns the whole response, of which `data_client.bounding_box_labels_by_filter` returns a part.

        Deprecated: the labels of an item are part of its annotations, see `binary_data_by_filter`. Without
        a filter all labels are returned.

        Args:
            filter (Filter, optional): Data to look at, as made by `viam_cloud.utils.create_filter`;
                None means all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            BoundingBoxLabelsByFilterResponse: The labels that were found.
                labels (list[str]): Labels that occur on bounding boxes of the matching data.

        Raises:
            InvalidArgumentError: the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1")
            response = await client.data_client.raw.bounding_box_labels_by_filter(camera_data)
        """
        return await self._call(
            data_service.BOUNDING_BOX_LABELS_BY_FILTER,
            build_request(data_pb2.BoundingBoxLabelsByFilterRequest, filter=any_filter(filter, "filter")),
            timeout=timeout,
            retry=retry,
        )

    async def update_bounding_box(
        self,
        binary_id: str | data_pb2.BinaryID,
        bbox_id: str,
        label: str,
        x_min_normalized: float,
        y_min_normalized: float,
        x_max_normalized: float,
        y_max_normalized: float,
        confidence_score: float | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.UpdateBoundingBoxResponse:
        """Change the label, corners and confidence of a bounding box.

        Returns the whole response, of which `data_client.update_bounding_box` returns a part.

        Args:
            binary_id (str | BinaryID): ID of the image, as in `BinaryMetadata.binary_data_id`. A
                `BinaryID` message works too, but is deprecated.
            bbox_id (str): ID of the box to change.
            label (str): New label.
            x_min_normalized (float): New left edge of the box, from 0 to 1.
            y_min_normalized (float): New top edge of the box, from 0 to 1.
            x_max_normalized (float): New right edge of the box, from 0 to 1.
            y_max_normalized (float): New bottom edge of the box, from 0 to 1.
            confidence_score (float, optional): New confidence, from 0 to 1; absent keeps it.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateBoundingBoxResponse: Empty: the box is changed.

        Raises:
            InvalidArgumentError: a coordinate lies outside 0 to 1.
            NotFoundError: the image or the bounding box does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.update_bounding_box(
                binary_id="<BINARY-DATA-ID>",
                bbox_id="<BBOX-ID>",
                label="cat",
                x_min_normalized=0.1,
                y_min_normalized=0.2,
                x_max_normalized=0.6,
                y_max_normalized=0.8,
                confidence_score=0.9,
            )
        """
        return await self._call(
            data_service.UPDATE_BOUNDING_BOX,
            build_request(
                data_pb2.UpdateBoundingBoxRequest,
                bbox_id=bbox_id,
                label=label,
                x_min_normalized=x_min_normalized,
                y_min_normalized=y_min_normalized,
                x_max_normalized=x_max_normalized,
                y_max_normalized=y_max_normalized,
                confidence=confidence_score,
                binary_data_id=plain_binary_id(binary_id),
                binary_id=binary_id_message(binary_id),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_database_connection(
        self, organization_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.GetDatabaseConnectionResponse:
        """Return how to reach the MongoDB federation with the data of an organization.

        Returns the whole response, of which `data_client.get_database_connection` returns a part.

        Any MongoDB client can then query the tabular data directly. A database user is needed to sign in:
        set its password with `configure_database_user`.

        Args:
            organization_id (str): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetDatabaseConnectionResponse: Where the database is.
                hostname (str): Host name of the federated database.
                mongodb_uri (str): Connection string for MongoDB clients.
                has_database_user (bool): Whether a database user has been set up, with
                    `configure_database_user`.

        Raises:
            NotFoundError: no organization has this ID, or its database is not set up.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_database_connection(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_service.GET_DATABASE_CONNECTION,
            build_request(data_pb2.GetDatabaseConnectionRequest, organization_id=organization_id),
            timeout=timeout,
            retry=retry,
        )

    async def configure_database_user(
        self, organization_id: str, password: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.ConfigureDatabaseUserResponse:
        """Create the database user of an organization, or set a new password for it.

        Returns the whole response, of which `data_client.configure_database_user` returns a part.

        The user signs in to the MongoDB Atlas Data Federation instance of the organization. Once the
        password is replaced, clients with the old one no longer get in. See `get_database_connection` for
        the address.

        Args:
            organization_id (str): ID (UUID) of the organization whose database is meant.
            password (str): New password of the database user, in plain text.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            ConfigureDatabaseUserResponse: Empty: the user can sign in with the new password.

        Raises:
            InvalidArgumentError: the organization is missing or the password is not acceptable.
            PermissionDeniedError: the caller may not manage the database access of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.configure_database_user(
                organization_id="<ORGANIZATION-ID>",
                password="<PASSWORD>",
            )
        """
        return await self._call(
            data_service.CONFIGURE_DATABASE_USER,
            build_request(data_pb2.ConfigureDatabaseUserRequest, organization_id=organization_id, password=password),
            timeout=timeout,
            retry=retry,
        )

    async def add_binary_data_to_dataset_by_ids(
        self,
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        dataset_id: str,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddBinaryDataToDatasetByIDsResponse:
        """Add binary data to a dataset.

        Returns the whole response, of which `data_client.add_binary_data_to_dataset_by_ids` returns a part.

        The data stays where it is: it is marked as a member of the dataset, with the tag
        `VIAM_DATASET_{id}`, and can be in several datasets.

        Args:
            binary_ids (Sequence[str] | Sequence[BinaryID]): IDs of the data to add: each as in
                `BinaryMetadata.binary_data_id`; at least one. `BinaryID` messages work too, but are
                deprecated.
            dataset_id (str): ID of the dataset that takes in the data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddBinaryDataToDatasetByIDsResponse: Empty: the data is in the dataset.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            NotFoundError: the dataset or one of the items does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.add_binary_data_to_dataset_by_ids(
                ["<BINARY-DATA-ID>"],
                "<DATASET-ID>",
            )
        """
        return await self._call(
            data_service.ADD_BINARY_DATA_TO_DATASET_BY_IDS,
            build_request(
                data_pb2.AddBinaryDataToDatasetByIDsRequest,
                dataset_id=dataset_id,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def remove_binary_data_from_dataset_by_ids(
        self,
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        dataset_id: str,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveBinaryDataFromDatasetByIDsResponse:
        """Take binary data out of a dataset.

        Returns the whole response, of which `data_client.remove_binary_data_from_dataset_by_ids` returns a
        part.

        Nothing is deleted: the items only lose their membership and the tag `VIAM_DATASET_{id}`.

        Args:
            binary_ids (Sequence[str] | Sequence[BinaryID]): IDs of the data to take out: each as in
                `BinaryMetadata.binary_data_id`; at least one. `BinaryID` messages work too, but are
                deprecated.
            dataset_id (str): ID of the dataset that loses the data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveBinaryDataFromDatasetByIDsResponse: Empty: the data is out of the dataset.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            NotFoundError: the dataset or one of the items does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.remove_binary_data_from_dataset_by_ids(
                ["<BINARY-DATA-ID>"],
                "<DATASET-ID>",
            )
        """
        return await self._call(
            data_service.REMOVE_BINARY_DATA_FROM_DATASET_BY_IDS,
            build_request(
                data_pb2.RemoveBinaryDataFromDatasetByIDsRequest,
                dataset_id=dataset_id,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def add_sequences_to_dataset(
        self, dataset_id: str, sequence_ids: Sequence[str], timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> data_pb2.AddSequencesToDatasetResponse:
        """Add sequences to a sequence dataset.

        Returns the whole response, of which `data_client.add_sequences_to_dataset` returns a part.

        Args:
            dataset_id (str): ID of a dataset of type `DATASET_TYPE_SEQUENCE_DATA`.
            sequence_ids (Sequence[str]): IDs of the sequences to add.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddSequencesToDatasetResponse: Empty: the sequences are in the dataset.

        Raises:
            InvalidArgumentError: no sequence ID is given.
            NotFoundError: the dataset or one of the sequences does not exist.
            FailedPreconditionError: the dataset does not hold sequences.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.add_sequences_to_dataset(
                dataset_id="<DATASET-ID>",
                sequence_ids=["<SEQUENCE-ID>"],
            )
        """
        return await self._call(
            data_service.ADD_SEQUENCES_TO_DATASET,
            build_request(data_pb2.AddSequencesToDatasetRequest, dataset_id=dataset_id, sequence_ids=sequence_ids),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def remove_sequences_from_dataset(
        self, dataset_id: str, sequence_ids: Sequence[str], timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> data_pb2.RemoveSequencesFromDatasetResponse:
        """Take sequences out of a dataset.

        Returns the whole response, of which `data_client.remove_sequences_from_dataset` returns a part.

        The sequences themselves are kept.

        Args:
            dataset_id (str): ID of the dataset that loses the sequences.
            sequence_ids (Sequence[str]): IDs of the sequences to take out.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveSequencesFromDatasetResponse: Empty: the sequences are out of the dataset.

        Raises:
            InvalidArgumentError: no sequence ID is given.
            NotFoundError: the dataset or one of the sequences does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.remove_sequences_from_dataset(
                dataset_id="<DATASET-ID>",
                sequence_ids=["<SEQUENCE-ID>"],
            )
        """
        return await self._call(
            data_service.REMOVE_SEQUENCES_FROM_DATASET,
            build_request(data_pb2.RemoveSequencesFromDatasetRequest, dataset_id=dataset_id, sequence_ids=sequence_ids),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def create_index(
        self,
        organization_id: str,
        collection_type: IndexableCollectionOrName,
        index_spec: Mapping[str, Any],
        pipeline_name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateIndexResponse:
        """Create a MongoDB index on the hot data store or on the output of a data pipeline.

        Returns the whole response, of which `data_client.create_index` returns a part.

        Indexes speed up queries with `tabular_data_by_mql` on these collections.

        Args:
            organization_id (str): ID (UUID) of the organization the data belongs to.
            collection_type (IndexableCollection | str): Kind of collection: the hot data store or the
                output of a pipeline. Values: `INDEXABLE_COLLECTION_HOT_STORE`,
                `INDEXABLE_COLLECTION_PIPELINE_SINK`.
            index_spec (Mapping[str, Any]): The keys of the index in order, each with its direction: 1
                ascending, -1 descending.
            pipeline_name (str, optional): Name of the data pipeline whose output is meant; only for
                pipeline sinks.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateIndexResponse: Empty: the index was accepted.

        Raises:
            InvalidArgumentError: the index specification is not valid, or the pipeline name is missing.
            AlreadyExistsError: the collection has this index already.
            NotFoundError: the organization has no data pipeline of this name.
            PermissionDeniedError: the caller may not manage indexes of the organization.
            ValueError: the specification names no keys, or holds a value that BSON cannot hold; nothing
                was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import IndexableCollection

            response = await client.data_client.raw.create_index(
                organization_id="<ORGANIZATION-ID>",
                collection_type=IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE,
                index_spec={"component_name": 1, "time_received": -1},
            )
        """
        return await self._call(
            data_service.CREATE_INDEX,
            build_request(
                data_pb2.CreateIndexRequest,
                organization_id=organization_id,
                collection_type=collection_type,
                index_spec=encode_specification(index_spec, "index_spec"),
                pipeline_name=pipeline_name,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_indexes(
        self,
        organization_id: str,
        collection_type: IndexableCollectionOrName,
        pipeline_name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.ListIndexesResponse:
        """List the indexes of the hot data store or of the output of a data pipeline.

        Returns the whole response, of which `data_client.list_indexes` returns a part.

        Indexes that the service made for itself are listed too: see `created_by`.

        Args:
            organization_id (str): ID (UUID) of the organization the data belongs to.
            collection_type (IndexableCollection | str): Kind of collection: the hot data store or the
                output of a pipeline. Values: `INDEXABLE_COLLECTION_HOT_STORE`,
                `INDEXABLE_COLLECTION_PIPELINE_SINK`.
            pipeline_name (str, optional): Name of the data pipeline whose output is meant; only for
                pipeline sinks.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListIndexesResponse: The indexes of the collection.
                indexes (list[Index]): All its indexes, those of the service included.

        Raises:
            InvalidArgumentError: the collection is not given, or the pipeline name is missing.
            NotFoundError: the collection does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import IndexableCollection

            response = await client.data_client.raw.list_indexes(
                "<ORGANIZATION-ID>",
                IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE,
            )
        """
        return await self._call(
            data_service.LIST_INDEXES,
            build_request(
                data_pb2.ListIndexesRequest,
                organization_id=organization_id,
                collection_type=collection_type,
                pipeline_name=pipeline_name,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_index(
        self,
        organization_id: str,
        collection_type: IndexableCollectionOrName,
        index_name: str,
        pipeline_name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteIndexResponse:
        """Delete one index, by its name.

        Returns the whole response, of which `data_client.delete_index` returns a part.

        Data is not touched; queries that relied on the index become slower.

        Args:
            organization_id (str): ID (UUID) of the organization the data belongs to.
            collection_type (IndexableCollection | str): Kind of collection: the hot data store or the
                output of a pipeline. Values: `INDEXABLE_COLLECTION_HOT_STORE`,
                `INDEXABLE_COLLECTION_PIPELINE_SINK`.
            index_name (str): Name of the index, as `list_indexes` returns it.
            pipeline_name (str, optional): Name of the data pipeline whose output is meant; only for
                pipeline sinks.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteIndexResponse: Empty: the index is gone.

        Raises:
            NotFoundError: the collection has no index of this name.
            PermissionDeniedError: the caller may not manage indexes of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import IndexableCollection

            response = await client.data_client.raw.delete_index(
                "<ORGANIZATION-ID>",
                IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE,
                "component_name_1_time_received_-1",
            )
        """
        return await self._call(
            data_service.DELETE_INDEX,
            build_request(
                data_pb2.DeleteIndexRequest,
                organization_id=organization_id,
                collection_type=collection_type,
                index_name=index_name,
                pipeline_name=pipeline_name,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create_saved_query(
        self,
        *,
        organization_id: str | None = None,
        name: str | None = None,
        mql_binary: Sequence[bytes] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateSavedQueryResponse:
        """Save an MQL query under a name, for an organization.

        The query is stored, not run.

        Args:
            organization_id (str, optional): ID (UUID) of the organization that will own the query.
            name (str, optional): Display name of the query.
            mql_binary (Sequence[bytes], optional): Stages of the aggregation in order, each one BSON
                document.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateSavedQueryResponse: Identifies the new saved query.
                id (str): ID of the saved query.

        Raises:
            InvalidArgumentError: the name is missing or the query is not valid.
            AlreadyExistsError: the organization has a saved query of this name.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.create_saved_query(
                organization_id="<ORGANIZATION-ID>",
                name="<SAVED-QUERY-NAME>",
            )
        """
        return await self._call(
            data_service.CREATE_SAVED_QUERY,
            build_request(
                data_pb2.CreateSavedQueryRequest, organization_id=organization_id, name=name, mql_binary=mql_binary
            ),
            timeout=timeout,
            retry=retry,
        )

    async def update_saved_query(
        self,
        *,
        id: str | None = None,
        name: str | None = None,
        mql_binary: Sequence[bytes] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.UpdateSavedQueryResponse:
        """Change the name and the stages of a saved query.

        Send both: pass the current value for the one that should stay.

        Args:
            id (str, optional): ID of the saved query to change.
            name (str, optional): Display name of the query from now on.
            mql_binary (Sequence[bytes], optional): Stages of the aggregation from now on, each one BSON
                document.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateSavedQueryResponse: Empty: the saved query is changed.

        Raises:
            NotFoundError: no saved query has this ID.
            InvalidArgumentError: the new query is not valid.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.update_saved_query(
                id="<SAVED-QUERY-ID>",
                name="<SAVED-QUERY-NAME>",
            )
        """
        return await self._call(
            data_service.UPDATE_SAVED_QUERY,
            build_request(data_pb2.UpdateSavedQueryRequest, id=id, name=name, mql_binary=mql_binary),
            timeout=timeout,
            retry=retry,
        )

    async def get_saved_query(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.GetSavedQueryResponse:
        """Return one saved query by its ID.

        Args:
            id (str, optional): ID of the saved query.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetSavedQueryResponse: The saved query that was asked for.
                saved_query (Query): The query with its stages.

        Raises:
            NotFoundError: no saved query has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_saved_query(id="<SAVED-QUERY-ID>")
        """
        return await self._call(
            data_service.GET_SAVED_QUERY,
            build_request(data_pb2.GetSavedQueryRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def delete_saved_query(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.DeleteSavedQueryResponse:
        """Delete a saved query.

        Args:
            id (str, optional): ID of the saved query.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteSavedQueryResponse: Empty: the saved query is gone.

        Raises:
            NotFoundError: no saved query has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.delete_saved_query(id="<SAVED-QUERY-ID>")
        """
        return await self._call(
            data_service.DELETE_SAVED_QUERY,
            build_request(data_pb2.DeleteSavedQueryRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def list_saved_queries(
        self,
        *,
        organization_id: str | None = None,
        limit: int | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.ListSavedQueriesResponse:
        """List the saved queries of an organization.

        Args:
            organization_id (str, optional): ID (UUID) of the organization.
            limit (int, optional): Largest number of queries to return; the server chooses when it is 0.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListSavedQueriesResponse: The saved queries of the organization.
                queries (list[Query]): The queries with their stages.

        Raises:
            NotFoundError: no organization has this ID.
            PermissionDeniedError: the caller may not see the queries of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.list_saved_queries(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_service.LIST_SAVED_QUERIES,
            build_request(data_pb2.ListSavedQueriesRequest, organization_id=organization_id, limit=limit),
            timeout=timeout,
            retry=retry,
        )

    async def create_binary_data_signed_url(
        self,
        binary_data_id: str,
        expiration_minutes: int | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateBinaryDataSignedURLResponse:
        """Create a link that downloads one piece of binary data without signing in.

        Returns the whole response, of which `data_client.create_binary_data_signed_url` returns a part.

        Whoever has the link can fetch the file until the link expires.

        Args:
            binary_data_id (str): ID of the data, as in `BinaryMetadata.binary_data_id`.
            expiration_minutes (int, optional): How long the link works, in minutes; the server chooses
                when absent.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateBinaryDataSignedURLResponse: The download link.
                signed_url (str): URL that anybody can download the file from while it is valid; treat
                    it as a secret.
                expires_at (Timestamp): When the link stops working.

        Raises:
            InvalidArgumentError: the expiration is out of range.
            NotFoundError: no binary data has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.create_binary_data_signed_url(
                "<BINARY-DATA-ID>",
                expiration_minutes=60,
            )
        """
        return await self._call(
            data_service.CREATE_BINARY_DATA_SIGNED_URL,
            build_request(
                data_pb2.CreateBinaryDataSignedURLRequest,
                binary_data_id=binary_data_id,
                expiration_minutes=expiration_minutes,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def create_sequence(
        self,
        part_id: str,
        resources: Sequence[data_pb2.SequenceResourceFilter],
        start_time: datetime.datetime | timestamp_pb2.Timestamp,
        end_time: datetime.datetime | timestamp_pb2.Timestamp,
        sequence_tags: Sequence[str] | None = None,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateSequenceResponse:
        """Create a sequence: a span of time over the data of one part.

        Returns the whole response, of which `data_client.create_sequence` returns a part.

        A sequence points at the data that the given resources of the part captured between start and end;
        no data is copied.

        Args:
            part_id (str): ID (UUID) of the part whose data is meant.
            resources (Sequence[SequenceResourceFilter]): Resources and methods whose data belongs to
                the sequence.
            start_time (datetime | Timestamp): Beginning of the span of capture time.
            end_time (datetime | Timestamp): End of the span of capture time.
            sequence_tags (Sequence[str], optional): Tags to put on the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateSequenceResponse: Identifies the new sequence.
                id (str): ID of the sequence.

        Raises:
            InvalidArgumentError: the part or the times are missing, or the end is before the start.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            from viam_cloud.proto.app.data import SequenceResourceFilter

            response = await client.data_client.raw.create_sequence(
                part_id="<PART-ID>",
                resources=[SequenceResourceFilter(resource_name="camera-1", method_name="GetImages")],
                start_time=datetime(2026, 6, 5, 11, 0, tzinfo=timezone.utc),
                end_time=datetime(2026, 6, 5, 11, 5, tzinfo=timezone.utc),
                sequence_tags=["demonstration"],
            )
        """
        return await self._call(
            data_service.CREATE_SEQUENCE,
            build_request(
                data_pb2.CreateSequenceRequest,
                part_id=part_id,
                resources=resources,
                start_time=to_timestamp(start_time, "start_time"),
                end_time=to_timestamp(end_time, "end_time"),
                sequence_tags=sequence_tags,
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_sequence(
        self, id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> data_pb2.GetSequenceResponse:
        """Return one sequence by its ID.

        Returns the whole response, of which `data_client.get_sequence` returns a part.

        Args:
            id (str): ID of the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetSequenceResponse: The sequence that was asked for.
                sequence (Sequence): The sequence with its resources and times.

        Raises:
            NotFoundError: no sequence has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_sequence(id="<SEQUENCE-ID>")
        """
        return await self._call(
            data_service.GET_SEQUENCE,
            build_request(data_pb2.GetSequenceRequest, id=id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def update_sequence(
        self,
        id: str,
        resources: Sequence[data_pb2.SequenceResourceFilter] | None = None,
        sequence_tags: Sequence[str] | None = None,
        start_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> data_pb2.UpdateSequenceResponse:
        """Change the resources, tags or times of a sequence.

        Returns the whole response, of which `data_client.update_sequence` returns a part.

        Only what is given is changed: an empty list removes all resources or tags, and None keeps what
        there is.

        Args:
            id (str): ID of the sequence to change.
            resources (Sequence[SequenceResourceFilter], optional): New resources; they replace all
                present ones.
            sequence_tags (Sequence[str], optional): New tags; they replace all present ones.
            start_time (datetime | Timestamp, optional): New beginning of the span.
            end_time (datetime | Timestamp, optional): New end of the span.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateSequenceResponse: Empty: the sequence is changed.

        Raises:
            InvalidArgumentError: the mask names an unknown field, or the end would be before the start.
            NotFoundError: no sequence has this ID.
            ValueError: nothing to change is given; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.update_sequence(
                "<SEQUENCE-ID>",
                sequence_tags=["demonstration", "checked"],
            )
        """
        return await self._call(
            data_service.UPDATE_SEQUENCE,
            build_request(
                data_pb2.UpdateSequenceRequest,
                id=id,
                resources=resources,
                sequence_tags=sequence_tags,
                start_time=to_timestamp(start_time, "start_time"),
                end_time=to_timestamp(end_time, "end_time"),
                field_mask=changed_fields(resources, sequence_tags, start_time, end_time),
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def delete_sequence(
        self, id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> data_pb2.DeleteSequenceResponse:
        """Delete a sequence.

        Returns the whole response, of which `data_client.delete_sequence` returns a part.

        The captured data it refers to is kept.

        Args:
            id (str): ID of the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteSequenceResponse: Empty: the sequence is gone.

        Raises:
            NotFoundError: no sequence has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.delete_sequence(id="<SEQUENCE-ID>")
        """
        return await self._call(
            data_service.DELETE_SEQUENCE,
            build_request(data_pb2.DeleteSequenceRequest, id=id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def list_sequences(
        self,
        organization_id: str,
        page_token: str | None = None,
        page_size: int | None = None,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> data_pb2.ListSequencesResponse:
        """List the sequences of an organization, page by page.

        Returns the whole response, of which `data_client.list_sequences` returns a part.

        Args:
            organization_id (str): ID (UUID) of the organization.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            page_size (int, optional): Largest number of items in a page; the server chooses when it is
                0.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListSequencesResponse: One page of sequences.
                sequences (list[Sequence]): The sequences of this page.
                next_page_token (str): Pass as `page_token` to get the next page; empty on the last one.

        Raises:
            InvalidArgumentError: the page token is not valid.
            PermissionDeniedError: the caller may not see the data of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.list_sequences("<ORGANIZATION-ID>", page_size=50)
        """
        return await self._call(
            data_service.LIST_SEQUENCES,
            build_request(
                data_pb2.ListSequencesRequest,
                organization_id=organization_id,
                page_token=page_token,
                page_size=page_size,
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def sequences_by_dataset_id(
        self,
        dataset_id: str,
        page_token: str | None = None,
        page_size: int | None = None,
        count_only: bool | None = None,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> data_pb2.SequencesByDatasetIDResponse:
        """List the sequences in a dataset, page by page, or count them.

        Returns the whole response, of which `data_client.sequences_by_dataset_id` returns a part.

        Args:
            dataset_id (str): ID of a sequence dataset.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            page_size (int, optional): Largest number of items in a page; the server chooses when it is
                0.
            count_only (bool, optional): Whether to return only how many there are.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            SequencesByDatasetIDResponse: One page of the sequences in the dataset.
                sequences (list[Sequence]): The sequences of this page; empty if only a count was asked
                    for.
                next_page_token (str): Pass as `page_token` to get the next page; empty on the last one.
                count (int): Number of sequences in the dataset.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.sequences_by_dataset_id("<DATASET-ID>", page_size=50)
        """
        return await self._call(
            data_service.SEQUENCES_BY_DATASET_ID,
            build_request(
                data_pb2.SequencesByDatasetIDRequest,
                dataset_id=dataset_id,
                page_token=page_token,
                page_size=page_size,
                count_only=count_only,
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_sequence_binary_data(
        self,
        sequence_id: str,
        page_token: str | None = None,
        page_size: int | None = None,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> data_pb2.GetSequenceBinaryDataResponse:
        """Return the binary data that belongs to a sequence, page by page.

        Returns the whole response, of which `data_client.get_sequence_binary_data` returns a part.

        Args:
            sequence_id (str): ID of the sequence.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            page_size (int, optional): Largest number of items in a page; the server chooses when it is
                0.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetSequenceBinaryDataResponse: One page of the binary data in the sequence.
                data (list[BinaryData]): The items of this page.
                next_page_token (str): Pass as `page_token` to get the next page; empty on the last one.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no sequence has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_sequence_binary_data("<SEQUENCE-ID>", page_size=20)
        """
        return await self._call(
            data_service.GET_SEQUENCE_BINARY_DATA,
            build_request(
                data_pb2.GetSequenceBinaryDataRequest,
                sequence_id=sequence_id,
                page_token=page_token,
                page_size=page_size,
            ),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def data_capture_upload(
        self,
        *,
        metadata: data_sync_pb2.UploadMetadata | None = None,
        sensor_contents: Sequence[data_sync_pb2.SensorData] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.DataCaptureUploadResponse:
        """Upload sensor data, tabular or binary, in a single message.

        Several tabular readings can share one upload and its metadata. Use `streaming_data_capture_upload`
        for binary data that is too large for one message.

        Args:
            metadata (UploadMetadata, optional): Describes the source of the data; holds for all of
                `sensor_contents`.
            sensor_contents (Sequence[SensorData], optional): The data: any number of tabular readings,
                or one piece of binary data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DataCaptureUploadResponse: Identifies the uploaded data.
                file_id (str): ID of the file that was stored.
                binary_data_id (str): ID of the binary data, for the calls of `data_client`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.data_capture_upload()
        """
        return await self._call(
            data_sync_service.DATA_CAPTURE_UPLOAD,
            build_request(data_sync_pb2.DataCaptureUploadRequest, metadata=metadata, sensor_contents=sensor_contents),
            timeout=timeout,
            retry=retry,
        )

    async def binary_data_capture_upload(
        self,
        binary_data: UploadSource,
        part_id: str,
        component_type: str,
        component_name: str,
        method_name: str,
        file_extension: str,
        method_parameters: Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        dataset_ids: Sequence[str] | None = None,
        data_request_times: Sequence[datetime.datetime] | None = None,
        mime_type: str | None = None,
        *,
        file_name: str | None = None,
        file_create_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        file_modify_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.DataCaptureUploadResponse:
        """Upload one piece of binary sensor data, such as an image.

        Returns the whole response, of which `data_client.binary_data_capture_upload` returns a part.

        Up to 16 MiB are sent in a single message. More is sent as a stream of pieces, as by
        `streaming_data_capture_upload`, and so need not fit into memory.

        Args:
            binary_data (UploadSource): The encoded bytes, such as a JPEG image: bytes, a
                `pathlib.Path`, an open binary file or an iterable of bytes.
            part_id (str): ID (UUID) of the part the data belongs to.
            component_type (str): Type of the component that captured the data, such as
                `rdk:component:movement_sensor`.
            component_name (str): Name of the component that captured the data.
            method_name (str): Method that captured it, such as `Readings`.
            file_extension (str): File extension, such as `.jpg`; a missing dot is put before it. It
                decides the MIME type if none is given, and makes images show up as such.
            method_parameters (Mapping[str, Any], optional): Arguments of the capture method by name, as
                JSON values; no longer in use.
            tags (Sequence[str], optional): Tags to put on the data, to filter by later.
            dataset_ids (Sequence[str], optional): IDs of datasets to add the binary data to.
            data_request_times (Sequence[datetime], optional): When the machine asked for the data and
                when it got the data: two times; without a time zone they are UTC.
            mime_type (str, optional): MIME type of the data, such as `image/jpeg`; derived from the
                extension when empty.
            file_name (str, optional): Name of the file; may be empty.
            file_create_time (datetime | Timestamp, optional): When the file was created on the machine.
            file_modify_time (datetime | Timestamp, optional): When the file was last changed on the
                machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DataCaptureUploadResponse: Identifies the uploaded data.
                file_id (str): ID of the file that was stored.
                binary_data_id (str): ID of the binary data, for the calls of `data_client`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            ValueError: the times are not two; nothing was sent.
            OSError: the file cannot be read, or changed while it was uploaded.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            response = await client.data_client.raw.binary_data_capture_upload(
                binary_data=b"encoded image",
                part_id="<PART-ID>",
                component_type="rdk:component:camera",
                component_name="camera-1",
                method_name="GetImages",
                file_extension=".jpg",
                tags=["night"],
                data_request_times=(
                    datetime(2026, 6, 5, 11, 0, 0, tzinfo=timezone.utc),
                    datetime(2026, 6, 5, 11, 0, 3, tzinfo=timezone.utc),
                ),
            )
        """
        return await self._call(
            data_sync_service.DATA_CAPTURE_UPLOAD,
            build_request(
                data_sync_pb2.DataCaptureUploadRequest,
                metadata=build_request(
                    data_sync_pb2.UploadMetadata,
                    part_id=part_id,
                    component_type=component_type,
                    component_name=component_name,
                    method_name=method_name,
                    file_extension=dotted_extension(file_extension, "file_extension"),
                    method_parameters=packed_parameters(method_parameters, "method_parameters"),
                    tags=tags,
                    dataset_ids=dataset_ids,
                    mime_type=mime_type,
                    type=data_sync_pb2.DataType.DATA_TYPE_BINARY_SENSOR,
                    file_name=file_name,
                    file_create_time=to_timestamp(file_create_time, "file_create_time"),
                    file_modify_time=to_timestamp(file_modify_time, "file_modify_time"),
                ),
                sensor_contents=binary_contents(binary_data, data_request_times),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def tabular_data_capture_upload(
        self,
        tabular_data: Sequence[Mapping[str, Any]],
        part_id: str,
        component_type: str,
        component_name: str,
        method_name: str,
        data_request_times: Sequence[Sequence[datetime.datetime]],
        method_parameters: Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        *,
        file_name: str | None = None,
        file_extension: str | None = None,
        file_create_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        file_modify_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        dataset_ids: Sequence[str] | None = None,
        mime_type: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.DataCaptureUploadResponse:
        """Upload tabular sensor data: any number of readings that share their metadata.

        Returns the whole response, of which `data_client.tabular_data_capture_upload` returns a part.

        They are sent in a single message, which can hold 32 MiB.

        Args:
            tabular_data (Sequence[Mapping[str, Any]]): The readings, each a dict of JSON values; those
                of a sensor go under the key `readings`.
            part_id (str): ID (UUID) of the part the data belongs to.
            component_type (str): Type of the component that captured the data, such as
                `rdk:component:movement_sensor`.
            component_name (str): Name of the component that captured the data.
            method_name (str): Method that captured it, such as `Readings`.
            data_request_times (Sequence[Sequence[datetime]]): For each reading, when the machine asked
                for it and when it got it: two times; without a time zone they are UTC.
            method_parameters (Mapping[str, Any], optional): Arguments of the capture method by name, as
                JSON values; no longer in use.
            tags (Sequence[str], optional): Tags to put on the data, to filter by later.
            file_name (str, optional): Name of the file; may be empty.
            file_extension (str, optional): File extension with its dot, such as `.jpg`; it decides the
                MIME type if none is given, and makes images show up as such.
            file_create_time (datetime | Timestamp, optional): When the file was created on the machine.
            file_modify_time (datetime | Timestamp, optional): When the file was last changed on the
                machine.
            dataset_ids (Sequence[str], optional): IDs of datasets to add the binary data to.
            mime_type (str, optional): MIME type of the data, such as `image/jpeg`; derived from the
                extension when empty.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DataCaptureUploadResponse: Identifies the uploaded data.
                file_id (str): ID of the file that was stored.
                binary_data_id (str): ID of the binary data, for the calls of `data_client`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            ValueError: there is not one pair of times for each reading, or a reading has a value that
                JSON cannot hold; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            response = await client.data_client.raw.tabular_data_capture_upload(
                tabular_data=[{"readings": {"temperature": 21.5, "humidity": 0.6}}],
                part_id="<PART-ID>",
                component_type="rdk:component:sensor",
                component_name="sensor-1",
                method_name="Readings",
                data_request_times=[
                    (
                        datetime(2026, 6, 5, 11, 0, 0, tzinfo=timezone.utc),
                        datetime(2026, 6, 5, 11, 0, 3, tzinfo=timezone.utc),
                    )
                ],
                tags=["greenhouse"],
            )
        """
        return await self._call(
            data_sync_service.DATA_CAPTURE_UPLOAD,
            build_request(
                data_sync_pb2.DataCaptureUploadRequest,
                metadata=build_request(
                    data_sync_pb2.UploadMetadata,
                    part_id=part_id,
                    component_type=component_type,
                    component_name=component_name,
                    method_name=method_name,
                    method_parameters=packed_parameters(method_parameters, "method_parameters"),
                    tags=tags,
                    type=data_sync_pb2.DataType.DATA_TYPE_TABULAR_SENSOR,
                    file_name=file_name,
                    file_extension=file_extension,
                    file_create_time=to_timestamp(file_create_time, "file_create_time"),
                    file_modify_time=to_timestamp(file_modify_time, "file_modify_time"),
                    dataset_ids=dataset_ids,
                    mime_type=mime_type,
                ),
                sensor_contents=tabular_contents(tabular_data, data_request_times),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def file_upload(
        self,
        part_id: str,
        data: UploadSource,
        component_type: str | None = None,
        component_name: str | None = None,
        method_name: str | None = None,
        file_name: str | None = None,
        method_parameters: Mapping[str, Any] | None = None,
        file_extension: str | None = None,
        tags: Sequence[str] | None = None,
        dataset_ids: Sequence[str] | None = None,
        mime_type: str | None = None,
        *,
        file_create_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        file_modify_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.FileUploadResponse:
        """Upload a file, of any kind.

        Returns the whole response, of which `data_client.file_upload` returns a part.

        The data is read piece by piece while it is sent, so it need not fit into memory. To upload a file
        by its path, use `file_upload_from_path`.

        Args:
            part_id (str): ID (UUID) of the part the data belongs to.
            data (UploadSource): The contents: bytes, a `pathlib.Path`, an open binary file or an
                iterable of bytes; they are sent in pieces of 1 MiB.
            component_type (str, optional): Type of the component that captured the data, such as
                `rdk:component:movement_sensor`.
            component_name (str, optional): Name of the component that captured the data.
            method_name (str, optional): Method that captured it, such as `Readings`.
            file_name (str, optional): Name of the file; may be empty.
            method_parameters (Mapping[str, Any], optional): Arguments of the capture method by name, as
                JSON values; no longer in use.
            file_extension (str, optional): File extension with its dot, such as `.jpg`; it decides the
                MIME type if none is given, and makes images show up as such.
            tags (Sequence[str], optional): Tags to put on the data, to filter by later.
            dataset_ids (Sequence[str], optional): IDs of datasets to add the binary data to.
            mime_type (str, optional): MIME type of the data, such as `image/jpeg`; derived from the
                extension when empty.
            file_create_time (datetime | Timestamp, optional): When the file was created on the machine.
            file_modify_time (datetime | Timestamp, optional): When the file was last changed on the
                machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            FileUploadResponse: Identifies the uploaded file.
                file_id (str): Deprecated: use `binary_data_id`.
                binary_data_id (str): ID of the file as binary data, for the calls of `data_client`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.file_upload(
                part_id="<PART-ID>",
                data=b"21.5,21.7,21.6",
                file_name="readings",
                file_extension=".csv",
                tags=["greenhouse"],
            )
        """
        requests = upload_requests(
            build_request(
                data_sync_pb2.FileUploadRequest,
                metadata=build_request(
                    data_sync_pb2.UploadMetadata,
                    part_id=part_id,
                    component_type=component_type,
                    component_name=component_name,
                    method_name=method_name,
                    file_name=file_name,
                    method_parameters=packed_parameters(method_parameters, "method_parameters"),
                    file_extension=file_extension,
                    tags=tags,
                    dataset_ids=dataset_ids,
                    mime_type=mime_type,
                    type=data_sync_pb2.DataType.DATA_TYPE_FILE,
                    file_create_time=to_timestamp(file_create_time, "file_create_time"),
                    file_modify_time=to_timestamp(file_modify_time, "file_modify_time"),
                ),
            ),
            data,
            "file_contents.data",
        )
        return await self._client_stream(data_sync_service.FILE_UPLOAD, requests, timeout=timeout, retry=retry)

    async def file_upload_from_path(
        self,
        filepath: str | PathLike[str],
        part_id: str,
        component_type: str | None = None,
        component_name: str | None = None,
        method_name: str | None = None,
        method_parameters: Mapping[str, Any] | None = None,
        tags: Sequence[str] | None = None,
        dataset_ids: Sequence[str] | None = None,
        mime_type: str | None = None,
        file_name: str | None = None,
        *,
        file_create_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        file_modify_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.FileUploadResponse:
        """Upload a file by its path.

        Returns the whole response, of which `data_client.file_upload_from_path` returns a part.

        It is read piece by piece while it is sent, so it need not fit into memory.

        Args:
            filepath (str | PathLike[str]): The file to upload. Its extension, if it has one, is that of
                the upload too.
            part_id (str): ID (UUID) of the part the data belongs to.
            component_type (str, optional): Type of the component that captured the data, such as
                `rdk:component:movement_sensor`.
            component_name (str, optional): Name of the component that captured the data.
            method_name (str, optional): Method that captured it, such as `Readings`.
            method_parameters (Mapping[str, Any], optional): Arguments of the capture method by name, as
                JSON values; no longer in use.
            tags (Sequence[str], optional): Tags to put on the data, to filter by later.
            dataset_ids (Sequence[str], optional): IDs of datasets to add the binary data to.
            mime_type (str, optional): MIME type of the data, such as `image/jpeg`; derived from the
                extension when empty.
            file_name (str, optional): Name of the file; by default that of `filepath` without its
                extension.
            file_create_time (datetime | Timestamp, optional): When the file was created on the machine.
            file_modify_time (datetime | Timestamp, optional): When the file was last changed on the
                machine.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            FileUploadResponse: Identifies the uploaded file.
                file_id (str): Deprecated: use `binary_data_id`.
                binary_data_id (str): ID of the file as binary data, for the calls of `data_client`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            FileNotFoundError: there is no such file; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            import tempfile
            from pathlib import Path

            with tempfile.TemporaryDirectory() as folder:
                readings = Path(folder, "readings.csv")
                readings.write_text("21.5,21.7,21.6")
                response = await client.data_client.raw.file_upload_from_path(readings, "<PART-ID>", tags=["greenhouse"])
        """
        requests = upload_requests(
            build_request(
                data_sync_pb2.FileUploadRequest,
                metadata=build_request(
                    data_sync_pb2.UploadMetadata,
                    part_id=part_id,
                    component_type=component_type,
                    component_name=component_name,
                    method_name=method_name,
                    method_parameters=packed_parameters(method_parameters, "method_parameters"),
                    tags=tags,
                    dataset_ids=dataset_ids,
                    mime_type=mime_type,
                    type=data_sync_pb2.DataType.DATA_TYPE_FILE,
                    file_name=upload_name(filepath, file_name),
                    file_extension=path_extension(filepath),
                    file_create_time=to_timestamp(file_create_time, "file_create_time"),
                    file_modify_time=to_timestamp(file_modify_time, "file_modify_time"),
                ),
            ),
            file_path(filepath),
            "file_contents.data",
        )
        return await self._client_stream(data_sync_service.FILE_UPLOAD, requests, timeout=timeout, retry=retry)

    async def streaming_data_capture_upload(
        self,
        data: UploadSource,
        part_id: str,
        file_ext: str,
        component_type: str | None = None,
        component_name: str | None = None,
        method_name: str | None = None,
        method_parameters: Mapping[str, Any] | None = None,
        data_request_times: Sequence[datetime.datetime] | None = None,
        tags: Sequence[str] | None = None,
        dataset_ids: Sequence[str] | None = None,
        mime_type: str | None = None,
        *,
        file_name: str | None = None,
        file_create_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        file_modify_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        annotations: data_pb2.Annotations | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.StreamingDataCaptureUploadResponse:
        """Upload binary sensor data as a stream of pieces, whatever its size.

        Returns the whole response, of which `data_client.streaming_data_capture_upload` returns a part.

        The data is read piece by piece while it is sent, so it need not fit into memory.

        Args:
            data (UploadSource): The contents: bytes, a `pathlib.Path`, an open binary file or an
                iterable of bytes; they are sent in pieces of 1 MiB.
            part_id (str): ID (UUID) of the part the data belongs to.
            file_ext (str): File extension, such as `.jpg`; a missing dot is put before it. It decides
                the MIME type if none is given.
            component_type (str, optional): Type of the component that captured the data, such as
                `rdk:component:movement_sensor`.
            component_name (str, optional): Name of the component that captured the data.
            method_name (str, optional): Method that captured it, such as `Readings`.
            method_parameters (Mapping[str, Any], optional): Arguments of the capture method by name, as
                JSON values; no longer in use.
            data_request_times (Sequence[datetime], optional): When the machine asked for the data and
                when it got the data: two times; without a time zone they are UTC.
            tags (Sequence[str], optional): Tags to put on the data, to filter by later.
            dataset_ids (Sequence[str], optional): IDs of datasets to add the binary data to.
            mime_type (str, optional): MIME type of the data, such as `image/jpeg`; derived from the
                extension when empty.
            file_name (str, optional): Name of the file; may be empty.
            file_create_time (datetime | Timestamp, optional): When the file was created on the machine.
            file_modify_time (datetime | Timestamp, optional): When the file was last changed on the
                machine.
            annotations (Annotations, optional): Bounding boxes and classifications to store with the
                data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StreamingDataCaptureUploadResponse: Identifies the uploaded data.
                file_id (str): Deprecated: use `binary_data_id`.
                binary_data_id (str): ID of the binary data, for the calls of `data_client`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            ValueError: the times are not two; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            response = await client.data_client.raw.streaming_data_capture_upload(
                data=b"encoded image",
                part_id="<PART-ID>",
                file_ext="png",
                component_type="rdk:component:camera",
                component_name="camera-1",
                method_name="GetImages",
                data_request_times=(
                    datetime(2026, 6, 5, 11, 0, 0, tzinfo=timezone.utc),
                    datetime(2026, 6, 5, 11, 0, 3, tzinfo=timezone.utc),
                ),
            )
        """
        requests = upload_requests(
            build_request(
                data_sync_pb2.StreamingDataCaptureUploadRequest,
                metadata=build_request(
                    data_sync_pb2.DataCaptureUploadMetadata,
                    upload_metadata=build_request(
                        data_sync_pb2.UploadMetadata,
                        part_id=part_id,
                        file_extension=dotted_extension(file_ext, "file_ext"),
                        component_type=component_type,
                        component_name=component_name,
                        method_name=method_name,
                        method_parameters=packed_parameters(method_parameters, "method_parameters"),
                        tags=tags,
                        dataset_ids=dataset_ids,
                        mime_type=mime_type,
                        type=data_sync_pb2.DataType.DATA_TYPE_BINARY_SENSOR,
                        file_name=file_name,
                        file_create_time=to_timestamp(file_create_time, "file_create_time"),
                        file_modify_time=to_timestamp(file_modify_time, "file_modify_time"),
                    ),
                    sensor_metadata=build_request(
                        data_sync_pb2.SensorMetadata,
                        time_requested=time_requested(data_request_times),
                        time_received=time_received(data_request_times),
                        annotations=annotations,
                    ),
                ),
            ),
            data,
            "data",
        )
        return await self._client_stream(
            data_sync_service.STREAMING_DATA_CAPTURE_UPLOAD, requests, timeout=timeout, retry=retry
        )

    async def create_dataset(
        self,
        name: str,
        organization_id: str,
        type: DatasetTypeOrName | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.CreateDatasetResponse:
        """Create an empty dataset in an organization.

        Returns the whole response, of which `data_client.create_dataset` returns a part.

        Fill it with `data_client.add_binary_data_to_dataset_by_ids` or, if it is of the sequence type, with
        `data_client.add_sequences_to_dataset`.

        Args:
            name (str): Display name of the new dataset.
            organization_id (str): ID (UUID) of the organization that will own the dataset.
            type (DatasetType | str, optional): What the dataset will collect; binary data when absent.
                Values: `DATASET_TYPE_SEQUENCE_DATA`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateDatasetResponse: Identifies the new dataset.
                id (str): ID of the dataset.

        Raises:
            AlreadyExistsError: the organization has a dataset of this name.
            InvalidArgumentError: the name or the organization is missing.
            PermissionDeniedError: the caller may not create datasets in the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.create_dataset(
                name="<DATASET-NAME>",
                organization_id="<ORGANIZATION-ID>",
            )
        """
        return await self._call(
            dataset_service.CREATE_DATASET,
            build_request(dataset_pb2.CreateDatasetRequest, name=name, organization_id=organization_id, type=type),
            timeout=timeout,
            retry=retry,
        )

    async def delete_dataset(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.DeleteDatasetResponse:
        """Delete a dataset.

        Returns the whole response, of which `data_client.delete_dataset` returns a part.

        Only the collection goes: the data in it is kept.

        Args:
            id (str): ID of the dataset.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteDatasetResponse: Empty: the dataset is gone.

        Raises:
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.delete_dataset(id="<DATASET-ID>")
        """
        return await self._call(
            dataset_service.DELETE_DATASET,
            build_request(dataset_pb2.DeleteDatasetRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def rename_dataset(
        self, id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.RenameDatasetResponse:
        """Give a dataset a new name.

        Returns the whole response, of which `data_client.rename_dataset` returns a part.

        Args:
            id (str): ID of the dataset.
            name (str): Display name of the dataset from now on.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RenameDatasetResponse: Empty: the dataset is renamed.

        Raises:
            AlreadyExistsError: another dataset of the organization has this name.
            InvalidArgumentError: the new name is empty.
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.rename_dataset(id="<DATASET-ID>", name="<DATASET-NAME>")
        """
        return await self._call(
            dataset_service.RENAME_DATASET,
            build_request(dataset_pb2.RenameDatasetRequest, id=id, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def list_datasets_by_organization_id(
        self,
        organization_id: str,
        dataset_type: DatasetTypeOrName | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.ListDatasetsByOrganizationIDResponse:
        """List the datasets of an organization.

        Returns the whole response, of which `data_client.list_datasets_by_organization_id` returns a part.

        Args:
            organization_id (str): ID (UUID) of the organization.
            dataset_type (DatasetType | str, optional): Only datasets of this type; absent does not
                restrict the type. Values: `DATASET_TYPE_SEQUENCE_DATA`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListDatasetsByOrganizationIDResponse: The datasets of the organization.
                datasets (list[Dataset]): All matching datasets, without their contents.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.list_datasets_by_organization_id(
                organization_id="<ORGANIZATION-ID>",
            )
        """
        return await self._call(
            dataset_service.LIST_DATASETS_BY_ORGANIZATION_ID,
            build_request(
                dataset_pb2.ListDatasetsByOrganizationIDRequest, organization_id=organization_id, type=dataset_type
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_dataset_by_ids(
        self, ids: Sequence[str], *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.ListDatasetsByIDsResponse:
        """Return several datasets by their IDs.

        Returns the whole response, of which `data_client.list_dataset_by_ids` returns a part.

        Args:
            ids (Sequence[str]): IDs of the datasets.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListDatasetsByIDsResponse: The datasets that were asked for.
                datasets (list[Dataset]): The datasets found, without their contents.

        Raises:
            InvalidArgumentError: no ID is given.
            NotFoundError: one of the IDs is unknown, or the caller may not see that dataset.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.list_dataset_by_ids(ids=["<ID>"])
        """
        return await self._call(
            dataset_service.LIST_DATASETS_BY_IDS,
            build_request(dataset_pb2.ListDatasetsByIDsRequest, ids=ids),
            timeout=timeout,
            retry=retry,
        )

    async def merge_datasets(
        self,
        name: str,
        organization_id: str,
        dataset_ids: Sequence[str],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.MergeDatasetsResponse:
        """Create a dataset with the contents of several others.

        Returns the whole response, of which `data_client.merge_datasets` returns a part.

        The datasets that are merged stay as they are.

        Args:
            name (str): Display name of the new dataset.
            organization_id (str): ID (UUID) of the organization that will own the new dataset.
            dataset_ids (Sequence[str]): IDs of the datasets whose contents to put together.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            MergeDatasetsResponse: Identifies the merged dataset.
                dataset_id (str): ID of the new dataset.

        Raises:
            NotFoundError: one of the datasets does not exist.
            InvalidArgumentError: the name is missing, or no datasets are given.
            AlreadyExistsError: the organization has a dataset of the new name.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.merge_datasets(
                name="<DATASETS-NAME>",
                organization_id="<ORGANIZATION-ID>",
                dataset_ids=["<DATASET-ID>"],
            )
        """
        return await self._call(
            dataset_service.MERGE_DATASETS,
            build_request(
                dataset_pb2.MergeDatasetsRequest, name=name, organization_id=organization_id, dataset_ids=dataset_ids
            ),
            timeout=timeout,
            retry=retry,
        )

    async def start_sequence_dataset_export(
        self, dataset_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> dataset_pb2.StartSequenceDatasetExportResponse:
        """Start a job that packs a sequence dataset for download.

        Returns the whole response, of which `data_client.start_sequence_dataset_export` returns a part.

        The call returns at once. Ask `get_sequence_dataset_export` how far the job is; it gives the
        download link at the end.

        Args:
            dataset_id (str): ID of a dataset of type `DATASET_TYPE_SEQUENCE_DATA`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StartSequenceDatasetExportResponse: Identifies the export job.
                job_id (str): ID of the job, for `get_sequence_dataset_export`.

        Raises:
            FailedPreconditionError: the dataset does not hold sequences.
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.start_sequence_dataset_export(dataset_id="<DATASET-ID>")
        """
        return await self._call(
            dataset_service.START_SEQUENCE_DATASET_EXPORT,
            build_request(dataset_pb2.StartSequenceDatasetExportRequest, dataset_id=dataset_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_sequence_dataset_export(
        self, job_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> dataset_pb2.GetSequenceDatasetExportResponse:
        """Return the state of an export job and, when it is done, its download link.

        Args:
            job_id (str): ID of the job, from `start_sequence_dataset_export`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetSequenceDatasetExportResponse: The state of an export job.
                job_id (str): ID of the job.
                status (SequenceDatasetExportStatus): How far the job is.
                download_url (str): Where to download the export; empty until the job is completed.
                expires_at (Timestamp): When the download link stops working.
                error_message (str): Why the job failed; empty otherwise.
                created_at (Timestamp): When the job was started.
                completed_at (Timestamp): When the job ended; absent while it runs.

        Raises:
            NotFoundError: no export job has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_sequence_dataset_export(job_id="<JOB-ID>")
        """
        return await self._call(
            dataset_service.GET_SEQUENCE_DATASET_EXPORT,
            build_request(dataset_pb2.GetSequenceDatasetExportRequest, job_id=job_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_data_pipeline(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.GetDataPipelineResponse:
        """Return one data pipeline by its ID.

        Returns the whole response, of which `data_client.get_data_pipeline` returns a part.

        Args:
            id (str): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetDataPipelineResponse: The data pipeline that was asked for.
                data_pipeline (DataPipeline): The pipeline with its query and schedule.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.get_data_pipeline("<DATA-PIPELINE-ID>")
        """
        return await self._call(
            data_pipelines_service.GET_DATA_PIPELINE,
            build_request(data_pipelines_pb2.GetDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def list_data_pipelines(
        self, organization_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.ListDataPipelinesResponse:
        """List the data pipelines of an organization.

        Returns the whole response, of which `data_client.list_data_pipelines` returns a part.

        Args:
            organization_id (str): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListDataPipelinesResponse: The data pipelines of the organization.
                data_pipelines (list[DataPipeline]): The pipelines; `enabled` tells which ones run.

        Raises:
            NotFoundError: no organization has this ID.
            PermissionDeniedError: the caller may not see the pipelines of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.list_data_pipelines("<ORGANIZATION-ID>")
        """
        return await self._call(
            data_pipelines_service.LIST_DATA_PIPELINES,
            build_request(data_pipelines_pb2.ListDataPipelinesRequest, organization_id=organization_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_data_pipeline(
        self,
        organization_id: str,
        name: str,
        mql_binary: Sequence[Mapping[str, Any]] | Sequence[bytes],
        schedule: str,
        enable_backfill: bool,
        data_source_type: TabularDataSourceTypeOrName = data_pb2.TabularDataSourceType.TABULAR_DATA_SOURCE_TYPE_STANDARD,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pipelines_pb2.CreateDataPipelineResponse:
        """Create a data pipeline that runs a query on a schedule.

        Returns the whole response, of which `data_client.create_data_pipeline` returns a part.

        Query its results with `data_client.tabular_data_by_mql`, with the pipeline as the data source.

        Args:
            organization_id (str): ID (UUID) of the organization that will own the pipeline.
            name (str): Display name, unique within the organization.
            mql_binary (Sequence[Mapping[str, Any]] | Sequence[bytes]): MongoDB aggregation stages in
                order, such as `{"$limit": 5}`; at least one. A stage is a dict, in which times without a
                zone are UTC, or a BSON document as bytes.
            schedule (str): When to run, as a cron expression in UTC, such as `0 * * * *`; it also sets
                the span of data each run covers.
            enable_backfill (bool): Whether to also process spans of time that lie in the past.
            data_source_type (TabularDataSourceType | str, default TABULAR_DATA_SOURCE_TYPE_STANDARD):
                Store the query reads: `TABULAR_DATA_SOURCE_TYPE_STANDARD` for all synced data,
                `TABULAR_DATA_SOURCE_TYPE_HOT_STORAGE` for recent data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateDataPipelineResponse: Identifies the new data pipeline.
                id (str): ID of the pipeline.

        Raises:
            InvalidArgumentError: the schedule is not a cron expression, or the query is not valid.
            AlreadyExistsError: the organization has a data pipeline of this name.
            PermissionDeniedError: the caller does not own the organization.
            ValueError: the query has a value that BSON cannot hold; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.create_data_pipeline(
                organization_id="<ORGANIZATION-ID>",
                name="hourly-temperature",
                mql_binary=[
                    {"$match": {"component_name": "sensor-1"}},
                    {"$group": {"_id": "$location_id", "mean": {"$avg": "$data.readings.temperature"}}},
                ],
                schedule="0 * * * *",
                enable_backfill=False,
            )
        """
        return await self._call(
            data_pipelines_service.CREATE_DATA_PIPELINE,
            build_request(
                data_pipelines_pb2.CreateDataPipelineRequest,
                organization_id=organization_id,
                name=name,
                mql_binary=encode_pipeline(mql_binary, "mql_binary"),
                schedule=schedule,
                enable_backfill=enable_backfill,
                data_source_type=data_source_type,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def rename_data_pipeline(
        self, id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.RenameDataPipelineResponse:
        """Give a data pipeline a new name.

        Returns the whole response, of which `data_client.rename_data_pipeline` returns a part.

        The query and the schedule cannot be changed this way.

        Args:
            id (str): ID of the pipeline.
            name (str): Display name from now on, unique within the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RenameDataPipelineResponse: Empty: the pipeline is renamed.

        Raises:
            AlreadyExistsError: another data pipeline of the organization has this name.
            InvalidArgumentError: the new name is empty.
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            ValueError: the ID or the name is empty; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.rename_data_pipeline(
                id="<DATA-PIPELINE-ID>",
                name="<DATA-PIPELINE-NAME>",
            )
        """
        return await self._call(
            data_pipelines_service.RENAME_DATA_PIPELINE,
            build_request(
                data_pipelines_pb2.RenameDataPipelineRequest,
                id=required_text(id, "id"),
                name=required_text(name, "name"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_data_pipeline(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.DeleteDataPipelineResponse:
        """Delete a data pipeline.

        Returns the whole response, of which `data_client.delete_data_pipeline` returns a part.

        To only stop its runs for a while, use `disable_data_pipeline`.

        Args:
            id (str): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteDataPipelineResponse: Empty: the pipeline is gone.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.delete_data_pipeline(id="<DATA-PIPELINE-ID>")
        """
        return await self._call(
            data_pipelines_service.DELETE_DATA_PIPELINE,
            build_request(data_pipelines_pb2.DeleteDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def enable_data_pipeline(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.EnableDataPipelineResponse:
        """Let a data pipeline run on its schedule again.

        Args:
            id (str, optional): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            EnableDataPipelineResponse: Empty: the pipeline is enabled.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.enable_data_pipeline(id="<DATA-PIPELINE-ID>")
        """
        return await self._call(
            data_pipelines_service.ENABLE_DATA_PIPELINE,
            build_request(data_pipelines_pb2.EnableDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def disable_data_pipeline(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.DisableDataPipelineResponse:
        """Stop a data pipeline from running on its schedule.

        The pipeline and the results it has stored are kept. Start it again with `enable_data_pipeline`.

        Args:
            id (str, optional): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DisableDataPipelineResponse: Empty: the pipeline is disabled.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.disable_data_pipeline(id="<DATA-PIPELINE-ID>")
        """
        return await self._call(
            data_pipelines_service.DISABLE_DATA_PIPELINE,
            build_request(data_pipelines_pb2.DisableDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def list_data_pipeline_runs(
        self,
        id: str,
        page_size: int = 10,
        *,
        page_token: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pipelines_pb2.ListDataPipelineRunsResponse:
        """List the runs of a data pipeline, page by page.

        Returns the whole response, of which `data_client.list_data_pipeline_runs` returns a part.

        Args:
            id (str): ID of the pipeline.
            page_size (int, default 10): Largest number of runs in a page; the server chooses when it is
                0.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListDataPipelineRunsResponse: One page of runs.
                pipeline_id (str): ID of the pipeline the runs belong to.
                runs (list[DataPipelineRun]): The runs of this page.
                next_page_token (str): Pass as `page_token` to get the next page; empty on the last one.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.raw.list_data_pipeline_runs("<DATA-PIPELINE-ID>", page_size=20)
        """
        return await self._call(
            data_pipelines_service.LIST_DATA_PIPELINE_RUNS,
            build_request(
                data_pipelines_pb2.ListDataPipelineRunsRequest, id=id, page_size=page_size, page_token=page_token
            ),
            timeout=timeout,
            retry=retry,
        )
