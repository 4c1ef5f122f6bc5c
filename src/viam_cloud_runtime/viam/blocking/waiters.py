# Made of ../aio/waiters.py by `python -m generator`; do not edit.
"""Waiting for what takes its time in the cloud, blocking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

from viam_cloud_runtime.blocking.map_calls import map_calls
from viam_cloud_runtime.blocking.polling import wait_until_done
from viam_cloud_runtime.concurrency.polling import Look, PollSchedule
from viam_cloud_runtime.concurrency.progress import ProgressOption, reporter
from viam_cloud_runtime.messages.result_list import ResultList
from viam_cloud_runtime.rpc.options import DEFAULT, Retry, Timeout
from viam_cloud_runtime.viam.job_states import (
    DAY,
    TEN_MINUTES,
    checked_ids,
    is_online,
    look_at_job,
    look_at_training_job,
)

ResultT = TypeVar("ResultT", covariant=True)


class TrainingClient(Protocol[ResultT]):
    """What a client must be able to do for training jobs to be waited for."""

    def get_training_job(self, id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> ResultT:
        """One job."""
        ...


class PipelineClient(Protocol[ResultT]):
    """What a client must be able to do for runs of pipelines to be waited for."""

    def iter_data_pipeline_runs(
        self, id: str, *, prefetch: bool = True, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT
    ) -> Iterator[ResultT]:
        """The runs of a pipeline, the newest first."""
        ...


class ExportClient(Protocol[ResultT]):
    """What a client must be able to do for exports to be waited for."""

    def get_sequence_dataset_export(
        self, job_id: str, timeout: float | None = None, *, retry: Retry = DEFAULT
    ) -> ResultT:
        """One export."""
        ...


class MachineClient(Protocol[ResultT]):
    """What a client must be able to do for machines to be waited for."""

    def get_robot(self, robot_id: str, *, timeout: Timeout = DEFAULT, retry: Retry = DEFAULT) -> ResultT:
        """One machine."""
        ...


def wait_for_training_job(
    client: TrainingClient[ResultT],
    job_id: str,
    *,
    poll_interval: float = 2.0,
    progress: ProgressOption = False,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> ResultT:
    """The job, completed: see `MLTrainingClient.wait_for_training_job`, which calls it."""
    schedule = PollSchedule(timeout, DAY, poll_interval)

    def look(seconds: Timeout) -> Look[ResultT]:
        return look_at_training_job(client.get_training_job(job_id, timeout=seconds, retry=retry))

    with reporter(progress, "training", items_total=1) as report:
        job = wait_until_done(f"training job {job_id!r}", look, schedule, report)
        report.item_done(job_id)
    return job


def wait_for_data_pipeline_run(
    client: PipelineClient[ResultT],
    pipeline_id: str,
    run_id: str | None = None,
    *,
    poll_interval: float = 2.0,
    progress: ProgressOption = False,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> ResultT:
    """The run, completed: see `DataClient.wait_for_data_pipeline_run`, which calls it."""
    schedule = PollSchedule(timeout, DAY, poll_interval)
    wanted = run_id

    def look(seconds: Timeout) -> Look[Any]:
        nonlocal wanted
        runs = client.iter_data_pipeline_runs(pipeline_id, prefetch=False, timeout=seconds, retry=retry)
        run: Any
        for run in runs:
            if wanted in (None, run.id):
                # From here on it is this one, also when a newer one comes.
                wanted = run.id
                return look_at_job(run, run.error_message)
        return Look("not there yet", None, is_done=False)

    with reporter(progress, "pipeline run", items_total=1) as report:
        what = f"run {run_id!r}" if run_id is not None else "the newest run"
        found: ResultT = wait_until_done(f"{what} of pipeline {pipeline_id!r}", look, schedule, report)
        report.item_done(wanted or "")
    return found


def wait_for_sequence_dataset_export(
    client: ExportClient[ResultT],
    job_id: str,
    *,
    poll_interval: float = 2.0,
    progress: ProgressOption = False,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> ResultT:
    """The export, completed: see `DataClient.wait_for_sequence_dataset_export`, which calls it."""
    schedule = PollSchedule(timeout, DAY, poll_interval)

    def look(seconds: Timeout) -> Look[Any]:
        limit = None if seconds is DEFAULT else seconds
        export: Any = client.get_sequence_dataset_export(job_id, limit, retry=retry)
        return look_at_job(export, export.error_message)

    with reporter(progress, "exporting", items_total=1) as report:
        done: ResultT = wait_until_done(f"export {job_id!r}", look, schedule, report)
        report.item_done(job_id)
    return done


def wait_for_machines_online(
    client: MachineClient[ResultT],
    machine_ids: str | Iterable[str],
    *,
    poll_interval: float = 2.0,
    progress: ProgressOption = False,
    timeout: Timeout = DEFAULT,
    retry: Retry = DEFAULT,
) -> list[ResultT]:
    """The machines, online: see `AppClient.wait_for_machines_online`, which calls it."""
    identifiers = checked_ids(machine_ids)
    schedule = PollSchedule(timeout, TEN_MINUTES, poll_interval)
    online: dict[str, ResultT] = {}

    with reporter(progress, "coming online", items_total=len(identifiers)) as report:

        def look(seconds: Timeout) -> Look[list[ResultT]]:
            missing = [identifier for identifier in identifiers if identifier not in online]

            def get(identifier: str) -> ResultT:
                return client.get_robot(identifier, timeout=seconds, retry=retry)

            for outcome in map_calls(get, missing, concurrency=8):
                if outcome.error is not None:
                    raise outcome.error
                if outcome.result is not None and is_online(outcome.result):
                    online[outcome.item] = outcome.result
                    report.item_done(outcome.item)
            left = [identifier for identifier in identifiers if identifier not in online]
            state = f"{len(online)} of {len(identifiers)} online" + (f", without {left[0]!r}" if left else "")
            return Look(state, [online[each] for each in identifiers if each in online], is_done=not left)

        what = f"machine {identifiers[0]!r}" if len(identifiers) == 1 else f"{len(identifiers)} machines"
        seen: list[ResultT] = wait_until_done(f"waiting for {what}", look, schedule, report)
        return ResultList(seen)
