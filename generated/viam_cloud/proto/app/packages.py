# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/packages/v1/packages.proto`; `…OrName` is a value of an enum, or its name as text."""

from typing import Literal as _Literal, TypeAlias as _TypeAlias

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

PackageTypeOrName: _TypeAlias = (
    PackageType.ValueType
    | _Literal[
        "PACKAGE_TYPE_UNSPECIFIED",
        "PACKAGE_TYPE_ARCHIVE",
        "PACKAGE_TYPE_ML_MODEL",
        "PACKAGE_TYPE_MODULE",
        "PACKAGE_TYPE_SLAM_MAP",
        "PACKAGE_TYPE_ML_TRAINING",
    ]
)
