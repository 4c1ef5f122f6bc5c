"""Expressions and accumulators of MongoDB that mongomock-ng lacks, or answers otherwise than MongoDB."""
