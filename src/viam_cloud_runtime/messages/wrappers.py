"""Wrappers: plain values on one side, `StringValue`, `Int32Value` and the others of protobuf's on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from viam_cloud_runtime.support.importing import IMPORTING

if TYPE_CHECKING:
    from google.protobuf.wrappers_pb2 import (
        BoolValue,
        BytesValue,
        DoubleValue,
        FloatValue,
        Int32Value,
        Int64Value,
        StringValue,
        UInt32Value,
        UInt64Value,
    )

PlainT = TypeVar("PlainT")
WrapperT = TypeVar("WrapperT")


class Wrapper(Generic[PlainT, WrapperT]):
    """Turns plain values into one of protobuf's wrappers, which tell a value that is absent from an empty one.

    Args:
        message: Name of the wrapper.
        plain: What errors call the plain type.

    Example:
        >>> to_string_value("May").value
        'May'
    """

    def __init__(self, message: str, plain: str) -> None:
        self._message = message
        self._plain = plain

    def __call__(self, value: PlainT | WrapperT | None, name: str = "value") -> WrapperT | None:
        """Wrap a value.

        Args:
            value: The value (a wrapper is returned as it is). None stays None.
            name: What errors call it.

        Returns:
            The wrapper.

        Raises:
            TypeError: It is of another type.
            ValueError: It does not fit, as a number that is too large.

        Example:
            >>> to_int32_value(3).value
            3
        """
        if value is None:
            return None
        with IMPORTING:
            from google.protobuf import wrappers_pb2

        wrapper_type: Any = getattr(wrappers_pb2, self._message)
        if isinstance(value, wrapper_type):
            return cast("WrapperT", value)
        try:
            return cast("WrapperT", wrapper_type(value=value))
        except TypeError:
            expected = f"expected {self._plain} or {self._message}"
            raise TypeError(f"{name}: {expected}, got {type(value).__name__}") from None
        except ValueError:
            # The value is not shown, as it may be a secret.
            raise ValueError(f"{name}: {type(value).__name__} that does not fit into a {self._message}") from None


to_bool_value: Wrapper[bool, BoolValue] = Wrapper("BoolValue", "bool")
to_bytes_value: Wrapper[bytes, BytesValue] = Wrapper("BytesValue", "bytes")
to_double_value: Wrapper[float, DoubleValue] = Wrapper("DoubleValue", "float")
to_float_value: Wrapper[float, FloatValue] = Wrapper("FloatValue", "float")
to_int32_value: Wrapper[int, Int32Value] = Wrapper("Int32Value", "int")
to_int64_value: Wrapper[int, Int64Value] = Wrapper("Int64Value", "int")
to_string_value: Wrapper[str, StringValue] = Wrapper("StringValue", "str")
to_uint32_value: Wrapper[int, UInt32Value] = Wrapper("UInt32Value", "int")
to_uint64_value: Wrapper[int, UInt64Value] = Wrapper("UInt64Value", "int")
