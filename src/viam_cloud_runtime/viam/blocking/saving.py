"""Saving results to files, blocking."""

from viam_cloud_runtime.viam.captured_data import save_files as save_files
from viam_cloud_runtime.viam.captured_data import save_rows as save_rows
from viam_cloud_runtime.viam.log_files import save_config as save_config
from viam_cloud_runtime.viam.log_files import save_logs as save_logs
