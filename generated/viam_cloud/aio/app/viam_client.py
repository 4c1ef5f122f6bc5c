# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Viam's cloud API: fleet management, data, datasets, ML training, billing, provisioning, builds and
packages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from viam_cloud._sdk import THIS_SDK
from viam_cloud_runtime import UnaryMethod
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.lazy import lazy_names
from viam_cloud_runtime.viam.aio.client import ViamClientBase
from viam_cloud_runtime.viam.dial import Credentials as Credentials, DialOptions as DialOptions

if TYPE_CHECKING:
    from viam_cloud.aio.app.agent_device_client import AgentDeviceClient as AgentDeviceClient
    from viam_cloud.aio.app.app_client import AppClient as AppClient
    from viam_cloud.aio.app.billing_client import BillingClient as BillingClient
    from viam_cloud.aio.app.build_client import BuildClient as BuildClient
    from viam_cloud.aio.app.cloud_slam_client import CloudSLAMClient as CloudSLAMClient
    from viam_cloud.aio.app.data_client import DataClient as DataClient
    from viam_cloud.aio.app.end_user_client import EndUserClient as EndUserClient
    from viam_cloud.aio.app.ml_inference_client import MLInferenceClient as MLInferenceClient
    from viam_cloud.aio.app.ml_training_client import MLTrainingClient as MLTrainingClient
    from viam_cloud.aio.app.package_client import PackageClient as PackageClient
    from viam_cloud.aio.app.provisioning_client import ProvisioningClient as ProvisioningClient
    from viam_cloud.aio.app.robot_client import RobotClient as RobotClient
else:
    # Half of what there is to load, and most programs need only some.
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "AgentDeviceClient": "viam_cloud.aio.app.agent_device_client",
            "AppClient": "viam_cloud.aio.app.app_client",
            "BillingClient": "viam_cloud.aio.app.billing_client",
            "BuildClient": "viam_cloud.aio.app.build_client",
            "CloudSLAMClient": "viam_cloud.aio.app.cloud_slam_client",
            "DataClient": "viam_cloud.aio.app.data_client",
            "EndUserClient": "viam_cloud.aio.app.end_user_client",
            "MLInferenceClient": "viam_cloud.aio.app.ml_inference_client",
            "MLTrainingClient": "viam_cloud.aio.app.ml_training_client",
            "PackageClient": "viam_cloud.aio.app.package_client",
            "ProvisioningClient": "viam_cloud.aio.app.provisioning_client",
            "RobotClient": "viam_cloud.aio.app.robot_client",
        },
    )


