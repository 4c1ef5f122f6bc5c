# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""The RPCs of `viam.app.build.v1.BuildService`, as constants that `Client.call` takes."""

from __future__ import annotations

from typing import Any, Final

from viam_cloud.gen.app.build.v1 import build_pb2
from viam_cloud_runtime import ClientStreamMethod, Method, RetryClass, ServerStreamMethod, UnaryMethod

START_BUILD: Final[UnaryMethod[build_pb2.StartBuildRequest, build_pb2.StartBuildResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/StartBuild",
    build_pb2.StartBuildRequest,
    build_pb2.StartBuildResponse,
    RetryClass.WRITE,
)
GET_LOGS: Final[ServerStreamMethod[build_pb2.GetLogsRequest, build_pb2.GetLogsResponse]] = ServerStreamMethod(
    "/viam.app.build.v1.BuildService/GetLogs", build_pb2.GetLogsRequest, build_pb2.GetLogsResponse, RetryClass.READ
)
LIST_JOBS: Final[UnaryMethod[build_pb2.ListJobsRequest, build_pb2.ListJobsResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/ListJobs", build_pb2.ListJobsRequest, build_pb2.ListJobsResponse, RetryClass.READ
)
LINK_REPO: Final[UnaryMethod[build_pb2.LinkRepoRequest, build_pb2.LinkRepoResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/LinkRepo", build_pb2.LinkRepoRequest, build_pb2.LinkRepoResponse, RetryClass.WRITE
)
UNLINK_REPO: Final[UnaryMethod[build_pb2.UnlinkRepoRequest, build_pb2.UnlinkRepoResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/UnlinkRepo",
    build_pb2.UnlinkRepoRequest,
    build_pb2.UnlinkRepoResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LIST_REPO_LINKS: Final[UnaryMethod[build_pb2.ListRepoLinksRequest, build_pb2.ListRepoLinksResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/ListRepoLinks",
    build_pb2.ListRepoLinksRequest,
    build_pb2.ListRepoLinksResponse,
    RetryClass.READ,
)
LIST_APP_LINKS: Final[UnaryMethod[build_pb2.ListAppLinksRequest, build_pb2.ListAppLinksResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/ListAppLinks",
    build_pb2.ListAppLinksRequest,
    build_pb2.ListAppLinksResponse,
    RetryClass.READ,
)
REMOVE_APP_LINK: Final[UnaryMethod[build_pb2.RemoveAppLinkRequest, build_pb2.RemoveAppLinkResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/RemoveAppLink",
    build_pb2.RemoveAppLinkRequest,
    build_pb2.RemoveAppLinkResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
LINK_ORG: Final[UnaryMethod[build_pb2.LinkOrgRequest, build_pb2.LinkOrgResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/LinkOrg", build_pb2.LinkOrgRequest, build_pb2.LinkOrgResponse, RetryClass.WRITE
)
UNLINK_ORG: Final[UnaryMethod[build_pb2.UnlinkOrgRequest, build_pb2.UnlinkOrgResponse]] = UnaryMethod(
    "/viam.app.build.v1.BuildService/UnlinkOrg",
    build_pb2.UnlinkOrgRequest,
    build_pb2.UnlinkOrgResponse,
    RetryClass.IDEMPOTENT_WRITE,
)
START_RELOAD_BUILD: Final[ClientStreamMethod[build_pb2.StartReloadBuildRequest, build_pb2.StartReloadBuildResponse]] = (
    ClientStreamMethod(
        "/viam.app.build.v1.BuildService/StartReloadBuild",
        build_pb2.StartReloadBuildRequest,
        build_pb2.StartReloadBuildResponse,
        RetryClass.WRITE,
    )
)
START_SOURCE_UPLOAD_BUILD: Final[
    ClientStreamMethod[build_pb2.StartSourceUploadBuildRequest, build_pb2.StartSourceUploadBuildResponse]
] = ClientStreamMethod(
    "/viam.app.build.v1.BuildService/StartSourceUploadBuild",
    build_pb2.StartSourceUploadBuildRequest,
    build_pb2.StartSourceUploadBuildResponse,
    RetryClass.WRITE,
)
START_PACKAGE_BUILD: Final[UnaryMethod[build_pb2.StartPackageBuildRequest, build_pb2.StartPackageBuildResponse]] = (
    UnaryMethod(
        "/viam.app.build.v1.BuildService/StartPackageBuild",
        build_pb2.StartPackageBuildRequest,
        build_pb2.StartPackageBuildResponse,
        RetryClass.WRITE,
    )
)

METHODS: Final[tuple[Method[Any, Any], ...]] = (
    START_BUILD,
    GET_LOGS,
    LIST_JOBS,
    LINK_REPO,
    UNLINK_REPO,
    LIST_REPO_LINKS,
    LIST_APP_LINKS,
    REMOVE_APP_LINK,
    LINK_ORG,
    UNLINK_ORG,
    START_RELOAD_BUILD,
    START_SOURCE_UPLOAD_BUILD,
    START_PACKAGE_BUILD,
)
