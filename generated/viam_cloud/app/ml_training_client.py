# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Training jobs that make models from datasets, and the containers that custom training scripts run
in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from viam_cloud.gen.app.mltraining.v1 import ml_training_pb2
from viam_cloud.methods import ml_training_service
from viam_cloud.proto.app.mltraining import ModelFrameworkOrName, ModelTypeOrName, TrainingStatusOrName
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.blocking import ServiceClient
from viam_cloud_runtime.blocking.pagers import Pager
from viam_cloud_runtime.concurrency.progress import ProgressOption
from viam_cloud_runtime.messages.result_list import ResultList
from viam_cloud_runtime.rpc.paging import PageFields
from viam_cloud_runtime.support.importing import IMPORTING
from viam_cloud_runtime.support.lazy import lazy_names

if TYPE_CHECKING:
    from viam_cloud.app.raw_ml_training_client import RawMLTrainingClient
    from viam_cloud.gen.app.mltraining.v1.ml_training_pb2 import (
        Container as Container,
        ModelType as ModelType,
        TrainingJobMetadata as TrainingJobMetadata,
        TrainingStatus as TrainingStatus,
    )
else:
    __getattr__, __dir__ = lazy_names(
        __name__,
        {
            "Container": "viam_cloud.gen.app.mltraining.v1.ml_training_pb2",
            "ModelType": "viam_cloud.gen.app.mltraining.v1.ml_training_pb2",
            "TrainingJobMetadata": "viam_cloud.gen.app.mltraining.v1.ml_training_pb2",
            "TrainingStatus": "viam_cloud.gen.app.mltraining.v1.ml_training_pb2",
        },
    )


__all__ = ["Container", "MLTrainingClient", "ModelType", "TrainingJobMetadata", "TrainingStatus"]


