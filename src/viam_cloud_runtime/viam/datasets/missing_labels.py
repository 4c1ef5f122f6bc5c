"""Putting labels on images in the cloud, as far as they are not there: the same labels twice are there once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from viam_cloud_runtime.concurrency.limits import ConcurrencyLimit
from viam_cloud_runtime.errors import GRPCError, NotFoundError
from viam_cloud_runtime.rpc.options import Retry, Timeout
from viam_cloud_runtime.viam.datasets.labels import Box, Labels, labels_of
from viam_cloud_runtime.viam.downloads.client_calls import Answer, TransferBackend, answer
from viam_cloud_runtime.viam.downloads.file_download import gone
from viam_cloud_runtime.viam.downloads.selection import PAGE_ITEMS, identifier_of
from viam_cloud_runtime.viam.uploads.result import UploadResult

_SEEN_AFTER_SECONDS = (0.25, 0.5, 1, 2, 4, 8)
"""Waits for what has been uploaded to be seen. Nobody promises how long that takes; a rerun labels what was not."""


class LabelClient(Protocol):
    """What a client must be able to do for images to be labelled with it."""

    def binary_data_by_ids(
        self, binary_ids: Sequence[str], include_binary_data: bool, *, timeout: Timeout, retry: Retry
    ) -> Answer[Sequence[Any]]:
        """Objects by IDs."""
        ...

    def add_tags_to_binary_data_by_ids(
        self, tags: list[str], binary_ids: list[str], *, timeout: Timeout
    ) -> Answer[None]:
        """Put tags on objects."""
        ...

    def add_binary_data_to_dataset_by_ids(
        self, binary_ids: list[str], dataset_id: str, *, timeout: Timeout
    ) -> Answer[None]:
        """Put objects into a dataset."""
        ...

    def add_bounding_box_to_image_by_id(
        self,
        binary_id: str,
        label: str,
        x_min_normalized: float,
        y_min_normalized: float,
        x_max_normalized: float,
        y_max_normalized: float,
        confidence_score: float | None,
        *,
        timeout: Timeout,
    ) -> Answer[str]:
        """Draw a box on an image; gives its ID."""
        ...


@dataclass(frozen=True, slots=True)
class MissingLabels:
    """What an image in the cloud lacks."""

    tags: list[str]
    boxes: list[Box]
    dataset_ids: list[str]


def missing_labels(metadata: Any, wanted: Labels, dataset_ids: Sequence[str]) -> MissingLabels:
    """What an image lacks of the labels and datasets that it shall have.

    Args:
        metadata: What the cloud says of the image.
        wanted: The labels.
        dataset_ids: IDs of the datasets.
    """
    there = labels_of(metadata)
    left = list(there.boxes)
    boxes: list[Box] = []
    for box in wanted.boxes:
        # Each box that is there stands for one that is wanted, as there may be two of the same.
        same = next((known for known in left if known.is_same_as(box)), None)
        if same is None:
            boxes.append(box)
        else:
            left.remove(same)
    return MissingLabels(
        [tag for tag in wanted.tags if tag not in there.tags],
        boxes,
        [identifier for identifier in dataset_ids if identifier not in metadata.dataset_ids],
    )


class LabelWriter:
    """Labels what was uploaded.

    Args:
        client: What makes the calls.
        backend: What runs several of them at a time.
        dataset_ids: The datasets that everything belongs to.
        at_once: How many images at a time.
        timeout: Seconds for each call.
        retry: When a call is repeated that only reads.
    """

    def __init__(
        self,
        client: LabelClient,
        backend: TransferBackend,
        dataset_ids: Sequence[str],
        at_once: ConcurrencyLimit,
        timeout: Timeout,
        retry: Retry,
    ) -> None:
        self._client = client
        self._backend = backend
        self._dataset_ids = dataset_ids
        self._at_once = at_once
        self._timeout = timeout
        self._retry = retry

    async def label(self, results: Sequence[UploadResult], wanted: Sequence[Labels]) -> list[UploadResult]:
        """Put labels on the images that are in the cloud; a result says if that failed.

        Args:
            results: What became of each image.
            wanted: The labels of each.

        Returns:
            What became of each image in the end.
        """
        ended = list(results)
        missing: dict[int, MissingLabels] = {}

        async def look(_: int, numbers: Sequence[int]) -> Exception | None:
            identifiers = {number: results[number].binary_data_id or "" for number in numbers}
            new = {identifiers[number] for number in numbers if results[number].status == "uploaded"}
            try:
                there = await self._metadata(list(dict.fromkeys(identifiers.values())), new)
            except GRPCError as error:
                for number in numbers:
                    ended[number] = _failed(results[number], error)
                return error
            for number, identifier in identifiers.items():
                if identifier in there:
                    missing[number] = missing_labels(there[identifier], wanted[number], self._dataset_ids)
                else:
                    ended[number] = _failed(results[number], gone(identifier))
            return None

        async def add(_: int, number: int) -> Exception | None:
            try:
                await self._add(results[number].binary_data_id or "", missing[number])
            except GRPCError as error:
                ended[number] = _failed(results[number], error)
            return ended[number].error

        def may_lack(number: int) -> bool:
            # What has just been uploaded came with all but its boxes.
            result = results[number]
            return result.binary_data_id is not None and (result.status != "uploaded" or bool(wanted[number].boxes))

        uploaded = list(filter(may_lack, range(len(results))))
        pages = [uploaded[start : start + PAGE_ITEMS] for start in range(0, len(uploaded), PAGE_ITEMS)]
        await self._backend.for_each(look, pages, self._at_once)
        await self._backend.for_each(add, sorted(missing), self._at_once)
        return ended

    async def _metadata(self, identifiers: list[str], new: Collection[str]) -> dict[str, Any]:
        """What the cloud says of objects, which may take a moment to see those that are new."""
        found = await self._seen(identifiers)
        for delay in _SEEN_AFTER_SECONDS:
            late = [identifier for identifier in identifiers if identifier in new and identifier not in found]
            if not late:
                break
            await self._backend.pause(delay)
            found |= await self._seen(late)
        return found

    async def _seen(self, identifiers: list[str]) -> dict[str, Any]:
        try:
            items = await answer(
                self._client.binary_data_by_ids(identifiers, False, timeout=self._timeout, retry=self._retry)
            )
        except NotFoundError:
            if len(identifiers) == 1:
                return {}
            # It is the fault of some of them.
            middle = len(identifiers) // 2
            return {**await self._seen(identifiers[:middle]), **await self._seen(identifiers[middle:])}
        return {identifier_of(item.metadata): item.metadata for item in items}

    async def _add(self, identifier: str, missing: MissingLabels) -> None:
        client, timeout = self._client, self._timeout
        if missing.tags:
            await answer(client.add_tags_to_binary_data_by_ids(missing.tags, [identifier], timeout=timeout))
        for dataset_id in missing.dataset_ids:
            await answer(client.add_binary_data_to_dataset_by_ids([identifier], dataset_id, timeout=timeout))
        for box in missing.boxes:
            await answer(
                client.add_bounding_box_to_image_by_id(
                    identifier, box.label, *box.sides, box.confidence, timeout=timeout
                )
            )


def _failed(result: UploadResult, error: GRPCError) -> UploadResult:
    return replace(result, status="failed", error=error)