class ViamClient(ViamClientBase):
    """Viam's cloud API: fleet management, data, datasets, ML training, billing, provisioning, builds and
    packages.

    Each property is a client for one part of the API; they share this object's connection.
    """

    _sdk = THIS_SDK
    _default_address: ClassVar[str] = "app.viam.com:443"

    @classmethod
    def _sign_in_method(cls) -> UnaryMethod[Any, Any]:
        with IMPORTING:
            from viam_cloud.methods import auth_service

        return auth_service.AUTHENTICATE

    @property
    def agent_device_client(self) -> AgentDeviceClient:
        """What `viam-agent`, the service manager on a machine's computer, asks of the cloud.

        Made for devices; other programs rarely need it.
        """
        return self._service_client(_load_agent_device_client)

    @property
    def app_client(self) -> AppClient:
        """Manages the fleet: organizations, locations, machines and their parts, fragments, registry items,
        roles and API keys.
        """
        return self._service_client(_load_app_client)

    @property
    def billing_client(self) -> BillingClient:
        """Usage, invoices, payment methods and charges of organizations.

        The caller needs to be an owner of the organization in question, or act with an API key that has
        owner rights.
        """
        return self._service_client(_load_billing_client)

    @property
    def build_client(self) -> BuildClient:
        """Cloud builds of modules: starting them, following their jobs and logs, and linking Git repositories
        so that builds can follow from them.
        """
        return self._service_client(_load_build_client)

    @property
    def cloud_slam_client(self) -> CloudSLAMClient:
        """Mapping sessions that run SLAM in the cloud on a machine's sensor data and save the resulting map as
        a package.
        """
        return self._service_client(_load_cloud_slam_client)

    @property
    def data_client(self) -> DataClient:
        """Captured data: upload, query, tag, label, export; datasets, sequences, indexes and pipelines made of
        it.
        """
        return self._service_client(_load_data_client)

    @property
    def end_user_client(self) -> EndUserClient:
        """What concerns the signed-in user: acceptance of the legal terms, and OAuth applications
        (deprecated).
        """
        return self._service_client(_load_end_user_client)

    @property
    def ml_inference_client(self) -> MLInferenceClient:
        """Runs machine learning models from the registry in the cloud, on data stored there."""
        return self._service_client(_load_ml_inference_client)

    @property
    def ml_training_client(self) -> MLTrainingClient:
        """Training jobs that make models from datasets, and the containers that custom training scripts run
        in.
        """
        return self._service_client(_load_ml_training_client)

    @property
    def package_client(self) -> PackageClient:
        """Stores and serves versioned packages: archives, models, modules, maps and training scripts."""
        return self._service_client(_load_package_client)

    @property
    def provisioning_client(self) -> ProvisioningClient:
        """First setup of a device: its network and its machine credentials.

        Served by the device itself, in provisioning mode, and not by the cloud; an app close to the device
        talks to it.
        """
        return self._service_client(_load_provisioning_client)

    @property
    def robot_client(self) -> RobotClient:
        """What `viam-server`, running on a machine, asks of the cloud.

        Made for machines, which sign in with their part's credentials; other programs use `app_client`.
        """
        return self._service_client(_load_robot_client)


def _load_agent_device_client() -> type[AgentDeviceClient]:
    with IMPORTING:
        from viam_cloud.aio.app.agent_device_client import AgentDeviceClient

    return AgentDeviceClient


def _load_app_client() -> type[AppClient]:
    with IMPORTING:
        from viam_cloud.aio.app.app_client import AppClient

    return AppClient


def _load_billing_client() -> type[BillingClient]:
    with IMPORTING:
        from viam_cloud.aio.app.billing_client import BillingClient

    return BillingClient


def _load_build_client() -> type[BuildClient]:
    with IMPORTING:
        from viam_cloud.aio.app.build_client import BuildClient

    return BuildClient


def _load_cloud_slam_client() -> type[CloudSLAMClient]:
    with IMPORTING:
        from viam_cloud.aio.app.cloud_slam_client import CloudSLAMClient

    return CloudSLAMClient


def _load_data_client() -> type[DataClient]:
    with IMPORTING:
        from viam_cloud.aio.app.data_client import DataClient

    return DataClient


def _load_end_user_client() -> type[EndUserClient]:
    with IMPORTING:
        from viam_cloud.aio.app.end_user_client import EndUserClient

    return EndUserClient


def _load_ml_inference_client() -> type[MLInferenceClient]:
    with IMPORTING:
        from viam_cloud.aio.app.ml_inference_client import MLInferenceClient

    return MLInferenceClient


def _load_ml_training_client() -> type[MLTrainingClient]:
    with IMPORTING:
        from viam_cloud.aio.app.ml_training_client import MLTrainingClient

    return MLTrainingClient


def _load_package_client() -> type[PackageClient]:
    with IMPORTING:
        from viam_cloud.aio.app.package_client import PackageClient

    return PackageClient


def _load_provisioning_client() -> type[ProvisioningClient]:
    with IMPORTING:
        from viam_cloud.aio.app.provisioning_client import ProvisioningClient

    return ProvisioningClient


def _load_robot_client() -> type[RobotClient]:
    with IMPORTING:
        from viam_cloud.aio.app.robot_client import RobotClient

    return RobotClient
