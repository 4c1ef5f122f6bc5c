# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.packages.v1.PackageService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.packages.v1 import packages_pb2
from viam_cloud_runtime import ClientStreamMethod, Method, RetryClass, UnaryMethod

CREATE_PACKAGE: Final[ClientStreamMethod[packages_pb2.CreatePackageRequest, packages_pb2.CreatePackageResponse]] = (
    ClientStreamMethod(
        "/viam.app.packages.v1.PackageService/CreatePackage",
        packages_pb2.CreatePackageRequest,
        packages_pb2.CreatePackageResponse,
        RetryClass.WRITE,
    )
)
DELETE_PACKAGE: Final[UnaryMethod[packages_pb2.DeletePackageRequest, packages_pb2.DeletePackageResponse]] = UnaryMethod(
    "/viam.app.packages.v1.PackageService/DeletePackage",
    packages_pb2.DeletePackageRequest,
    packages_pb2.DeletePackageResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
GET_PACKAGE: Final[UnaryMethod[packages_pb2.GetPackageRequest, packages_pb2.GetPackageResponse]] = UnaryMethod(
    "/viam.app.packages.v1.PackageService/GetPackage",
    packages_pb2.GetPackageRequest,
    packages_pb2.GetPackageResponse,
    RetryClass.READ,
)
LIST_PACKAGES: Final[UnaryMethod[packages_pb2.ListPackagesRequest, packages_pb2.ListPackagesResponse]] = UnaryMethod(
    "/viam.app.packages.v1.PackageService/ListPackages",
    packages_pb2.ListPackagesRequest,
    packages_pb2.ListPackagesResponse,
    RetryClass.READ,
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (CREATE_PACKAGE, DELETE_PACKAGE, GET_PACKAGE, LIST_PACKAGES)
