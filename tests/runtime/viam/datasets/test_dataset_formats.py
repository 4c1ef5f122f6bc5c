"""What is written is what is read, for any labels; without a cloud."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viam_cloud_runtime.viam.datasets.label_folders import UNLABELED, folder_names, tag_of
from viam_cloud_runtime.viam.datasets.labels import Box, LabeledImage, Labels, Origin
from viam_cloud_runtime.viam.datasets.layouts import layout_named

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
_SIDES = st.tuples(*[st.floats(0, 1)] * 4).map(lambda n: (*sorted(n[:2]), *sorted(n[2:])))
_BOXES = st.builds(
    lambda label, sides, sure: Box(label, sides[0], sides[2], sides[1], sides[3], sure),
    _TEXTS,
    _SIDES,
    st.none() | st.floats(0, 1),
)
_LABELS = st.builds(
    Labels, st.lists(_TEXTS, unique=True, max_size=3).map(tuple), st.lists(_BOXES, max_size=3).map(tuple)
)
_ORIGIN = Origin("id", (0, 250_000_000), "organization", "", "robot", "part", "camera")


def _written_and_read(format: str, labels: Sequence[Labels], folder: Path) -> list[Labels]:
    layout = layout_named(format)
    images: list[LabeledImage] = []
    for number, each in enumerate(labels):
        path = folder / str(layout.images) / f"{number:02}.png"
        path.parent.mkdir(exist_ok=True)
        path.touch()
        images.append(LabeledImage(path, each, _ORIGIN, (640, 480)))
    layout.write(folder, images)
    read = layout.read(folder)
    assert [image.path for image in read] == [image.path for image in images]
    return [image.labels for image in read]


def _are_same(one: Sequence[Box], other: Sequence[Box], *, confidence: bool) -> bool:
    return len(one) == len(other) and all(
        mine.is_same_as(theirs) and (not confidence or mine.confidence == theirs.confidence)
        for mine, theirs in zip(one, other, strict=True)
    )


@pytest.mark.parametrize("format", ["jsonl", "coco", "yolo"])
@given(labels=st.lists(_LABELS, min_size=1, max_size=4))
@example(labels=[Labels(("a",), (Box("\x85\u2028\ufeff\x7f", 0, 0, 1, 1), Box("'\"\\: #", 0, 0, 0, 0)))])
def test_labels_survive_a_format(format: str, labels: list[Labels]) -> None:
    with TemporaryDirectory() as folder:
        read = _written_and_read(format, labels, Path(folder))
    for wanted, found in zip(labels, read, strict=True):
        assert found.tags == (wanted.tags if format != "yolo" else ())
        assert _are_same(wanted.boxes, found.boxes, confidence=format != "yolo")


@given(st.lists(_TEXTS, unique=True))
@example(["Gala", "gala", "GALA", "con", "CON.x", "..", ".", " a", "a/b", "a%2Fb", "%", UNLABELED, "UNLABELED", "\\"])
def test_each_tag_has_a_folder_of_its_own_on_every_file_system(tags: list[str]) -> None:
    names = folder_names(tags)
    assert [tag_of(names[tag]) for tag in tags] == tags
    assert len({name.casefold() for name in names.values()} | {UNLABELED}) == len(tags) + 1
    assert not any(set(name) & set('<>:"/\\|?*') or name.strip(". ") != name for name in names.values())


@pytest.mark.parametrize(
    "written",
    ["/home/ada/apples/data/day 1/a.png", "apples/data/day 1/a.png", "C:\\apples\\data\\day 1\\a.png", "day 1/a.png"],
)
def test_lines_name_images_wherever_the_folder_is(written: str, tmp_path: Path) -> None:
    (tmp_path / "data" / "day 1").mkdir(parents=True)
    (tmp_path / "data" / "day 1" / "a.png").touch()
    (tmp_path / "dataset.jsonl").write_text(json.dumps({"image_path": written}))
    (image,) = layout_named("jsonl").read(tmp_path)
    assert image.path == tmp_path / "data" / "day 1" / "a.png"


def test_images_that_came_without_a_folder_of_labels(tmp_path: Path) -> None:
    layout = layout_named("yolo")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "a.png").touch()
    (tmp_path / "data.yaml").write_text("train: images\nval: images\nnames: {}\n")
    (image,) = layout.read(tmp_path)
    assert image.labels == Labels()
