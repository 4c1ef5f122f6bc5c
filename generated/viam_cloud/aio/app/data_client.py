# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Captured data: upload, query, tag, label, export; datasets, sequences, indexes and pipelines made of
it.
"""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterable, Iterable, Mapping, Sequence
from typing import Any

from google.protobuf import field_mask_pb2, struct_pb2, timestamp_pb2

from viam_cloud._pb2.app.data.v1 import data_pb2
from viam_cloud._pb2.app.datapipelines.v1 import data_pipelines_pb2
from viam_cloud._pb2.app.dataset.v1 import dataset_pb2
from viam_cloud._pb2.app.datasync.v1 import data_sync_pb2
from viam_cloud.methods import data_pipelines_service, data_service, data_sync_service, dataset_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, to_struct, to_timestamp
from viam_cloud_runtime.aio import ServerStream, ServiceClient


class DataClient(ServiceClient):
    """Captured data: upload, query, tag, label, export; datasets, sequences, indexes and pipelines made of
    it.
    """

    async def tabular_data_by_filter(
        self,
        *,
        data_request: data_pb2.DataRequest | None = None,
        count_only: bool | None = None,
        include_internal_data: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataByFilterResponse:
        """Return one page of tabular data that matches a filter.

        Deprecated: use `export_tabular_data` for the data of one resource, or `tabular_data_by_mql` and
        `tabular_data_by_sql` for queries. Without a filter all tabular data visible to the caller matches.
        To read on, pass the `last` of one page with the next call, until a page comes back empty.

        Args:
            data_request (DataRequest, optional): Filter, page size, page position and order.
            count_only (bool, optional): Whether to return only the number of matches, without data.
            include_internal_data (bool, optional): Whether to include internal data, which serves
                features of the platform such as cloud SLAM; false by default.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.tabular_data_by_filter()
        """
        return await self._call(
            data_service.TABULAR_DATA_BY_FILTER,
            build_request(
                data_pb2.TabularDataByFilterRequest,
                data_request=data_request,
                count_only=count_only,
                include_internal_data=include_internal_data,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def tabular_data_by_sql(
        self,
        *,
        organization_id: str | None = None,
        sql_query: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataBySQLResponse:
        """Run an SQL query over the tabular data of an organization.

        Captured values and their metadata are queried together, in the table `readings`. The API key must
        have access to the whole organization. Rows come back BSON-encoded.

        Args:
            organization_id (str, optional): ID (UUID) of the organization the data belongs to.
            sql_query (str, optional): SQL statement over the table `readings`, such as `SELECT * FROM
                readings LIMIT 5`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.tabular_data_by_sql(organization_id="<ORGANIZATION-ID>", sql_query="<SQL-QUERY>")
        """
        return await self._call(
            data_service.TABULAR_DATA_BY_SQL,
            build_request(data_pb2.TabularDataBySQLRequest, organization_id=organization_id, sql_query=sql_query),
            timeout=timeout,
            retry=retry,
        )

    async def tabular_data_by_mql(
        self,
        *,
        organization_id: str | None = None,
        mql_binary: Sequence[bytes] | None = None,
        use_recent_data: bool | None = None,
        data_source: data_pb2.TabularDataSource | None = None,
        query_prefix_name: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.TabularDataByMQLResponse:
        """Run an MQL aggregation over the tabular data of an organization.

        The query is a list of MongoDB aggregation stages. It can run over all synced data, over the hot
        data store of recent data, or over the output of a data pipeline: see `data_source`. Documents come
        back BSON-encoded.

        Args:
            organization_id (str, optional): ID (UUID) of the organization the data belongs to.
            mql_binary (Sequence[bytes], optional): MongoDB aggregation stages in order, each one BSON
                document, such as `{"$limit": 5}`.
            use_recent_data (bool, optional): Whether to read recent data from the hot data store;
                prefer `data_source`.
            data_source (TabularDataSource, optional): Store to read from; the complete store when
                absent.
            query_prefix_name (str, optional): Name of a saved query to run with this call.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.tabular_data_by_mql(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_service.TABULAR_DATA_BY_MQL,
            build_request(
                data_pb2.TabularDataByMQLRequest,
                organization_id=organization_id,
                mql_binary=mql_binary,
                use_recent_data=use_recent_data,
                data_source=data_source,
                query_prefix_name=query_prefix_name,
            ),
            timeout=timeout,
            retry=retry,
        )

    def export_tabular_data(
        self,
        *,
        part_id: str | None = None,
        resource_name: str | None = None,
        resource_subtype: str | None = None,
        method_name: str | None = None,
        interval: data_pb2.CaptureInterval | None = None,
        additional_parameters: Mapping[str, Any] | struct_pb2.Struct | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ServerStream[data_pb2.ExportTabularDataResponse]:
        """Stream the tabular data that one resource of a part captured.

        Each message of the stream is one data point with its metadata. Without an interval everything
        synced for this resource and method is exported. A broken stream cannot be resumed: a new call
        starts from the beginning.

        Args:
            part_id (str, optional): ID (UUID) of the part that captured the data.
            resource_name (str, optional): Name of the component or service that captured the data, such
                as `sensor-1`.
            resource_subtype (str, optional): API of the resource, such as `rdk:component:sensor`.
            method_name (str, optional): Capture method, such as `Readings`.
            interval (CaptureInterval, optional): Span of capture time to export; everything when
                absent.
            additional_parameters (Mapping[str, Any] | Struct, optional): Extra parameters of the
                capture method, to tell apart captures of one method that differ in them.
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

            async with client.data_client.export_tabular_data(part_id="<PART-ID>", resource_name="<RESOURCE-NAME>", resource_subtype="<RESOURCE-SUBTYPE>") as stream:
                async for response in stream:
                    print(response)
        """
        return self._server_stream(
            data_service.EXPORT_TABULAR_DATA,
            build_request(
                data_pb2.ExportTabularDataRequest,
                part_id=part_id,
                resource_name=resource_name,
                resource_subtype=resource_subtype,
                method_name=method_name,
                interval=interval,
                additional_parameters=to_struct(additional_parameters, "additional_parameters"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_latest_tabular_data(
        self,
        *,
        part_id: str | None = None,
        resource_name: str | None = None,
        method_name: str | None = None,
        resource_subtype: str | None = None,
        additional_parameters: Mapping[str, Any] | struct_pb2.Struct | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.GetLatestTabularDataResponse:
        """Return the newest tabular data point that a resource captured and synced.

        Only data synced within the last year is considered. If there is none, the response carries no
        payload and no times.

        Args:
            part_id (str, optional): ID (UUID) of the part that captured the data.
            resource_name (str, optional): Name of the component or service that captured the data, such
                as `sensor-1`.
            method_name (str, optional): Capture method, such as `Readings`.
            resource_subtype (str, optional): API of the resource, such as `rdk:component:sensor`.
            additional_parameters (Mapping[str, Any] | Struct, optional): Extra parameters of the
                capture method, to tell apart captures of one method that differ in them.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_latest_tabular_data(part_id="<PART-ID>", resource_name="<RESOURCE-NAME>", method_name="<METHOD-NAME>")
        """
        return await self._call(
            data_service.GET_LATEST_TABULAR_DATA,
            build_request(
                data_pb2.GetLatestTabularDataRequest,
                part_id=part_id,
                resource_name=resource_name,
                method_name=method_name,
                resource_subtype=resource_subtype,
                additional_parameters=to_struct(additional_parameters, "additional_parameters"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def binary_data_by_filter(
        self,
        *,
        data_request: data_pb2.DataRequest | None = None,
        include_binary: bool | None = None,
        count_only: bool | None = None,
        include_internal_data: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.BinaryDataByFilterResponse:
        """Return one page of binary data that matches a filter.

        Without a filter all binary data visible to the caller matches. To read on, pass the `last` of one
        page with the next call, until a page comes back empty. List metadata only and fetch the contents
        with `binary_data_by_ids` where files are large.

        Args:
            data_request (DataRequest, optional): Filter, page size, page position and order.
            include_binary (bool, optional): Whether to return the file contents along with the
                metadata.
            count_only (bool, optional): Whether to return only the number of matches, without data.
            include_internal_data (bool, optional): Whether to include internal data, which serves
                features of the platform such as cloud SLAM; false by default.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.binary_data_by_filter()
        """
        return await self._call(
            data_service.BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.BinaryDataByFilterRequest,
                data_request=data_request,
                include_binary=include_binary,
                count_only=count_only,
                include_internal_data=include_internal_data,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def binary_data_by_ids(
        self,
        *,
        include_binary: bool | None = None,
        binary_ids: Sequence[data_pb2.BinaryID] | None = None,
        binary_data_ids: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.BinaryDataByIDsResponse:
        """Return binary data, or only its metadata, by IDs.

        Args:
            include_binary (bool, optional): Whether to return the file contents along with the
                metadata.
            binary_ids (Sequence[BinaryID], optional): Deprecated: use `binary_data_ids`.
            binary_data_ids (Sequence[str], optional): IDs of the binary data, as in
                `BinaryMetadata.binary_data_id`; at least one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            BinaryDataByIDsResponse: The binary data that was asked for.
                data (list[BinaryData]): The items that were found.
                count (int): Number of items returned.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            NotFoundError: one of the binary data IDs is unknown, or the caller may not see that data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.binary_data_by_ids(binary_data_ids=["<BINARY-DATA-ID>"])
        """
        return await self._call(
            data_service.BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.BinaryDataByIDsRequest,
                include_binary=include_binary,
                binary_ids=binary_ids,
                binary_data_ids=binary_data_ids,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_tabular_data(
        self,
        *,
        organization_id: str | None = None,
        delete_older_than_days: int | None = None,
        filter: data_pb2.DeleteTabularFilter | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteTabularDataResponse:
        """Delete the tabular data of an organization that is older than some days.

        The deletion cannot be undone. An age of 0 deletes all of it; a filter restricts the deletion to
        certain locations, machines, components or tags.

        Args:
            organization_id (str, optional): ID (UUID) of the organization the data belongs to.
            delete_older_than_days (int, optional): Least age in days: data captured at least this long
                ago is deleted. 0 deletes data of any age.
            filter (DeleteTabularFilter, optional): Restricts the deletion to matching data; absent
                means all data of that age.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.delete_tabular_data(organization_id="<ORGANIZATION-ID>")
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
        *,
        filter: data_pb2.Filter | None = None,
        include_internal_data: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteBinaryDataByFilterResponse:
        """Delete all binary data that matches a filter.

        The deletion cannot be undone. The filter must name its organizations in `organization_ids`; a
        filter with nothing else in it matches all their binary data.

        Args:
            filter (Filter, optional): Data to delete; must name at least one organization.
            include_internal_data (bool, optional): Whether to delete internal data too, which serves
                features of the platform such as cloud SLAM.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DeleteBinaryDataByFilterResponse: The outcome of the deletion.
                deleted_count (int): Number of items deleted.

        Raises:
            InvalidArgumentError: the filter names no organization or is malformed.
            PermissionDeniedError: the caller may not delete data of these organizations.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.delete_binary_data_by_filter()
        """
        return await self._call(
            data_service.DELETE_BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.DeleteBinaryDataByFilterRequest, filter=filter, include_internal_data=include_internal_data
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_binary_data_by_ids(
        self,
        *,
        binary_ids: Sequence[data_pb2.BinaryID] | None = None,
        binary_data_ids: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteBinaryDataByIDsResponse:
        """Delete binary data by IDs.

        The deletion cannot be undone.

        Args:
            binary_ids (Sequence[BinaryID], optional): Deprecated: use `binary_data_ids`.
            binary_data_ids (Sequence[str], optional): IDs of the binary data, as in
                `BinaryMetadata.binary_data_id`; at least one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DeleteBinaryDataByIDsResponse: The outcome of the deletion.
                deleted_count (int): Number of items deleted.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            NotFoundError: one of the binary data IDs is unknown, or the caller may not see that data.
            PermissionDeniedError: the caller may not delete this data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.delete_binary_data_by_ids(binary_data_ids=["<BINARY-DATA-ID>"])
        """
        return await self._call(
            data_service.DELETE_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.DeleteBinaryDataByIDsRequest, binary_ids=binary_ids, binary_data_ids=binary_data_ids
            ),
            timeout=timeout,
            retry=retry,
        )

    async def add_tags_to_binary_data_by_ids(
        self,
        *,
        binary_ids: Sequence[data_pb2.BinaryID] | None = None,
        binary_data_ids: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddTagsToBinaryDataByIDsResponse:
        """Put tags on binary data, by IDs.

        Every tag is added to every item. Tags that the items carry already are kept.

        Args:
            binary_ids (Sequence[BinaryID], optional): Deprecated: use `binary_data_ids`.
            binary_data_ids (Sequence[str], optional): IDs of the binary data, as in
                `BinaryMetadata.binary_data_id`; at least one.
            tags (Sequence[str], optional): Tags to add; at least one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.add_tags_to_binary_data_by_ids(binary_data_ids=["<BINARY-DATA-ID>"], tags=["<TAG>"])
        """
        return await self._call(
            data_service.ADD_TAGS_TO_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.AddTagsToBinaryDataByIDsRequest,
                binary_ids=binary_ids,
                binary_data_ids=binary_data_ids,
                tags=tags,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def add_tags_to_binary_data_by_filter(
        self,
        *,
        filter: data_pb2.Filter | None = None,
        tags: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddTagsToBinaryDataByFilterResponse:
        """Add tags to all binary data that matches a filter.

        Deprecated: find the items with `binary_data_by_filter` and use `add_tags_to_binary_data_by_ids`.
        Without a filter all binary data is tagged.

        Args:
            filter (Filter, optional): Data to tag; absent means all binary data.
            tags (Sequence[str], optional): Tags to add; at least one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            AddTagsToBinaryDataByFilterResponse: Empty: the tags are added.

        Raises:
            InvalidArgumentError: no tag is given or the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.add_tags_to_binary_data_by_filter(tags=["<TAG>"])
        """
        return await self._call(
            data_service.ADD_TAGS_TO_BINARY_DATA_BY_FILTER,
            build_request(data_pb2.AddTagsToBinaryDataByFilterRequest, filter=filter, tags=tags),
            timeout=timeout,
            retry=retry,
        )

    async def remove_tags_from_binary_data_by_ids(
        self,
        *,
        binary_ids: Sequence[data_pb2.BinaryID] | None = None,
        binary_data_ids: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveTagsFromBinaryDataByIDsResponse:
        """Take tags off binary data, by IDs.

        The items themselves stay, and so do their other tags.

        Args:
            binary_ids (Sequence[BinaryID], optional): Deprecated: use `binary_data_ids`.
            binary_data_ids (Sequence[str], optional): IDs of the binary data, as in
                `BinaryMetadata.binary_data_id`; at least one.
            tags (Sequence[str], optional): Tags to remove; at least one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.remove_tags_from_binary_data_by_ids(binary_data_ids=["<BINARY-DATA-ID>"], tags=["<TAG>"])
        """
        return await self._call(
            data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.RemoveTagsFromBinaryDataByIDsRequest,
                binary_ids=binary_ids,
                binary_data_ids=binary_data_ids,
                tags=tags,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def remove_tags_from_binary_data_by_filter(
        self,
        *,
        filter: data_pb2.Filter | None = None,
        tags: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveTagsFromBinaryDataByFilterResponse:
        """Remove tags from all binary data that matches a filter.

        Deprecated: find the items with `binary_data_by_filter` and use
        `remove_tags_from_binary_data_by_ids`. Without a filter the tags are taken from all binary data.

        Args:
            filter (Filter, optional): Data to take the tags from; absent means all binary data.
            tags (Sequence[str], optional): Tags to remove; at least one.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.remove_tags_from_binary_data_by_filter(tags=["<TAG>"])
        """
        return await self._call(
            data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER,
            build_request(data_pb2.RemoveTagsFromBinaryDataByFilterRequest, filter=filter, tags=tags),
            timeout=timeout,
            retry=retry,
        )

    async def tags_by_filter(
        self, *, filter: data_pb2.Filter | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.TagsByFilterResponse:
        """Return the tags found on data that matches a filter.

        Deprecated: the tags of an item are part of its capture metadata, see `binary_data_by_filter`.
        Without a filter the tags of all data are returned.

        Args:
            filter (Filter, optional): Data to look at; absent means all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.tags_by_filter()
        """
        return await self._call(
            data_service.TAGS_BY_FILTER,
            build_request(data_pb2.TagsByFilterRequest, filter=filter),
            timeout=timeout,
            retry=retry,
        )

    async def add_bounding_box_to_image_by_id(
        self,
        *,
        binary_id: data_pb2.BinaryID | None = None,
        binary_data_id: str | None = None,
        label: str | None = None,
        x_min_normalized: float | None = None,
        y_min_normalized: float | None = None,
        x_max_normalized: float | None = None,
        y_max_normalized: float | None = None,
        confidence: float | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddBoundingBoxToImageByIDResponse:
        """Draw a labeled bounding box on an image.

        Corners are given relative to the size of the image, from 0 to 1. The image file is not changed: the
        box is one of its annotations.

        Args:
            binary_id (BinaryID, optional): Deprecated: use `binary_data_id`.
            binary_data_id (str, optional): ID of the image, as in `BinaryMetadata.binary_data_id`.
            label (str, optional): What the box shows.
            x_min_normalized (float, optional): Left edge of the box, from 0 to 1.
            y_min_normalized (float, optional): Top edge of the box, from 0 to 1.
            x_max_normalized (float, optional): Right edge of the box, from 0 to 1.
            y_max_normalized (float, optional): Bottom edge of the box, from 0 to 1.
            confidence (float, optional): How sure a model was of the box, from 0 to 1; leave out for
                boxes drawn by hand.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.add_bounding_box_to_image_by_id(binary_data_id="<BINARY-DATA-ID>", label="<LABEL>", x_min_normalized=0.5)
        """
        return await self._call(
            data_service.ADD_BOUNDING_BOX_TO_IMAGE_BY_ID,
            build_request(
                data_pb2.AddBoundingBoxToImageByIDRequest,
                binary_id=binary_id,
                binary_data_id=binary_data_id,
                label=label,
                x_min_normalized=x_min_normalized,
                y_min_normalized=y_min_normalized,
                x_max_normalized=x_max_normalized,
                y_max_normalized=y_max_normalized,
                confidence=confidence,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def remove_bounding_box_from_image_by_id(
        self,
        *,
        binary_id: data_pb2.BinaryID | None = None,
        binary_data_id: str | None = None,
        bbox_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveBoundingBoxFromImageByIDResponse:
        """Remove one bounding box from an image.

        Args:
            binary_id (BinaryID, optional): Deprecated: use `binary_data_id`.
            binary_data_id (str, optional): ID of the image, as in `BinaryMetadata.binary_data_id`.
            bbox_id (str, optional): ID of the box to remove.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveBoundingBoxFromImageByIDResponse: Empty: the box is gone.

        Raises:
            NotFoundError: the image or the bounding box does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.remove_bounding_box_from_image_by_id(binary_data_id="<BINARY-DATA-ID>", bbox_id="<BBOX-ID>")
        """
        return await self._call(
            data_service.REMOVE_BOUNDING_BOX_FROM_IMAGE_BY_ID,
            build_request(
                data_pb2.RemoveBoundingBoxFromImageByIDRequest,
                binary_id=binary_id,
                binary_data_id=binary_data_id,
                bbox_id=bbox_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def bounding_box_labels_by_filter(
        self, *, filter: data_pb2.Filter | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.BoundingBoxLabelsByFilterResponse:
        """Return the bounding box labels found on data that matches a filter.

        Deprecated: the labels of an item are part of its annotations, see `binary_data_by_filter`. Without
        a filter all labels are returned.

        Args:
            filter (Filter, optional): Data to look at; absent means all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.bounding_box_labels_by_filter()
        """
        return await self._call(
            data_service.BOUNDING_BOX_LABELS_BY_FILTER,
            build_request(data_pb2.BoundingBoxLabelsByFilterRequest, filter=filter),
            timeout=timeout,
            retry=retry,
        )

    async def update_bounding_box(
        self,
        *,
        binary_id: data_pb2.BinaryID | None = None,
        binary_data_id: str | None = None,
        bbox_id: str | None = None,
        label: str | None = None,
        x_min_normalized: float | None = None,
        y_min_normalized: float | None = None,
        x_max_normalized: float | None = None,
        y_max_normalized: float | None = None,
        confidence: float | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.UpdateBoundingBoxResponse:
        """Change the label, corners or confidence of a bounding box.

        Fields that are left out keep their value.

        Args:
            binary_id (BinaryID, optional): Deprecated: use `binary_data_id`.
            binary_data_id (str, optional): ID of the image, as in `BinaryMetadata.binary_data_id`.
            bbox_id (str, optional): ID of the box to change.
            label (str, optional): New label; absent keeps it.
            x_min_normalized (float, optional): New left edge of the box, from 0 to 1; absent keeps it.
            y_min_normalized (float, optional): New top edge of the box, from 0 to 1; absent keeps it.
            x_max_normalized (float, optional): New right edge of the box, from 0 to 1; absent keeps it.
            y_max_normalized (float, optional): New bottom edge of the box, from 0 to 1; absent keeps
                it.
            confidence (float, optional): New confidence, from 0 to 1; absent keeps it.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.update_bounding_box(binary_data_id="<BINARY-DATA-ID>", bbox_id="<BBOX-ID>")
        """
        return await self._call(
            data_service.UPDATE_BOUNDING_BOX,
            build_request(
                data_pb2.UpdateBoundingBoxRequest,
                binary_id=binary_id,
                binary_data_id=binary_data_id,
                bbox_id=bbox_id,
                label=label,
                x_min_normalized=x_min_normalized,
                y_min_normalized=y_min_normalized,
                x_max_normalized=x_max_normalized,
                y_max_normalized=y_max_normalized,
                confidence=confidence,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_database_connection(
        self, *, organization_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.GetDatabaseConnectionResponse:
        """Return how to reach the MongoDB federation with the data of an organization.

        Any MongoDB client can then query the tabular data directly. A database user is needed to sign in:
        set its password with `configure_database_user`.

        Args:
            organization_id (str, optional): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_database_connection(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_service.GET_DATABASE_CONNECTION,
            build_request(data_pb2.GetDatabaseConnectionRequest, organization_id=organization_id),
            timeout=timeout,
            retry=retry,
        )

    async def configure_database_user(
        self,
        *,
        organization_id: str | None = None,
        password: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.ConfigureDatabaseUserResponse:
        """Create the database user of an organization, or set a new password for it.

        The user signs in to the MongoDB Atlas Data Federation instance of the organization. Once the
        password is replaced, clients with the old one no longer get in. See `get_database_connection` for
        the address.

        Args:
            organization_id (str, optional): ID (UUID) of the organization whose database is meant.
            password (str, optional): New password of the database user, in plain text.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.configure_database_user(organization_id="<ORGANIZATION-ID>", password="<PASSWORD>")
        """
        return await self._call(
            data_service.CONFIGURE_DATABASE_USER,
            build_request(data_pb2.ConfigureDatabaseUserRequest, organization_id=organization_id, password=password),
            timeout=timeout,
            retry=retry,
        )

    async def add_binary_data_to_dataset_by_ids(
        self,
        *,
        binary_ids: Sequence[data_pb2.BinaryID] | None = None,
        binary_data_ids: Sequence[str] | None = None,
        dataset_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddBinaryDataToDatasetByIDsResponse:
        """Add binary data to a dataset.

        The data stays where it is: it is marked as a member of the dataset, with the tag
        `VIAM_DATASET_{id}`, and can be in several datasets.

        Args:
            binary_ids (Sequence[BinaryID], optional): Deprecated: use `binary_data_ids`.
            binary_data_ids (Sequence[str], optional): IDs of the binary data, as in
                `BinaryMetadata.binary_data_id`; at least one.
            dataset_id (str, optional): ID of the dataset that takes in the data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.add_binary_data_to_dataset_by_ids(binary_data_ids=["<BINARY-DATA-ID>"], dataset_id="<DATASET-ID>")
        """
        return await self._call(
            data_service.ADD_BINARY_DATA_TO_DATASET_BY_IDS,
            build_request(
                data_pb2.AddBinaryDataToDatasetByIDsRequest,
                binary_ids=binary_ids,
                binary_data_ids=binary_data_ids,
                dataset_id=dataset_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def remove_binary_data_from_dataset_by_ids(
        self,
        *,
        binary_ids: Sequence[data_pb2.BinaryID] | None = None,
        binary_data_ids: Sequence[str] | None = None,
        dataset_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveBinaryDataFromDatasetByIDsResponse:
        """Take binary data out of a dataset.

        Nothing is deleted: the items only lose their membership and the tag `VIAM_DATASET_{id}`.

        Args:
            binary_ids (Sequence[BinaryID], optional): Deprecated: use `binary_data_ids`.
            binary_data_ids (Sequence[str], optional): IDs of the binary data, as in
                `BinaryMetadata.binary_data_id`; at least one.
            dataset_id (str, optional): ID of the dataset that loses the data.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.remove_binary_data_from_dataset_by_ids(binary_data_ids=["<BINARY-DATA-ID>"], dataset_id="<DATASET-ID>")
        """
        return await self._call(
            data_service.REMOVE_BINARY_DATA_FROM_DATASET_BY_IDS,
            build_request(
                data_pb2.RemoveBinaryDataFromDatasetByIDsRequest,
                binary_ids=binary_ids,
                binary_data_ids=binary_data_ids,
                dataset_id=dataset_id,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def add_sequences_to_dataset(
        self,
        *,
        dataset_id: str | None = None,
        sequence_ids: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.AddSequencesToDatasetResponse:
        """Add sequences to a sequence dataset.

        Args:
            dataset_id (str, optional): ID of a dataset of type `DATASET_TYPE_SEQUENCE_DATA`.
            sequence_ids (Sequence[str], optional): IDs of the sequences to add.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.add_sequences_to_dataset(dataset_id="<DATASET-ID>", sequence_ids=["<SEQUENCE-ID>"])
        """
        return await self._call(
            data_service.ADD_SEQUENCES_TO_DATASET,
            build_request(data_pb2.AddSequencesToDatasetRequest, dataset_id=dataset_id, sequence_ids=sequence_ids),
            timeout=timeout,
            retry=retry,
        )

    async def remove_sequences_from_dataset(
        self,
        *,
        dataset_id: str | None = None,
        sequence_ids: Sequence[str] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.RemoveSequencesFromDatasetResponse:
        """Take sequences out of a dataset.

        The sequences themselves are kept.

        Args:
            dataset_id (str, optional): ID of the dataset that loses the sequences.
            sequence_ids (Sequence[str], optional): IDs of the sequences to take out.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.remove_sequences_from_dataset(dataset_id="<DATASET-ID>", sequence_ids=["<SEQUENCE-ID>"])
        """
        return await self._call(
            data_service.REMOVE_SEQUENCES_FROM_DATASET,
            build_request(data_pb2.RemoveSequencesFromDatasetRequest, dataset_id=dataset_id, sequence_ids=sequence_ids),
            timeout=timeout,
            retry=retry,
        )

    async def create_index(
        self,
        *,
        organization_id: str | None = None,
        collection_type: data_pb2.IndexableCollection.ValueType | None = None,
        pipeline_name: str | None = None,
        index_spec: Sequence[bytes] | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateIndexResponse:
        """Create a MongoDB index on the hot data store or on the output of a data pipeline.

        Indexes speed up queries with `tabular_data_by_mql` on these collections.

        Args:
            organization_id (str, optional): ID (UUID) of the organization the data belongs to.
            collection_type (IndexableCollection, optional): Kind of collection: the hot data store or
                the output of a pipeline.
            pipeline_name (str, optional): Name of the data pipeline whose output is meant; only for
                pipeline sinks.
            index_spec (Sequence[bytes], optional): Index specification as BSON: the keys with their
                direction and, if wanted, the options.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateIndexResponse: Empty: the index was accepted.

        Raises:
            InvalidArgumentError: the index specification is not valid, or the pipeline name is missing.
            AlreadyExistsError: the collection has this index already.
            NotFoundError: the organization has no data pipeline of this name.
            PermissionDeniedError: the caller may not manage indexes of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.create_index(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_service.CREATE_INDEX,
            build_request(
                data_pb2.CreateIndexRequest,
                organization_id=organization_id,
                collection_type=collection_type,
                pipeline_name=pipeline_name,
                index_spec=index_spec,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_indexes(
        self,
        *,
        organization_id: str | None = None,
        collection_type: data_pb2.IndexableCollection.ValueType | None = None,
        pipeline_name: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.ListIndexesResponse:
        """List the indexes of the hot data store or of the output of a data pipeline.

        Indexes that the service made for itself are listed too: see `created_by`.

        Args:
            organization_id (str, optional): ID (UUID) of the organization the data belongs to.
            collection_type (IndexableCollection, optional): Kind of collection: the hot data store or
                the output of a pipeline.
            pipeline_name (str, optional): Name of the data pipeline whose output is meant; only for
                pipeline sinks.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_indexes(organization_id="<ORGANIZATION-ID>")
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
        *,
        organization_id: str | None = None,
        collection_type: data_pb2.IndexableCollection.ValueType | None = None,
        pipeline_name: str | None = None,
        index_name: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.DeleteIndexResponse:
        """Delete one index, by its name.

        Data is not touched; queries that relied on the index become slower.

        Args:
            organization_id (str, optional): ID (UUID) of the organization the data belongs to.
            collection_type (IndexableCollection, optional): Kind of collection: the hot data store or
                the output of a pipeline.
            pipeline_name (str, optional): Name of the data pipeline whose output is meant; only for
                pipeline sinks.
            index_name (str, optional): Name of the index, as `list_indexes` returns it.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.delete_index(organization_id="<ORGANIZATION-ID>", index_name="<INDEX-NAME>")
        """
        return await self._call(
            data_service.DELETE_INDEX,
            build_request(
                data_pb2.DeleteIndexRequest,
                organization_id=organization_id,
                collection_type=collection_type,
                pipeline_name=pipeline_name,
                index_name=index_name,
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.create_saved_query(organization_id="<ORGANIZATION-ID>", name="<SAVED-QUERY-NAME>")
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.update_saved_query(id="<SAVED-QUERY-ID>", name="<SAVED-QUERY-NAME>")
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_saved_query(id="<SAVED-QUERY-ID>")
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteSavedQueryResponse: Empty: the saved query is gone.

        Raises:
            NotFoundError: no saved query has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.delete_saved_query(id="<SAVED-QUERY-ID>")
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_saved_queries(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_service.LIST_SAVED_QUERIES,
            build_request(data_pb2.ListSavedQueriesRequest, organization_id=organization_id, limit=limit),
            timeout=timeout,
            retry=retry,
        )

    async def create_binary_data_signed_url(
        self,
        *,
        binary_data_id: str | None = None,
        expiration_minutes: int | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateBinaryDataSignedURLResponse:
        """Create a link that downloads one piece of binary data without signing in.

        Whoever has the link can fetch the file until the link expires.

        Args:
            binary_data_id (str, optional): ID of the data, as in `BinaryMetadata.binary_data_id`.
            expiration_minutes (int, optional): How long the link works, in minutes; the server chooses
                when absent.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.create_binary_data_signed_url(binary_data_id="<BINARY-DATA-ID>")
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
        *,
        part_id: str | None = None,
        resources: Sequence[data_pb2.SequenceResourceFilter] | None = None,
        sequence_tags: Sequence[str] | None = None,
        start_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.CreateSequenceResponse:
        """Create a sequence: a span of time over the data of one part.

        A sequence points at the data that the given resources of the part captured between start and end;
        no data is copied.

        Args:
            part_id (str, optional): ID (UUID) of the part whose data is meant.
            resources (Sequence[SequenceResourceFilter], optional): Resources and methods whose data
                belongs to the sequence.
            sequence_tags (Sequence[str], optional): Tags to put on the sequence.
            start_time (datetime | Timestamp, optional): Beginning of the span of capture time.
            end_time (datetime | Timestamp, optional): End of the span of capture time.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.create_sequence(part_id="<PART-ID>", sequence_tags=["<SEQUENCE-TAG>"])
        """
        return await self._call(
            data_service.CREATE_SEQUENCE,
            build_request(
                data_pb2.CreateSequenceRequest,
                part_id=part_id,
                resources=resources,
                sequence_tags=sequence_tags,
                start_time=to_timestamp(start_time, "start_time"),
                end_time=to_timestamp(end_time, "end_time"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def get_sequence(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.GetSequenceResponse:
        """Return one sequence by its ID.

        Args:
            id (str, optional): ID of the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_sequence(id="<SEQUENCE-ID>")
        """
        return await self._call(
            data_service.GET_SEQUENCE, build_request(data_pb2.GetSequenceRequest, id=id), timeout=timeout, retry=retry
        )

    async def update_sequence(
        self,
        *,
        id: str | None = None,
        resources: Sequence[data_pb2.SequenceResourceFilter] | None = None,
        sequence_tags: Sequence[str] | None = None,
        start_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        end_time: datetime.datetime | timestamp_pb2.Timestamp | None = None,
        field_mask: field_mask_pb2.FieldMask | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.UpdateSequenceResponse:
        """Change the resources, tags or times of a sequence.

        Only the fields that `field_mask` names are written.

        Args:
            id (str, optional): ID of the sequence to change.
            resources (Sequence[SequenceResourceFilter], optional): New resources; they replace all
                present ones.
            sequence_tags (Sequence[str], optional): New tags; they replace all present ones.
            start_time (datetime | Timestamp, optional): New beginning of the span.
            end_time (datetime | Timestamp, optional): New end of the span.
            field_mask (FieldMask, optional): Names of the fields to write, such as `sequence_tags`;
                others keep their value.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UpdateSequenceResponse: Empty: the sequence is changed.

        Raises:
            InvalidArgumentError: the mask names an unknown field, or the end would be before the start.
            NotFoundError: no sequence has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.update_sequence(id="<SEQUENCE-ID>", sequence_tags=["<SEQUENCE-TAG>"])
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
                field_mask=field_mask,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_sequence(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pb2.DeleteSequenceResponse:
        """Delete a sequence.

        The captured data it refers to is kept.

        Args:
            id (str, optional): ID of the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteSequenceResponse: Empty: the sequence is gone.

        Raises:
            NotFoundError: no sequence has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.delete_sequence(id="<SEQUENCE-ID>")
        """
        return await self._call(
            data_service.DELETE_SEQUENCE,
            build_request(data_pb2.DeleteSequenceRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def list_sequences(
        self,
        *,
        organization_id: str | None = None,
        page_token: str | None = None,
        page_size: int | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.ListSequencesResponse:
        """List the sequences of an organization, page by page.

        Args:
            organization_id (str, optional): ID (UUID) of the organization.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            page_size (int, optional): Largest number of items in a page; the server chooses when it is
                0.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_sequences(organization_id="<ORGANIZATION-ID>", page_token="<PAGE-TOKEN>")
        """
        return await self._call(
            data_service.LIST_SEQUENCES,
            build_request(
                data_pb2.ListSequencesRequest,
                organization_id=organization_id,
                page_token=page_token,
                page_size=page_size,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def sequences_by_dataset_id(
        self,
        *,
        dataset_id: str | None = None,
        page_token: str | None = None,
        page_size: int | None = None,
        count_only: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.SequencesByDatasetIDResponse:
        """List the sequences in a dataset, page by page, or count them.

        Args:
            dataset_id (str, optional): ID of a sequence dataset.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            page_size (int, optional): Largest number of items in a page; the server chooses when it is
                0.
            count_only (bool, optional): Whether to return only how many there are.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.sequences_by_dataset_id(dataset_id="<DATASET-ID>", page_token="<PAGE-TOKEN>")
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
            timeout=timeout,
            retry=retry,
        )

    async def get_sequence_binary_data(
        self,
        *,
        sequence_id: str | None = None,
        page_token: str | None = None,
        page_size: int | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pb2.GetSequenceBinaryDataResponse:
        """Return the binary data that belongs to a sequence, page by page.

        Args:
            sequence_id (str, optional): ID of the sequence.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            page_size (int, optional): Largest number of items in a page; the server chooses when it is
                0.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_sequence_binary_data(sequence_id="<SEQUENCE-ID>", page_token="<PAGE-TOKEN>")
        """
        return await self._call(
            data_service.GET_SEQUENCE_BINARY_DATA,
            build_request(
                data_pb2.GetSequenceBinaryDataRequest,
                sequence_id=sequence_id,
                page_token=page_token,
                page_size=page_size,
            ),
            timeout=timeout,
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            DataCaptureUploadResponse: Identifies the uploaded data.
                file_id (str): ID of the file that was stored.
                binary_data_id (str): ID of the binary data, for the calls of `DataService`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.data_capture_upload()
        """
        return await self._call(
            data_sync_service.DATA_CAPTURE_UPLOAD,
            build_request(data_sync_pb2.DataCaptureUploadRequest, metadata=metadata, sensor_contents=sensor_contents),
            timeout=timeout,
            retry=retry,
        )

    async def file_upload(
        self,
        requests: AsyncIterable[data_sync_pb2.FileUploadRequest] | Iterable[data_sync_pb2.FileUploadRequest],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.FileUploadResponse:
        """Upload a file as a stream of chunks.

        Send the metadata first, then the contents in as many messages as it takes. Any kind of file is
        accepted, not only captured data.

        Args:
            requests (iterable or async iterable of FileUploadRequest): The messages to send, in order.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            FileUploadResponse: Identifies the uploaded file.
                file_id (str): Deprecated: use `binary_data_id`.
                binary_data_id (str): ID of the file as binary data, for the calls of `DataService`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            from viam_cloud.proto.app.datasync import FileUploadRequest

            requests = [FileUploadRequest()]
            response = await client.data_client.file_upload(requests)
        """
        return await self._client_stream(data_sync_service.FILE_UPLOAD, requests, timeout=timeout, retry=retry)

    async def streaming_data_capture_upload(
        self,
        requests: AsyncIterable[data_sync_pb2.StreamingDataCaptureUploadRequest]
        | Iterable[data_sync_pb2.StreamingDataCaptureUploadRequest],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_sync_pb2.StreamingDataCaptureUploadResponse:
        """Upload binary sensor data as a stream of chunks.

        Send the metadata first, then the data in as many messages as it takes.

        Args:
            requests (iterable or async iterable of StreamingDataCaptureUploadRequest): The messages to
                send, in order.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StreamingDataCaptureUploadResponse: Identifies the uploaded data.
                file_id (str): Deprecated: use `binary_data_id`.
                binary_data_id (str): ID of the binary data, for the calls of `DataService`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            from viam_cloud.proto.app.datasync import StreamingDataCaptureUploadRequest

            requests = [StreamingDataCaptureUploadRequest()]
            response = await client.data_client.streaming_data_capture_upload(requests)
        """
        return await self._client_stream(
            data_sync_service.STREAMING_DATA_CAPTURE_UPLOAD, requests, timeout=timeout, retry=retry
        )

    async def create_dataset(
        self,
        *,
        name: str | None = None,
        organization_id: str | None = None,
        type: dataset_pb2.DatasetType.ValueType | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.CreateDatasetResponse:
        """Create an empty dataset in an organization.

        Fill it with `DataService.AddBinaryDataToDatasetByIDs` or, if it is of the sequence type, with
        `DataService.AddSequencesToDataset`.

        Args:
            name (str, optional): Display name of the new dataset.
            organization_id (str, optional): ID (UUID) of the organization that will own the dataset.
            type (DatasetType, optional): What the dataset will collect; binary data when absent.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.create_dataset(name="<DATASET-NAME>", organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            dataset_service.CREATE_DATASET,
            build_request(dataset_pb2.CreateDatasetRequest, name=name, organization_id=organization_id, type=type),
            timeout=timeout,
            retry=retry,
        )

    async def delete_dataset(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.DeleteDatasetResponse:
        """Delete a dataset.

        Only the collection goes: the data in it is kept.

        Args:
            id (str, optional): ID of the dataset.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteDatasetResponse: Empty: the dataset is gone.

        Raises:
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.delete_dataset(id="<DATASET-ID>")
        """
        return await self._call(
            dataset_service.DELETE_DATASET,
            build_request(dataset_pb2.DeleteDatasetRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def rename_dataset(
        self, *, id: str | None = None, name: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.RenameDatasetResponse:
        """Give a dataset a new name.

        Args:
            id (str, optional): ID of the dataset.
            name (str, optional): Display name of the dataset from now on.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.rename_dataset(id="<DATASET-ID>", name="<DATASET-NAME>")
        """
        return await self._call(
            dataset_service.RENAME_DATASET,
            build_request(dataset_pb2.RenameDatasetRequest, id=id, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def list_datasets_by_organization_id(
        self,
        *,
        organization_id: str | None = None,
        type: dataset_pb2.DatasetType.ValueType | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.ListDatasetsByOrganizationIDResponse:
        """List the datasets of an organization.

        Args:
            organization_id (str, optional): ID (UUID) of the organization.
            type (DatasetType, optional): Only datasets of this type; absent does not restrict the type.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_datasets_by_organization_id(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            dataset_service.LIST_DATASETS_BY_ORGANIZATION_ID,
            build_request(dataset_pb2.ListDatasetsByOrganizationIDRequest, organization_id=organization_id, type=type),
            timeout=timeout,
            retry=retry,
        )

    async def list_datasets_by_ids(
        self, *, ids: Sequence[str] | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.ListDatasetsByIDsResponse:
        """Return several datasets by their IDs.

        Args:
            ids (Sequence[str], optional): IDs of the datasets.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_datasets_by_ids(ids=["<ID>"])
        """
        return await self._call(
            dataset_service.LIST_DATASETS_BY_IDS,
            build_request(dataset_pb2.ListDatasetsByIDsRequest, ids=ids),
            timeout=timeout,
            retry=retry,
        )

    async def merge_datasets(
        self,
        *,
        dataset_ids: Sequence[str] | None = None,
        name: str | None = None,
        organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.MergeDatasetsResponse:
        """Create a dataset with the contents of several others.

        The datasets that are merged stay as they are.

        Args:
            dataset_ids (Sequence[str], optional): IDs of the datasets whose contents to put together.
            name (str, optional): Display name of the new dataset.
            organization_id (str, optional): ID (UUID) of the organization that will own the new
                dataset.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.merge_datasets(dataset_ids=["<DATASET-ID>"], name="<DATASETS-NAME>", organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            dataset_service.MERGE_DATASETS,
            build_request(
                dataset_pb2.MergeDatasetsRequest, dataset_ids=dataset_ids, name=name, organization_id=organization_id
            ),
            timeout=timeout,
            retry=retry,
        )

    async def start_sequence_dataset_export(
        self, *, dataset_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.StartSequenceDatasetExportResponse:
        """Start a job that packs a sequence dataset for download.

        The call returns at once. Ask `get_sequence_dataset_export` how far the job is; it gives the
        download link at the end.

        Args:
            dataset_id (str, optional): ID of a dataset of type `DATASET_TYPE_SEQUENCE_DATA`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.start_sequence_dataset_export(dataset_id="<DATASET-ID>")
        """
        return await self._call(
            dataset_service.START_SEQUENCE_DATASET_EXPORT,
            build_request(dataset_pb2.StartSequenceDatasetExportRequest, dataset_id=dataset_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_sequence_dataset_export(
        self, *, job_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.GetSequenceDatasetExportResponse:
        """Return the state of an export job and, when it is done, its download link.

        Args:
            job_id (str, optional): ID of the job, from `start_sequence_dataset_export`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_sequence_dataset_export(job_id="<JOB-ID>")
        """
        return await self._call(
            dataset_service.GET_SEQUENCE_DATASET_EXPORT,
            build_request(dataset_pb2.GetSequenceDatasetExportRequest, job_id=job_id),
            timeout=timeout,
            retry=retry,
        )

    async def get_data_pipeline(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.GetDataPipelineResponse:
        """Return one data pipeline by its ID.

        Args:
            id (str, optional): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.get_data_pipeline(id="<DATA-PIPELINE-ID>")
        """
        return await self._call(
            data_pipelines_service.GET_DATA_PIPELINE,
            build_request(data_pipelines_pb2.GetDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def list_data_pipelines(
        self, *, organization_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.ListDataPipelinesResponse:
        """List the data pipelines of an organization.

        Args:
            organization_id (str, optional): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_data_pipelines(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            data_pipelines_service.LIST_DATA_PIPELINES,
            build_request(data_pipelines_pb2.ListDataPipelinesRequest, organization_id=organization_id),
            timeout=timeout,
            retry=retry,
        )

    async def create_data_pipeline(
        self,
        *,
        organization_id: str | None = None,
        name: str | None = None,
        mql_binary: Sequence[bytes] | None = None,
        schedule: str | None = None,
        enable_backfill: bool | None = None,
        data_source_type: data_pb2.TabularDataSourceType.ValueType | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pipelines_pb2.CreateDataPipelineResponse:
        """Create a data pipeline that runs a query on a schedule.

        Query its results with `DataService.TabularDataByMQL`, with the pipeline as the data source.

        Args:
            organization_id (str, optional): ID (UUID) of the organization that will own the pipeline.
            name (str, optional): Display name, unique within the organization.
            mql_binary (Sequence[bytes], optional): Stages of the aggregation in order, each one BSON
                document.
            schedule (str, optional): When to run, as a cron expression in UTC, such as `0 * * * *`; it
                also sets the span of data each run covers.
            enable_backfill (bool, optional): Whether to also process spans of time that lie in the
                past.
            data_source_type (TabularDataSourceType, optional): Store the query reads from: all synced
                data or the hot data store; all synced data when absent.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreateDataPipelineResponse: Identifies the new data pipeline.
                id (str): ID of the pipeline.

        Raises:
            InvalidArgumentError: the schedule is not a cron expression, or the query is not valid.
            AlreadyExistsError: the organization has a data pipeline of this name.
            PermissionDeniedError: the caller does not own the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.create_data_pipeline(organization_id="<ORGANIZATION-ID>", name="<DATA-PIPELINE-NAME>", schedule="<SCHEDULE>")
        """
        return await self._call(
            data_pipelines_service.CREATE_DATA_PIPELINE,
            build_request(
                data_pipelines_pb2.CreateDataPipelineRequest,
                organization_id=organization_id,
                name=name,
                mql_binary=mql_binary,
                schedule=schedule,
                enable_backfill=enable_backfill,
                data_source_type=data_source_type,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def rename_data_pipeline(
        self, *, id: str | None = None, name: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.RenameDataPipelineResponse:
        """Give a data pipeline a new name.

        The query and the schedule cannot be changed this way.

        Args:
            id (str, optional): ID of the pipeline.
            name (str, optional): Display name from now on, unique within the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RenameDataPipelineResponse: Empty: the pipeline is renamed.

        Raises:
            AlreadyExistsError: another data pipeline of the organization has this name.
            InvalidArgumentError: the new name is empty.
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.rename_data_pipeline(id="<DATA-PIPELINE-ID>", name="<DATA-PIPELINE-NAME>")
        """
        return await self._call(
            data_pipelines_service.RENAME_DATA_PIPELINE,
            build_request(data_pipelines_pb2.RenameDataPipelineRequest, id=id, name=name),
            timeout=timeout,
            retry=retry,
        )

    async def delete_data_pipeline(
        self, *, id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> data_pipelines_pb2.DeleteDataPipelineResponse:
        """Delete a data pipeline.

        To only stop its runs for a while, use `disable_data_pipeline`.

        Args:
            id (str, optional): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeleteDataPipelineResponse: Empty: the pipeline is gone.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.delete_data_pipeline(id="<DATA-PIPELINE-ID>")
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            EnableDataPipelineResponse: Empty: the pipeline is enabled.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.enable_data_pipeline(id="<DATA-PIPELINE-ID>")
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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DisableDataPipelineResponse: Empty: the pipeline is disabled.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.data_client.disable_data_pipeline(id="<DATA-PIPELINE-ID>")
        """
        return await self._call(
            data_pipelines_service.DISABLE_DATA_PIPELINE,
            build_request(data_pipelines_pb2.DisableDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def list_data_pipeline_runs(
        self,
        *,
        id: str | None = None,
        page_size: int | None = None,
        page_token: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> data_pipelines_pb2.ListDataPipelineRunsResponse:
        """List the runs of a data pipeline, page by page.

        Args:
            id (str, optional): ID of the pipeline.
            page_size (int, optional): Largest number of runs in a page; the server chooses when it is
                0.
            page_token (str, optional): `next_page_token` of the previous page; empty for the first
                page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no limit.
                Default: the client's.
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

            response = await client.data_client.list_data_pipeline_runs(id="<DATA-PIPELINE-RUNS-ID>", page_token="<PAGE-TOKEN>")
        """
        return await self._call(
            data_pipelines_service.LIST_DATA_PIPELINE_RUNS,
            build_request(
                data_pipelines_pb2.ListDataPipelineRunsRequest, id=id, page_size=page_size, page_token=page_token
            ),
            timeout=timeout,
            retry=retry,
        )
