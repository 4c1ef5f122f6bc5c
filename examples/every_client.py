"""Asks each of the twelve clients one harmless question and says what came of it.

Usage: `python every_client.py`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment, and VIAM_APP_URL if the
cloud is not Viam's own.
"""

from collections.abc import Callable, Sized

from viam_cloud import ViamClient
from viam_cloud.errors import GRPCError


def questions(client: ViamClient, organization_id: str) -> dict[str, Callable[[], object]]:
    """A call for each client, by the client's name."""
    return {
        "agent_device_client": lambda: client.agent_device_client.device_agent_config(id="no-such-device"),
        "app_client": lambda: client.app_client.list_locations(organization_id),
        "billing_client": lambda: client.billing_client.get_current_month_usage(organization_id),
        "build_client": lambda: client.build_client.list_jobs(module_id="no-such-module"),
        "cloud_slam_client": lambda: client.cloud_slam_client.list_mapping_sessions(organization_id=organization_id),
        "data_client": lambda: client.data_client.list_datasets_by_organization_id(organization_id),
        "end_user_client": lambda: client.end_user_client.is_legal_accepted(),
        "ml_inference_client": lambda: client.ml_inference_client.get_inference(registry_item_id="no-such-model"),
        "ml_training_client": lambda: client.ml_training_client.list_training_jobs(
            organization_id, "TRAINING_STATUS_COMPLETED"
        ),
        "package_client": lambda: client.package_client.list_packages(
            organization_id=organization_id, type="PACKAGE_TYPE_MODULE"
        ),
        "provisioning_client": lambda: client.provisioning_client.get_network_list(),
        "robot_client": lambda: client.robot_client.needs_restart(id="no-such-machine"),
    }


def answer(question: Callable[[], object]) -> str:
    """What came of a call, in a line."""
    try:
        result = question()
    except GRPCError as error:
        return error.status.name
    return f"{len(result)} found" if isinstance(result, Sized) else type(result).__name__


if __name__ == "__main__":
    with ViamClient.create_from_env_vars() as viam_client:
        organization = viam_client.app_client.create_organization("Every client")
        for name, question in questions(viam_client, organization.id).items():
            print(f"{name:<22}{answer(question)}")
