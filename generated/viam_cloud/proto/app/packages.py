# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/packages/v1/packages.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_PackageTypeOrName: _typing.TypeAlias = _typing.Literal[
    "PACKAGE_TYPE_UNSPECIFIED",
    "PACKAGE_TYPE_ARCHIVE",
    "PACKAGE_TYPE_ML_MODEL",
    "PACKAGE_TYPE_MODULE",
    "PACKAGE_TYPE_SLAM_MAP",
    "PACKAGE_TYPE_ML_TRAINING",
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.packages.v1.packages_pb2 import (
        PACKAGE_TYPE_ARCHIVE as PACKAGE_TYPE_ARCHIVE,
        PACKAGE_TYPE_ML_MODEL as PACKAGE_TYPE_ML_MODEL,
        PACKAGE_TYPE_ML_TRAINING as PACKAGE_TYPE_ML_TRAINING,
        PACKAGE_TYPE_MODULE as PACKAGE_TYPE_MODULE,
        PACKAGE_TYPE_SLAM_MAP as PACKAGE_TYPE_SLAM_MAP,
        PACKAGE_TYPE_UNSPECIFIED as PACKAGE_TYPE_UNSPECIFIED,
        CreatePackageRequest as CreatePackageRequest,
        CreatePackageResponse as CreatePackageResponse,
        DeletePackageRequest as DeletePackageRequest,
        DeletePackageResponse as DeletePackageResponse,
        FileInfo as FileInfo,
        GetPackageRequest as GetPackageRequest,
        GetPackageResponse as GetPackageResponse,
        ListPackagesRequest as ListPackagesRequest,
        ListPackagesResponse as ListPackagesResponse,
        Package as Package,
        PackageInfo as PackageInfo,
        PackageType as PackageType,
    )

    PackageTypeOrName: _typing.TypeAlias = PackageType.ValueType | _PackageTypeOrName
else:
    _NAMES = (
        "CreatePackageRequest",
        "CreatePackageResponse",
        "DeletePackageRequest",
        "DeletePackageResponse",
        "FileInfo",
        "GetPackageRequest",
        "GetPackageResponse",
        "ListPackagesRequest",
        "ListPackagesResponse",
        "PACKAGE_TYPE_ARCHIVE",
        "PACKAGE_TYPE_ML_MODEL",
        "PACKAGE_TYPE_ML_TRAINING",
        "PACKAGE_TYPE_MODULE",
        "PACKAGE_TYPE_SLAM_MAP",
        "PACKAGE_TYPE_UNSPECIFIED",
        "Package",
        "PackageInfo",
        "PackageType",
    )
    PackageTypeOrName = int | _PackageTypeOrName
    __all__ = [*_NAMES, "PackageTypeOrName"]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.packages.v1.packages_pb2"))
