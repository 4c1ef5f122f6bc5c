"""Adapters: there and back again, and what cannot go."""

from __future__ import annotations

import enum
import math
from collections import OrderedDict
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction

import pytest
from google.protobuf import json_format
from google.protobuf.duration_pb2 import Duration
from google.protobuf.struct_pb2 import ListValue, Struct, Value
from google.protobuf.timestamp_pb2 import Timestamp
from hypothesis import given
from hypothesis import strategies as st

from viam_cloud_runtime import (
    datetime_to_timestamp,
    dict_to_struct,
    from_duration,
    from_timestamp,
    list_value_to_list,
    struct_to_dict,
    to_duration,
    to_list_value,
    to_struct,
    to_timestamp,
    to_value,
    value_to_json,
)
from viam_cloud_runtime.errors import UnsupportedTypeError

UTC = timezone.utc
OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=st.none() | OFFSETS)
# Numbers are doubles: whole ones beyond 2**53 are refused, unless they happen to fit.
SCALARS = (
    st.none()
    | st.booleans()
    | st.text()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))


@pytest.mark.filterwarnings("ignore::viam_cloud_runtime.errors.NaiveTimeWarning")
@given(MOMENTS)
def test_timestamps_there_and_back(moment):
    back = from_timestamp(to_timestamp(moment))
    assert back.tzinfo is UTC
    assert back == (moment if moment.tzinfo else moment.replace(tzinfo=UTC))


@pytest.mark.filterwarnings("ignore::viam_cloud_runtime.errors.NaiveTimeWarning")
@given(MOMENTS)
def test_timestamps_agree_with_protobuf(moment):
    expected = Timestamp()
    expected.FromDatetime(moment)
    assert to_timestamp(moment) == expected


@given(st.timedeltas(timedelta(days=-3_600_000), timedelta(days=3_600_000)))
def test_durations_there_and_back(length):
    duration = to_duration(length)
    assert from_duration(duration) == length
    expected = Duration()
    expected.FromTimedelta(length)
    assert duration == expected


@given(st.integers(-(10**6), 10**6), st.integers(0, 999_999_999))
def test_durations_in_seconds_are_exact_to_the_nanosecond(seconds, nanos):
    duration = to_duration(seconds + nanos / 1e9)
    total = duration.seconds * 10**9 + duration.nanos
    # A double near a million has steps of about 1e-10 s.
    assert abs(total - (seconds * 10**9 + nanos)) <= 1
    assert duration.seconds * duration.nanos >= 0


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_structs_there_and_back(mapping):
    struct = to_struct(mapping)
    assert struct_to_dict(struct) == mapping
    assert struct_to_dict(Struct.FromString(struct.SerializeToString())) == mapping


@given(st.dictionaries(st.text(), JSON, max_size=5))
def test_structs_agree_with_protobuf(mapping):
    assert to_struct(mapping) == json_format.ParseDict(mapping, Struct())


@given(JSON)
def test_values_there_and_back(value):
    assert value_to_json(to_value(value)) == value


@given(st.lists(JSON, max_size=5))
def test_lists_there_and_back(values):
    assert list_value_to_list(to_list_value(values)) == values


def test_keys_come_back_in_alphabetical_order():
    keys = [f"key {number}" for number in range(20)]
    plain = struct_to_dict(dict_to_struct({"inner": dict.fromkeys(reversed(keys), 1)}))
    assert list(plain["inner"]) == sorted(keys)


def test_numbers_come_back_as_float():
    assert [type(number) for number in struct_to_dict(to_struct({"a": 1, "b": 2.5})).values()] == [float, float]


def test_empty_members_stay_what_they_are():
    mapping = {"object": {}, "list": [], "null": None, "text": "", "zero": 0, "false": False, "": {"": []}}
    assert struct_to_dict(to_struct(mapping)) == mapping
    assert struct_to_dict(Struct.FromString(to_struct(mapping).SerializeToString())) == mapping


def test_value_that_was_never_set_is_none():
    assert value_to_json(Value()) is None


