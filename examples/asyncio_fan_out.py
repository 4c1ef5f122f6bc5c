"""Asks many things about all machine parts at the same time: what each sensor said last, and which errors are in the log."""

import asyncio
from functools import partial

from viam_cloud.aio import ViamClient, map_calls
from viam_cloud.app.app_client import RobotPart


async def overview(client: ViamClient, part: RobotPart) -> list[str]:
    """Lines on a part: the newest reading of each of its sensors, and its errors."""
    errors, resources = await asyncio.gather(
        client.app_client.get_robot_part_logs(part.id, log_levels=["error"], num_log_entries=5),
        client.data_client.list_captured_resources(part.id),
    )
    readings = await asyncio.gather(
        *(
            client.data_client.get_latest_tabular_data(part.id, each.resource_name, each.resource_api, each.method_name)
            for each in resources
        )
    )
    lines = [f"{error.time:%H:%M}  {error.message}" for error in errors]
    for resource, reading in zip(resources, readings, strict=True):
        if reading is not None:
            captured, _, payload = reading
            values = ", ".join(f"{name} {value:g}" for name, value in sorted(payload["readings"].items()))
            lines.append(f"{captured:%H:%M}  {resource.resource_name}: {values}")
    return sorted(lines)


async def main() -> None:
    """Print what is known of each part, in order; what could not be asked does not keep the others from it."""
    async with await ViamClient.create_from_env_vars() as client:
        parts = client.app_client.iter_parts()
        for outcome in await map_calls(partial(overview, client), parts, progress=True):
            print(outcome.item.name)
            for line in outcome.result or [str(outcome.error or "nothing to tell")]:
                print(f"  {line}")


if __name__ == "__main__":
    asyncio.run(main())
