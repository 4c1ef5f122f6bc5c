"""Every expression and accumulator of MongoDB 7: what runs it here, or why nothing does."""

from __future__ import annotations

from collections.abc import Mapping

from viam_cloud_emulator.query_engine.mql.operators.accumulators import ACCUMULATORS, STATISTICS
from viam_cloud_emulator.query_engine.mql.operators.arithmetic import ARITHMETIC
from viam_cloud_emulator.query_engine.mql.operators.arrays import ARRAYS
from viam_cloud_emulator.query_engine.mql.operators.dates import DATES
from viam_cloud_emulator.query_engine.mql.operators.forms import Operator
from viam_cloud_emulator.query_engine.mql.operators.strings import STRINGS
from viam_cloud_emulator.query_engine.mql.operators.types import TYPES

EXPRESSIONS: Mapping[str, Operator] = {**ARITHMETIC, **ARRAYS, **DATES, **STATISTICS, **STRINGS, **TYPES}
"""Added here."""

RUN_BY_MONGOMOCK = frozenset(
    """
    $abs $add $allElementsTrue $and $anyElementTrue $avg $bitAnd
    $bitNot $bitOr $bitXor $concat $concatArrays $cond $divide $eq
    $exp $filter $first $gt $gte $ifNull $in $indexOfArray
    $last $let $literal $ln $log $log10 $lt $lte
    $map $max $min $multiply $ne $objectToArray $or $pow
    $setEquals $setIntersection $setIsSubset $setUnion $size $slice $split $sqrt
    $stdDevPop $stdDevSamp $subtract
    $sum $switch $toLower $toUpper
    """.split()  # noqa: SIM905
)
"""Expressions."""

_JAVASCRIPT = "it runs no JavaScript"
_WINDOW = "its stage $setWindowFields lacks it"
REFUSED: Mapping[str, str] = {
    "$accumulator": _JAVASCRIPT,
    "$covariancePop": _WINDOW,
    "$covarianceSamp": _WINDOW,
    "$derivative": _WINDOW,
    "$expMovingAvg": _WINDOW,
    "$function": _JAVASCRIPT,
    "$integral": _WINDOW,
    "$linearFill": "outside of $fill it cannot interpolate",
    "$locf": "outside of $fill it cannot carry values forward",
    "$meta": "it has no index of text",
    "$sampleRate": "it has no sampling in $match; use $sample",
    "$toHashedIndexKey": "it has no hashed indexes",
    "$where": _JAVASCRIPT,
}
"""What MongoDB can and the emulator cannot, each with the reason."""

WINDOW_FUNCTIONS = frozenset({"$denseRank", "$documentNumber", "$rank", "$shift"})
"""Run by the stage `$setWindowFields` itself."""

KNOWN = EXPRESSIONS.keys() | ACCUMULATORS.keys() | RUN_BY_MONGOMOCK | WINDOW_FUNCTIONS