def test_none_stays_none():
    assert to_struct(None) is to_list_value(None) is to_timestamp(None) is to_duration(None) is None
    assert from_timestamp(None) is from_duration(None) is datetime_to_timestamp(None) is None
    assert to_value(None).WhichOneof("kind") == "null_value"


def test_messages_pass_unchanged():
    for message, convert in (
        (Timestamp(seconds=1), to_timestamp),
        (Duration(seconds=1), to_duration),
        (to_struct({"a": 1}), to_struct),
        (to_value(1), to_value),
        (to_list_value([1]), to_list_value),
    ):
        assert convert(message) is message


class Colour(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    HIGH = 3


class Index:
    """What numpy's whole numbers look like."""

    def __index__(self):
        return 7


class Float:
    """What numpy's other numbers look like."""

    def __float__(self):
        return 0.5


class bool_:  # noqa: N801 - numpy's name
    """What numpy's booleans look like."""

    def __bool__(self):
        return True


class Array:
    """What numpy's arrays look like: they count as a number when they have one item."""

    ndim = 1

    def __float__(self):
        return 1.0


def test_what_stands_for_json_is_taken():
    mapping = OrderedDict(
        tuple=(1, "x"),
        enum=Colour.RED,
        int_enum=Level.HIGH,
        index=Index(),
        float=Float(),
        numpy_bool=bool_(),
        decimal=Decimal("0.25"),
        fraction=Fraction(1, 4),
        struct=to_struct({"a": 1}),
        value=to_value([1]),
        list_value=to_list_value([None]),
        large=2**60,
    )
    assert struct_to_dict(to_struct(mapping)) == {
        "tuple": [1, "x"],
        "enum": "red",
        "int_enum": 3,
        "index": 7,
        "float": 0.5,
        "numpy_bool": True,
        "decimal": 0.25,
        "fraction": 0.25,
        "struct": {"a": 1},
        "value": [1],
        "list_value": [None],
        "large": 2**60,
    }


def nested(depth: int):
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


CIRCLE: dict[str, object] = {}
CIRCLE["self"] = CIRCLE


@pytest.mark.parametrize(
    ("value", "error", "line"),
    [
        (math.nan, ValueError, "config.components[0].speed: NaN cannot be sent as JSON"),
        (-math.inf, ValueError, "config.components[0].speed: -inf cannot be sent as JSON"),
        (Decimal("NaN"), ValueError, "config.components[0].speed: NaN cannot be sent as JSON"),
        (2**53 + 1, ValueError, "config.components[0].speed: the whole number is too large"),
        (10**400, ValueError, "config.components[0].speed: the whole number is too large"),
        (b"x", TypeError, "config.components[0].speed: bytes cannot be sent as JSON; decode them"),
        (date(2026, 1, 1), TypeError, "config.components[0].speed: date cannot be sent as JSON; use its .isoformat()"),
        ({1, 2}, TypeError, "config.components[0].speed: set cannot be sent as JSON; make it a list"),
        (
            (number for number in ()),
            TypeError,
            "config.components[0].speed: generator cannot be sent as JSON; make it a list",
        ),
        (Array(), TypeError, "config.components[0].speed: Array cannot be sent as JSON; use its .tolist()"),
        (object(), TypeError, "config.components[0].speed: object cannot be sent as JSON"),
        ({1: "x"}, TypeError, "config.components[0].speed: keys must be str to be sent as JSON, got int 1"),
        ("\ud800", ValueError, "config.components[0].speed: text with lone surrogates"),
        ({"\ud800": 1}, ValueError, "config.components[0].speed['\\ud800']: text with lone surrogates"),
        ([0, {"a key": [math.nan]}], ValueError, "config.components[0].speed[1]['a key'][0]: NaN"),
    ],
)
def test_what_json_cannot_hold_is_named_with_its_path(value, error, line):
    with pytest.raises(error) as raised:
        to_struct({"components": [{"speed": value}]}, "config")
    assert str(raised.value).startswith(line)
    assert raised.value.__cause__ is None


@pytest.mark.parametrize("convert", [lambda: to_struct(CIRCLE), lambda: to_value(nested(101))])
def test_what_is_too_deep_is_refused(convert):
    with pytest.raises(ValueError, match="deeper than 100 levels, or contains itself"):
        convert()


def test_depth_up_to_the_limit_is_taken():
    assert value_to_json(to_value(nested(100))) == nested(100)


@pytest.mark.parametrize(
    ("convert", "value", "error", "line"),
    [
        (to_struct, [1], TypeError, "p: expected a mapping or Struct, got list"),
        (to_struct, "text", TypeError, "p: expected a mapping or Struct, got str"),
        (to_list_value, "text", TypeError, "p: expected a list or ListValue, got str"),
        (to_list_value, [math.nan], ValueError, "p[0]: NaN cannot be sent as JSON"),
        (to_value, math.nan, ValueError, "p: NaN cannot be sent as JSON"),
        (to_timestamp, "2026-01-01", TypeError, "p: expected datetime or Timestamp, got str"),
        (to_timestamp, date(2026, 1, 1), TypeError, "p: expected datetime or Timestamp, got date"),
        (to_timestamp, 0, TypeError, "p: expected datetime or Timestamp, got int"),
        (
            to_timestamp,
            datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1))),
            ValueError,
            "p: 0001-01-01T00:00:00+01:00 is outside of the years 1 to 9999",
        ),
        (to_duration, "5s", TypeError, "p: expected timedelta, seconds or Duration, got str"),
        (to_duration, True, TypeError, "p: expected timedelta, seconds or Duration, got bool"),
        (to_duration, math.nan, ValueError, "p: nan is not a length of time"),
        (to_duration, 1e12, ValueError, "p: 1000000000000.0 is longer than the 10,000 years"),
    ],
)
def test_wrong_values_are_named(convert, value, error, line):
    with pytest.raises(error) as raised:
        convert(value, "p")
    assert str(raised.value).startswith(line)


