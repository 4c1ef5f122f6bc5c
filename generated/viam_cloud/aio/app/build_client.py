# Generated from .proto files. Do not edit: change the protos, their metadata or the templates.
"""Cloud builds of modules: starting them, following their jobs and logs, and linking Git repositories
so that builds can follow from them.
"""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Sequence

from viam_cloud.gen.app.build.v1 import build_pb2
from viam_cloud.methods import build_service
from viam_cloud_runtime import DEFAULT, Retry, Timeout, build_request
from viam_cloud_runtime.aio import ServerStream, ServiceClient

__all__ = ["BuildClient"]


class BuildClient(ServiceClient):
    """Cloud builds of modules: starting them, following their jobs and logs, and linking Git repositories
    so that builds can follow from them.
    """

    @property
    def raw(self) -> BuildClient:
        """The same methods with the same parameters, each returning its whole response message."""
        return self

    async def start_build(
        self,
        *,
        repo: str | None = None,
        ref: str | None = None,
        platforms: Sequence[str] | None = None,
        module_id: str | None = None,
        module_version: str | None = None,
        token: str | None = None,
        workdir: str | None = None,
        distro: str | None = None,
        builder: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.StartBuildResponse:
        """Start a cloud build of a module from a Git repository.

        Returns as soon as the build is accepted. Follow it with `list_jobs` and `get_logs`; there is one
        job for each platform.

        Args:
            repo (str, optional): URL of the Git repository to build from.
            ref (str, optional): Git ref to check out: a branch, tag or commit. When absent, the server
                chooses.
            platforms (Sequence[str], optional): Platforms to build for, such as `linux/amd64` or
                `linux/arm64`; each becomes a job.
            module_id (str, optional): ID of the module in the registry.
            module_version (str, optional): Version that the build result is published as, such as
                `1.2.0`.
            token (str, optional): Access token for the repository, needed when it is private. Treat it
                as a secret.
            workdir (str, optional): Directory of the module inside the repository, relative to its
                root. When absent, the root.
            distro (str, optional): Linux distribution to build on. When absent, the server chooses.
            builder (str, optional): Build backend to run on. When absent, the server chooses.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StartBuildResponse: The build that was started.
                build_id (str): ID of the build, for `get_logs` and `list_jobs`.
                builder_fallback_message (str): Set when another builder than the requested one is used;
                    says why, for people to read.

        Raises:
            NotFoundError: no module has this ID.
            InvalidArgumentError: the repository, version or a platform is not acceptable.
            PermissionDeniedError: the caller may not build this module.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.start_build(
                repo="<REPO>",
                platforms=["<PLATFORM>"],
                module_id="<MODULE-ID>",
            )
        """
        return await self._call(
            build_service.START_BUILD,
            build_request(
                build_pb2.StartBuildRequest,
                repo=repo,
                ref=ref,
                platforms=platforms,
                module_id=module_id,
                module_version=module_version,
                token=token,
                workdir=workdir,
                distro=distro,
                builder=builder,
            ),
            timeout=timeout,
            retry=retry,
        )

    def get_logs(
        self,
        *,
        build_id: str | None = None,
        platform: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> ServerStream[build_pb2.GetLogsResponse]:
        """Stream the log of one build job.

        A job is the part of a build that runs for one platform. Each message of the stream carries a piece
        of output and the step it comes from.

        To stop the stream early, leave its `with` block or call its `close()`.

        Args:
            build_id (str, optional): ID of the build, as returned when it was started.
            platform (str, optional): Platform of the job within the build, such as `linux/amd64`.
            timeout (float, optional): Seconds the stream may stay open. Default: no limit.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            A stream of GetLogsResponse: A piece of a build job's log.
                build_step (str): Step of the build that wrote the output.
                data (str): Output text of the step.

        Raises:
            NotFoundError: there is no such build, or it has no job for the platform.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            async with client.build_client.get_logs(build_id="<BUILD-ID>", platform="<PLATFORM>") as stream:
                async for response in stream:
                    print(response)
        """
        return self._server_stream(
            build_service.GET_LOGS,
            build_request(build_pb2.GetLogsRequest, build_id=build_id, platform=platform),
            timeout=timeout,
            retry=retry,
        )

    async def list_jobs(
        self,
        *,
        module_id: str | None = None,
        max_jobs_length: int | None = None,
        build_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.ListJobsResponse:
        """List the build jobs of a module.

        Args:
            module_id (str, optional): ID of the module whose jobs to list.
            max_jobs_length (int, optional): Largest number of jobs to return. When absent, the server's
                own limit applies.
            build_id (str, optional): Only list the jobs of this build. When absent, those of all
                builds.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListJobsResponse: The build jobs that were selected.
                jobs (list[JobInfo]): One entry for each build and platform.

        Raises:
            NotFoundError: no module has this ID.
            PermissionDeniedError: the caller may not see the builds of this module.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.list_jobs(module_id="<MODULE-ID>")
        """
        return await self._call(
            build_service.LIST_JOBS,
            build_request(
                build_pb2.ListJobsRequest, module_id=module_id, max_jobs_length=max_jobs_length, build_id=build_id
            ),
            timeout=timeout,
            retry=retry,
        )

    async def link_repo(
        self, *, link: build_pb2.RepoLink | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> build_pb2.LinkRepoResponse:
        """Link a Git repository to a module.

        Args:
            link (RepoLink, optional): The repository, the module, and the app link to use.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            LinkRepoResponse: The repository link that was created.
                repo_link_id (str): ID of the new link, for `unlink_repo`.

        Raises:
            NotFoundError: the app link, organization or module does not exist.
            PermissionDeniedError: the caller may not link repositories for this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.link_repo()
        """
        return await self._call(
            build_service.LINK_REPO, build_request(build_pb2.LinkRepoRequest, link=link), timeout=timeout, retry=retry
        )

    async def unlink_repo(
        self, *, repo_link_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> build_pb2.UnlinkRepoResponse:
        """Remove the link between a Git repository and a module.

        Args:
            repo_link_id (str, optional): ID of the link, as returned by `link_repo`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UnlinkRepoResponse: Empty: the repository link is gone.

        Raises:
            NotFoundError: no repository link has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.unlink_repo(repo_link_id="<REPO-LINK-ID>")
        """
        return await self._call(
            build_service.UNLINK_REPO,
            build_request(build_pb2.UnlinkRepoRequest, repo_link_id=repo_link_id),
            timeout=timeout,
            retry=retry,
        )

    async def list_repo_links(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> build_pb2.ListRepoLinksResponse:
        """List the repository links the caller can see.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListRepoLinksResponse: The repository links the caller can see.
                links (list[RepoLink]): One entry for each linked repository.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = await client.build_client.list_repo_links()
        """
        return await self._call(
            build_service.LIST_REPO_LINKS, build_request(build_pb2.ListRepoLinksRequest), timeout=timeout, retry=retry
        )

    async def list_app_links(
        self, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> build_pb2.ListAppLinksResponse:
        """List the caller's links to external OAuth apps.

        An app link ties a user of the cloud to an account at the code host; repository links are built on
        it.

        Args:
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since the call only reads.

        Returns:
            ListAppLinksResponse: The app links of the caller.
                links (list[AppLink]): One entry for each linked account.

        Raises:
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            response = await client.build_client.list_app_links()
        """
        return await self._call(
            build_service.LIST_APP_LINKS, build_request(build_pb2.ListAppLinksRequest), timeout=timeout, retry=retry
        )

    async def remove_app_link(
        self, *, oauth_app_link_id: str | None = None, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> build_pb2.RemoveAppLinkResponse:
        """Remove a link to an external OAuth app.

        Args:
            oauth_app_link_id (str, optional): ID of the link, as returned by `list_app_links`.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            RemoveAppLinkResponse: Empty: the app link is gone.

        Raises:
            NotFoundError: no app link has this ID.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.remove_app_link(oauth_app_link_id="<OAUTH-APP-LINK-ID>")
        """
        return await self._call(
            build_service.REMOVE_APP_LINK,
            build_request(build_pb2.RemoveAppLinkRequest, oauth_app_link_id=oauth_app_link_id),
            timeout=timeout,
            retry=retry,
        )

    async def link_org(
        self,
        *,
        oauth_app_link_id: str | None = None,
        org_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.LinkOrgResponse:
        """Let an organization use an OAuth app link.

        Args:
            oauth_app_link_id (str, optional): ID of the app link to share.
            org_id (str, optional): UUID of the organization that gets to use it.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            LinkOrgResponse: Empty: the organization may use the app link.

        Raises:
            NotFoundError: the app link or the organization does not exist.
            PermissionDeniedError: the caller may not change links of this organization.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.link_org(oauth_app_link_id="<OAUTH-APP-LINK-ID>", org_id="<ORG-ID>")
        """
        return await self._call(
            build_service.LINK_ORG,
            build_request(build_pb2.LinkOrgRequest, oauth_app_link_id=oauth_app_link_id, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def unlink_org(
        self,
        *,
        oauth_app_link_id: str | None = None,
        org_id: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.UnlinkOrgResponse:
        """Stop an organization from using an OAuth app link.

        Args:
            oauth_app_link_id (str, optional): ID of the app link.
            org_id (str, optional): UUID of the organization to take it away from.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: the
                client's, since repeating the call does no harm.

        Returns:
            UnlinkOrgResponse: Empty: the organization no longer uses the app link.

        Raises:
            NotFoundError: the app link or the organization does not exist.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.unlink_org(
                oauth_app_link_id="<OAUTH-APP-LINK-ID>",
                org_id="<ORG-ID>",
            )
        """
        return await self._call(
            build_service.UNLINK_ORG,
            build_request(build_pb2.UnlinkOrgRequest, oauth_app_link_id=oauth_app_link_id, org_id=org_id),
            timeout=timeout,
            retry=retry,
        )

    async def start_reload_build(
        self,
        requests: AsyncIterable[build_pb2.StartReloadBuildRequest] | Iterable[build_pb2.StartReloadBuildRequest],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.StartReloadBuildResponse:
        """Upload a module's source and build it for hot reloading.

        Client stream: `build_info` and `package` messages describe the build and carry the source archive.
        The build is for one platform, that of the machine under development.

        Args:
            requests (iterable or async iterable of StartReloadBuildRequest): The messages to send, in
                order.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StartReloadBuildResponse: The reload build that was started.
                build_id (str): ID of the build, for `get_logs` and `list_jobs`.
                builder_fallback_message (str): Set when another builder than the requested one is used;
                    says why, for people to read.

        Raises:
            InvalidArgumentError: the stream lacks the build info or the package, or they do not fit
                together.
            PermissionDeniedError: the caller may not build this module.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            from viam_cloud.proto.app.build import StartReloadBuildRequest

            requests = [StartReloadBuildRequest()]
            response = await client.build_client.start_reload_build(requests)
        """
        return await self._client_stream(build_service.START_RELOAD_BUILD, requests, timeout=timeout, retry=retry)

    async def start_source_upload_build(
        self,
        requests: AsyncIterable[build_pb2.StartSourceUploadBuildRequest]
        | Iterable[build_pb2.StartSourceUploadBuildRequest],
        *,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.StartSourceUploadBuildResponse:
        """Upload a module's source and build a version of it.

        Client stream, like `start_reload_build`, but for one or more platforms and for a module version. No
        Git repository is needed.

        Args:
            requests (iterable or async iterable of StartSourceUploadBuildRequest): The messages to
                send, in order.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StartSourceUploadBuildResponse: The build that was started from the uploaded source.
                build_id (str): ID of the build, for `get_logs` and `list_jobs`.
                builder_fallback_message (str): Set when another builder than the requested one is used;
                    says why, for people to read.

        Raises:
            InvalidArgumentError: the stream lacks the build info or the package, or they do not fit
                together.
            PermissionDeniedError: the caller may not build this module.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.

        Example::

            from viam_cloud.proto.app.build import StartSourceUploadBuildRequest

            requests = [StartSourceUploadBuildRequest()]
            response = await client.build_client.start_source_upload_build(requests)
        """
        return await self._client_stream(
            build_service.START_SOURCE_UPLOAD_BUILD, requests, timeout=timeout, retry=retry
        )

    async def start_package_build(
        self,
        *,
        module_id: str | None = None,
        package_version: str | None = None,
        module_version: str | None = None,
        platforms: Sequence[str] | None = None,
        distro: str | None = None,
        timeout: Timeout = DEFAULT,
        retry: Retry = DEFAULT,
    ) -> build_pb2.StartPackageBuildResponse:
        """Start a build of a module from a source package uploaded before.

        Args:
            module_id (str, optional): ID of the module in the registry.
            package_version (str, optional): Version of the source package to build from.
            module_version (str, optional): Version that the build result is published as, such as
                `1.2.0`.
            platforms (Sequence[str], optional): Platforms to build for, such as `linux/amd64`; each
                becomes a job.
            distro (str, optional): Linux distribution to build on. When absent, the server chooses.
            timeout (float, optional): Seconds the call may take, all attempts included; None for no
                limit. Default: the client's.
            retry (RetryPolicy, optional): When to repeat a failed call; None for never. Default: never,
                since repeating the call could do its work twice.

        Returns:
            StartPackageBuildResponse: The build that was started from the package.
                build_id (str): ID of the build, for `get_logs` and `list_jobs`.

        Raises:
            NotFoundError: the module or the version of its source package does not exist.
            PermissionDeniedError: the caller may not build this module.
            GRPCError: The call failed; the subclasses in `viam_cloud.errors` tell the statuses apart.
            TypeError, ValueError: An argument cannot be sent, and nothing was.

        Example::

            response = await client.build_client.start_package_build(
                module_id="<MODULE-ID>",
                package_version="<PACKAGE-VERSION>",
                module_version="<MODULE-VERSION>",
            )
        """
        return await self._call(
            build_service.START_PACKAGE_BUILD,
            build_request(
                build_pb2.StartPackageBuildRequest,
                module_id=module_id,
                package_version=package_version,
                module_version=module_version,
                platforms=platforms,
                distro=distro,
            ),
            timeout=timeout,
            retry=retry,
        )
