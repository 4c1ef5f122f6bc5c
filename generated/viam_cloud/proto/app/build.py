# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Messages and enums of `app/build/v1/build.proto`; `…OrName` is a value of an enum, or its name as text."""

from typing import Literal as _Literal, TypeAlias as _TypeAlias

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

JobStatusOrName: _TypeAlias = (
    JobStatus.ValueType
    | _Literal["JOB_STATUS_UNSPECIFIED", "JOB_STATUS_IN_PROGRESS", "JOB_STATUS_FAILED", "JOB_STATUS_DONE"]
)