def test_timestamps_from_afar_are_named():
    with pytest.raises(ValueError, match=r"last_access: .* is outside of the years"):
        from_timestamp(Timestamp(seconds=10**15), "last_access")
    with pytest.raises(ValueError, match=r"lease: .* longer than a timedelta"):
        from_duration(Duration(seconds=10**15), "lease")


def test_nanoseconds_are_cut_off():
    assert from_timestamp(Timestamp(seconds=1, nanos=1999)).microsecond == 1
    assert from_duration(Duration(seconds=-1, nanos=-1999)) == timedelta(seconds=-1, microseconds=-1)


def test_names_that_scripts_know():
    assert dict_to_struct({"a": [1]}) == to_struct({"a": [1]})
    assert dict_to_struct(None) == Struct()
    moment = datetime(2026, 1, 1, tzinfo=timezone.utc)
    assert datetime_to_timestamp(moment) == to_timestamp(moment)
    with pytest.raises(ValueError, match=r"^obj\.a: NaN"):
        dict_to_struct({"a": math.nan})


@pytest.mark.parametrize("expected", [TypeError, ValueError, UnsupportedTypeError])
@pytest.mark.parametrize("value", [object(), b"x", {1}, {1: 2}, datetime(2026, 1, 1)])
def test_a_type_that_json_lacks_is_both_errors(value: object, expected: type[Exception]):
    with pytest.raises(expected, match=r"^obj\.a\[0\]"):
        dict_to_struct({"a": [value]})


def test_none_of_the_messages_is_touched():
    inner = ListValue()
    inner.values.add().number_value = 1
    to_struct({"a": inner})
    assert list_value_to_list(inner) == [1]


def test_what_counts_as_false_stays_what_it_is():
    # One key in each, as protobuf keeps them in no order.
    inner = [{"inner": {"nothing": None}}, {"inner": {"zero": 0.0}}]
    values = [0.0, -0.0, "", False, None, {}, [], [0.0, "", False, None], *inner]
    struct = to_struct({str(number): value for number, value in enumerate(values)})
    assert repr(list(dict(sorted(struct_to_dict(struct).items())).values())) == repr(values)
    assert repr(list_value_to_list(to_list_value(values))) == repr(values)
    assert [value_to_json(to_value(value)) for value in values] == values
    assert value_to_json(Value()) is None
