"""Trains a model on a dataset, waits for it, and says where the model is, or why there is none."""

import argparse
import sys
from datetime import datetime, timezone

from viam_cloud import ViamClient
from viam_cloud.errors import JobFailedError
from viam_cloud.proto.app.mltraining import ModelType


def main() -> None:
    """Submit, wait, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", help="name or ID")
    parser.add_argument("model", help="what the model is to be called")
    parser.add_argument("labels", nargs="+", help="labels of boxes that it is to find")
    parser.add_argument("--version", default=f"{datetime.now(timezone.utc):%Y-%m-%dT%H-%M-%S}")
    arguments = parser.parse_args()

    with ViamClient.create_from_env_vars() as client:
        training = client.ml_training_client
        dataset = client.data_client.find_dataset(arguments.dataset)
        job_id = training.submit_training_job(
            dataset.organization_id,
            dataset.id,
            arguments.model,
            arguments.version,
            ModelType.MODEL_TYPE_OBJECT_DETECTION,
            arguments.labels,
        )
        try:
            job = training.wait_for_training_job(job_id, progress=True, timeout=6 * 3600)
        except JobFailedError as error:
            sys.exit(f"{arguments.model} {arguments.version} was not trained: {error.reason or error.state}")
        took = job.training_ended.ToDatetime() - job.training_started.ToDatetime()
        print(f"{job.synced_model_id} {job.model_version} is in the registry, after {took.seconds} s of training")


if __name__ == "__main__":
    main()
