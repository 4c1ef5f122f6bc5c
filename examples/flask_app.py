"""A web service on Flask and the blocking client: the fleet, and readings as a stream.

Usage: `flask --app flask_app run`, or `gunicorn "flask_app:create_app()"`, with VIAM_API_KEY
and VIAM_API_KEY_ID in the environment; `python flask_app.py` tries it out.
"""

from collections.abc import Iterator
from typing import Any

from flask import Flask, Response
from flask.typing import ResponseReturnValue

from viam_cloud import ViamClient, to_dict, to_json
from viam_cloud.errors import GRPCError, NameNotFoundError


def create_app(client: ViamClient | None = None) -> Flask:
    """The application, with one client for all its threads."""
    web = Flask("fleet")
    viam = (client or ViamClient.create_from_env_vars()).with_options(timeout=10)

    @web.get("/machines")
    def machines() -> ResponseReturnValue:
        return {machine.name: to_dict(machine)["online_state"] for machine in viam.app_client.iter_machines()}

    @web.get("/parts/<path:name>/readings")
    def readings(name: str) -> ResponseReturnValue:
        part = viam.app_client.find_part(name)
        [resource, *_] = viam.data_client.list_captured_resources(part.id)

        def lines() -> Iterator[str]:
            # In constant memory; when the browser leaves, the export ends, too.
            with viam.data_client.iter_export_tabular_data(
                part.id, resource.resource_name, resource.resource_api, resource.method_name
            ) as points:
                for point in points:
                    row: dict[str, Any] = {"time": point.time_captured, **point.payload}
                    yield to_json(row) + "\n"

        return Response(lines(), mimetype="application/x-ndjson")

    @web.errorhandler(NameNotFoundError)
    def not_found(error: NameNotFoundError) -> ResponseReturnValue:
        return {"detail": str(error)}, 404

    @web.errorhandler(GRPCError)
    def failed(error: GRPCError) -> ResponseReturnValue:
        return {"detail": f"the cloud says {error.status.name}"}, 502

    return web


if __name__ == "__main__":
    with ViamClient.create_from_env_vars() as own_client:
        browser = create_app(own_client).test_client()
        for path in ("/machines", "/parts/scanner/readings", "/parts/picker-7/readings"):
            response = browser.get(path)
            print(f"GET {path} {response.status_code}", *response.get_data(as_text=True).splitlines()[:3], sep="\n  ")