class MLTrainingClient(ServiceClient):
    """Training jobs that make models from datasets, and the containers that custom training scripts run
    in.
    """

    @property
    def raw(self) -> RawMLTrainingClient:
        """The same methods with the same parameters, each returning its whole response message."""
        with IMPORTING:
            from viam_cloud.app.raw_ml_training_client import RawMLTrainingClient

        return self._twin(RawMLTrainingClient)

    def wait_for_training_job(
        self,
        job_id: str,
        *,
        poll_interval: float = 2.0,
        progress: ProgressOption = False,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ml_training_pb2.TrainingJobMetadata:
        """Wait for the end of a training job.

        Where the cloud is away for a while, waiting goes on.

        Args:
            job_id (str): ID of the training job.
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
            TrainingJobMetadata: The job, which has completed.

        Raises:
            NotFoundError: no training job has this ID.
            JobFailedError: the job failed or was canceled; its `reason` is the job's own message.
            WaitTimeoutError: it is not over in time; its `state` is the last that was seen.

        Example::

            job = client.ml_training_client.wait_for_training_job("<TRAINING-JOB-ID>", timeout=3600, progress=True)
            print(job.model_name, job.synced_model_id)
        """
        with IMPORTING:
            from viam_cloud_runtime.viam.blocking.waiters import wait_for_training_job

        return wait_for_training_job(
            self, job_id, poll_interval=poll_interval, progress=progress, timeout=timeout, retry=retry
        )

    def submit_training_job(
        self,
        org_id: str,
        dataset_id: str,
        model_name: str,
        model_version: str,
        model_type: ModelTypeOrName,
        tags: Sequence[str],
        *,
        model_framework: ModelFrameworkOrName | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> str:
        """Submit a job that trains a built-in type of model on a dataset.

        Returns when the job is queued, not when it is done. Poll `get_training_job`; a job that completes
        leaves its model in the registry. To run a script of your own, use `submit_custom_training_job`.

        Args:
            org_id (str): UUID of the organization that owns the job and gets the model.
            dataset_id (str): ID of the dataset to train on.
            model_name (str): Name for the model in the registry. With a name that exists, the job adds
                a version to that model.
            model_version (str): Version for the model; it must not have been used for this model
                before.
            model_type (ModelType | str): What the model shall do: classify with one label, with
                several, or detect objects. Values: `MODEL_TYPE_SINGLE_LABEL_CLASSIFICATION`,
                `MODEL_TYPE_MULTI_LABEL_CLASSIFICATION`, `MODEL_TYPE_OBJECT_DETECTION`.
            tags (Sequence[str]): Labels of the dataset to train on; the model learns to tell these.
            model_framework (ModelFramework | str, optional): Framework to train for. Unspecified leaves
                it to the server. Values: `MODEL_FRAMEWORK_TFLITE`, `MODEL_FRAMEWORK_TENSORFLOW`,
                `MODEL_FRAMEWORK_PYTORCH`, `MODEL_FRAMEWORK_ONNX`, `MODEL_FRAMEWORK_REGISTRY`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            str: ID of the new job, for `get_training_job`.

        Raises:
            NotFoundError: the organization or dataset does not exist.
            InvalidArgumentError: a name, type or label is not acceptable.
            AlreadyExistsError: the model has this version already.
            PermissionDeniedError: the caller may not train models for the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.mltraining import ModelType

            job_id = client.ml_training_client.submit_training_job(
                org_id="<ORGANIZATION-ID>",
                dataset_id="<DATASET-ID>",
                model_name="pets",
                model_version="1",
                model_type=ModelType.MODEL_TYPE_OBJECT_DETECTION,
                tags=["cat", "dog"],
            )
            print(job_id)
        """
        response = self._call(
            ml_training_service.SUBMIT_TRAINING_JOB,
            build_request(
                ml_training_pb2.SubmitTrainingJobRequest,
                organization_id=org_id,
                dataset_id=dataset_id,
                model_name=model_name,
                model_version=model_version,
                model_type=model_type,
                tags=tags,
                model_framework=model_framework,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.id

    def submit_custom_training_job(
        self,
        org_id: str,
        dataset_id: str,
        registry_item_id: str,
        registry_item_version: str,
        model_name: str,
        model_version: str,
        container_id: str = "",
        *,
        arguments: Mapping[str, str] | None = None,
        container_version: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> str:
        """Submit a job that runs a training script from the registry on a dataset.

        Returns when the job is queued, not when it is done. Poll `get_training_job`, and read the script's
        output with `get_training_job_logs`.

        Args:
            org_id (str): UUID of the organization that owns the job and gets the model.
            dataset_id (str): ID of the dataset to train on.
            registry_item_id (str): ID of the training script in the registry, such as
                `viam:classification-tflite`.
            registry_item_version (str): Version of the training script to run.
            model_name (str): Name for the model in the registry. With a name that exists, the job adds
                a version to that model.
            model_version (str): Version for the model; it must not have been used for this model
                before.
            container_id (str, default ''): ID of the container to run the script in, from
                `list_containers`. Empty when none is picked by ID.
            arguments (Mapping[str, str], optional): Arguments for the training script, by name; values
                are strings.
            container_version (str, optional): Key of a supported container to run the script in, from
                `list_supported_containers`. Empty leaves the choice to the server.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            str: ID of the new job, for `get_training_job`.

        Raises:
            NotFoundError: the organization, dataset, script version or container does not exist.
            InvalidArgumentError: a name or argument is not acceptable.
            AlreadyExistsError: the model has this version already.
            PermissionDeniedError: the caller may not train models for the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            job_id = client.ml_training_client.submit_custom_training_job(
                org_id="<ORGANIZATION-ID>",
                dataset_id="<DATASET-ID>",
                registry_item_id="<NAMESPACE>:<TRAINING-SCRIPT>",
                registry_item_version="1.0.0",
                model_name="pets",
                model_version="1",
                arguments={"epochs": "20"},
            )
            print(job_id)
        """
        response = self._call(
            ml_training_service.SUBMIT_CUSTOM_TRAINING_JOB,
            build_request(
                ml_training_pb2.SubmitCustomTrainingJobRequest,
                organization_id=org_id,
                dataset_id=dataset_id,
                registry_item_id=registry_item_id,
                registry_item_version=registry_item_version,
                model_name=model_name,
                model_version=model_version,
                container_id=container_id,
                arguments=arguments,
                container_version=container_version,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.id

    def get_training_job(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> ml_training_pb2.TrainingJobMetadata:
        """Return the metadata of one training job.

        Args:
            id (str): ID of the job, as returned when it was submitted.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            TrainingJobMetadata: Input, status and result of the job.

        Raises:
            NotFoundError: no training job has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            metadata = client.ml_training_client.get_training_job(id="<TRAINING-JOB-ID>")
        """
        response = self._call(
            ml_training_service.GET_TRAINING_JOB,
            build_request(ml_training_pb2.GetTrainingJobRequest, id=id),
            timeout=timeout,
            retry=retry,
        )
        return response.metadata

    def list_training_jobs(
        self,
        org_id: str,
        training_status: TrainingStatusOrName | None = None,
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> list[ml_training_pb2.TrainingJobMetadata]:
        """List the training jobs of an organization.

        Give a status to see only the jobs in it.

        Args:
            org_id (str): UUID of the organization.
            training_status (TrainingStatus | str, optional): Only list jobs in this status; None lists
                all.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[TrainingJobMetadata]: Input, status and result of each job.

        Raises:
            PermissionDeniedError: the caller may not see the organization's jobs.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.mltraining import TrainingStatus

            jobs = client.ml_training_client.list_training_jobs(
                "<ORGANIZATION-ID>", TrainingStatus.TRAINING_STATUS_IN_PROGRESS
            )
            for job in jobs:
                print(job.id, job.model_name, job.created_on.ToDatetime())
        """
        response = self._call(
            ml_training_service.LIST_TRAINING_JOBS,
            build_request(ml_training_pb2.ListTrainingJobsRequest, organization_id=org_id, status=training_status),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.jobs)

    def cancel_training_job(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Cancel a training job that has not ended yet.

        The job may show as canceling for a while before it is canceled.

        Args:
            id (str): ID of the job.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no training job has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            client.ml_training_client.cancel_training_job(id="<TRAINING-JOB-ID>")
        """
        self._call(
            ml_training_service.CANCEL_TRAINING_JOB,
            build_request(ml_training_pb2.CancelTrainingJobRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    def delete_completed_training_job(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete the record of a training job that has ended.

        Successful and failed jobs alike can be deleted. Cancel a running job first, with
        `cancel_training_job`.

        Args:
            id (str): ID of the job.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no training job has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            client.ml_training_client.delete_completed_training_job(
                id="<COMPLETED-TRAINING-JOB-ID>",
            )
        """
        self._call(
            ml_training_service.DELETE_COMPLETED_TRAINING_JOB,
            build_request(ml_training_pb2.DeleteCompletedTrainingJobRequest, id=id),
            timeout=timeout,
            retry=retry,
        )

    def get_training_job_logs(
        self,
        *,
        id: str | None = None,
        page_token: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ml_training_pb2.GetTrainingJobLogsResponse:
        """Return one page of the log of a custom training job.

        Pass `next_page_token` back as `page_token` to go on, until it comes back empty.

        Args:
            id (str, optional): ID of the custom training job.
            page_token (str, optional): `next_page_token` of the page before. Absent for the first page.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetTrainingJobLogsResponse: A page of the log.
                logs (list[TrainingJobLogEntry]): Log lines of this page.
                next_page_token (str): Token for the next page; empty on the last one.

        Raises:
            NotFoundError: no training job has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = client.ml_training_client.get_training_job_logs(id="<TRAINING-JOB-LOGS-ID>")
        """
        return self._call(
            ml_training_service.GET_TRAINING_JOB_LOGS,
            build_request(ml_training_pb2.GetTrainingJobLogsRequest, id=id, page_token=page_token),
            timeout=timeout,
            retry=retry,
        )

    def iter_training_job_logs(
        self,
        *,
        id: str | None = None,
        limit: int | None = None,
        prefetch: bool = True,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> Pager[ml_training_pb2.TrainingJobLogEntry]:
        """Iterate over the log of a custom training job.

        The pages of `get_training_job_logs` are fetched as they are needed, the first one with the first
        item that is asked for.

        Args:
            id (str, optional): ID of the custom training job.
            limit (int, optional): Largest number of items in all; None for all there are.
            prefetch (bool, default True): Whether to fetch the next page while the caller is at one.
            timeout (float, optional): Seconds the call for one page may take, all attempts included;
                None for no limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Pager[TrainingJobLogEntry]: The items, one after the other; its `pages()` gives them as
                lists instead, a page each.

        Raises:
            NotFoundError: no training job has this ID.
            RepeatedPageError: the server led back to an earlier page, so that the rest cannot be read.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            for entry in client.ml_training_client.iter_training_job_logs(id="<TRAINING-JOB-ID>"):
                print(entry.time.ToDatetime(), entry.level, entry.message)
        """
        return Pager(
            build_request(ml_training_pb2.GetTrainingJobLogsRequest, id=id),
            lambda request: self._call(
                ml_training_service.GET_TRAINING_JOB_LOGS, request, timeout=timeout, retry=retry
            ),
            PageFields("page_token", "next_page_token"),
            lambda response: ResultList(response.logs),
            item_type=ml_training_pb2.TrainingJobLogEntry,
            limit=limit,
            prefetch=prefetch,
        )

    def list_supported_containers(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> ml_training_pb2.ListSupportedContainersResponse:
        """List the containers that are offered to every custom training job.

        See `list_containers` for those of an organization.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListSupportedContainersResponse: The containers offered to every custom training job.
                container_map (dict[str, Container]): Containers by their key.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = client.ml_training_client.list_supported_containers()
        """
        return self._call(
            ml_training_service.LIST_SUPPORTED_CONTAINERS,
            build_request(ml_training_pb2.ListSupportedContainersRequest),
            timeout=timeout,
            retry=retry,
        )

    def list_containers(
        self, org_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> list[ml_training_pb2.Container]:
        """List the training containers an organization can use.

        Args:
            org_id (str): UUID of the organization.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            list[Container]: One entry for each container.

        Raises:
            PermissionDeniedError: the caller may not see the organization's containers.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            containers = client.ml_training_client.list_containers(org_id="<ORG-ID>")
        """
        response = self._call(
            ml_training_service.LIST_CONTAINERS,
            build_request(ml_training_pb2.ListContainersRequest, organization_id=org_id),
            timeout=timeout,
            retry=retry,
        )
        return ResultList(response.containers)

    def get_container(
        self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> ml_training_pb2.Container:
        """Return one training container by its ID.

        Args:
            id (str): ID of the container.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            Container: Image, framework and owner of the container.

        Raises:
            NotFoundError: no container has this ID, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            container = client.ml_training_client.get_container(id="<CONTAINER-ID>")
        """
        response = self._call(
            ml_training_service.GET_CONTAINER,
            build_request(ml_training_pb2.GetContainerRequest, id=id),
            timeout=timeout,
            retry=retry,
        )
        return response.container

    def register_custom_training_container(
        self, org_id: str, image_uri: str, description: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> str:
        """Register a container image for an organization's custom training jobs.

        The image itself stays where it is; only its address and description are recorded.

        Args:
            org_id (str): UUID of the organization that will own the container.
            image_uri (str): Address of the image, with its container registry and tag or digest.
            description (str): What is in the image, for people to read.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            str: ID of the new container, for `submit_custom_training_job`.

        Raises:
            InvalidArgumentError: the image address is not acceptable.
            PermissionDeniedError: the caller may not register containers for the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            container_id = client.ml_training_client.register_custom_training_container(
                org_id="<ORGANIZATION-ID>",
                image_uri="us-docker.pkg.dev/<PROJECT>/training/pytorch:2.4",
                description="PyTorch 2.4 with our augmentations",
            )
            print(container_id)
        """
        response = self._call(
            ml_training_service.REGISTER_CUSTOM_TRAINING_CONTAINER,
            build_request(
                ml_training_pb2.RegisterCustomTrainingContainerRequest,
                organization_id=org_id,
                image_uri=image_uri,
                description=description,
            ),
            timeout=timeout,
            retry=retry,
        )
        return response.id

    def delete_custom_training_container(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> None:
        """Delete the registration of a custom training container.

        The image it points to is not touched.

        Args:
            id (str): ID of the container, as returned when it was registered.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Raises:
            NotFoundError: no custom container has this ID.
            PermissionDeniedError: the container belongs to another organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            client.ml_training_client.delete_custom_training_container(
                id="<CUSTOM-TRAINING-CONTAINER-ID>",
            )
        """
        self._call(
            ml_training_service.DELETE_CUSTOM_TRAINING_CONTAINER,
            build_request(ml_training_pb2.DeleteCustomTrainingContainerRequest, id=id),
            timeout=timeout,
            retry=retry,
        )
