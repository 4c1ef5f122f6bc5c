# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Captured data: upload, query, tag, label, export; datasets, sequences, indexes and pipelines made of
it.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from google.protobuf import struct_pb2, timestamp_pb2

from viam_cloud import views
from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud.gen.app.datapipelines.v1 import data_pipelines_pb2
from viam_cloud.gen.app.dataset.v1 import dataset_pb2
from viam_cloud.gen.app.datasync.v1 import data_sync_pb2
from viam_cloud.methods import data_pipelines_service, data_service, data_sync_service, dataset_service
from viam_cloud.proto.app.data import IndexableCollectionOrName, OrderOrName, TabularDataSourceTypeOrName
from viam_cloud.proto.app.dataset import DatasetTypeOrName
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request, from_timestamp, to_struct, to_timestamp
from viam_cloud_runtime.aio import ServiceClient
from viam_cloud_runtime.aio.item_iterator import ItemIterator
from viam_cloud_runtime.aio.mapped_stream import MappedStream
from viam_cloud_runtime.aio.pagers import Pager
from viam_cloud_runtime.aio.paging import NextPage, with_next_page
from viam_cloud_runtime.concurrency.progress import ProgressOption
from viam_cloud_runtime.messages.result_list import ResultList
from viam_cloud_runtime.messages.shared_items import item_at
from viam_cloud_runtime.rpc.paging import PageFields
from viam_cloud_runtime.rpc.response_conversion import Conversion, converting
from viam_cloud_runtime.rpc.upload_data import in_memory_if_small
from viam_cloud_runtime.rpc.upload_messages import UploadSource, upload_requests
from viam_cloud_runtime.support.deprecation import deprecated, old_parameters, warn_deprecated
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.lazy import lazy_names
from viam_cloud_runtime.viam.aio.saving import save_files, save_rows
from viam_cloud_runtime.viam.aio.tabular_deletion import TabularDeletion
from viam_cloud_runtime.viam.binary_ids import binary_id_message, binary_id_messages, plain_binary_id, plain_binary_ids
from viam_cloud_runtime.viam.bson_documents import (
    data_source_type,
    decode_document,
    encode_pipeline,
    encode_specification,
)
from viam_cloud_runtime.viam.captured_data import latest_reading
from viam_cloud_runtime.viam.captured_resources import CapturedResource
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
from viam_cloud_runtime.viam.datasets.layouts import DatasetFormat
from viam_cloud_runtime.viam.downloads.result import DownloadResult
from viam_cloud_runtime.viam.filters import (
    any_filter,
    capture_interval,
    changed_fields,
    required_filter,
    required_text,
    tags_filter,
)
from viam_cloud_runtime.viam.readings.copy_readings import ReadingsSince
from viam_cloud_runtime.viam.readings.result import CopiedReadings
from viam_cloud_runtime.viam.uploads.result import UploadResult

if TYPE_CHECKING:
    from viam_cloud.aio.app.raw_data_client import RawDataClient
    from viam_cloud.gen.app.data.v1.data_pb2 import (
        BinaryData as BinaryData,
        BinaryID as BinaryID,
        CaptureInterval as CaptureInterval,
        CaptureMetadata as CaptureMetadata,
        DeleteTabularFilter as DeleteTabularFilter,
        Filter as Filter,
        Index as Index,
        IndexableCollection as IndexableCollection,
        Order as Order,
        SequenceResourceFilter as SequenceResourceFilter,
        TabularDataSource as TabularDataSource,
        TabularDataSourceType as TabularDataSourceType,
    )
    from viam_cloud.gen.app.datapipelines.v1.data_pipelines_pb2 import DataPipelineRunStatus as DataPipelineRunStatus
    from viam_cloud.gen.app.dataset.v1.dataset_pb2 import Dataset as Dataset, DatasetType as DatasetType
    from viam_cloud.gen.app.datasync.v1.data_sync_pb2 import (
        DataCaptureUploadMetadata as DataCaptureUploadMetadata,
        DataType as DataType,
        FileData as FileData,
        SensorData as SensorData,
        SensorMetadata as SensorMetadata,
        UploadMetadata as UploadMetadata,
    )
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "BinaryData": "viam_cloud.gen.app.data.v1.data_pb2",
            "BinaryID": "viam_cloud.gen.app.data.v1.data_pb2",
            "CaptureInterval": "viam_cloud.gen.app.data.v1.data_pb2",
            "CaptureMetadata": "viam_cloud.gen.app.data.v1.data_pb2",
            "DeleteTabularFilter": "viam_cloud.gen.app.data.v1.data_pb2",
            "Filter": "viam_cloud.gen.app.data.v1.data_pb2",
            "Index": "viam_cloud.gen.app.data.v1.data_pb2",
            "IndexableCollection": "viam_cloud.gen.app.data.v1.data_pb2",
            "Order": "viam_cloud.gen.app.data.v1.data_pb2",
            "SequenceResourceFilter": "viam_cloud.gen.app.data.v1.data_pb2",
            "TabularDataSource": "viam_cloud.gen.app.data.v1.data_pb2",
            "TabularDataSourceType": "viam_cloud.gen.app.data.v1.data_pb2",
            "DataPipelineRunStatus": "viam_cloud.gen.app.datapipelines.v1.data_pipelines_pb2",
            "Dataset": "viam_cloud.gen.app.dataset.v1.dataset_pb2",
            "DatasetType": "viam_cloud.gen.app.dataset.v1.dataset_pb2",
            "DataCaptureUploadMetadata": "viam_cloud.gen.app.datasync.v1.data_sync_pb2",
            "DataType": "viam_cloud.gen.app.datasync.v1.data_sync_pb2",
            "FileData": "viam_cloud.gen.app.datasync.v1.data_sync_pb2",
            "SensorData": "viam_cloud.gen.app.datasync.v1.data_sync_pb2",
            "SensorMetadata": "viam_cloud.gen.app.datasync.v1.data_sync_pb2",
            "UploadMetadata": "viam_cloud.gen.app.datasync.v1.data_sync_pb2",
        },
    )


__all__ = [
    "BinaryData",
    "BinaryID",
    "CaptureInterval",
    "CaptureMetadata",
    "DataCaptureUploadMetadata",
    "DataClient",
    "DataPipelineRunStatus",
    "DataType",
    "Dataset",
    "DatasetType",
    "DeleteTabularFilter",
    "FileData",
    "Filter",
    "Index",
    "IndexableCollection",
    "Order",
    "ProtoDataPipeline",
    "ProtoDataPipelineRun",
    "SensorData",
    "SensorMetadata",
    "SequenceResourceFilter",
    "TabularDataSource",
    "TabularDataSourceType",
    "UploadMetadata",
]

ProtoDataPipeline: TypeAlias = data_pipelines_pb2.DataPipeline
ProtoDataPipelineRun: TypeAlias = data_pipelines_pb2.DataPipelineRun


