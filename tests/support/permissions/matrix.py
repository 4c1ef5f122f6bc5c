"""Who may make which call: what Viam's documentation says of roles, and not what the emulator's own policies say.

`$name` stands for the ID of what the test's world has under that name. Source: https://docs.viam.com/organization/rbac/.
"""

from __future__ import annotations

from typing import Any

from google.protobuf.struct_pb2 import Struct, Value

from tests.support.emulator.callers import ROLES
from viam_cloud.proto import app
from viam_cloud.proto.app import mltraining, packages

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
    ("get_organization_metadata", {"organization_id": "$organization"}, OWNERS),
    ("update_organization_metadata", {"organization_id": "$organization", "data": _STRUCT}, OWNERS),
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
    ("get_location_metadata", {"location_id": "$location"}, OWNERS),
    ("update_location_metadata", {"location_id": "$location", "data": _STRUCT}, OWNERS),
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
    ("get_robot_part_by_name_and_location", {"name": "$second_part_name", "location_id": "$location"}, ALL),
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
    ("list_packages", {"organization_id": "$organization"}, OWNERS),
    ("get_package", {"id": "$package", "version": "1.0.0"}, OWNERS),
    ("delete_package", {"id": "$package", "version": "1.0.0"}, ORGANIZATION_OWNER),
    (
        "start_build",
        {"module_id": "$module", "repo": "https://a/b", "module_version": "1.0.0", "platforms": ["any"]},
        OWNERS,
    ),
    (
        "start_package_build",
        {
            "module_id": "$module",
            "package_version": "$package_version",
            "module_version": "1.0.0",
            "platforms": ["any"],
        },
        OWNERS,
    ),
    ("list_jobs", {"module_id": "$module"}, OWNERS),
    ("get_logs", {"build_id": "$build", "platform": "any"}, OWNERS),
    ("unlink_repo", {"repo_link_id": "$repository_link"}, OWNERS),
    ("start_mapping_session", {"robot_id": "$robot", "map_name": "new"}, OWNERS),
    ("get_active_mapping_sessions_for_robot", {"robot_id": "$mapped_robot"}, OWNERS),
    ("list_mapping_sessions", {"organization_id": "$organization"}, OWNERS),
    ("get_mapping_session_metadata_by_id", {"session_id": "$mapping_session"}, OWNERS),
    ("get_mapping_session_point_cloud", {"session_id": "$mapping_session"}, OWNERS),
    ("stop_mapping_session", {"session_id": "$mapping_session"}, OWNERS),
    ("register_auth_application", {"org_id": "$organization", "application_name": "n"}, ORGANIZATION_OWNER),
    ("device_agent_config", {"id": "$part"}, OWNERS),
    # Billing is for owners of the organization alone.
    ("get_org_billing_information", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    ("get_invoices_summary", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    ("charge_organization", {"org_id_to_charge": "$organization", "subtotal": 1.0, "tax": 0.0}, ORGANIZATION_OWNER),
    (
        "create_invoice_and_charge_immediately",
        {"org_id_to_charge": "$organization", "amount": 1.0},
        ORGANIZATION_OWNER,
    ),
    ("get_billing_service_config", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    ("disable_billing_service", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    ("update_billing_service", {"org_id": "$organization", "billing_address": _ADDRESS}, ORGANIZATION_OWNER),
    # So are settings, and the end of the organization.
    ("delete_organization", {"organization_id": "$organization"}, ORGANIZATION_OWNER),
    (
        "update_organization_namespace",
        {"organization_id": "$organization", "new_public_namespace": "$namespace"},
        ORGANIZATION_OWNER,
    ),
    ("create_oauth_app", {"org_id": "$organization", "client_name": "n"}, ORGANIZATION_OWNER),
    ("read_oauth_app", {"org_id": "$organization", "client_id": "$application"}, ORGANIZATION_OWNER),
    ("delete_oauth_app", {"org_id": "$organization", "client_id": "$application"}, ORGANIZATION_OWNER),
    ("get_auth_application", {"org_id": "$organization", "application_id": "$application"}, ORGANIZATION_OWNER),
    (
        "update_auth_application",
        {"org_id": "$organization", "application_id": "$application", "application_name": "n"},
        ORGANIZATION_OWNER,
    ),
    ("get_firebase_config", {"org_id": "$organization_with_firebase"}, ORGANIZATION_OWNER),
    ("delete_firebase_config", {"org_id": "$organization", "app_id": "$firebase_app"}, ORGANIZATION_OWNER),
    # Owners of a location share it.
    ("share_location", {"location_id": "$location", "organization_id": "$other_organization"}, LOCATION_OWNERS),
    ("unshare_location", {"location_id": "$location", "organization_id": "$sharing_organization"}, LOCATION_OWNERS),
    # All owners see and use fragments, modules and models; only those of the organization change or delete them.
    ("delete_fragment_tag", {"fragment_id": "$fragment", "tag": "$fragment_tag"}, ORGANIZATION_OWNER),
    (
        "deprecate_registry_item_version",
        {"item_id": "$module", "version": "$module_version", "message": "m"},
        ORGANIZATION_OWNER,
    ),
    # All roles see data where they are; owners change it, make datasets and train on them.
    ("export_tabular_data", {"part_id": "$part", "resource_name": "r", "method_name": "m"}, ALL),
    ("tabular_data_by_mql", {"organization_id": "$organization", "mql_binary": ["$stage"]}, MEMBERS),
    ("list_datasets_by_ids", {"ids": ["$dataset"]}, OWNERS),
    ("rename_dataset", {"id": "$dataset", "name": "n"}, ORGANIZATION_OWNER),
    ("delete_dataset", {"id": "$dataset"}, ORGANIZATION_OWNER),
    (
        "add_binary_data_to_dataset_by_ids",
        {"dataset_id": "$dataset", "binary_data_ids": ["$image"]},
        OWNERS,
    ),
    (
        "remove_binary_data_from_dataset_by_ids",
        {"dataset_id": "$dataset", "binary_data_ids": ["$image"]},
        OWNERS,
    ),
    (
        "submit_training_job",
        {
            "organization_id": "$organization",
            "dataset_id": "$dataset",
            "model_name": "n",
            "model_version": "1",
            "model_type": mltraining.ModelType.MODEL_TYPE_OBJECT_DETECTION,
            "tags": ["t"],
        },
        OWNERS,
    ),
    ("list_training_jobs", {"organization_id": "$organization"}, OWNERS),
    ("get_training_job", {"id": "$training_job"}, OWNERS),
    ("get_training_job_logs", {"id": "$training_job"}, OWNERS),
    ("cancel_training_job", {"id": "$training_job"}, OWNERS),
    ("delete_completed_training_job", {"id": "$training_job"}, ORGANIZATION_OWNER),
    ("get_sequence", {"id": "$sequence"}, ALL),
    ("get_sequence_binary_data", {"sequence_id": "$sequence"}, ALL),
    ("delete_sequence", {"id": "$sequence"}, OWNERS),
    ("add_sequences_to_dataset", {"dataset_id": "$sequence_dataset", "sequence_ids": ["$sequence"]}, OWNERS),
    # What reads the data of a whole organization is for its members, what changes it for its owners.
    ("get_data_pipeline", {"id": "$pipeline"}, MEMBERS),
    ("list_data_pipeline_runs", {"id": "$pipeline"}, MEMBERS),
    ("rename_data_pipeline", {"id": "$pipeline", "name": "n"}, ORGANIZATION_OWNER),
    ("enable_data_pipeline", {"id": "$pipeline"}, ORGANIZATION_OWNER),
    ("disable_data_pipeline", {"id": "$pipeline"}, ORGANIZATION_OWNER),
    ("delete_data_pipeline", {"id": "$pipeline"}, ORGANIZATION_OWNER),
    ("get_saved_query", {"id": "$saved_query"}, MEMBERS),
    ("list_saved_queries", {"organization_id": "$organization"}, MEMBERS),
    ("update_saved_query", {"id": "$saved_query", "name": "n", "mql_binary": ["$stage"]}, ORGANIZATION_OWNER),
    ("delete_saved_query", {"id": "$saved_query"}, ORGANIZATION_OWNER),
    ("list_indexes", {"organization_id": "$organization", "collection_type": 1}, MEMBERS),
    ("configure_database_user", {"organization_id": "$organization", "password": "long enough 1"}, ORGANIZATION_OWNER),
    ("get_database_connection", {"organization_id": "$organization_with_database"}, ORGANIZATION_OWNER),
    ("config", {"id": "$part"}, OWNERS),
    ("update_sequence", {"id": "$sequence"}, OWNERS),
    ("list_sequences", {"organization_id": "$organization"}, MEMBERS),
    ("sequences_by_dataset_id", {"dataset_id": "$sequence_dataset"}, OWNERS),
    ("remove_sequences_from_dataset", {"dataset_id": "$sequence_dataset", "sequence_ids": ["$sequence"]}, OWNERS),
    ("disable_auth_service", {"org_id": "$organization"}, ORGANIZATION_OWNER),
    (
        "update_oauth_app",
        {"org_id": "$organization", "client_id": "$application", "client_name": "n"},
        ORGANIZATION_OWNER,
    ),
    (
        "create_data_pipeline",
        {"organization_id": "$organization", "name": "n", "schedule": "0 0 * * *", "mql_binary": ["$stage"]},
        ORGANIZATION_OWNER,
    ),
    (
        "create_saved_query",
        {"organization_id": "$organization", "name": "n", "mql_binary": ["$stage"]},
        ORGANIZATION_OWNER,
    ),
    ("create_index", {"organization_id": "$organization", "collection_type": 1}, ORGANIZATION_OWNER),
    ("list_containers", {"organization_id": "$organization"}, OWNERS),
    (
        "register_custom_training_container",
        {"organization_id": "$organization", "image_uri": "a/b:1"},
        ORGANIZATION_OWNER,
    ),
    (
        "undeprecate_registry_item_version",
        {"item_id": "$module", "version": "$module_version"},
        ORGANIZATION_OWNER,
    ),
    ("get_location_billing_organization", {"location_id": "$location"}, LOCATION_OWNERS),
    (
        "send_payment_required_email",
        {"customer_org_id": "$organization", "billing_owner_org_id": "$organization"},
        ORGANIZATION_OWNER,
    ),
]

ELSEWHERE: dict[str, str] = {
    "whoever calls, or what is for all": """
        authenticate accept_legal is_legal_accepted check_permissions create_organization list_organizations
        search_organizations get_user_id_by_email list_organizations_by_user list_favorite_machines
        remove_favorite_machine upload_device_push_token delete_device_push_token get_device_push_tokens
        get_app_content get_app_branding get_available_billing_tiers list_supported_containers list_app_links
        remove_app_link get_smart_machine_status get_network_list set_network_credentials
        set_smart_machine_credentials exit_provisioning
    """,
    "leaves out what is others': tests of captured data, of sequences and of foreign IDs": """
        binary_data_by_filter binary_data_by_ids delete_binary_data_by_ids delete_binary_data_by_filter
        create_binary_data_signed_url add_tags_to_binary_data_by_ids add_tags_to_binary_data_by_filter
        remove_tags_from_binary_data_by_ids remove_tags_from_binary_data_by_filter tags_by_filter
        add_bounding_box_to_image_by_id update_bounding_box remove_bounding_box_from_image_by_id
        bounding_box_labels_by_filter tabular_data_by_filter list_repo_links get_sequence_dataset_export
        get_container delete_custom_training_container
    """,
    "uploads and streams: tests of foreign IDs, of uploads and of logs": """
        start_reload_build start_source_upload_build create_package upload_module_file file_upload
        streaming_data_capture_upload data_capture_upload tail_robot_part_logs get_invoice_pdf
    """,
    "takes more than one resource, or the account of the caller: tests of foreign IDs and of each service": """
        link_org unlink_org link_repo merge_datasets transfer_registry_item update_location_billing_organization
        update_organization_billing_tier submit_custom_training_job create_oauth_app_user create_sequence
        start_sequence_dataset_export delete_index
    """,
}
"""RPCs without a row, by what they are about."""
