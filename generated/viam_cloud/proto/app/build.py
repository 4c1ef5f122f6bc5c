# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/build/v1/build.proto`; `…OrName` is a value of an enum, or its name as text."""

import typing as _typing

from viam_cloud_runtime.support.lazy import lazy_names as _lazy_names

_JobStatusOrName: _typing.TypeAlias = _typing.Literal[
    "JOB_STATUS_UNSPECIFIED", "JOB_STATUS_IN_PROGRESS", "JOB_STATUS_FAILED", "JOB_STATUS_DONE"
]

if _typing.TYPE_CHECKING:
    from viam_cloud.gen.app.build.v1.build_pb2 import (
        JOB_STATUS_DONE as JOB_STATUS_DONE,
        JOB_STATUS_FAILED as JOB_STATUS_FAILED,
        JOB_STATUS_IN_PROGRESS as JOB_STATUS_IN_PROGRESS,
        JOB_STATUS_UNSPECIFIED as JOB_STATUS_UNSPECIFIED,
        AppLink as AppLink,
        GetLogsRequest as GetLogsRequest,
        GetLogsResponse as GetLogsResponse,
        JobInfo as JobInfo,
        JobStatus as JobStatus,
        LinkOrgRequest as LinkOrgRequest,
        LinkOrgResponse as LinkOrgResponse,
        LinkRepoRequest as LinkRepoRequest,
        LinkRepoResponse as LinkRepoResponse,
        ListAppLinksRequest as ListAppLinksRequest,
        ListAppLinksResponse as ListAppLinksResponse,
        ListJobsRequest as ListJobsRequest,
        ListJobsResponse as ListJobsResponse,
        ListRepoLinksRequest as ListRepoLinksRequest,
        ListRepoLinksResponse as ListRepoLinksResponse,
        ReloadBuildInfo as ReloadBuildInfo,
        RemoveAppLinkRequest as RemoveAppLinkRequest,
        RemoveAppLinkResponse as RemoveAppLinkResponse,
        RepoLink as RepoLink,
        SourceUploadBuildInfo as SourceUploadBuildInfo,
        StartBuildRequest as StartBuildRequest,
        StartBuildResponse as StartBuildResponse,
        StartPackageBuildRequest as StartPackageBuildRequest,
        StartPackageBuildResponse as StartPackageBuildResponse,
        StartReloadBuildRequest as StartReloadBuildRequest,
        StartReloadBuildResponse as StartReloadBuildResponse,
        StartSourceUploadBuildRequest as StartSourceUploadBuildRequest,
        StartSourceUploadBuildResponse as StartSourceUploadBuildResponse,
        UnlinkOrgRequest as UnlinkOrgRequest,
        UnlinkOrgResponse as UnlinkOrgResponse,
        UnlinkRepoRequest as UnlinkRepoRequest,
        UnlinkRepoResponse as UnlinkRepoResponse,
    )

    JobStatusOrName: _typing.TypeAlias = JobStatus.ValueType | _JobStatusOrName
else:
    _NAMES = (
        "AppLink",
        "GetLogsRequest",
        "GetLogsResponse",
        "JOB_STATUS_DONE",
        "JOB_STATUS_FAILED",
        "JOB_STATUS_IN_PROGRESS",
        "JOB_STATUS_UNSPECIFIED",
        "JobInfo",
        "JobStatus",
        "LinkOrgRequest",
        "LinkOrgResponse",
        "LinkRepoRequest",
        "LinkRepoResponse",
        "ListAppLinksRequest",
        "ListAppLinksResponse",
        "ListJobsRequest",
        "ListJobsResponse",
        "ListRepoLinksRequest",
        "ListRepoLinksResponse",
        "ReloadBuildInfo",
        "RemoveAppLinkRequest",
        "RemoveAppLinkResponse",
        "RepoLink",
        "SourceUploadBuildInfo",
        "StartBuildRequest",
        "StartBuildResponse",
        "StartPackageBuildRequest",
        "StartPackageBuildResponse",
        "StartReloadBuildRequest",
        "StartReloadBuildResponse",
        "StartSourceUploadBuildRequest",
        "StartSourceUploadBuildResponse",
        "UnlinkOrgRequest",
        "UnlinkOrgResponse",
        "UnlinkRepoRequest",
        "UnlinkRepoResponse",
    )
    JobStatusOrName = int | _JobStatusOrName
    __all__ = [*_NAMES, "JobStatusOrName"]
    __getattr__, __dir__ = _lazy_names(__name__, dict.fromkeys(_NAMES, "viam_cloud.gen.app.build.v1.build_pb2"))
