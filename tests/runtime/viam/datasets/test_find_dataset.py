"""Finding a dataset by its name or ID."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from viam_cloud.errors import AmbiguousNameError, NameNotFoundError

pytestmark = pytest.mark.emulator


def _find(cloud: Cloud, dataset: object, **options: Any) -> Any:
    data: Any = cloud.flavour.client.data_client
    return cloud.flavour.call(data.find_dataset, dataset, **options)


@pytest.mark.parametrize("kind", ["DATASET_TYPE_BINARY_DATA", "DATASET_TYPE_SEQUENCE_DATA"])
def test_by_name_and_by_id(kind: str, cloud: Cloud, fleet: Fleet) -> None:
    name = f"pears of {unknown_id()}"
    dataset = cloud.app.create_dataset(name=name, organization_id=fleet.organization, type=kind)
    assert _find(cloud, name) == _find(cloud, dataset.id) == _find(cloud, name, organization_id=fleet.organization)
    assert _find(cloud, name).id == dataset.id


def test_a_name_that_none_or_several_have(cloud: Cloud, fleet: Fleet) -> None:
    name = f"plums of {unknown_id()}"
    with pytest.raises(NameNotFoundError, match="no dataset is called 'plums of"):
        _find(cloud, name)
    for organization in (fleet.organization, cloud.new_fleet().organization):
        cloud.app.create_dataset(name=name, organization_id=organization)
    with pytest.raises(AmbiguousNameError, match="organization_id"):
        _find(cloud, name)
    assert _find(cloud, name, organization_id=fleet.organization).organization_id == fleet.organization


@pytest.mark.parametrize(("dataset", "error"), [("", ValueError), (7, TypeError)])
def test_what_is_no_name(dataset: object, error: type[Exception], cloud: Cloud) -> None:
    with pytest.raises(error, match="expected an ID or name"):
        _find(cloud, dataset)