class DataClient(TabularDeletion, ServiceClient):
    """Captured data: upload, query, tag, label, export; datasets, sequences, indexes and pipelines made of
    it.
    """

    TabularData: TypeAlias = views.TabularData
    TabularDataPoint: TypeAlias = views.TabularDataPoint
    DataPipeline: TypeAlias = views.DataPipeline
    DataPipelineRun: TypeAlias = views.DataPipelineRun

    class DataPipelineRunsPage(views.DataPipelineRunsPage, NextPage):
        """One page of runs.

        Attributes:
            pipeline_id (str): ID of the pipeline the runs belong to.
            page_size (int): Largest number of runs in a page.
            runs (list[DataPipelineRun]): The runs of this page.
            next_page_token (str): Token of the next page; empty on the last one.
        """

    @property
    def raw(self) -> RawDataClient:
        """The same methods with the same parameters, each returning its whole response message."""
        with IMPORTING:
            from viam_cloud.aio.app.raw_data_client import RawDataClient

        return self._twin(RawDataClient)

    @staticmethod
    def create_filter(
        component_name: str | None = None,
        component_type: str | None = None,
        method: str | None = None,
        robot_name: str | None = None,
        robot_id: str | None = None,
        part_name: str | None = None,
        part_id: str | None = None,
        location_ids: Sequence[str] | None = None,
        organization_ids: Sequence[str] | None = None,
        mime_type: Sequence[str] | None = None,
        start_time: datetime.datetime | None = None,
        end_time: datetime.datetime | None = None,
        tags: Sequence[str] | None = None,
        bbox_labels: Sequence[str] | None = None,
        dataset_id: str | None = None,
    ) -> data_pb2.Filter:
        """Make a filter of captured data.

        Deprecated: use `viam_cloud.utils.create_filter`, which takes the same arguments.

        All conditions that are given must hold; a filter without any matches everything.

        Args:
            component_name (str, optional): Name of the component or service that captured the data,
                such as `camera-1`.
            component_type (str, optional): Type of the capturing component, such as `camera` or
                `rdk:component:camera`.
            method (str, optional): Capture method, such as `Readings` or `GetImages`.
            robot_name (str, optional): Name of the machine.
            robot_id (str, optional): ID (UUID) of the machine.
            part_name (str, optional): Name of the machine part.
            part_id (str, optional): ID (UUID) of the machine part.
            location_ids (Sequence[str], optional): Locations to search, by ID; data of any of them
                matches.
            organization_ids (Sequence[str], optional): Organizations to search, by ID; data of any of
                them matches.
            mime_type (Sequence[str], optional): MIME types, such as `image/jpeg`; data of any of them
                matches.
            start_time (datetime, optional): Only data captured from this time on; without a time zone
                it is UTC.
            end_time (datetime, optional): Only data captured up to this time; without a time zone it is
                UTC.
            tags (Sequence[str], optional): Only data that carries at least one of these tags.
            bbox_labels (Sequence[str], optional): Labels of bounding boxes; images with a box of any of
                them match.
            dataset_id (str, optional): ID of a dataset; only its members match.

        Returns:
            Filter: The filter, for the methods of `DataClient` that take one.

        Raises:
            TypeError, ValueError: An argument does not fit the message.

        Example::

            from datetime import datetime, timedelta, timezone

            from viam_cloud.utils import create_filter

            night = create_filter(
                component_name="camera-1",
                mime_type=["image/jpeg"],
                tags=["night"],
                start_time=datetime.now(timezone.utc) - timedelta(days=1),
            )
        """
        warn_deprecated("DataClient.create_filter", "viam_cloud.utils.create_filter")
        return build_request(
            data_pb2.Filter,
            component_name=component_name,
            component_type=component_type,
            method=method,
            robot_name=robot_name,
            robot_id=robot_id,
            part_name=part_name,
            part_id=part_id,
            location_ids=location_ids,
            organization_ids=organization_ids,
            mime_type=mime_type,
            bbox_labels=bbox_labels,
            dataset_id=dataset_id,
            interval=capture_interval(start_time, end_time),
            tags_filter=tags_filter(tags),
        )

    async def upload_files(
        self,
        paths: str | PathLike[str] | Iterable[str | PathLike[str]],
        part_id: str,
        *,
        component_type: str | None = None,
        component_name: str | None = None,
        method_name: str | None = None,
        tags: Sequence[str] | None = None,
        tags_from_folders: bool = False,
        dataset_ids: Sequence[str] | None = None,
        mime_type: str | None = None,
        pattern: str = "*",
        recursive: bool = True,
        hidden: bool = False,
        concurrency: int | None = None,
        progress: ProgressOption = False,
        journal: str | PathLike[str] | None = None,
        raise_on_failure: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[UploadResult]:
        """Upload many files, several at a time, each exactly once however often this is run.

        Files are read piece by piece. What was uploaded is noted in a journal on this machine: a rerun, as
        after a crash, uploads what is left, and what has changed. A file whose upload broke off at an
        unknown point is looked for in the cloud, and its contents are read back and compared, before it is
        sent again.

        Args:
            paths (str | PathLike[str] | Iterable[str | PathLike[str]]): A file, a folder, or several of
                them. Links to folders inside a folder are not followed.
            part_id (str): ID (UUID) of the machine part that the files belong to.
            component_type (str, optional): Type of the component that captured them, such as
                `rdk:component:camera`.
            component_name (str, optional): Name of that component.
            method_name (str, optional): Method that captured them.
            tags (Sequence[str], optional): Tags to put on each of them.
            tags_from_folders (bool, default False): Whether a file of a folder also gets the names of
                the folders on the way to it as tags: `gala` for `apples/gala/1.jpg` of `apples`.
            dataset_ids (Sequence[str], optional): IDs of the datasets to add each of them to.
            mime_type (str, optional): MIME type of all of them; None for what their extensions say.
            pattern (str, default '*'): Which files of folders count, as in `*.jpg`.
            recursive (bool, default True): Whether folders in folders count.
            hidden (bool, default False): Whether files and folders in folders count whose names begin
                with a dot.
            concurrency (int, optional): How many files are uploaded at a time; None for a number that
                fits the files, the distance and the cloud, from 2 to 128.
            progress (ProgressOption, default False): Whether to show it: True for a bar, if somebody
                can see it; `always` for a bar in any case; a callable for events.
            journal (str | PathLike[str], optional): The journal, a SQLite database; None for the one in
                the user's folder for the state of applications.
            raise_on_failure (bool, default True): Whether a failed file is an error in the end.
            timeout (float, optional): Seconds that each file may take; None for no limit. Default: the
                client's, with more for larger files.
            retry (RetryPolicy, optional): When a file is sent again, once it has been looked for in the
                cloud; None for never. Default: up to six times within 13 to 26 seconds, as long as the
                server cannot be reached.

        Returns:
            list[UploadResult]: What became of each file, in order, those of a folder by their names:
                each with `path`, `file_name`, `status` (`uploaded`, `skipped` or `failed`),
                `binary_data_id`, `size` and `error`.

        Raises:
            FileNotFoundError: one of `paths` does not exist; nothing was sent.
            JournalError: the journal cannot be used.
            TransferError: files failed, and the others were uploaded; its `results` are what would have
                been returned.

        Example::

            results = await client.data_client.upload_files("captures", "<PART-ID>", pattern="*.jpg", tags=["night"], progress=True)
            print(sum(result.status == "uploaded" for result in results), "new files")
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.transfers import upload_files

        return await upload_files(
            self,
            paths,
            part_id,
            component_type=component_type,
            component_name=component_name,
            method_name=method_name,
            tags=tags,
            tags_from_folders=tags_from_folders,
            dataset_ids=dataset_ids,
            mime_type=mime_type,
            pattern=pattern,
            recursive=recursive,
            hidden=hidden,
            concurrency=concurrency,
            progress=progress,
            journal=journal,
            raise_on_failure=raise_on_failure,
            timeout=timeout,
            retry=retry,
        )

    async def download_binary_data(
        self,
        destination: str | PathLike[str],
        *,
        filter: data_pb2.Filter | None = None,
        ids: Iterable[str] | None = None,
        dataset_id: str | None = None,
        limit: int | None = None,
        include_metadata: bool = True,
        concurrency: int | None = None,
        progress: ProgressOption = False,
        raise_on_failure: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[DownloadResult]:
        """Download many files into a folder, several at a time, each once however often this is run.

        A file is there whole or not at all. A rerun, as after a crash, checks what is there by size and
        hash and downloads what is missing or damaged. Files are called as in the cloud, as far as such a
        name is safe and theirs alone; files that share a name get a hash of their ID into it. Large files
        go over HTTPS, piece by piece, and go on where they broke off; that takes the extra `download`.

        Args:
            destination (str | PathLike[str]): Folder that the files go to; made when missing.
            filter (Filter, optional): Files to download, as made by `viam_cloud.utils.create_filter`;
                an empty `Filter()` means all.
            ids (Iterable[str], optional): IDs of the files to download instead, each as in
                `BinaryMetadata.binary_data_id`.
            dataset_id (str, optional): ID of the dataset whose files to download instead.
            limit (int, optional): Largest number of files; None for all.
            include_metadata (bool, default True): Whether each file gets its metadata beside it,
                `photo.jpg.json` for `photo.jpg`, with the size and SHA-256 of the file.
            concurrency (int, optional): How many downloads run at a time; None for a number that fits
                the files, the distance and the cloud, from 2 to 128.
            progress (ProgressOption, default False): Whether to show it: True for a bar, if somebody
                can see it; `always` for a bar in any case; a callable for events.
            raise_on_failure (bool, default True): Whether a failed file is an error in the end.
            timeout (float, optional): Seconds that each call may take, and each large file over HTTPS
                with all attempts and waits; None for no limit. Default: the client's; else calls get more
                for more data, and large files take as long as something comes.
            retry (RetryPolicy, optional): When a failed call or HTTPS request is repeated; None for
                never. Default: the client's, or else up to six times within 13 to 26 seconds, so that a
                restart of the server costs no rerun.

        Returns:
            list[DownloadResult]: What became of each file, in the order of `ids` or of the cloud: each
                with `binary_data_id`, `path`, `status` (`downloaded`, `skipped` or `failed`), `size` and
                `error`.

        Raises:
            ValueError: not just one of `filter`, `ids` and `dataset_id` is given; nothing was sent.
            OSError: the folder cannot be made or written.
            TransferError: files failed, and the others were downloaded; its `results` are what would
                have been returned.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1", mime_type=["image/jpeg"])
            results = await client.data_client.download_binary_data("captures", filter=camera_data, progress=True)
            print([result.path for result in results if result.status == "downloaded"])
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.transfers import download_binary_data

        return await download_binary_data(
            self,
            destination,
            filter=filter,
            ids=ids,
            dataset_id=dataset_id,
            limit=limit,
            include_metadata=include_metadata,
            concurrency=concurrency,
            progress=progress,
            raise_on_failure=raise_on_failure,
            timeout=timeout,
            retry=retry,
        )

    async def list_captured_resources(
        self, part_id: str, *, organization_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[CapturedResource]:
        """List the resources and methods that a part has tabular data of.

        These are what `export_tabular_data` and `get_latest_tabular_data` ask for. All that the part has
        captured is looked through, in an aggregation of the server's.

        Args:
            part_id (str): ID (UUID) of the machine part that captured.
            organization_id (str, optional): ID (UUID) of the organization that the part belongs to;
                None to look it up, which takes two more calls.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            list[CapturedResource]: One entry for each resource and method, by name: each with
                `resource_name`, `resource_api`, `method_name`, `count`, `first_captured` and
                `last_captured`.

        Raises:
            NotFoundError: no part has this ID, or the caller may not see it.
            PermissionDeniedError: the credentials do not give access to the data of the organization.

        Example::

            for resource in await client.data_client.list_captured_resources("<PART-ID>"):
                points = await client.data_client.export_tabular_data(
                    "<PART-ID>", resource.resource_name, resource.resource_api, resource.method_name
                )
                print(resource.resource_name, resource.method_name, len(points))
        """
        with IMPORTING:
            from viam_cloud.aio.app.app_client import AppClient
            from viam_cloud_runtime.viam.aio.captured_resources import list_captured_resources

        return await list_captured_resources(
            self,
            part_id,
            organization_id=organization_id,
            timeout=timeout,
            retry=retry,
            app_client=self._twin(AppClient),
        )

    async def find_dataset(
        self, dataset: str, *, organization_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> dataset_pb2.Dataset:
        """Find the one dataset that a name or an ID means.

        By an ID it takes one call, by a name one for each organization.

        Args:
            dataset (str): The dataset, by name or ID.
            organization_id (str, optional): ID (UUID) of the organization whose dataset is meant, where
                several have one of the name; None for any.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            Dataset: The dataset.

        Raises:
            NameNotFoundError: no dataset that the caller may see is called so; the error says what
                there is, and its `found` are the names.
            AmbiguousNameError: several are; the error says which.
            ValueError: the name is empty; nothing was sent.

        Example::

            dataset = await client.data_client.find_dataset("apples")
            print(dataset.id, dataset.time_created.ToDatetime())
        """
        with IMPORTING:
            from viam_cloud.aio.app.app_client import AppClient
            from viam_cloud_runtime.viam.aio.find_dataset import find_dataset

        return await find_dataset(
            self,
            dataset,
            organization_id=organization_id,
            timeout=timeout,
            retry=retry,
            app_client=self._twin(AppClient),
        )

    async def download_dataset(
        self,
        dataset: str,
        destination: str | PathLike[str],
        format: DatasetFormat = "jsonl",
        *,
        organization_id: str | None = None,
        concurrency: int | None = None,
        progress: ProgressOption = False,
        raise_on_failure: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[DownloadResult]:
        """Download a dataset in a format that trainers read: its images, and what is on them.

        Formats are `jsonl` (`dataset.jsonl` as Viam's own CLI writes it, beside a folder `data`), `folders`
        (a folder of images for each tag), `coco` (`annotations.json` beside `images`, boxes in pixels) and
        `yolo` (`data.yaml`, `images` and `labels`). A rerun downloads what is missing, new or damaged,
        writes all labels anew, and removes what it had downloaded of images that have left the dataset;
        other files stay as they are. `upload_dataset` is the way back.

        Args:
            dataset (str): The dataset, by ID or name.
            destination (str | PathLike[str]): Folder for this dataset in this format; made when
                missing.
            format (DatasetFormat, default 'jsonl'): The format: `jsonl`, `folders`, `coco` or `yolo`.
            organization_id (str, optional): ID (UUID) of the organization whose dataset is meant, where
                several have one of the name; None for any.
            concurrency (int, optional): How many downloads run at a time; None for a number that fits
                the files, the distance and the cloud, from 2 to 128.
            progress (ProgressOption, default False): Whether to show it: True for a bar, if somebody
                can see it; `always` for a bar in any case; a callable for events.
            raise_on_failure (bool, default True): Whether a failed file is an error in the end.
            timeout (float, optional): Seconds that each call may take, and each large file over HTTPS
                with all attempts and waits; None for no limit. Default: the client's; else calls get more
                for more data, and large files take as long as something comes.
            retry (RetryPolicy, optional): When a failed call or HTTPS request is repeated; None for
                never. Default: the client's, or else up to six times within 13 to 26 seconds, so that a
                restart of the server costs no rerun.

        Returns:
            list[DownloadResult]: What became of each file, in the order of the cloud: each with
                `binary_data_id`, `path`, `status` (`downloaded`, `skipped` or `failed`), `size` and
                `error`. With `folders`, an image with several tags has as many files.

        Raises:
            ImportError: `format` is `coco`, and the library that reads the sizes of images, of the
                extra `download`, is not installed; nothing was sent.
            NameNotFoundError: no dataset has this name or ID; the error says which there are.
            AmbiguousNameError: several datasets have this name; the error says which.
            ValueError: the dataset holds sequences, the format is none of those above, or the
                destination holds another dataset or format.
            OSError: the folder cannot be made or written.
            TransferError: files failed, and the others were downloaded and listed; its `results` are
                what would have been returned.

        Example::

            results = await client.data_client.download_dataset("apples", "training/apples", format="coco", progress=True)
            print(sum(result.status == "downloaded" for result in results), "new images")
        """
        with IMPORTING:
            from viam_cloud.aio.app.app_client import AppClient
            from viam_cloud_runtime.viam.aio.transfers import download_dataset

        return await download_dataset(
            self,
            dataset,
            destination,
            format,
            organization_id=organization_id,
            concurrency=concurrency,
            progress=progress,
            raise_on_failure=raise_on_failure,
            timeout=timeout,
            retry=retry,
            app_client=self._twin(AppClient),
        )

    async def upload_dataset(
        self,
        source: str | PathLike[str],
        part_id: str,
        *,
        dataset: str | None = None,
        format: DatasetFormat | None = None,
        organization_id: str | None = None,
        component_type: str | None = None,
        component_name: str | None = None,
        tags: Sequence[str] | None = None,
        concurrency: int | None = None,
        progress: ProgressOption = False,
        journal: str | PathLike[str] | None = None,
        raise_on_failure: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[UploadResult]:
        """Upload images with their labels: a folder as `download_dataset` makes it, in any of its formats.

        Images are uploaded as by `upload_files`, each exactly once however often this is run. Then tags,
        bounding boxes and the membership in the dataset are added to each, as far as it lacks them; nothing
        is taken away. So a rerun after a failure, or after changes in the files that hold labels, does what
        is left.

        Args:
            source (str | PathLike[str]): Folder with the images and their labels.
            part_id (str): ID (UUID) of the machine part that the images belong to.
            dataset (str, optional): Dataset that they go into, by ID or name; None for none.
            format (DatasetFormat, optional): The format: `jsonl`, `folders`, `coco` or `yolo`; None for
                what the folder looks like.
            organization_id (str, optional): ID (UUID) of the organization whose dataset is meant, where
                several have one of the name; None for any.
            component_type (str, optional): Type of the component that captured the images, such as
                `rdk:component:camera`.
            component_name (str, optional): Name of that component.
            tags (Sequence[str], optional): Tags to put on each of them besides its own.
            concurrency (int, optional): How many images are uploaded or labelled at a time; None for a
                number that fits the files, the distance and the cloud, from 2 to 128.
            progress (ProgressOption, default False): Whether to show it: True for a bar, if somebody
                can see it; `always` for a bar in any case; a callable for events.
            journal (str | PathLike[str], optional): The journal, a SQLite database; None for the one in
                the user's folder for the state of applications.
            raise_on_failure (bool, default True): Whether a failed image is an error in the end.
            timeout (float, optional): Seconds that each file and each call may take; None for no limit.
                Default: the client's, with more for larger files.
            retry (RetryPolicy, optional): When a file is sent again, once it has been looked for in the
                cloud; None for never. Default: up to six times within 13 to 26 seconds, as long as the
                server cannot be reached.

        Returns:
            list[UploadResult]: What became of each image: each with `path`, `file_name`, `status`
                (`uploaded`, `skipped` or `failed`), `binary_data_id`, `size` and `error`.

        Raises:
            NameNotFoundError: no dataset has this name or ID; the error says which there are.
            AmbiguousNameError: several datasets have this name; the error says which.
            FileNotFoundError: there is no such folder; nothing was sent.
            ValueError: a file of labels does not hold what it should, which is said with its place, or
                the dataset or format is none; nothing was sent.
            JournalError: the journal cannot be used.
            TransferError: images failed, and the others were uploaded and labelled; its `results` are
                what would have been returned.

        Example::

            results = await client.data_client.upload_dataset("training/apples", "<PART-ID>", dataset="apples", progress=True)
            print(sum(result.status == "uploaded" for result in results), "new images")
        """
        with IMPORTING:
            from viam_cloud.aio.app.app_client import AppClient
            from viam_cloud_runtime.viam.aio.transfers import upload_dataset

        return await upload_dataset(
            self,
            source,
            part_id,
            dataset=dataset,
            format=format,
            organization_id=organization_id,
            component_type=component_type,
            component_name=component_name,
            tags=tags,
            concurrency=concurrency,
            progress=progress,
            journal=journal,
            raise_on_failure=raise_on_failure,
            timeout=timeout,
            retry=retry,
            app_client=self._twin(AppClient),
        )

    def iter_tabular_data_by_mql(
        self,
        organization_id: str,
        query: Sequence[Mapping[str, Any]] | Sequence[bytes],
        *,
        tabular_data_source_type: TabularDataSourceTypeOrName | None = None,
        pipeline_id: str | None = None,
        query_prefix_name: str | None = None,
        limit: int | None = None,
        page_size: int = 1000,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ItemIterator[dict[str, Any]]:
        """Run an MQL aggregation and iterate over its rows, however many there are, page by page as they are
        needed.

        Each page is a call of `tabular_data_by_mql`, with `$skip` and `$limit` after the query; its answer
        stays within what one message can hold. Rows come in the order that the query's last `$sort` gives
        them, or else in one that stays the same. What is captured or deleted meanwhile may shift the pages:
        match a span of time that lies behind you where each row has to come exactly once.

        Args:
            organization_id (str): ID (UUID) of the organization whose data is queried.
            query (Sequence[Mapping[str, Any]] | Sequence[bytes]): MongoDB aggregation stages in order,
                such as `{"$limit": 5}`; at least one. A stage is a dict, in which times without a zone are
                UTC, or a BSON document as bytes.
            tabular_data_source_type (TabularDataSourceType | str, optional): Store to read; None for
                all synced data. See `tabular_data_by_mql`.
            pipeline_id (str, optional): ID of the data pipeline; needed for
                `TABULAR_DATA_SOURCE_TYPE_PIPELINE_SINK`.
            query_prefix_name (str, optional): Name of a saved query whose stages come before these.
            limit (int, optional): Largest number of rows; None for all.
            page_size (int, default 1000): Largest number of rows that one call asks for.
            timeout (float, optional): Seconds that each call may take. Default: the client's.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            ItemIterator[dict[str, Any]]: The documents, one after the other, with times in UTC.

        Raises:
            InvalidArgumentError: a stage is not supported, or a pipeline source lacks its ID.
            NotFoundError: the data pipeline or saved query named does not exist.
            PermissionDeniedError: the credentials do not give access to the data of the organization.
            ValueError: the query has no stage, or a value that BSON cannot hold, or a number is out of
                its range; nothing was sent. While iterating: the rows have no `_id`, and the query does not
                end with a `$sort`.

        Example::

            readings = client.data_client.iter_tabular_data_by_mql(
                "<ORGANIZATION-ID>", [{"$match": {"component_name": "sensor-1"}}], page_size=5000
            )
            async for reading in readings:
                print(reading["time_requested"], reading["data"])
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.query_pages import iter_tabular_data_by_mql

        return iter_tabular_data_by_mql(
            self,
            organization_id,
            query,
            tabular_data_source_type=tabular_data_source_type,
            pipeline_id=pipeline_id,
            query_prefix_name=query_prefix_name,
            limit=limit,
            page_size=page_size,
            timeout=timeout,
            retry=retry,
            item_type=dict[str, Any],
        )

    async def copy_readings(
        self,
        source: str | data_pb2.Filter,
        destination: str | PathLike[str],
        since: ReadingsSince = "last run",
        *,
        overlap: datetime.timedelta | None = None,
        concurrency: int = 4,
        progress: ProgressOption = False,
        raise_on_failure: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[CopiedReadings]:
        """Copy the readings of a part, or those that match a filter, into a folder of Parquet files: each run
        what is new.

        There is a file for each resource and day of UTC:
        `day=2026-02-10/resource=tank/Readings-1a2b3c4d.parquet`. A run counts the readings that the cloud
        has of each, and exports the days of which more are there than in the file, however late they came,
        and those that lie within `overlap` before the newest that was copied. A file is put in place when
        it is complete; so each reading is in the folder once, however often a run is killed. How far the
        last run came is kept in the folder, in `.viam-readings.json`. What is deleted in the cloud stays in
        the folder. Columns are those of `viam_cloud.tables.to_parquet`, which takes the extra `arrow`.

        Args:
            source (str | Filter): ID (UUID) of the part, or a filter, as made by
                `viam_cloud.utils.create_filter`; an empty `Filter()` means all.
            destination (str | PathLike[str]): Folder that the files go to; made when missing. Several
                parts and filters may share one, unless filters choose by anything but resources.
            since (ReadingsSince, default 'last run'): `last run` for all that is not in the folder yet;
                or a time, without a zone in UTC: then only the days from that one on are counted and
                copied, which is faster where there are many readings.
            overlap (timedelta, optional): How far before the newest reading that was copied days are
                copied again, even if as many readings are there; None for a day.
            concurrency (int, default 4): How many files are copied at a time.
            progress (ProgressOption, default False): Whether to show it: True for a bar, if somebody
                can see it; `always` for a bar in any case; a callable for events.
            raise_on_failure (bool, default True): Whether a failed file is an error in the end.
            timeout (float, optional): Seconds that each call and each export may take; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When a failed call or export is repeated; None for never.
                Default: the client's, or else up to six times within 13 to 26 seconds, so that a restart of
                the server costs no rerun.

        Returns:
            list[CopiedReadings]: What became of each file, by day: each with `path`, `day`, `part_id`,
                `resource_name`, `resource_api`, `method_name`, `status` (`copied`, `skipped` or `failed`),
                `rows` and `error`.

        Raises:
            NotFoundError: no part or organization has this ID, or the caller may not see it.
            PermissionDeniedError: the credentials do not give access to the data of the organization.
            ValueError: the filter is for binary data or names machines or parts, `since` or `overlap`
                is none, or the folder has other readings of the same resources.
            ImportError: pyarrow is not installed.
            OSError: the folder cannot be made or written.
            TransferError: files failed, and the others were copied; its `results` are what would have
                been returned.

        Example::

            results = await client.data_client.copy_readings("<PART-ID>", "readings")
            print(sum(result.rows for result in results if result.status == "copied"), "readings in files that are new")
        """
        with IMPORTING:
            from viam_cloud.aio.app.app_client import AppClient
            from viam_cloud_runtime.viam.aio.transfers import copy_readings

        return await copy_readings(
            self,
            source,
            destination,
            since,
            overlap=overlap,
            concurrency=concurrency,
            progress=progress,
            raise_on_failure=raise_on_failure,
            timeout=timeout,
            retry=retry,
            app_client=self._twin(AppClient),
        )

    async def wait_for_data_pipeline_run(
        self,
        pipeline_id: str,
        run_id: str | None = None,
        *,
        poll_interval: float = 2.0,
        progress: ProgressOption = False,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> views.DataPipelineRun:
        """Wait for the end of a run of a data pipeline.

        Where the cloud is away for a while, waiting goes on.

        Args:
            pipeline_id (str): ID of the data pipeline.
            run_id (str, optional): ID of the run; None for the newest one there is, or else the first
                to come.
            poll_interval (float, default 2.0): Seconds until it is looked at for the second time, drawn
                between half of them and all; each further pause may be half as long again, up to 30.
            progress (ProgressOption, default False): Whether to show the states that it passes: True
                for a bar, if it can be seen; `always` for a bar in any case; a callable for events, whose
                `current` is the state.
            timeout (float, optional): Seconds to wait in all; None for as long as it takes. Default: a
                day.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            DataPipelineRun: The run, which has completed.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            JobFailedError: the run failed; its `reason` is the run's own message.
            WaitTimeoutError: it is not over in time; its `state` is the last that was seen.

        Example::

            run = await client.data_client.wait_for_data_pipeline_run("<DATA-PIPELINE-ID>", timeout=3600)
            print(run.data_start_time, run.data_end_time)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.waiters import wait_for_data_pipeline_run

        return await wait_for_data_pipeline_run(
            self, pipeline_id, run_id, poll_interval=poll_interval, progress=progress, timeout=timeout, retry=retry
        )

    async def wait_for_sequence_dataset_export(
        self,
        job_id: str,
        *,
        poll_interval: float = 2.0,
        progress: ProgressOption = False,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> dataset_pb2.GetSequenceDatasetExportResponse:
        """Wait for the end of an export of sequences.

        Where the cloud is away for a while, waiting goes on.

        Args:
            job_id (str): ID of the export job, as `start_sequence_dataset_export` returns it.
            poll_interval (float, default 2.0): Seconds until it is looked at for the second time, drawn
                between half of them and all; each further pause may be half as long again, up to 30.
            progress (ProgressOption, default False): Whether to show the states that it passes: True
                for a bar, if it can be seen; `always` for a bar in any case; a callable for events, whose
                `current` is the state.
            timeout (float, optional): Seconds to wait in all; None for as long as it takes. Default: a
                day.
            retry (RetryPolicy, optional): When a failed call is repeated; None for never. Default: the
                client's.

        Returns:
            GetSequenceDatasetExportResponse: The export, which has completed, with its `download_url`.

        Raises:
            NotFoundError: no export job has this ID.
            JobFailedError: the export failed; its `reason` is the job's own message.
            WaitTimeoutError: it is not over in time; its `state` is the last that was seen.

        Example::

            job_id = await client.data_client.start_sequence_dataset_export("<DATASET-ID>")
            export = await client.data_client.wait_for_sequence_dataset_export(job_id, timeout=3600)
            print(export.expires_at.ToDatetime())
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.aio.waiters import wait_for_sequence_dataset_export

        return await wait_for_sequence_dataset_export(
            self, job_id, poll_interval=poll_interval, progress=progress, timeout=timeout, retry=retry
        )

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
    ) -> tuple[list[views.TabularData], int, str]:
        """Return one page of tabular data that matches a filter.

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
            tuple[list[TabularData], int, str]: In this order:
                data (list[TabularData]): The data points of this page, each with its capture metadata;
                    empty when there are no more.
                count (int): Number of entries; of all that match when only a count was asked for.
                last (str): Position of the last entry; pass it with the next call to read on.

        Raises:
            InvalidArgumentError: the filter or the page position is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            motor_data = create_filter(component_name="motor-1")
            rows, last = [], None
            while True:
                page, count, last = await client.data_client.tabular_data_by_filter(motor_data, last=last)
                if not page:
                    break
                rows += page
            print(f"{len(rows)} readings of motor-1")
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
        with Conversion(data_service.TABULAR_DATA_BY_FILTER, response):
            return (
                ResultList(
                    [
                        views.TabularData.from_response(
                            item, metadata=item_at(response.metadata, item.metadata_index, "metadata")
                        )
                        for item in response.data
                    ]
                ),
                response.count,
                response.last,
            )

    @deprecated(
        "Deprecated: use `export_tabular_data` for the data of one resource, or `tabular_data_by_mql` and `tabular_data_by_sql` for queries."
    )
    def iter_tabular_data_by_filter(
        self,
        filter: data_pb2.Filter | None = None,
        sort_order: OrderOrName | None = None,
        include_internal_data: bool = False,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[views.TabularData]:
        """Iterate over tabular data that matches a filter.

        Deprecated: use `export_tabular_data` for the data of one resource, or `tabular_data_by_mql` and
        `tabular_data_by_sql` for queries.

        The pages of `tabular_data_by_filter` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            filter (Filter, optional): Data to return, as made by `viam_cloud.utils.create_filter`; None
                means all.
            sort_order (Order | str, optional): Whether newest or oldest data comes first. Values:
                `ORDER_DESCENDING`, `ORDER_ASCENDING`.
            include_internal_data (bool, default False): Whether to include internal data, which serves
                features of the platform such as cloud SLAM; false by default.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100,
                later up to 1000.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[TabularData]: The items, one after the other; its `pages()` gives them as lists
                instead, a page each.

        Raises:
            InvalidArgumentError: the filter or the page position is malformed.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            motor_data = create_filter(component_name="motor-1")
            async for reading in client.data_client.iter_tabular_data_by_filter(motor_data, limit=1000):
                print(reading.time_received, reading.data)
        """
        return Pager(
            build_request(
                data_pb2.TabularDataByFilterRequest,
                data_request=build_request(
                    data_pb2.DataRequest, filter=any_filter(filter, "filter"), sort_order=sort_order
                ),
                include_internal_data=include_internal_data,
            ),
            lambda request: self._call(data_service.TABULAR_DATA_BY_FILTER, request, timeout=timeout, retry=retry),
            PageFields(
                "data_request.last",
                "last",
                "data_request.limit",
                ends_when_empty=True,
                usual_size=100,
                largest_size=1000,
            ),
            converting(
                data_service.TABULAR_DATA_BY_FILTER,
                lambda response: ResultList(
                    [
                        views.TabularData.from_response(
                            item, metadata=item_at(response.metadata, item.metadata_index, "metadata")
                        )
                        for item in response.data
                    ]
                ),
            ),
            item_type=views.TabularData,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
        )

    async def tabular_data_by_sql(
        self, organization_id: str, sql_query: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[dict[str, Any]]:
        """Run an SQL query over the tabular data of an organization.

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
            list[dict[str, Any]]: The rows in order, with times in UTC.

        Raises:
            InvalidArgumentError: the SQL statement cannot be parsed or is not supported.
            PermissionDeniedError: the credentials do not reach the whole organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            rows = await client.data_client.tabular_data_by_sql(
                organization_id="<ORGANIZATION-ID>",
                sql_query="SELECT component_name, time_received, data FROM readings "
                "WHERE time_received >= CAST('2025-01-01T00:00:00.000Z' AS TIMESTAMP) LIMIT 5",
            )
            for row in rows:
                print(row["component_name"], row["time_received"], row["data"])
        """
        response = await self._call(
            data_service.TABULAR_DATA_BY_SQL,
            build_request(data_pb2.TabularDataBySQLRequest, organization_id=organization_id, sql_query=sql_query),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(data_service.TABULAR_DATA_BY_SQL, response):
            return ResultList([decode_document(item) for item in response.raw_data])

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
    ) -> list[dict[str, Any]]: ...
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
    ) -> list[dict[str, Any]]: ...
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
    ) -> list[dict[str, Any]]:
        """Run an MQL aggregation over the tabular data of an organization.

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
            list[dict[str, Any]]: The documents in order, with times in UTC.

        Raises:
            InvalidArgumentError: a stage is not valid BSON, is not supported, or a pipeline source
                lacks its ID.
            NotFoundError: the data pipeline or saved query named does not exist.
            PermissionDeniedError: the credentials do not give access to the data of the organization.
            ValueError: the query has a value that BSON cannot hold; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            averages = await client.data_client.tabular_data_by_mql(
                organization_id="<ORGANIZATION-ID>",
                query=[
                    {"$match": {"component_name": "sensor-1"}},
                    {"$group": {"_id": "$location_id", "mean": {"$avg": "$data.readings.temperature"}}},
                ],
            )
            for average in averages:
                print(average["_id"], average["mean"])
        """
        response = await self._call(
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
        with Conversion(data_service.TABULAR_DATA_BY_MQL, response):
            return ResultList([decode_document(item) for item in response.raw_data])

    @overload
    async def export_tabular_data(
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
    ) -> list[views.TabularDataPoint]: ...
    @overload
    async def export_tabular_data(
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
    ) -> list[views.TabularDataPoint]: ...
    @old_parameters(resource_subtype="resource_api")
    async def export_tabular_data(
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
    ) -> list[views.TabularDataPoint]:
        """Return the tabular data that one resource of a part captured.

        Without times everything synced for this resource and method is exported. The data comes as a
        stream, of which a list is made; `iter_export_tabular_data` is for taking it point by point, however
        much it is. A broken stream cannot be resumed: a new call starts from the beginning.

        A resource, API or method that captured nothing is no error: the list is empty.
        `list_captured_resources` says what there is.

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
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[TabularDataPoint]: The data points with their metadata, each a
                `DataClient.TabularDataPoint`; times are in UTC.

        Raises:
            InvalidArgumentError: the part, resource, API or method is missing, or the interval is
                malformed.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            now = datetime.now(timezone.utc)
            points = await client.data_client.export_tabular_data(
                part_id="<PART-ID>",
                resource_name="sensor-1",
                resource_api="rdk:component:sensor",
                method_name="Readings",
                start_time=now - timedelta(hours=1),
                end_time=now,
            )
            for point in points:
                print(point.time_captured, point.payload)
        """
        stream = self._server_stream(
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
        items = MappedStream(stream, lambda response: views.TabularDataPoint.from_response(response))
        return ResultList([item async for item in items])

    def iter_export_tabular_data(
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
    ) -> MappedStream[views.TabularDataPoint]:
        """Iterate over the tabular data that one resource of a part captured.

        Without times everything synced for this resource and method is exported. The data points come one
        by one as they arrive, so that any number of them needs little memory. A broken stream cannot be
        resumed: a new call starts from the beginning.

        A resource, API or method that captured nothing is no error: nothing comes.
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
            A stream of TabularDataPoint: The data points with their metadata, each a
                `DataClient.TabularDataPoint`; times are in UTC.

        Raises:
            InvalidArgumentError: the part, resource, API or method is missing, or the interval is
                malformed.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timedelta, timezone

            now = datetime.now(timezone.utc)
            async with client.data_client.iter_export_tabular_data(
                part_id="<PART-ID>",
                resource_name="sensor-1",
                resource_api="rdk:component:sensor",
                method_name="Readings",
                start_time=now - timedelta(days=30),
            ) as points:
                async for point in points:
                    print(point.time_captured, point.payload)
        """
        stream = self._server_stream(
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
        return MappedStream(
            stream, lambda response: views.TabularDataPoint.from_response(response), item_type=views.TabularDataPoint
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
    ) -> tuple[datetime.datetime, datetime.datetime, dict[str, Any]] | None: ...
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
    ) -> tuple[datetime.datetime, datetime.datetime, dict[str, Any]] | None: ...
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
    ) -> tuple[datetime.datetime, datetime.datetime, dict[str, Any]] | None:
        """Return the newest tabular data point that a resource captured and synced.

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
            tuple[datetime, datetime, dict[str, Any]]: When the data was captured, when it reached the
                cloud (both in UTC), and the captured values; None if there is no data.

        Raises:
            InvalidArgumentError: the part, resource, API or method is missing.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            latest = await client.data_client.get_latest_tabular_data(
                part_id="<PART-ID>",
                resource_name="sensor-1",
                resource_api="rdk:component:sensor",
                method_name="Readings",
            )
            if latest is None:
                print("nothing synced within the last year")
            else:
                time_captured, time_synced, payload = latest
                print(time_captured, payload)
        """
        response = await self._call(
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
        with Conversion(data_service.GET_LATEST_TABULAR_DATA, response):
            return latest_reading(response)

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
    ) -> tuple[list[data_pb2.BinaryData], int, str]:
        """Return one page of binary data that matches a filter.

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
            tuple[list[BinaryData], int, str]: In this order:
                data (list[BinaryData]): The items of this page; empty when there are no more.
                count (int): Number of entries; of all that match when only a count was asked for.
                last (str): Position of the last entry; pass it with the next call to read on.

        Raises:
            InvalidArgumentError: the filter or the page position is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1", mime_type=["image/jpeg"])
            last = None
            while True:
                images, count, last = await client.data_client.binary_data_by_filter(
                    camera_data, limit=20, last=last, include_binary_data=False
                )
                if not images:
                    break
                print([image.metadata.binary_data_id for image in images])
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
        return ResultList(response.data), response.count, response.last

    def iter_binary_data_by_filter(
        self,
        filter: data_pb2.Filter | None = None,
        sort_order: OrderOrName | None = None,
        include_binary_data: bool = True,
        include_internal_data: bool = False,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[data_pb2.BinaryData]:
        """Iterate over binary data that matches a filter.

        The pages of `binary_data_by_filter` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            filter (Filter, optional): Data to return, as made by `viam_cloud.utils.create_filter`; None
                means all.
            sort_order (Order | str, optional): Whether newest or oldest data comes first. Values:
                `ORDER_DESCENDING`, `ORDER_ASCENDING`.
            include_binary_data (bool, default True): Whether to return the file contents along with the
                metadata.
            include_internal_data (bool, default False): Whether to include internal data, which serves
                features of the platform such as cloud SLAM; false by default.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100,
                later up to 1000, or what the server chooses where items hold whole files.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[BinaryData]: The items, one after the other; its `pages()` gives them as lists
                instead, a page each.

        Raises:
            InvalidArgumentError: the filter or the page position is malformed.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1", mime_type=["image/jpeg"])
            async for image in client.data_client.iter_binary_data_by_filter(camera_data, include_binary_data=False):
                print(image.metadata.binary_data_id)
        """
        return Pager(
            build_request(
                data_pb2.BinaryDataByFilterRequest,
                data_request=build_request(data_pb2.DataRequest, filter=filter, sort_order=sort_order),
                include_binary=include_binary_data,
                include_internal_data=include_internal_data,
            ),
            lambda request: self._call(data_service.BINARY_DATA_BY_FILTER, request, timeout=timeout, retry=retry),
            PageFields(
                "data_request.last",
                "last",
                "data_request.limit",
                ends_when_empty=True,
                usual_size=100,
                large_when="include_binary",
                largest_size=1000,
            ),
            lambda response: ResultList(response.data),
            item_type=data_pb2.BinaryData,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
        )

    async def binary_data_by_ids(
        self,
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        include_binary_data: bool = True,
        dest: str | PathLike[str] | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[data_pb2.BinaryData]:
        """Return binary data, or only its metadata, by IDs.

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
            list[BinaryData]: The items that were found.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            images = await client.data_client.binary_data_by_ids(["<BINARY-DATA-ID>"])
            for image in images:
                print(image.metadata.file_name, len(image.binary), "bytes")
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
        return ResultList(response.data)

    async def delete_tabular_data(
        self,
        organization_id: str,
        delete_older_than_days: int,
        filter: data_pb2.DeleteTabularFilter | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> int:
        """Delete the tabular data of an organization that is older than some days.

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
            int: Number of data points deleted.

        Raises:
            InvalidArgumentError: the organization is missing or the filter is malformed.
            PermissionDeniedError: the caller may not delete data of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import DeleteTabularFilter

            deleted = await client.data_client.delete_tabular_data(
                "<ORGANIZATION-ID>", delete_older_than_days=150, filter=DeleteTabularFilter(component_name="sensor-1")
            )
            print(deleted, "data points deleted")
        """
        response = await self._call(
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
        return response.deleted_count

    async def delete_binary_data_by_filter(
        self,
        filter: data_pb2.Filter | None,
        *,
        include_internal_data: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> int:
        """Delete all binary data that matches a filter.

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
            int: Number of items deleted.

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
            deleted = await client.data_client.delete_binary_data_by_filter(old_images)
            print(deleted, "images deleted")
        """
        response = await self._call(
            data_service.DELETE_BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.DeleteBinaryDataByFilterRequest,
                filter=required_filter(filter, "filter"),
                include_internal_data=include_internal_data,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.deleted_count

    async def delete_binary_data_by_ids(
        self,
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> int:
        """Delete binary data by IDs.

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
            int: Number of items deleted.

        Raises:
            InvalidArgumentError: no binary data ID is given.
            PermissionDeniedError: the caller may not delete this data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            deleted = await client.data_client.delete_binary_data_by_ids(["<BINARY-DATA-ID>"])
            print(deleted, "items deleted")
        """
        response = await self._call(
            data_service.DELETE_BINARY_DATA_BY_IDS,
            build_request(
                data_pb2.DeleteBinaryDataByIDsRequest,
                binary_data_ids=plain_binary_ids(binary_ids),
                binary_ids=binary_id_messages(binary_ids),
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.deleted_count

    async def add_tags_to_binary_data_by_ids(
        self,
        tags: Sequence[str],
        binary_ids: Sequence[str] | Sequence[data_pb2.BinaryID],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Put tags on binary data, by IDs.

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

        Raises:
            InvalidArgumentError: no binary data ID or no tag is given.
            NotFoundError: one of the binary data IDs is unknown, or the caller may not see that data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.add_tags_to_binary_data_by_ids(["night", "rain"], ["<BINARY-DATA-ID>"])
        """
        await self._call(
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
    ) -> None:
        """Add tags to all binary data that matches a filter.

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

        Raises:
            InvalidArgumentError: no tag is given or the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1")
            await client.data_client.add_tags_to_binary_data_by_filter(["night", "rain"], camera_data)
        """
        await self._call(
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
    ) -> int:
        """Take tags off binary data, by IDs.

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
            int: Number of tags removed.

        Raises:
            InvalidArgumentError: no binary data ID or no tag is given.
            NotFoundError: one of the binary data IDs is unknown, or the caller may not see that data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            removed = await client.data_client.remove_tags_from_binary_data_by_ids(["night", "rain"], ["<BINARY-DATA-ID>"])
            print(removed, "tags removed")
        """
        response = await self._call(
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
        return response.deleted_count

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
    ) -> int:
        """Remove tags from all binary data that matches a filter.

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
            int: Number of tags removed.

        Raises:
            InvalidArgumentError: no tag is given or the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1")
            removed = await client.data_client.remove_tags_from_binary_data_by_filter(["night", "rain"], camera_data)
            print(removed, "tags removed")
        """
        response = await self._call(
            data_service.REMOVE_TAGS_FROM_BINARY_DATA_BY_FILTER,
            build_request(
                data_pb2.RemoveTagsFromBinaryDataByFilterRequest, tags=tags, filter=any_filter(filter, "filter")
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.deleted_count

    @deprecated("Deprecated: the tags of an item are part of its capture metadata, see `binary_data_by_filter`.")
    async def tags_by_filter(
        self, filter: data_pb2.Filter | None = None, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[str]:
        """Return the tags found on data that matches a filter.

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
            list[str]: Tags that occur on the matching data.

        Raises:
            InvalidArgumentError: the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            tags = await client.data_client.tags_by_filter(create_filter(component_name="camera-1"))
            print("tags in use:", *tags)
        """
        response = await self._call(
            data_service.TAGS_BY_FILTER,
            build_request(data_pb2.TagsByFilterRequest, filter=any_filter(filter, "filter")),
            timeout=timeout,
            retry=retry,
        )
        return list(response.tags)

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
    ) -> str:
        """Draw a labeled bounding box on an image.

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
            str: ID of the box, to change or remove it later.

        Raises:
            InvalidArgumentError: a coordinate lies outside 0 to 1, or the label is missing.
            NotFoundError: no image has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            bbox_id = await client.data_client.add_bounding_box_to_image_by_id(
                binary_id="<BINARY-DATA-ID>",
                label="dog",
                x_min_normalized=0.1,
                y_min_normalized=0.2,
                x_max_normalized=0.6,
                y_max_normalized=0.8,
            )
            print(bbox_id)
        """
        response = await self._call(
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
        return response.bbox_id

    async def remove_bounding_box_from_image_by_id(
        self, bbox_id: str, binary_id: str | data_pb2.BinaryID, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Remove one bounding box from an image.

        Args:
            bbox_id (str): ID of the box to remove.
            binary_id (str | BinaryID): ID of the image, as in `BinaryMetadata.binary_data_id`. A
                `BinaryID` message works too, but is deprecated.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: the image or the bounding box does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.remove_bounding_box_from_image_by_id(bbox_id="<BBOX-ID>", binary_id="<BINARY-DATA-ID>")
        """
        await self._call(
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
    ) -> list[str]:
        """Return the bounding box labels found on data that matches a filter.

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
            list[str]: Labels that occur on bounding boxes of the matching data.

        Raises:
            InvalidArgumentError: the filter is malformed.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.utils import create_filter

            camera_data = create_filter(component_name="camera-1")
            labels = await client.data_client.bounding_box_labels_by_filter(camera_data)
            print("labels in use:", *labels)
        """
        response = await self._call(
            data_service.BOUNDING_BOX_LABELS_BY_FILTER,
            build_request(data_pb2.BoundingBoxLabelsByFilterRequest, filter=any_filter(filter, "filter")),
            timeout=timeout,
            retry=retry,
        )
        return list(response.labels)

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
    ) -> None:
        """Change the label, corners and confidence of a bounding box.

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

        Raises:
            InvalidArgumentError: a coordinate lies outside 0 to 1.
            NotFoundError: the image or the bounding box does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.update_bounding_box(
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
        await self._call(
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
    ) -> str:
        """Return how to reach the MongoDB federation with the data of an organization.

        Any MongoDB client can then query the tabular data directly. A database user is needed to sign in:
        set its password with `configure_database_user`.

        Args:
            organization_id (str): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            str: Host name of the federated database.

        Raises:
            NotFoundError: no organization has this ID, or its database is not set up.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            hostname = await client.data_client.get_database_connection(organization_id="<ORGANIZATION-ID>")
        """
        response = await self._call(
            data_service.GET_DATABASE_CONNECTION,
            build_request(data_pb2.GetDatabaseConnectionRequest, organization_id=organization_id),
            timeout=timeout,
            retry=retry,
        )
        return response.hostname

    async def configure_database_user(
        self, organization_id: str, password: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Create the database user of an organization, or set a new password for it.

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

        Raises:
            InvalidArgumentError: the organization is missing or the password is not acceptable.
            PermissionDeniedError: the caller may not manage the database access of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.configure_database_user(
                organization_id="<ORGANIZATION-ID>",
                password="<PASSWORD>",
            )
        """
        await self._call(
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
    ) -> None:
        """Add binary data to a dataset.

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

        Raises:
            InvalidArgumentError: no binary data ID is given.
            NotFoundError: the dataset or one of the items does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.add_binary_data_to_dataset_by_ids(["<BINARY-DATA-ID>"], "<DATASET-ID>")
        """
        await self._call(
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
    ) -> None:
        """Take binary data out of a dataset.

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

        Raises:
            InvalidArgumentError: no binary data ID is given.
            NotFoundError: the dataset or one of the items does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.remove_binary_data_from_dataset_by_ids(["<BINARY-DATA-ID>"], "<DATASET-ID>")
        """
        await self._call(
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
    ) -> None:
        """Add sequences to a sequence dataset.

        Args:
            dataset_id (str): ID of a dataset of type `DATASET_TYPE_SEQUENCE_DATA`.
            sequence_ids (Sequence[str]): IDs of the sequences to add.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Raises:
            InvalidArgumentError: no sequence ID is given.
            NotFoundError: the dataset or one of the sequences does not exist.
            FailedPreconditionError: the dataset does not hold sequences.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.add_sequences_to_dataset(
                dataset_id="<DATASET-ID>",
                sequence_ids=["<SEQUENCE-ID>"],
            )
        """
        await self._call(
            data_service.ADD_SEQUENCES_TO_DATASET,
            build_request(data_pb2.AddSequencesToDatasetRequest, dataset_id=dataset_id, sequence_ids=sequence_ids),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def remove_sequences_from_dataset(
        self, dataset_id: str, sequence_ids: Sequence[str], timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> None:
        """Take sequences out of a dataset.

        The sequences themselves are kept.

        Args:
            dataset_id (str): ID of the dataset that loses the sequences.
            sequence_ids (Sequence[str]): IDs of the sequences to take out.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            InvalidArgumentError: no sequence ID is given.
            NotFoundError: the dataset or one of the sequences does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.remove_sequences_from_dataset(
                dataset_id="<DATASET-ID>",
                sequence_ids=["<SEQUENCE-ID>"],
            )
        """
        await self._call(
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
    ) -> None:
        """Create a MongoDB index on the hot data store or on the output of a data pipeline.

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

            await client.data_client.create_index(
                organization_id="<ORGANIZATION-ID>",
                collection_type=IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE,
                index_spec={"component_name": 1, "time_received": -1},
            )
        """
        await self._call(
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
    ) -> list[data_pb2.Index]:
        """List the indexes of the hot data store or of the output of a data pipeline.

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
            list[Index]: All its indexes, those of the service included.

        Raises:
            InvalidArgumentError: the collection is not given, or the pipeline name is missing.
            NotFoundError: the collection does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import IndexableCollection

            indexes = await client.data_client.list_indexes(
                "<ORGANIZATION-ID>", IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE
            )
            print([index.index_name for index in indexes])
        """
        response = await self._call(
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
        return ResultList(response.indexes)

    async def delete_index(
        self,
        organization_id: str,
        collection_type: IndexableCollectionOrName,
        index_name: str,
        pipeline_name: str | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> None:
        """Delete one index, by its name.

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

        Raises:
            NotFoundError: the collection has no index of this name.
            PermissionDeniedError: the caller may not manage indexes of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.data import IndexableCollection

            await client.data_client.delete_index(
                "<ORGANIZATION-ID>", IndexableCollection.INDEXABLE_COLLECTION_HOT_STORE, "component_name_1_time_received_-1"
            )
        """
        await self._call(
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

            response = await client.data_client.create_saved_query(
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
        binary_data_id: str,
        expiration_minutes: int | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> tuple[str, datetime.datetime]:
        """Create a link that downloads one piece of binary data without signing in.

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
            tuple[str, datetime]: In this order:
                signed_url (str): URL that anybody can download the file from while it is valid; treat
                    it as a secret.
                expires_at (datetime): When the link stops working, in UTC.

        Raises:
            InvalidArgumentError: the expiration is out of range.
            NotFoundError: no binary data has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            url, expires_at = await client.data_client.create_binary_data_signed_url("<BINARY-DATA-ID>", expiration_minutes=60)
            print(url, "until", expires_at)
        """
        response = await self._call(
            data_service.CREATE_BINARY_DATA_SIGNED_URL,
            build_request(
                data_pb2.CreateBinaryDataSignedURLRequest,
                binary_data_id=binary_data_id,
                expiration_minutes=expiration_minutes,
            ),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(data_service.CREATE_BINARY_DATA_SIGNED_URL, response):
            return response.signed_url, from_timestamp(response.expires_at)

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
    ) -> str:
        """Create a sequence: a span of time over the data of one part.

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
            str: ID of the sequence.

        Raises:
            InvalidArgumentError: the part or the times are missing, or the end is before the start.
            NotFoundError: no part has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            from viam_cloud.proto.app.data import SequenceResourceFilter

            sequence_id = await client.data_client.create_sequence(
                part_id="<PART-ID>",
                resources=[SequenceResourceFilter(resource_name="camera-1", method_name="GetImages")],
                start_time=datetime(2026, 6, 5, 11, 0, tzinfo=timezone.utc),
                end_time=datetime(2026, 6, 5, 11, 5, tzinfo=timezone.utc),
                sequence_tags=["demonstration"],
            )
            print(sequence_id)
        """
        response = await self._call(
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
        return response.id

    async def get_sequence(self, id: str, timeout: float | None = None, *, retry: Retry = DEFAULT) -> data_pb2.Sequence:
        """Return one sequence by its ID.

        Args:
            id (str): ID of the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Sequence: The sequence with its resources and times.

        Raises:
            NotFoundError: no sequence has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            sequence = await client.data_client.get_sequence(id="<SEQUENCE-ID>")
        """
        response = await self._call(
            data_service.GET_SEQUENCE,
            build_request(data_pb2.GetSequenceRequest, id=id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
        return response.sequence

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
    ) -> None:
        """Change the resources, tags or times of a sequence.

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

        Raises:
            InvalidArgumentError: the mask names an unknown field, or the end would be before the start.
            NotFoundError: no sequence has this ID.
            ValueError: nothing to change is given; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.update_sequence("<SEQUENCE-ID>", sequence_tags=["demonstration", "checked"])
        """
        await self._call(
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

    async def delete_sequence(self, id: str, timeout: float | None = None, *, retry: Retry = DEFAULT) -> None:
        """Delete a sequence.

        The captured data it refers to is kept.

        Args:
            id (str): ID of the sequence.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no sequence has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.delete_sequence(id="<SEQUENCE-ID>")
        """
        await self._call(
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
    ) -> tuple[list[data_pb2.Sequence], str]:
        """List the sequences of an organization, page by page.

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
            tuple[list[Sequence], str]: In this order:
                sequences (list[Sequence]): The sequences of this page.
                next_page_token (str): Pass as `page_token` to get the next page; empty on the last one.

        Raises:
            InvalidArgumentError: the page token is not valid.
            PermissionDeniedError: the caller may not see the data of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            sequences, next_page_token = await client.data_client.list_sequences("<ORGANIZATION-ID>", page_size=50)
            print([sequence.id for sequence in sequences])
        """
        response = await self._call(
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
        return ResultList(response.sequences), response.next_page_token

    def iter_sequences(
        self,
        organization_id: str,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[data_pb2.Sequence]:
        """Iterate over the sequences of an organization.

        The pages of `list_sequences` are fetched as they are needed, the first one with the first item that
        is asked for.

        Args:
            organization_id (str): ID (UUID) of the organization.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[Sequence]: The items, one after the other; its `pages()` gives them as lists instead,
                a page each.

        Raises:
            InvalidArgumentError: the page token is not valid.
            PermissionDeniedError: the caller may not see the data of the organization.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for sequence in client.data_client.iter_sequences("<ORGANIZATION-ID>"):
                print(sequence.id)
        """
        return Pager(
            build_request(data_pb2.ListSequencesRequest, organization_id=organization_id),
            lambda request: self._call(data_service.LIST_SEQUENCES, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token", "page_size", usual_size=100),
            lambda response: ResultList(response.sequences),
            item_type=data_pb2.Sequence,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
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
    ) -> tuple[list[data_pb2.Sequence], str, int]:
        """List the sequences in a dataset, page by page, or count them.

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
            tuple[list[Sequence], str, int]: In this order:
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

            sequences, next_page_token, count = await client.data_client.sequences_by_dataset_id("<DATASET-ID>", page_size=50)
            print(len(sequences), "of", count)
        """
        response = await self._call(
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
        return ResultList(response.sequences), response.next_page_token, response.count

    def iter_sequences_by_dataset_id(
        self,
        dataset_id: str,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[data_pb2.Sequence]:
        """Iterate over the sequences in a dataset.

        The pages of `sequences_by_dataset_id` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            dataset_id (str): ID of a sequence dataset.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[Sequence]: The items, one after the other; its `pages()` gives them as lists instead,
                a page each.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no dataset has this ID, or the caller may not see it.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for sequence in client.data_client.iter_sequences_by_dataset_id("<DATASET-ID>"):
                print(sequence.id)
        """
        return Pager(
            build_request(data_pb2.SequencesByDatasetIDRequest, dataset_id=dataset_id),
            lambda request: self._call(data_service.SEQUENCES_BY_DATASET_ID, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token", "page_size", usual_size=100),
            lambda response: ResultList(response.sequences),
            item_type=data_pb2.Sequence,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
        )

    async def get_sequence_binary_data(
        self,
        sequence_id: str,
        page_token: str | None = None,
        page_size: int | None = None,
        timeout: float | None = None,
        *,
        retry: Retry = DEFAULT,
    ) -> tuple[list[data_pb2.BinaryData], str]:
        """Return the binary data that belongs to a sequence, page by page.

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
            tuple[list[BinaryData], str]: In this order:
                data (list[BinaryData]): The items of this page.
                next_page_token (str): Pass as `page_token` to get the next page; empty on the last one.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no sequence has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            images, next_page_token = await client.data_client.get_sequence_binary_data("<SEQUENCE-ID>", page_size=20)
            print([image.metadata.file_name for image in images])
        """
        response = await self._call(
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
        return ResultList(response.data), response.next_page_token

    def iter_sequence_binary_data(
        self,
        sequence_id: str,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[data_pb2.BinaryData]:
        """Iterate over the binary data that belongs to a sequence.

        The pages of `get_sequence_binary_data` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            sequence_id (str): ID of the sequence.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None lets the
                server choose.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[BinaryData]: The items, one after the other; its `pages()` gives them as lists
                instead, a page each.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no sequence has this ID, or the caller may not see it.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for image in client.data_client.iter_sequence_binary_data("<SEQUENCE-ID>"):
                print(image.metadata.file_name)
        """
        return Pager(
            build_request(data_pb2.GetSequenceBinaryDataRequest, sequence_id=sequence_id),
            lambda request: self._call(data_service.GET_SEQUENCE_BINARY_DATA, request, timeout=timeout, retry=retry),
            PageFields("page_token", "next_page_token", "page_size"),
            lambda response: ResultList(response.data),
            item_type=data_pb2.BinaryData,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
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

            response = await client.data_client.data_capture_upload()
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
    ) -> str:
        """Upload one piece of binary sensor data, such as an image.

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
            str: ID of the binary data, for the methods that take `binary_ids`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            ValueError: the times are not two; nothing was sent.
            OSError: the file cannot be read, or changed while it was uploaded.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            binary_data_id = await client.data_client.binary_data_capture_upload(
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
            print(binary_data_id)
        """
        binary_data = in_memory_if_small(binary_data, "binary_data")
        if not isinstance(binary_data, bytes):
            return await self.streaming_data_capture_upload(
                data=binary_data,
                part_id=part_id,
                file_ext=file_extension,
                component_type=component_type,
                component_name=component_name,
                method_name=method_name,
                method_parameters=method_parameters,
                data_request_times=data_request_times,
                tags=tags,
                dataset_ids=dataset_ids,
                mime_type=mime_type,
                file_name=file_name,
                file_create_time=file_create_time,
                file_modify_time=file_modify_time,
                timeout=timeout,
                retry=retry,
            )
        response = await self._call(
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
        return response.binary_data_id

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
    ) -> str:
        """Upload tabular sensor data: any number of readings that share their metadata.

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
            str: ID of the file that the readings were stored in.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            ValueError: there is not one pair of times for each reading, or a reading has a value that
                JSON cannot hold; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            file_id = await client.data_client.tabular_data_capture_upload(
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
            print(file_id)
        """
        response = await self._call(
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
        return response.file_id

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
    ) -> str:
        """Upload a file, of any kind.

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
            str: ID of the binary data, for the methods that take `binary_ids`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            binary_data_id = await client.data_client.file_upload(
                part_id="<PART-ID>",
                data=b"21.5,21.7,21.6",
                file_name="readings",
                file_extension=".csv",
                tags=["greenhouse"],
            )
            print(binary_data_id)
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
        response = await self._client_stream(data_sync_service.FILE_UPLOAD, requests, timeout=timeout, retry=retry)
        return response.binary_data_id

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
    ) -> str:
        """Upload a file by its path.

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
            str: ID of the binary data, for the methods that take `binary_ids`.

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
                binary_data_id = await client.data_client.file_upload_from_path(readings, "<PART-ID>", tags=["greenhouse"])
            print(binary_data_id)
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
        response = await self._client_stream(data_sync_service.FILE_UPLOAD, requests, timeout=timeout, retry=retry)
        return response.binary_data_id

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
    ) -> str:
        """Upload binary sensor data as a stream of pieces, whatever its size.

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
            str: ID of the binary data, for the methods that take `binary_ids`.

        Raises:
            InvalidArgumentError: the metadata is incomplete or the part ID is not valid.
            NotFoundError: no part has this ID, or the caller may not upload for it.
            ValueError: the times are not two; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from datetime import datetime, timezone

            binary_data_id = await client.data_client.streaming_data_capture_upload(
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
            print(binary_data_id)
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
        response = await self._client_stream(
            data_sync_service.STREAMING_DATA_CAPTURE_UPLOAD, requests, timeout=timeout, retry=retry
        )
        return response.binary_data_id

    async def create_dataset(
        self,
        name: str,
        organization_id: str,
        type: DatasetTypeOrName | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> str:
        """Create an empty dataset in an organization.

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
            str: ID of the dataset.

        Raises:
            AlreadyExistsError: the organization has a dataset of this name.
            InvalidArgumentError: the name or the organization is missing.
            PermissionDeniedError: the caller may not create datasets in the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            result = await client.data_client.create_dataset(
                name="<DATASET-NAME>",
                organization_id="<ORGANIZATION-ID>",
            )
        """
        response = await self._call(
            dataset_service.CREATE_DATASET,
            build_request(dataset_pb2.CreateDatasetRequest, name=name, organization_id=organization_id, type=type),
            timeout=timeout,
            retry=retry,
        )
        return response.id

    async def delete_dataset(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete a dataset.

        Only the collection goes: the data in it is kept.

        Args:
            id (str): ID of the dataset.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.delete_dataset(id="<DATASET-ID>")
        """
        await self._call(
            dataset_service.DELETE_DATASET,
            build_request(dataset_pb2.DeleteDatasetRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    async def rename_dataset(self, id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Give a dataset a new name.

        Args:
            id (str): ID of the dataset.
            name (str): Display name of the dataset from now on.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            AlreadyExistsError: another dataset of the organization has this name.
            InvalidArgumentError: the new name is empty.
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.rename_dataset(id="<DATASET-ID>", name="<DATASET-NAME>")
        """
        await self._call(
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
    ) -> list[dataset_pb2.Dataset]:
        """List the datasets of an organization.

        Args:
            organization_id (str): ID (UUID) of the organization.
            dataset_type (DatasetType | str, optional): Only datasets of this type; absent does not
                restrict the type. Values: `DATASET_TYPE_SEQUENCE_DATA`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Dataset]: All matching datasets, without their contents.

        Raises:
            NotFoundError: no organization has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            datasets = await client.data_client.list_datasets_by_organization_id(organization_id="<ORGANIZATION-ID>")
        """
        response = await self._call(
            dataset_service.LIST_DATASETS_BY_ORGANIZATION_ID,
            build_request(
                dataset_pb2.ListDatasetsByOrganizationIDRequest, organization_id=organization_id, type=dataset_type
            ),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.datasets)

    async def list_dataset_by_ids(
        self, ids: Sequence[str], *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[dataset_pb2.Dataset]:
        """Return several datasets by their IDs.

        Args:
            ids (Sequence[str]): IDs of the datasets.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Dataset]: The datasets found, without their contents.

        Raises:
            InvalidArgumentError: no ID is given.
            NotFoundError: one of the IDs is unknown, or the caller may not see that dataset.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            datasets = await client.data_client.list_dataset_by_ids(ids=["<ID>"])
        """
        response = await self._call(
            dataset_service.LIST_DATASETS_BY_IDS,
            build_request(dataset_pb2.ListDatasetsByIDsRequest, ids=ids),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.datasets)

    async def merge_datasets(
        self,
        name: str,
        organization_id: str,
        dataset_ids: Sequence[str],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> str:
        """Create a dataset with the contents of several others.

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
            str: ID of the new dataset.

        Raises:
            NotFoundError: one of the datasets does not exist.
            InvalidArgumentError: the name is missing, or no datasets are given.
            AlreadyExistsError: the organization has a dataset of the new name.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            dataset_id = await client.data_client.merge_datasets(
                name="<DATASETS-NAME>",
                organization_id="<ORGANIZATION-ID>",
                dataset_ids=["<DATASET-ID>"],
            )
        """
        response = await self._call(
            dataset_service.MERGE_DATASETS,
            build_request(
                dataset_pb2.MergeDatasetsRequest, name=name, organization_id=organization_id, dataset_ids=dataset_ids
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.dataset_id

    async def start_sequence_dataset_export(
        self, dataset_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> str:
        """Start a job that packs a sequence dataset for download.

        The call returns at once. Ask `get_sequence_dataset_export` how far the job is; it gives the
        download link at the end.

        Args:
            dataset_id (str): ID of a dataset of type `DATASET_TYPE_SEQUENCE_DATA`.
            timeout (float, optional): Seconds the call may take, all attempts included. Default: the
                client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            str: ID of the job, for `get_sequence_dataset_export`.

        Raises:
            FailedPreconditionError: the dataset does not hold sequences.
            NotFoundError: no dataset has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            job_id = await client.data_client.start_sequence_dataset_export(dataset_id="<DATASET-ID>")
        """
        response = await self._call(
            dataset_service.START_SEQUENCE_DATASET_EXPORT,
            build_request(dataset_pb2.StartSequenceDatasetExportRequest, dataset_id=dataset_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )
        return response.job_id

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

            response = await client.data_client.get_sequence_dataset_export(job_id="<JOB-ID>")
        """
        return await self._call(
            dataset_service.GET_SEQUENCE_DATASET_EXPORT,
            build_request(dataset_pb2.GetSequenceDatasetExportRequest, job_id=job_id),
            timeout=DEFAULT if timeout is None else timeout,
            retry=retry,
        )

    async def get_data_pipeline(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> views.DataPipeline:
        """Return one data pipeline by its ID.

        Args:
            id (str): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            DataPipeline: The pipeline with its query and schedule.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            pipeline = await client.data_client.get_data_pipeline("<DATA-PIPELINE-ID>")
            print(pipeline.name, pipeline.schedule, pipeline.mql_binary)
        """
        response = await self._call(
            data_pipelines_service.GET_DATA_PIPELINE,
            build_request(data_pipelines_pb2.GetDataPipelineRequest, id=id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(data_pipelines_service.GET_DATA_PIPELINE, response):
            return views.DataPipeline.from_response(response.data_pipeline)

    async def list_data_pipelines(
        self, organization_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[views.DataPipeline]:
        """List the data pipelines of an organization.

        Args:
            organization_id (str): ID (UUID) of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[DataPipeline]: The pipelines; `enabled` tells which ones run.

        Raises:
            NotFoundError: no organization has this ID.
            PermissionDeniedError: the caller may not see the pipelines of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            pipelines = await client.data_client.list_data_pipelines("<ORGANIZATION-ID>")
            print([pipeline.name for pipeline in pipelines if pipeline.enabled])
        """
        response = await self._call(
            data_pipelines_service.LIST_DATA_PIPELINES,
            build_request(data_pipelines_pb2.ListDataPipelinesRequest, organization_id=organization_id),
            timeout=timeout,
            retry=retry,
        )
        with Conversion(data_pipelines_service.LIST_DATA_PIPELINES, response):
            return ResultList([views.DataPipeline.from_response(item) for item in response.data_pipelines])

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
    ) -> str:
        """Create a data pipeline that runs a query on a schedule.

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
            str: ID of the pipeline.

        Raises:
            InvalidArgumentError: the schedule is not a cron expression, or the query is not valid.
            AlreadyExistsError: the organization has a data pipeline of this name.
            PermissionDeniedError: the caller does not own the organization.
            ValueError: the query has a value that BSON cannot hold; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            pipeline_id = await client.data_client.create_data_pipeline(
                organization_id="<ORGANIZATION-ID>",
                name="hourly-temperature",
                mql_binary=[
                    {"$match": {"component_name": "sensor-1"}},
                    {"$group": {"_id": "$location_id", "mean": {"$avg": "$data.readings.temperature"}}},
                ],
                schedule="0 * * * *",
                enable_backfill=False,
            )
            print(pipeline_id)
        """
        response = await self._call(
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
        return response.id

    async def rename_data_pipeline(
        self, id: str, name: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> None:
        """Give a data pipeline a new name.

        The query and the schedule cannot be changed this way.

        Args:
            id (str): ID of the pipeline.
            name (str): Display name from now on, unique within the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            AlreadyExistsError: another data pipeline of the organization has this name.
            InvalidArgumentError: the new name is empty.
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            ValueError: the ID or the name is empty; nothing was sent.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.rename_data_pipeline(
                id="<DATA-PIPELINE-ID>",
                name="<DATA-PIPELINE-NAME>",
            )
        """
        await self._call(
            data_pipelines_service.RENAME_DATA_PIPELINE,
            build_request(
                data_pipelines_pb2.RenameDataPipelineRequest,
                id=required_text(id, "id"),
                name=required_text(name, "name"),
            ),
            timeout=timeout,
            retry=retry,
        )

    async def delete_data_pipeline(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete a data pipeline.

        To only stop its runs for a while, use `disable_data_pipeline`.

        Args:
            id (str): ID of the pipeline.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            await client.data_client.delete_data_pipeline(id="<DATA-PIPELINE-ID>")
        """
        await self._call(
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
        id: str,
        page_size: int = 10,
        *,
        page_token: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> DataClient.DataPipelineRunsPage:
        """List the runs of a data pipeline, page by page.

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
            DataClient.DataPipelineRunsPage: The first page of the runs; its `next_page()` fetches the
                one after it.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            page = await client.data_client.list_data_pipeline_runs("<DATA-PIPELINE-ID>", page_size=20)
            while page.runs:
                for run in page.runs:
                    print(run.start_time, run.status, run.error_message)
                page = await page.next_page()
        """

        async def page(page_token: str | None) -> DataClient.DataPipelineRunsPage:
            response = await self._call(
                data_pipelines_service.LIST_DATA_PIPELINE_RUNS,
                build_request(
                    data_pipelines_pb2.ListDataPipelineRunsRequest, id=id, page_size=page_size, page_token=page_token
                ),
                timeout=timeout,
                retry=retry,
            )
            with Conversion(data_pipelines_service.LIST_DATA_PIPELINE_RUNS, response):
                return with_next_page(
                    DataClient.DataPipelineRunsPage.from_response(response, page_size=page_size), page
                )

        return await page(page_token)

    def iter_data_pipeline_runs(
        self,
        id: str,
        *,
        limit: int | None = None,
        page_size: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[views.DataPipelineRun]:
        """Iterate over the runs of a data pipeline.

        The pages of `list_data_pipeline_runs` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            id (str): ID of the pipeline.
            limit (int, optional): Largest number of items in all; None for all there are.
            page_size (int, optional): Largest number of items that one call asks for; None for 100.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[DataPipelineRun]: The items, one after the other; its `pages()` gives them as lists
                instead, a page each.

        Raises:
            InvalidArgumentError: the page token is not valid.
            NotFoundError: no data pipeline has this ID, or the caller may not see it.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async for run in client.data_client.iter_data_pipeline_runs("<DATA-PIPELINE-ID>", limit=100):
                print(run.start_time, run.status, run.error_message)
        """
        return Pager(
            build_request(data_pipelines_pb2.ListDataPipelineRunsRequest, id=id),
            lambda request: self._call(
                data_pipelines_service.LIST_DATA_PIPELINE_RUNS, request, timeout=timeout, retry=retry
            ),
            PageFields("page_token", "next_page_token", "page_size", usual_size=100),
            converting(
                data_pipelines_service.LIST_DATA_PIPELINE_RUNS,
                lambda response: ResultList([views.DataPipelineRun.from_response(item) for item in response.runs]),
            ),
            item_type=views.DataPipelineRun,
            limit=limit,
            page_size=page_size,
            prefetch=prefetch,
        )
