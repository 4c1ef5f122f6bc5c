"""Expressions and accumulators of MongoDB that mongomock-ng lacks, or answers otherwise than MongoDB."""

from viam_cloud_runtime.support.pymongo import require_pymongo_bson

# All modules in here name types of pymongo's `bson` where they begin.
require_pymongo_bson()
