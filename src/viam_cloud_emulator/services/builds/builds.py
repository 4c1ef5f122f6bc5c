"""Cloud builds of modules: started from a repository, a package or uploaded source, and followed."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from itertools import islice

from viam_cloud.methods import build_service
from viam_cloud.proto.app import build, packages
from viam_cloud_emulator.access.policies import own_inside
from viam_cloud_emulator.core.call import Call, StreamCall
from viam_cloud_emulator.core.errors import invalid_argument
from viam_cloud_emulator.core.values import new_uuid, required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.builds.build_table import (
    WantedBuild,
    find_build,
    insert_build,
    jobs_of,
    log_of,
    platforms_of,
)
from viam_cloud_emulator.services.registry.modules import find_module
from viam_cloud_emulator.services.registry.package_table import find_package

_REPOSITORY = re.compile(r"(https?|ssh|git)://[^\s/]\S*|git@[^\s:]+:\S+")
_DEFAULT_JOBS = 100
_MODULE = "build_info.module_id"

rpcs = RpcTable()


@rpcs.unary(build_service.START_BUILD, own_inside("registry item", "module_id"))
def start_build(call: Call, request: build.StartBuildRequest) -> build.StartBuildResponse:
    """Begin to build a version from a repository, which is not looked at."""
    if not _REPOSITORY.fullmatch(request.repo):
        raise invalid_argument(f"repo {request.repo!r} is not the URL of a Git repository")
    required_text(request.module_version, "module_version")
    source, build_id = f"{request.repo} at {request.ref or 'main'}", new_uuid()
    platforms = tuple(request.platforms)
    insert_build(call, build_id, WantedBuild(request.module_id, "module_id", request.module_version, platforms, source))
    return build.StartBuildResponse(build_id=build_id)


@rpcs.unary(build_service.START_PACKAGE_BUILD, own_inside("registry item", "module_id"))
def start_package_build(call: Call, request: build.StartPackageBuildRequest) -> build.StartPackageBuildResponse:
    """Begin to build a version from a package that has the name of the module."""
    module = find_module(call, request.module_id)
    required_text(request.module_version, "module_version")
    required_text(request.package_version, "package_version")
    identifier = f"{module['organization_id']}/{module['name']}"
    package = find_package(call, identifier, request.package_version)
    source, build_id = f"package {identifier} {package['version']}", new_uuid()
    wanted = WantedBuild(request.module_id, "module_id", request.module_version, tuple(request.platforms), source)
    insert_build(call, build_id, wanted)
    return build.StartPackageBuildResponse(build_id=build_id)


@rpcs.client_stream(build_service.START_RELOAD_BUILD, own_inside("registry item", _MODULE))
def start_reload_build(
    stream: StreamCall, requests: Iterator[build.StartReloadBuildRequest]
) -> Generator[build.StartReloadBuildResponse, None, None]:
    """Begin to build uploaded source for one machine; the first message says what, and the source is not kept."""
    first = next(requests, None)
    if first is None or not first.HasField("build_info"):
        raise invalid_argument("the first message of the stream must have build_info")
    info = first.build_info
    wanted = WantedBuild(info.module_id, _MODULE, "", (info.platform,), "uploaded source")
    build_id = _received(stream, wanted, (request.package for request in requests))
    yield build.StartReloadBuildResponse(build_id=build_id)
    with stream.write() as call:
        insert_build(call, build_id, wanted)


@rpcs.client_stream(build_service.START_SOURCE_UPLOAD_BUILD, own_inside("registry item", _MODULE))
def start_source_upload_build(
    stream: StreamCall, requests: Iterator[build.StartSourceUploadBuildRequest]
) -> Generator[build.StartSourceUploadBuildResponse, None, None]:
    """Begin to build a version from uploaded source, as above."""
    first = next(requests, None)
    if first is None or not first.HasField("build_info"):
        raise invalid_argument("the first message of the stream must have build_info")
    info = first.build_info
    version = required_text(first.module_version, "module_version")
    wanted = WantedBuild(info.module_id, _MODULE, version, tuple(info.platforms), "uploaded source")
    build_id = _received(stream, wanted, (request.package for request in requests))
    yield build.StartSourceUploadBuildResponse(build_id=build_id)
    with stream.write() as call:
        insert_build(call, build_id, wanted)


@rpcs.unary(build_service.LIST_JOBS, own_inside("registry item", "module_id"))
def list_jobs(call: Call, request: build.ListJobsRequest) -> build.ListJobsResponse:
    """List the jobs of a module, or of one of its builds, latest first."""
    module = find_module(call, request.module_id)
    limit = request.max_jobs_length if request.HasField("max_jobs_length") else _DEFAULT_JOBS
    if limit < 0:
        raise invalid_argument("max_jobs_length must not be negative")
    rows = call.transaction.all(
        "SELECT * FROM builds WHERE item_id = ? AND (? = '' OR id = ?) ORDER BY sequence DESC",
        module["id"],
        request.build_id,
        request.build_id,
    )
    now = call.environment.clock.now()
    jobs = (job for row in rows for job in jobs_of(row, now))
    return build.ListJobsResponse(jobs=islice(jobs, limit))


@rpcs.server_stream(build_service.GET_LOGS, own_inside("build", "build_id"))
def get_logs(stream: StreamCall, request: build.GetLogsRequest) -> Generator[build.GetLogsResponse, None, None]:
    """Stream what a job has logged so far."""
    with stream.read() as call:
        row = find_build(call, request.build_id)
    if request.platform not in platforms_of(row):
        raise invalid_argument(f"the build has no job for the platform {request.platform!r} (platform)")
    yield from log_of(row, request.platform, stream.environment.clock.now())


def _received(stream: StreamCall, wanted: WantedBuild, messages: Iterable[packages.CreatePackageRequest]) -> str:
    """Check what is wanted, read the source, and make an ID for its build."""
    with stream.read() as call:
        # Better said before the source arrives than after.
        wanted.check(call)
    _read_source(messages)
    return new_uuid()


def _read_source(messages: Iterable[packages.CreatePackageRequest]) -> None:
    """Read the source to its end: a first message that describes it, and pieces of it."""
    has_info = has_contents = False
    for message in messages:
        if not (message.HasField("contents") or (message.HasField("info") and not has_info)):
            raise invalid_argument("package must have info once, and contents after it")
        has_info |= message.HasField("info")
        has_contents |= message.HasField("contents")
    if not has_contents:
        raise invalid_argument("the stream has no package.contents: there is nothing to build")
