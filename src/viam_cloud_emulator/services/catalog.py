"""Every resource of the emulator: to add one, write its module and name it here."""

from __future__ import annotations

from viam_cloud_emulator.access import (
    authorizations,
)
from viam_cloud_emulator.core import (
    settings,
)
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.billing import (
    accounts,
    billing_service,
    invoices,
)
from viam_cloud_emulator.services.data import (
    binary,
    binary_table,
    bounding_boxes,
    capture_upload,
    dataset_members,
    dataset_table,
    datasets,
    labels,
    sequence_exports,
    sequence_members,
    sequence_table,
    sequences,
    signed_urls,
    tabular,
    tabular_table,
    uploads,
)
from viam_cloud_emulator.services.fleet import (
    config_properties,
    favorites,
    fragment_table,
    fragment_usage,
    fragment_uses,
    fragment_versions,
    fragments,
    location_secrets,
    location_sharing,
    locations,
    machine_config,
    machine_summaries,
    metadata,
    nested_fragments,
    oauth_apps,
    organization_settings,
    organizations,
    part_history,
    part_logs,
    part_secrets,
    parts,
    provisioning,
    push_notifications,
    rental_robots,
    restarts,
    robots,
)
from viam_cloud_emulator.services.identity import (
    end_user,
    invites,
    keys,
    members,
    roles,
    shared_secrets,
    sign_in,
    users,
)
from viam_cloud_emulator.services.queries import (
    database_access,
    indexes,
    pipeline_table,
    pipelines,
    saved_queries,
    tabular_queries,
)
from viam_cloud_emulator.services.registry import (
    hosted_apps,
    item_table,
    items,
    module_files,
    modules,
    registry_deprecation,
    search,
)
from viam_cloud_emulator.services.training import (
    containers,
    job_table,
    jobs,
)

SCHEMAS = tuple(
    module.SCHEMA
    for module in (
        settings,
        organizations,
        locations,
        robots,
        parts,
        shared_secrets,
        keys,
        users,
        invites,
        authorizations,
        location_sharing,
        metadata,
        organization_settings,
        part_history,
        part_logs,
        favorites,
        fragment_table,
        item_table,
        oauth_apps,
        end_user,
        push_notifications,
        fragment_uses,
        binary_table,
        dataset_table,
        dataset_members,
        sequence_table,
        sequence_members,
        sequence_exports,
        tabular_table,
        saved_queries,
        pipeline_table,
        indexes,
        database_access,
        job_table,
        containers,
        accounts,
        invoices,
        provisioning,
    )
)

_MODULES_WITH_RPCS = (
    users,
    invites,
    members,
    roles,
    organization_settings,
    location_sharing,
    location_secrets,
    metadata,
    part_history,
    part_secrets,
    part_logs,
    favorites,
    rental_robots,
    restarts,
    config_properties,
    fragments,
    fragment_versions,
    fragment_usage,
    nested_fragments,
    machine_summaries,
    machine_config,
    items,
    search,
    registry_deprecation,
    modules,
    module_files,
    hosted_apps,
    oauth_apps,
    end_user,
    push_notifications,
    billing_service,
    sign_in,
    organizations,
    locations,
    robots,
    parts,
    keys,
    binary,
    uploads,
    labels,
    bounding_boxes,
    signed_urls,
    datasets,
    capture_upload,
    tabular,
    sequences,
    sequence_exports,
    tabular_queries,
    saved_queries,
    pipelines,
    indexes,
    database_access,
    jobs,
    containers,
    accounts,
    invoices,
    provisioning,
)

DOWNLOAD_OPENERS = {
    module.DOWNLOAD_KIND: module.open_download
    for module in (signed_urls, sequence_exports, organization_settings, module_files)
}
"""What links can lead to, by kind."""


def all_rpcs() -> RpcTable:
    """The RPCs that the emulator implements."""
    table = RpcTable()
    for module in _MODULES_WITH_RPCS:
        table.include(module.rpcs)
    return table
