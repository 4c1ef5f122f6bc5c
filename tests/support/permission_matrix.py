"""Who may make which call: the expectations, written out rather than taken from the emulator's own rules.

`$name` stands for the ID of what the test's world has under that name.
"""

from __future__ import annotations

from typing import Any

from google.protobuf.struct_pb2 import Struct, Value

from tests.support.callers import ROLES
from viam_cloud.proto import app
from viam_cloud.proto.app import packages

ALL = frozenset(ROLES)
MEMBERS = frozenset({"organization_owner", "organization_operator"})
OWNERS = frozenset({"organization_owner", "location_owner", "robot_owner"})
LOCATION_OWNERS = frozenset({"organization_owner", "location_owner"})
ORGANIZATION_OWNER = frozenset({"organization_owner"})
_STRUCT = Struct()
_CHANGE = app.ConfigPropertyChange(path="a", value=Value(number_value=1))
_ADDRESS = app.BillingAddress(address_line_1="1 Street", city="Here", state="S", zipcode="1", country="USA")
# RPC, request, who may. Values that begin with $ are of the world.
MATRIX: list[tuple[str, dict[str, Any], frozenset[str]]] = [
    ("get_organization", {"organization_id": "$organization"}, ALL),
    ("get_organization_namespace_availability", {"public_namespace": "n", "organization_id": "$organization"}, ALL),
    ("update_organization", {"organization_id": "$organization", "name": "n"}, ORGANIZATION_OWNER),
    ("get_organization_metadata", {"organization_id": "$organization"}, ORGANIZATION_OWNER),
    ("update_organization_metadata", {"organization_id": "$organization", "data": _STRUCT}, ORGANIZATION_OWNER),
    ("list_organization_members", {"organization_id": "$organization"}, MEMBERS),
    ("create_organization_invite", {"organization_id": "$organization", "email": "$new_email"}, ORGANIZATION_OWNER),
    (
        "create_organization_invite",
        {"organization_id": "$organization", "email": "$new_email", "authorizations": ["$robot_role"]},
        OWNERS,
    ),
    (
        "update_organization_invite_authorizations",
        {"organization_id": "$organization", "email": "$email", "add_authorizations": ["$organization_role"]},
        ORGANIZATION_OWNER,
    ),
    ("delete_organization_invite", {"organization_id": "$organization", "email": "$email"}, OWNERS),
    ("resend_organization_invite", {"organization_id": "$organization", "email": "$email"}, OWNERS),
    (
        "delete_organization_member",
        {"organization_id": "$organization", "user_id": "$member"},
        ORGANIZATION_OWNER,
    ),
    ("organization_set_support_email", {"org_id": "$organization", "email": "a@b.c"}, ORGANIZATION_OWNER),
    ("organization_get_support_email", {"org_id": "$organization"}, ALL),
    ("organization_set_logo", {"org_id": "$organization", "logo": b"\x89PNG"}, ORGANIZATION_OWNER),
    ("organization_get_logo", {"org_id": "$organization"}, ALL),
    (
        "enable_billing_service",
        {"org_id": "$organization", "billing_address": _ADDRESS},
        ORGANIZATION_OWNER,
    ),
    ("enable_auth_service", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    ("list_oauth_apps", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    ("set_firebase_config", {"org_id": "$organization", "app_id": "a", "config_json": "{}"}, ORGANIZATION_OWNER),
    ("create_location", {"organization_id": "$organization", "name": "n"}, ORGANIZATION_OWNER),
    ("list_locations", {"organization_id": "$organization"}, ALL),
    ("get_location", {"location_id": "$location"}, ALL),
    ("update_location", {"location_id": "$location", "name": "n"}, LOCATION_OWNERS),
    ("delete_location", {"location_id": "$other_location"}, ORGANIZATION_OWNER),
    ("get_location_metadata", {"location_id": "$location"}, LOCATION_OWNERS),
    ("update_location_metadata", {"location_id": "$location", "data": _STRUCT}, LOCATION_OWNERS),
    ("location_auth", {"location_id": "$location"}, LOCATION_OWNERS),
    ("create_location_secret", {"location_id": "$location"}, LOCATION_OWNERS),
    ("delete_location_secret", {"location_id": "$location", "secret_id": "$location_secret"}, LOCATION_OWNERS),
    ("get_organizations_with_access_to_location", {"location_id": "$location"}, ALL),
    ("list_robots", {"location_id": "$location"}, ALL),
    ("list_robots_for_locations", {"location_ids": ["$location"]}, ALL),
    ("list_robots_for_org", {"org_id": "$organization"}, ALL),
    ("get_rover_rental_robots", {"org_id": "$organization"}, ALL),
    ("new_robot", {"name": "n", "location": "$location"}, LOCATION_OWNERS),
    ("get_robot", {"id": "$robot"}, ALL),
    ("update_robot", {"id": "$robot", "name": "n", "location": "$location"}, OWNERS),
    ("delete_robot", {"id": "$robot"}, OWNERS),
    ("get_robot_metadata", {"id": "$robot"}, OWNERS),
    ("update_robot_metadata", {"id": "$robot", "data": _STRUCT}, OWNERS),
    ("get_robot_api_keys", {"robot_id": "$robot"}, OWNERS),
    ("add_favorite_machine", {"machine_id": "$robot"}, ALL),
    ("list_machine_fragments", {"machine_id": "$robot"}, OWNERS),
    ("list_machine_summaries", {"organization_id": "$organization"}, ALL),
    ("get_robot_parts", {"robot_id": "$robot"}, ALL),
    ("get_robot_part", {"id": "$part"}, ALL),
    ("get_robot_part_by_name_and_location", {"name": "second", "location_id": "$location"}, ALL),
    ("get_robot_part_logs", {"id": "$part"}, OWNERS),
    ("get_robot_part_history", {"id": "$part"}, OWNERS),
    ("update_robot_part", {"id": "$part", "name": "n"}, OWNERS),
    ("set_config_property", {"robot_part_id": "$part", "property_changes": [_CHANGE]}, OWNERS),
    ("new_robot_part", {"robot_id": "$robot", "part_name": "n"}, OWNERS),
    ("delete_robot_part", {"part_id": "$second_part"}, OWNERS),
    ("get_robot_part_metadata", {"id": "$part"}, OWNERS),
    ("update_robot_part_metadata", {"id": "$part", "data": _STRUCT}, OWNERS),
    ("mark_part_as_main", {"part_id": "$part"}, OWNERS),
    ("mark_part_for_restart", {"part_id": "$part"}, OWNERS),
    ("create_robot_part_secret", {"part_id": "$part"}, OWNERS),
    ("delete_robot_part_secret", {"part_id": "$part", "secret_id": "$part_secret"}, OWNERS),
    ("log", {"id": "$part"}, OWNERS),
    ("needs_restart", {"id": "$part"}, OWNERS),
    ("list_fragments", {"organization_id": "$organization"}, OWNERS),
    ("get_fragment", {"id": "$fragment"}, OWNERS),
    ("list_nested_fragments", {"fragment_id": "$fragment"}, OWNERS),
    ("create_fragment", {"name": "n", "organization_id": "$organization"}, ORGANIZATION_OWNER),
    ("update_fragment", {"id": "$fragment", "name": "n"}, ORGANIZATION_OWNER),
    ("delete_fragment", {"id": "$fragment"}, ORGANIZATION_OWNER),
    ("get_fragment_history", {"id": "$fragment"}, OWNERS),
    ("get_fragment_usage", {"fragment_id": "$fragment"}, OWNERS),
    ("set_fragment_tag", {"fragment_id": "$fragment", "tag": "t", "revision": "$revision"}, ORGANIZATION_OWNER),
    ("add_role", {"authorization": "$new_role"}, OWNERS),
    ("remove_role", {"authorization": "$member_role"}, OWNERS),
    ("change_role", {"old_authorization": "$member_role", "new_authorization": "$new_role"}, OWNERS),
    ("list_authorizations", {"organization_id": "$organization"}, ALL),
    ("create_key", {"authorizations": ["$robot_role"]}, OWNERS),
    ("create_key", {"authorizations": ["$robot_role", "$organization_role"]}, ORGANIZATION_OWNER),
    ("list_keys", {"org_id": "$organization"}, OWNERS),
    ("rename_key", {"id": "$key", "name": "n"}, OWNERS),
    ("rotate_key", {"id": "$key"}, OWNERS),
    ("delete_key", {"id": "$key"}, OWNERS),
    ("create_key_from_existing_key_authorizations", {"id": "$key"}, OWNERS),
    ("get_registry_item", {"item_id": "$module"}, OWNERS),
    (
        "create_registry_item",
        {"organization_id": "$organization", "name": "n", "type": packages.PackageType.PACKAGE_TYPE_ML_MODEL},
        OWNERS,
    ),
    ("update_registry_item", {"item_id": "$module", "description": "d"}, OWNERS),
    ("list_registry_items", {"organization_id": "$organization"}, ALL),
    ("rename_registry_item", {"item_id": "$module", "new_name": "n"}, ORGANIZATION_OWNER),
    ("delete_registry_item", {"item_id": "$module"}, ORGANIZATION_OWNER),
    ("deprecate_registry_item", {"item_id": "$module", "message": "m"}, ORGANIZATION_OWNER),
    ("undeprecate_registry_item", {"item_id": "$module"}, ORGANIZATION_OWNER),
    ("create_module", {"organization_id": "$organization", "name": "n"}, OWNERS),
    ("update_module", {"module_id": "$module", "description": "d"}, OWNERS),
    ("get_module", {"module_id": "$module"}, OWNERS),
    ("list_modules", {"organization_id": "$organization"}, OWNERS),
    ("get_latest_tabular_data", {"part_id": "$part", "resource_name": "r", "method_name": "m"}, ALL),
    ("tabular_data_by_sql", {"organization_id": "$organization", "sql_query": "SELECT 1"}, MEMBERS),
    ("delete_tabular_data", {"organization_id": "$organization"}, ORGANIZATION_OWNER),
    ("create_dataset", {"name": "n", "organization_id": "$organization"}, OWNERS),
    ("list_datasets_by_organization_id", {"organization_id": "$organization"}, OWNERS),
    ("list_data_pipelines", {"organization_id": "$organization"}, MEMBERS),
    ("get_current_month_usage", {"org_id": "$organization"}, ORGANIZATION_OWNER),
]
