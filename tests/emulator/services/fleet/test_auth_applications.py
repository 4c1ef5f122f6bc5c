"""OAuth applications by the deprecated RPCs: the same as by those that took their place."""

from __future__ import annotations

import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from viam_cloud.errors import FailedPreconditionError, NotFoundError
from viam_cloud.proto import app

ORIGINS, REDIRECTS = ["https://example.com"], ["https://example.com/back"]


def test_an_application_by_both_names(cloud: Cloud, fleet: Fleet) -> None:
    rpcs, organization = cloud.app, fleet.organization
    with pytest.raises(FailedPreconditionError, match="EnableAuthService"):
        rpcs.register_auth_application(org_id=organization, application_name="App")
    rpcs.enable_auth_service(org_id=organization)
    made = rpcs.register_auth_application(
        org_id=organization,
        application_name="App",
        origin_uris=ORIGINS,
        redirect_uris=REDIRECTS,
        logout_uri="https://example.com/bye",
    )
    named = {"org_id": organization, "application_id": made.application_id}
    found = rpcs.get_auth_application(**named)
    assert (found.application_name, found.client_secret) == ("App", made.client_secret)
    assert (list(found.origin_uris), list(found.redirect_uris)) == (ORIGINS, REDIRECTS)
    assert found.logout_uri == "https://example.com/bye"
    config = app.OAuthConfig(origin_uris=ORIGINS, pkce=app.PKCE.PKCE_REQUIRED)
    rpcs.update_oauth_app(org_id=organization, client_id=made.application_id, client_name="Named", oauth_config=config)
    rpcs.update_auth_application(**named, application_name="Renamed", redirect_uris=REDIRECTS)
    changed = rpcs.read_oauth_app(org_id=organization, client_id=made.application_id)
    assert (changed.client_name, list(changed.oauth_config.origin_uris)) == ("Renamed", [])
    # What the deprecated RPC does not know stays.
    assert changed.oauth_config.pkce == app.PKCE.PKCE_REQUIRED
    with pytest.raises(NotFoundError, match="application_id"):
        rpcs.get_auth_application(org_id=organization, application_id="another")
