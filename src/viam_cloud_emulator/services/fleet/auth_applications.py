"""OAuth applications by the deprecated RPCs of EndUserService: the same applications under other names."""

from __future__ import annotations

from viam_cloud.methods import end_user_service
from viam_cloud.proto import app
from viam_cloud.proto.app import end_user
from viam_cloud_emulator.access.policies import own
from viam_cloud_emulator.core.call import Call
from viam_cloud_emulator.core.values import required_text
from viam_cloud_emulator.rpc.table import RpcTable
from viam_cloud_emulator.services.fleet.oauth_apps import change_app, find_app, insert_app

rpcs = RpcTable()


@rpcs.unary(end_user_service.REGISTER_AUTH_APPLICATION, own("organization", "org_id"))
def register_auth_application(
    call: Call, request: end_user.RegisterAuthApplicationRequest
) -> end_user.RegisterAuthApplicationResponse:
    """Register an application."""
    name = required_text(request.application_name, "application_name")
    application_id, secret = insert_app(call, request.org_id, name, _config(request))
    return end_user.RegisterAuthApplicationResponse(
        application_id=application_id, application_name=name, client_secret=secret
    )


@rpcs.unary(end_user_service.UPDATE_AUTH_APPLICATION, own("organization", "org_id"))
def update_auth_application(
    call: Call, request: end_user.UpdateAuthApplicationRequest
) -> end_user.UpdateAuthApplicationResponse:
    """Replace name and addresses of an application; what these RPCs do not know of it stays."""
    row = find_app(call, request.org_id, request.application_id, "application_id")
    name = required_text(request.application_name, "application_name")
    config = app.OAuthConfig.FromString(row["config"])
    for field in ("origin_uris", "redirect_uris", "logout_uri"):
        config.ClearField(field)
    config.MergeFrom(_config(request))
    change_app(call, row, name, config)
    return end_user.UpdateAuthApplicationResponse(application_id=row["client_id"], application_name=name)


@rpcs.unary(end_user_service.GET_AUTH_APPLICATION, own("organization", "org_id"))
def get_auth_application(
    call: Call, request: end_user.GetAuthApplicationRequest
) -> end_user.GetAuthApplicationResponse:
    """Return an application."""
    row = find_app(call, request.org_id, request.application_id, "application_id")
    config = app.OAuthConfig.FromString(row["config"])
    return end_user.GetAuthApplicationResponse(
        application_id=row["client_id"],
        application_name=row["client_name"],
        client_secret=row["client_secret"],
        origin_uris=config.origin_uris,
        redirect_uris=config.redirect_uris,
        logout_uri=config.logout_uri,
    )


def _config(
    request: end_user.RegisterAuthApplicationRequest | end_user.UpdateAuthApplicationRequest,
) -> app.OAuthConfig:
    return app.OAuthConfig(
        origin_uris=request.origin_uris, redirect_uris=request.redirect_uris, logout_uri=request.logout_uri
    )
