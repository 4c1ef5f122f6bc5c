"""Finding a dataset, with asyncio."""

from __future__ import annotations

from viam_cloud_runtime.viam.datasets.find_dataset import find_dataset as find_dataset
