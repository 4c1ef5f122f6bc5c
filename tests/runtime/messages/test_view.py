"""Plain classes in place of messages: what waits until it is read, and that nothing shows of it."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import copy
import dataclasses
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from viam_cloud.proto import app
from viam_cloud.views import RobotPart, RobotPartHistoryEntry
from viam_cloud_runtime.messages.view import View, reading_lazily

_FIELDS = [field.name for field in dataclasses.fields(RobotPart)]


def _message() -> app.RobotPart:
    message = app.RobotPart(id="p", name="main", secrets=[app.SharedSecret(id="s")], main_part=True)
    message.robot_config.update({"components": [{"name": "arm"}]})
    message.last_updated.seconds = 1_767_225_600
    return message


_reads: list[object] = []


def _convert(message: Any) -> list[object]:
    _reads.append(message)
    return [message.id]


@reading_lazily
@dataclasses.dataclass(repr=False)
class _CountedView(View):
    value: list[object]

    _converted = {"value": _convert}  # noqa: RUF012


def test_a_field_is_converted_when_it_is_first_read_and_once() -> None:
    _reads.clear()
    view = _CountedView.__new__(_CountedView)
    view._message = message = app.RobotPart(id="p")
    assert not hasattr(view, "values")
    assert _reads == []
    assert view.value is view.value
    assert _reads == [message]


def test_a_class_of_views_has_no_fields_itself() -> None:
    with pytest.raises(AttributeError, match="type object 'RobotPart' has no attribute 'name'"):
        assert RobotPart.name


def test_a_response_is_kept_until_all_of_it_has_been_read() -> None:
    message = _message()
    part = RobotPart.from_response(message)
    message.name = "changed"
    assert part.name == "changed"
    vars(part)
    message.id = "changed"
    assert part.id == "p"


def test_a_view_of_a_callers_message_does_not_follow_it() -> None:
    message = _message()
    part = RobotPart.from_proto(message)
    message.name = "changed"
    message.robot_config.Clear()
    assert part.name == "main"
    assert part.robot_config == {"components": [{"name": "arm"}]}


def test_fields_come_in_their_order_whatever_was_read_first() -> None:
    part = RobotPart.from_response(_message())
    assert part.robot_config_json is None
    assert list(vars(part)) == _FIELDS
    assert list(part.__dict__) == _FIELDS
    assert vars(part) == dataclasses.asdict(part) | {"secrets": part.secrets}


def test_it_can_be_changed_before_it_is_read() -> None:
    part = RobotPart.from_response(_message())
    part.name = "other"
    part.secrets.append(app.SharedSecret(id="t"))
    assert part.robot_config is not None
    part.robot_config["components"].clear()
    assert part.proto.name == "other"
    assert [secret.id for secret in part.proto.secrets] == ["s", "t"]
    assert part.robot_config == {"components": []}
    assert copy.copy(part) == part


def test_a_deleted_field_is_gone() -> None:
    part = RobotPart.from_response(_message())
    del part.name
    with pytest.raises(AttributeError, match="'RobotPart' object has no attribute 'name'"):
        assert part.name
    assert part.id == "p"


def _pickled(protocol: int) -> Callable[[RobotPart], RobotPart]:
    def copied(part: RobotPart) -> RobotPart:
        twin: RobotPart = pickle.loads(pickle.dumps(part, protocol))
        return twin

    return copied


_COPIES: list[Any] = [
    copy.copy,
    copy.deepcopy,
    dataclasses.replace,
    *map(_pickled, range(pickle.HIGHEST_PROTOCOL + 1)),
]


@pytest.mark.parametrize("copied", _COPIES)
def test_copies_are_equal_and_apart(copied: Callable[[RobotPart], RobotPart]) -> None:
    part = RobotPart.from_response(_message())
    twin = copied(part)
    assert type(twin) is RobotPart
    assert twin == part == RobotPart(**vars(part))
    assert repr(twin) == repr(part)
    twin.name = "other"
    assert part.name == "main"


def test_a_pickle_has_the_fields_and_nothing_else() -> None:
    entry = RobotPartHistoryEntry.from_response(app.RobotPartHistoryEntry(part="p", old=_message()))
    assert entry.__getstate__() == {"part": "p", "robot": "", "when": None, "old": RobotPart.from_proto(_message())}
    assert pickle.loads(pickle.dumps(entry)) == entry


def test_it_is_no_key_and_has_no_other_attributes() -> None:
    part: Any = RobotPart.from_response(_message())
    with pytest.raises(TypeError, match="unhashable"):
        hash(part)
    with pytest.raises(AttributeError, match="no attribute 'nmae'") as caught:
        assert part.nmae
    assert caught.value.name == "nmae"
    assert set(_FIELDS) <= set(dir(part))


def test_patterns_match_it() -> None:
    match RobotPart.from_response(_message()):
        case RobotPart(id=found, main_part=True):
            assert found == "p"
        case other:
            pytest.fail(f"no match: {other}")


def test_threads_that_read_at_the_same_time_get_the_same_object() -> None:
    for _ in range(50):
        part = RobotPart.from_response(_message())
        start = threading.Barrier(4)

        def read(number: int, part: RobotPart = part, start: threading.Barrier = start) -> Any:
            start.wait(timeout=30)
            return part.robot_config if number % 2 else part.secrets

        with ThreadPoolExecutor(4) as threads:
            first, second, third, fourth = threads.map(read, range(4))
        assert first is third
        assert second is fourth
