"""Builds of modules: started in three ways, followed by jobs and logs; links to repositories and accounts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.support.emulator.callers import new_key
from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from viam_cloud import DialOptions, ViamClient
from viam_cloud.errors import AlreadyExistsError, GRPCError, InvalidArgumentError, NotFoundError
from viam_cloud.methods import build_service, package_service
from viam_cloud.proto.app import build, packages
from viam_cloud_emulator import Emulator

DONE, IN_PROGRESS = build.JobStatus.JOB_STATUS_DONE, build.JobStatus.JOB_STATUS_IN_PROGRESS
REPOSITORY = "https://github.com/acme/rover"
PLATFORMS = ["linux/amd64", "linux/arm64"]


@pytest.fixture
def own_emulator() -> Iterator[Emulator]:
    """One whose clock may be moved."""
    with Emulator() as emulator:
        yield emulator


@pytest.fixture
def own_cloud(own_emulator: Emulator) -> Iterator[Cloud]:
    with own_emulator.client() as client:
        yield Cloud(Flavour(client, None))


def _module(cloud: Cloud, fleet: Fleet) -> str:
    identifier: str = cloud.app.create_module(organization_id=fleet.organization, name="rover").module_id
    return identifier


def _start(cloud: Cloud, module_id: str, **more: Any) -> str:
    fields = {"repo": REPOSITORY, "platforms": PLATFORMS, "module_id": module_id, "module_version": "1.0.0", **more}
    identifier: str = cloud.call(build_service.START_BUILD, build.StartBuildRequest(**fields)).build_id
    return identifier


def _jobs(cloud: Cloud, module_id: str, **more: Any) -> list[build.JobInfo]:
    return list(cloud.call(build_service.LIST_JOBS, build.ListJobsRequest(module_id=module_id, **more)).jobs)


def _logs(cloud: Cloud, build_id: str, platform: str) -> list[build.GetLogsResponse]:
    request = build.GetLogsRequest(build_id=build_id, platform=platform)
    return list(cloud.call(build_service.GET_LOGS, request))


def test_a_build_advances_by_its_age(own_emulator: Emulator, own_cloud: Cloud) -> None:
    module_id = _module(own_cloud, own_cloud.new_fleet())
    build_id = _start(own_cloud, module_id)
    jobs = _jobs(own_cloud, module_id)
    assert [(job.build_id, job.platform, job.version) for job in jobs] == [
        (build_id, platform, "1.0.0") for platform in PLATFORMS
    ]
    assert {(job.status, job.HasField("end_time")) for job in jobs} == {(IN_PROGRESS, False)}
    begun = _logs(own_cloud, build_id, "linux/arm64")
    own_emulator.advance(timedelta(seconds=30))
    jobs = _jobs(own_cloud, module_id)
    assert {(job.status, job.build_step) for job in jobs} == {(DONE, "Upload")}
    assert (jobs[0].end_time.ToDatetime() - jobs[0].start_time.ToDatetime()).total_seconds() == 10
    whole = _logs(own_cloud, build_id, "linux/arm64")
    assert len(whole) == 5
    assert whole[: len(begun)] == begun
    assert REPOSITORY in "".join(entry.data for entry in whole)


def test_jobs_are_listed_latest_first(cloud: Cloud, fleet: Fleet) -> None:
    module_id = _module(cloud, fleet)
    first, second = _start(cloud, module_id), _start(cloud, module_id, module_version="1.1.0")
    assert [job.build_id for job in _jobs(cloud, module_id)] == [second, second, first, first]
    assert [job.build_id for job in _jobs(cloud, module_id, max_jobs_length=1)] == [second]
    assert [job.version for job in _jobs(cloud, module_id, build_id=first)] == ["1.0.0", "1.0.0"]
    assert _jobs(cloud, module_id, build_id="another") == []


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"repo": "rover"}, "repo 'rover' is not the URL"),
        ({"platforms": []}, "platforms must have at least one"),
        ({"platforms": ["dos"]}, "platforms 'dos' is not a platform"),
        ({"module_version": ""}, "module_version must not be empty"),
        ({"module_version": "one"}, "module_version 'one' is not a version"),
    ],
)
def test_what_cannot_be_built(cloud: Cloud, fleet: Fleet, fields: dict[str, Any], message: str) -> None:
    module_id = _module(cloud, fleet)
    with pytest.raises(InvalidArgumentError, match=message):
        _start(cloud, module_id, **fields)
    assert _jobs(cloud, module_id) == []


def test_what_is_not_there(cloud: Cloud, fleet: Fleet) -> None:
    module_id = _module(cloud, fleet)
    with pytest.raises(NotFoundError, match="module_id"):
        _start(cloud, f"{fleet.organization}:other")
    with pytest.raises(NotFoundError, match="build_id"):
        _logs(cloud, "no-build", "linux/amd64")
    with pytest.raises(InvalidArgumentError, match="no job for the platform 'any'"):
        _logs(cloud, _start(cloud, module_id), "any")
    with pytest.raises(InvalidArgumentError, match="max_jobs_length"):
        _jobs(cloud, module_id, max_jobs_length=-1)


def test_a_build_of_a_package(cloud: Cloud, fleet: Fleet) -> None:
    module_id = _module(cloud, fleet)
    info = packages.PackageInfo(
        organization_id=fleet.organization,
        name="rover",
        version="source-1",
        type=packages.PackageType.PACKAGE_TYPE_ARCHIVE,
    )
    pieces = [packages.CreatePackageRequest(info=info), packages.CreatePackageRequest(contents=b"source")]
    cloud.call(package_service.CREATE_PACKAGE, iter(pieces))
    fields = {"module_id": module_id, "module_version": "2.0.0", "platforms": ["any"]}
    request = build.StartPackageBuildRequest(package_version="source-1", **fields)
    build_id = cloud.call(build_service.START_PACKAGE_BUILD, request).build_id
    assert [(job.build_id, job.platform) for job in _jobs(cloud, module_id)] == [(build_id, "any")]
    with pytest.raises(NotFoundError, match="no version 'source-2'"):
        cloud.call(
            build_service.START_PACKAGE_BUILD, build.StartPackageBuildRequest(package_version="source-2", **fields)
        )


_INFO = packages.CreatePackageRequest(info=packages.PackageInfo(name="source"))
_SOURCE = packages.CreatePackageRequest(contents=b"source")


def test_builds_of_uploaded_source(cloud: Cloud, fleet: Fleet) -> None:
    module_id = _module(cloud, fleet)
    reload_info = build.ReloadBuildInfo(module_id=module_id, platform="linux/arm64")
    messages = [
        build.StartReloadBuildRequest(build_info=reload_info),
        *(build.StartReloadBuildRequest(package=package) for package in (_INFO, _SOURCE, _SOURCE)),
    ]
    reloaded = cloud.call(build_service.START_RELOAD_BUILD, iter(messages)).build_id
    info = build.SourceUploadBuildInfo(module_id=module_id, platforms=PLATFORMS)
    upload = build.StartSourceUploadBuildRequest
    more = [upload(build_info=info, module_version="1.2.3"), upload(package=_INFO), upload(package=_SOURCE)]
    uploaded = cloud.call(build_service.START_SOURCE_UPLOAD_BUILD, iter(more)).build_id
    assert [(job.build_id, job.platform, job.version) for job in _jobs(cloud, module_id)] == [
        (uploaded, "linux/amd64", "1.2.3"),
        (uploaded, "linux/arm64", "1.2.3"),
        (reloaded, "linux/arm64", ""),
    ]


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ([], "no package.contents"),
        ([_INFO], "no package.contents"),
        ([_INFO, _INFO, _SOURCE], "info once"),
        ([packages.CreatePackageRequest()], "info once"),
    ],
)
def test_no_source_is_no_build(
    cloud: Cloud, fleet: Fleet, sent: list[packages.CreatePackageRequest], message: str
) -> None:
    module_id = _module(cloud, fleet)
    info = build.ReloadBuildInfo(module_id=module_id, platform="linux/arm64")
    messages = [
        build.StartReloadBuildRequest(build_info=info),
        *(build.StartReloadBuildRequest(package=package) for package in sent),
    ]
    with pytest.raises(InvalidArgumentError, match=message):
        cloud.call(build_service.START_RELOAD_BUILD, iter(messages))
    assert _jobs(cloud, module_id) == []


def _account(cloud: Cloud) -> build.AppLink:
    [link] = cloud.call(build_service.LIST_APP_LINKS, build.ListAppLinksRequest()).links
    assert isinstance(link, build.AppLink)
    return link


def _link(cloud: Cloud, fleet: Fleet, **more: Any) -> str:
    fields = {
        "oauth_app_link_id": _account(cloud).oauth_app_link_id,
        "org_id": fleet.organization,
        "module_name": "rover",
        "repo": "acme/rover",
        **more,
    }
    request = build.LinkRepoRequest(link=build.RepoLink(**fields))
    identifier: str = cloud.call(build_service.LINK_REPO, request).repo_link_id
    return identifier


def _links_of(cloud: Cloud, fleet: Fleet) -> list[tuple[str, str]]:
    links = cloud.call(build_service.LIST_REPO_LINKS, build.ListRepoLinksRequest()).links
    return [(link.module_name, link.repo) for link in links if link.org_id == fleet.organization]


def test_repositories_are_linked_to_modules(cloud: Cloud, fleet: Fleet) -> None:
    _module(cloud, fleet)
    identifier = _link(cloud, fleet)
    assert _links_of(cloud, fleet) == [("rover", "acme/rover")]
    with pytest.raises(AlreadyExistsError, match="is linked to the module already"):
        _link(cloud, fleet)
    for wrong in ({"module_name": "other"}, {"oauth_app_link_id": "another"}):
        with pytest.raises(NotFoundError):
            _link(cloud, fleet, **wrong)
    cloud.call(build_service.UNLINK_REPO, build.UnlinkRepoRequest(repo_link_id=identifier))
    assert _links_of(cloud, fleet) == []
    with pytest.raises(NotFoundError, match="repo_link_id"):
        cloud.call(build_service.UNLINK_REPO, build.UnlinkRepoRequest(repo_link_id=identifier))


def test_an_account_is_shared_with_organizations_and_removed(own_emulator: Emulator, own_cloud: Cloud) -> None:
    fleet = own_cloud.new_fleet()
    _module(own_cloud, fleet)
    account = _account(own_cloud).oauth_app_link_id
    named = {"oauth_app_link_id": account, "org_id": fleet.organization}
    own_cloud.call(build_service.LINK_ORG, build.LinkOrgRequest(**named))
    assert list(_account(own_cloud).org_id_or_ns) == [fleet.organization]
    own_cloud.call(build_service.UNLINK_ORG, build.UnlinkOrgRequest(**named))
    assert list(_account(own_cloud).org_id_or_ns) == []
    _link(own_cloud, fleet)
    # Others have accounts of their own.
    key = new_key(own_cloud, fleet, "organization_owner")
    options = DialOptions.with_api_key(key.secret, key.id)
    options.insecure = True
    with ViamClient.create_from_dial_options(options, own_emulator.address) as client:
        other = Cloud(Flavour(client, None))
        assert _account(other).oauth_app_link_id != account
        with pytest.raises(NotFoundError):
            other.call(build_service.LINK_ORG, build.LinkOrgRequest(**named))
        assert _links_of(other, fleet) == [("rover", "acme/rover")]
    own_cloud.call(build_service.REMOVE_APP_LINK, build.RemoveAppLinkRequest(oauth_app_link_id=account))
    assert not own_cloud.call(build_service.LIST_APP_LINKS, build.ListAppLinksRequest()).links
    assert _links_of(own_cloud, fleet) == []
    with pytest.raises(GRPCError, match="NOT_FOUND"):
        own_cloud.call(build_service.LINK_ORG, build.LinkOrgRequest(**named))
