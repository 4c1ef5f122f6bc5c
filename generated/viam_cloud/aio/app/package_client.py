# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Stores and serves versioned packages: archives, models, modules, maps and training scripts."""

from __future__ import annotations

from viam_cloud.gen.app.packages.v1 import packages_pb2
from viam_cloud.methods import package_service
from viam_cloud.proto.app.packages import PackageTypeOrName
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.aio import ServiceClient
from viam_cloud_runtime.rpc.upload_messages import UploadSource, upload_requests

__all__ = ["PackageClient"]


class PackageClient(ServiceClient):
    """Stores and serves versioned packages: archives, models, modules, maps and training scripts."""

    @property
    def raw(self) -> PackageClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def create_package(
        self,
        *,
        info: packages_pb2.PackageInfo | None = None,
        contents: UploadSource,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> packages_pb2.CreatePackageResponse:
        """Upload a new version of a package.

        The archive is read piece by piece while it is sent, so it need not fit into memory, and the limit
        of 32 MiB for one message does not hold for it. The info is one message, so its list of files and
        its metadata together have to stay below that.

        Args:
            info (PackageInfo, optional): Describes the package; first message only.
            contents (UploadSource): The data: bytes, a `pathlib.Path`, an open binary file or an
                iterable of bytes; it is sent in pieces of 1 MiB.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            CreatePackageResponse: The package version that was created.
                id (str): ID of the package, for the other calls.
                version (str): Version that was created.

        Raises:
            InvalidArgumentError: the info is missing or incomplete, or the contents do not fit it.
            AlreadyExistsError: the package has this version already.
            PermissionDeniedError: the caller may not upload packages for the organization.
            OSError: the file cannot be read, or changed while it was uploaded.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            from viam_cloud.proto.app.packages import PackageInfo, PackageType

            info = PackageInfo(
                organization_id="<ORGANIZATION-ID>",
                name="pets",
                version="1.0.0",
                type=PackageType.PACKAGE_TYPE_ML_MODEL,
            )
            response = await client.package_client.create_package(info=info, contents=b"...the bytes of model.tar.gz...")
            print(response.id)
        """
        requests = upload_requests(build_request(packages_pb2.CreatePackageRequest, info=info), contents, "contents")
        return await self._client_stream(package_service.CREATE_PACKAGE, requests, timeout=timeout, retry=retry)

    async def delete_package(
        self,
        *,
        id: str | None = None,
        version: str | None = None,
        type: PackageTypeOrName | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> packages_pb2.DeletePackageResponse:
        """Delete one version of a package.

        Args:
            id (str, optional): ID of the package.
            version (str, optional): Version to delete.
            type (PackageType | str, optional): What the package contains. Values:
                `PACKAGE_TYPE_ARCHIVE`, `PACKAGE_TYPE_ML_MODEL`, `PACKAGE_TYPE_MODULE`,
                `PACKAGE_TYPE_SLAM_MAP`, `PACKAGE_TYPE_ML_TRAINING`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            DeletePackageResponse: Empty: the package version is gone.

        Raises:
            NotFoundError: there is no such package version.
            PermissionDeniedError: the caller may not delete packages of the organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.package_client.delete_package(id="<PACKAGE-ID>", version="<VERSION>")
        """
        return await self._call(
            package_service.DELETE_PACKAGE,
            build_request(packages_pb2.DeletePackageRequest, id=id, version=version, type=type),
            timeout=timeout,
            retry=retry,
        )

    async def get_package(
        self,
        *,
        id: str | None = None,
        version: str | None = None,
        include_url: bool | None = None,
        type: PackageTypeOrName | None = None,
        platform: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> packages_pb2.GetPackageResponse:
        """Return one version of a package.

        The contents are not included: ask for a URL with `include_url` and download from there.

        Args:
            id (str, optional): ID of the package.
            version (str, optional): Version to return.
            include_url (bool, optional): Whether to return a download URL. Absent means no.
            type (PackageType | str, optional): What the package must contain. Absent accepts any type.
                Values: `PACKAGE_TYPE_ARCHIVE`, `PACKAGE_TYPE_ML_MODEL`, `PACKAGE_TYPE_MODULE`,
                `PACKAGE_TYPE_SLAM_MAP`, `PACKAGE_TYPE_ML_TRAINING`.
            platform (str, optional): Platform to get the package for, such as `linux/arm64`. Absent
                when it does not matter.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            GetPackageResponse: The package version that was asked for.
                package (Package): The package, with a download URL if requested.

        Raises:
            NotFoundError: there is no such package version, or the caller may not see it.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.package_client.get_package(id="<PACKAGE-ID>", version="<VERSION>")
        """
        return await self._call(
            package_service.GET_PACKAGE,
            build_request(
                packages_pb2.GetPackageRequest,
                id=id,
                version=version,
                include_url=include_url,
                type=type,
                platform=platform,
            ),
            timeout=timeout,
            retry=retry,
        )

    async def list_packages(
        self,
        *,
        organization_id: str | None = None,
        name: str | None = None,
        version: str | None = None,
        type: PackageTypeOrName | None = None,
        include_url: bool | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> packages_pb2.ListPackagesResponse:
        """List the packages of an organization.

        The optional fields narrow the list; those left out match everything.

        Args:
            organization_id (str, optional): UUID of the organization.
            name (str, optional): Only packages with this name. Absent matches all.
            version (str, optional): Only this version. Absent matches all.
            type (PackageType | str, optional): Only packages of this type. Absent matches all. Values:
                `PACKAGE_TYPE_ARCHIVE`, `PACKAGE_TYPE_ML_MODEL`, `PACKAGE_TYPE_MODULE`,
                `PACKAGE_TYPE_SLAM_MAP`, `PACKAGE_TYPE_ML_TRAINING`.
            include_url (bool, optional): Whether to return download URLs. Absent means no.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListPackagesResponse: The packages that were selected.
                packages (list[Package]): One entry for each version.

        Raises:
            PermissionDeniedError: the caller may not see the organization's packages.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.package_client.list_packages(organization_id="<ORGANIZATION-ID>")
        """
        return await self._call(
            package_service.LIST_PACKAGES,
            build_request(
                packages_pb2.ListPackagesRequest,
                organization_id=organization_id,
                name=name,
                version=version,
                type=type,
                include_url=include_url,
            ),
            timeout=timeout,
            retry=retry,
        )
