"""Filling an emulator from a seed file, through the RPCs that a client would call."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from viam_cloud.methods import app_service, dataset_service
from viam_cloud.proto import app
from viam_cloud.proto.app import dataset
from viam_cloud_emulator.rpc.local_calls import LocalCalls
from viam_cloud_emulator.seed.activity import make_invoice, make_pipeline, make_training_job
from viam_cloud_emulator.seed.context import Context, SeededKey, errors_at
from viam_cloud_emulator.seed.fleet import make_fragment, make_location
from viam_cloud_emulator.seed.identities import make_keys, make_members
from viam_cloud_emulator.seed.read import read_seed
from viam_cloud_emulator.seed.registry import make_registry_item
from viam_cloud_emulator.seed.schema import SeedOrganization, SeedPublisher
from viam_cloud_emulator.services.fleet.publishers import create_publisher

_logger = logging.getLogger(__name__)


def seed(path: Path, calls: LocalCalls) -> list[SeededKey]:
    """Make what a file describes; organizations that are there already stay as they are.

    Returns:
        The API keys that were made.

    Raises:
        SeedError: Something in the file is wrong. An organization is made as a whole or not at all.
    """
    contents = read_seed(path)
    with calls.stream.read() as call:
        present = {row["name"] for row in call.transaction.all("SELECT name FROM organizations")}
    for publisher in contents.publishers:
        if publisher.name not in present:
            _make_publisher(calls, publisher)
    keys: list[SeededKey] = []
    for organization in contents.organizations:
        if organization.name in present:
            _logger.info("seed: the organization %r is there already and stays as it is", organization.name)
        else:
            keys += _make_organization(calls, organization)
    return keys


def _make_publisher(calls: LocalCalls, wanted: SeedPublisher) -> None:
    with errors_at(wanted.place), calls.stream.write() as call:
        organization_id = create_publisher(call, wanted.name, wanted.public_namespace)
    with _whole(calls, organization_id):
        for item in wanted.registry:
            make_registry_item(Context(calls, organization_id), item)


def _make_organization(calls: LocalCalls, wanted: SeedOrganization) -> list[SeededKey]:
    with errors_at(wanted.place):
        request = app.CreateOrganizationRequest(name=wanted.name)
        organization_id = calls.unary(app_service.CREATE_ORGANIZATION, request).organization.id
    context = Context(calls, organization_id)
    with _whole(calls, organization_id):
        _fill(context, wanted)
    return context.keys


def _fill(context: Context, wanted: SeedOrganization) -> None:
    """Make what an organization has, each thing after what it refers to."""
    with errors_at(wanted.place):
        if wanted.public_namespace:
            update = app.UpdateOrganizationRequest(
                organization_id=context.organization_id, public_namespace=wanted.public_namespace
            )
            context.calls.unary(app_service.UPDATE_ORGANIZATION, update)
        for name in dict.fromkeys(wanted.datasets):
            context.datasets[name] = _make_dataset(context, name)
    make_keys(context, wanted.keys, "organization", context.organization_id)
    make_members(context, wanted.members, "organization", context.organization_id)
    for item in wanted.registry:
        make_registry_item(context, item)
    for fragment in wanted.fragments:
        make_fragment(context, fragment)
    for location in wanted.locations:
        make_location(context, location)
    for job in wanted.training_jobs:
        make_training_job(context, job)
    for pipeline in wanted.pipelines:
        make_pipeline(context, pipeline)
    for invoice in wanted.invoices:
        make_invoice(context, invoice)


def _make_dataset(context: Context, name: str) -> str:
    request = dataset.CreateDatasetRequest(
        name=name, organization_id=context.organization_id, type=dataset.DatasetType.DATASET_TYPE_BINARY_DATA
    )
    return context.calls.unary(dataset_service.CREATE_DATASET, request).id


@contextmanager
def _whole(calls: LocalCalls, organization_id: str) -> Iterator[None]:
    """Delete an organization if not all of it can be made."""
    try:
        yield
    except BaseException:
        # What is there counts as seeded, so half of it must not stay.
        with calls.stream.write() as call:
            call.transaction.run("DELETE FROM organizations WHERE id = ?", organization_id)
        raise
