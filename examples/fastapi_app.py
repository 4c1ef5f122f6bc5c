"""A web service on FastAPI and the asyncio client: the fleet as JSON.

Usage: `uvicorn fastapi_app:web`, with VIAM_API_KEY and VIAM_API_KEY_ID in the environment;
`python fastapi_app.py` tries it out.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from textwrap import shorten
from typing import Annotated, Any, TypeAlias

import httpx
from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse

from viam_cloud import to_dict
from viam_cloud.aio import ViamClient
from viam_cloud.errors import AmbiguousNameError, GRPCError, NameNotFoundError


@asynccontextmanager
async def lifespan(web: FastAPI) -> AsyncIterator[None]:
    """One client for all requests: made by the event loop that serves them."""
    async with await ViamClient.create_from_env_vars() as client:
        web.state.client = client
        yield


web = FastAPI(title="Fleet", lifespan=lifespan)


def viam(request: Request) -> ViamClient:
    """The client, limited to what a browser waits for."""
    client: ViamClient = request.app.state.client
    return client.with_options(timeout=10)


Viam: TypeAlias = Annotated[ViamClient, Depends(viam)]


@web.get("/machines")
async def machines(client: Viam) -> dict[str, str]:
    """Which machine is online, by name."""
    return {machine.name: to_dict(machine)["online_state"] async for machine in client.app_client.iter_machines()}


@web.get("/machines/{name:path}")
async def machine(name: str, client: Viam) -> Any:
    """A machine by its name, path or ID; what was never set is null, secrets are masked."""
    return to_dict(await client.app_client.find_machine(name))


@web.exception_handler(NameNotFoundError)
async def not_found(_: Request, error: NameNotFoundError) -> JSONResponse:
    """There is no such thing."""
    return JSONResponse({"detail": str(error)}, 404)


@web.exception_handler(AmbiguousNameError)
async def ambiguous(_: Request, error: AmbiguousNameError) -> JSONResponse:
    """There are several; the answer names them."""
    return JSONResponse({"detail": str(error)}, 409)


@web.exception_handler(GRPCError)
async def failed(_: Request, error: GRPCError) -> JSONResponse:
    """The cloud could not answer; what it said is for the log, not for the caller."""
    return JSONResponse({"detail": f"the cloud says {error.status.name}"}, 502)


async def try_out() -> None:
    """Ask the service, without a network in between."""
    transport = httpx.ASGITransport(web)
    async with lifespan(web), httpx.AsyncClient(transport=transport, base_url="http://fleet") as browser:
        for path in ("/machines", "/machines/Hall 1/picker-1", "/machines/picker-7"):
            response = await browser.get(path)
            print(f"GET {path} {response.status_code} {shorten(response.text, 150, placeholder='...')}")


if __name__ == "__main__":
    asyncio.run(try_out())
