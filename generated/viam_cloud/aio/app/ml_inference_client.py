# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Runs machine learning models from the registry in the cloud, on data stored there."""

from __future__ import annotations

from viam_cloud.gen.app.data.v1 import data_pb2
from viam_cloud.gen.app.mlinference.v1 import ml_inference_pb2
from viam_cloud.methods import ml_inference_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.aio import ServiceClient

__all__ = ["MLInferenceClient"]


class MLInferenceClient(ServiceClient):
    """Runs machine learning models from the registry in the cloud, on data stored there."""

    @property
    def raw(self) -> MLInferenceClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def get_inference(
        self,
        *,
        registry_item_id: str | None = None,
        registry_item_version: str | None = None,
        binary_id: data_pb2.BinaryID | None = None,
        binary_data_id: str | None = None,
        organization_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ml_inference_pb2.GetInferenceResponse:
        """Run a model from the registry on one binary data item.

        The item must be stored in the cloud already, usually as an image.

        Args:
            registry_item_id (str, optional): ID of the model in the registry, as `namespace:name` or
                `org-id:name`.
            registry_item_version (str, optional): Version of the model to run.
            binary_id (BinaryID, optional): The data item by its parts (file, organization, location).
                Prefer `binary_data_id`.
            binary_data_id (str, optional): ID of the binary data item to run the model on.
            organization_id (str, optional): UUID of the organization that runs the inference.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetInferenceResponse: What the model made of the data item.
                output_tensors (FlatTensors): Raw output of the model, by tensor name.
                annotations (Annotations): The output as classifications and bounding boxes, where it
                    can be read as such.

        Raises:
            NotFoundError: the model, its version or the data item does not exist.
            InvalidArgumentError: the model cannot run on this item.
            PermissionDeniedError: the caller may not use the model or see the data.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.ml_inference_client.get_inference(
                registry_item_id="<REGISTRY-ITEM-ID>",
                registry_item_version="<REGISTRY-ITEM-VERSION>",
                binary_data_id="<BINARY-DATA-ID>",
            )
        """
        return await self._call(
            ml_inference_service.GET_INFERENCE,
            build_request(
                ml_inference_pb2.GetInferenceRequest,
                registry_item_id=registry_item_id,
                registry_item_version=registry_item_version,
                binary_id=binary_id,
                binary_data_id=binary_data_id,
                organization_id=organization_id,
            ),
            timeout=timeout,
            retry=retry,
        )
