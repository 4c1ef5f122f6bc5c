"""The way back: images of a folder in the cloud again, with the labels and in the dataset that they had."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import grpc
import pytest

from tests.support.emulator.fleet import Cloud, Fleet
from tests.support.flavours import Flavour
from tests.support.training_data.labelled_images import APPLE, LEAF, Orchard, in_the_cloud, new_orchard, png
from viam_cloud.errors import NameNotFoundError, TransferError
from viam_cloud_emulator import Emulator
from viam_cloud_runtime.viam.datasets.reading import DatasetFileError

pytestmark = pytest.mark.emulator

_TREE, _CRATE, _GROUND = png(64, 48, 1), png(10, 20, 2), png(3, 3, 3)
_LEAF, _APPLE = (LEAF.label, *LEAF.sides, None), (APPLE.label, *APPLE.sides, 0.75)
_SURE_OF_NOTHING = [(*_APPLE[:5], None), _LEAF]


@pytest.fixture
def orchard(cloud: Cloud, fleet: Fleet) -> Orchard:
    return new_orchard(cloud, fleet)


@pytest.fixture
def other(cloud: Cloud) -> Fleet:
    return cloud.new_fleet()


def _upload(orchard: Orchard, folder: Path, other: Fleet, **options: Any) -> list[Any]:
    options = {"journal": folder.parent / "journal.sqlite", **options}
    results: list[Any] = orchard.call("upload_dataset", folder, other.part, **options)
    return results


def _new_dataset(orchard: Orchard, other: Fleet) -> str:
    identifier: str = orchard.cloud.app.create_dataset(name="again", organization_id=other.organization).id
    return identifier


@pytest.mark.parametrize(
    ("format", "tree"),
    [
        ("jsonl", ({"ripe", "row 3"}, [_APPLE, _LEAF])),
        ("coco", ({"ripe", "row 3"}, [_APPLE, _LEAF])),
        ("folders", ({"ripe", "row 3"}, [])),
        ("yolo", (set[str](), _SURE_OF_NOTHING)),
    ],
)
def test_what_was_downloaded_comes_back(
    format: str, tree: tuple[set[str], list[Any]], orchard: Orchard, other: Fleet, tmp_path: Path
) -> None:
    orchard.download(tmp_path / "first", format)
    shutil.move(tmp_path / "first", tmp_path / "moved")
    dataset = _new_dataset(orchard, other)
    results = _upload(orchard, tmp_path / "moved", other, dataset="again", organization_id=other.organization)
    assert {result.status for result in results} == {"uploaded"}
    assert len(results) == 3
    crate = {"ripe"} if format != "yolo" else set()
    wanted = {_TREE: (*tree, [dataset]), _CRATE: (crate, [], [dataset]), _GROUND: (set(), [], [dataset])}
    assert in_the_cloud(orchard.cloud, other.organization) == wanted
    again = _upload(orchard, tmp_path / "moved", other, dataset=dataset)
    assert {result.status for result in again} == {"skipped"}
    assert in_the_cloud(orchard.cloud, other.organization) == wanted


def test_labels_that_come_later_are_added_and_none_is_taken_away(
    orchard: Orchard, other: Fleet, tmp_path: Path
) -> None:
    folder = tmp_path / "apples"
    orchard.download(folder)
    _upload(orchard, folder, other)
    lines = [json.loads(line) for line in (folder / "dataset.jsonl").read_text().splitlines()]
    crate = lines[0]
    crate["classification_annotations"] = [{"annotation_label": "green"}]
    crate["bounding_box_annotations"] = [
        {"annotation_label": "apple", **dict.fromkeys(["x_min_normalized", "y_min_normalized"], 0), **dict.fromkeys(["x_max_normalized", "y_max_normalized"], 1)}
    ] * 2  # fmt: skip
    (folder / "dataset.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    for _ in range(2):
        _upload(orchard, folder, other, tags=["more"])
        tags, boxes, _ = in_the_cloud(orchard.cloud, other.organization)[_CRATE]
        assert (tags, boxes) == ({"ripe", "green", "more"}, [("apple", 0, 0, 1, 1, None)] * 2)


@pytest.mark.parametrize("fault", [{"status": grpc.StatusCode.INTERNAL}, {"cut_after": 0}])
def test_what_failed_is_done_by_a_rerun(
    fault: dict[str, Any], orchard: Orchard, other: Fleet, tmp_path: Path, emulator: Emulator
) -> None:
    """Also where the box was drawn, and the answer was lost: it is not drawn twice."""
    folder = tmp_path / "apples"
    orchard.download(folder)
    with (
        emulator.fault("AddBoundingBoxToImageByID", times=1, **fault),
        pytest.raises(TransferError, match="1 of 3 uploads failed") as caught,
    ):
        _upload(orchard, folder, other)
    assert [result.binary_data_id is not None for result in caught.value.results] == [True] * 3
    _upload(orchard, folder, other)
    assert in_the_cloud(orchard.cloud, other.organization)[_TREE][1] == [_APPLE, _LEAF]


def test_a_cloud_that_takes_a_moment_to_see_uploads(orchard: Orchard, tmp_path: Path) -> None:
    orchard.download(tmp_path / "apples", "coco")
    with Emulator(lag=timedelta(seconds=0.6)) as late, late.client() as client:
        cloud = Cloud(Flavour(client))
        fleet = cloud.new_fleet()
        results = client.data_client.upload_dataset(
            tmp_path / "apples", fleet.part, journal=tmp_path / "journal.sqlite"
        )
        assert {result.status for result in results} == {"uploaded"}
        assert in_the_cloud(cloud, fleet.organization)[_TREE][1] == [_APPLE, _LEAF]


def test_the_same_name_with_other_contents_is_another_image(orchard: Orchard, other: Fleet, tmp_path: Path) -> None:
    for tag, content in (("gala", _CRATE), ("fuji", _GROUND), ("red", _CRATE)):
        (tmp_path / "apples" / tag).mkdir(parents=True)
        (tmp_path / "apples" / tag / "1.png").write_bytes(content)
    _upload(orchard, tmp_path / "apples", other)
    assert in_the_cloud(orchard.cloud, other.organization) == {
        _CRATE: ({"gala", "red"}, [], []),
        _GROUND: ({"fuji"}, [], []),
    }


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"dataset.jsonl": '{"image_path": "a.png"}\n{'}, "dataset.jsonl, line 2: no JSON"),
        ({"dataset.jsonl": "[]"}, "line 1: expected an object"),
        ({"dataset.jsonl": '{"image_path": 5}'}, "image_path: expected text, got 5"),
        (
            {"dataset.jsonl": '{"image_path": "a.png", "bounding_box_annotations": [{"annotation_label": "x"}]}'},
            "a side of a box: expected a number, got None",
        ),
        ({"annotations.json": "{"}, "annotations.json: no JSON"),
        ({"annotations.json": '{"annotations": [{"id": 1, "image_id": 3}]}'}, "annotations: 1: no such image"),
        (
            {
                "annotations.json": '{"images": [{"id": 1, "file_name": "a.png"}], "categories": [{"id": 1, "name": "x"}], '
                '"annotations": [{"id": 4, "image_id": 1, "category_id": 1, "bbox": [0, 0, 1, 1]}]}'
            },
            "annotations: 4: width of its image: expected a number",
        ),
        ({"data.yaml": "train: images"}, "it names no classes"),
        ({"data.yaml": "\nnames:\n  1: apple\n"}, "expected the names of classes in order"),
        (
            {"data.yaml": '\nnames:\n  0: "x"\n', "images/a.png": "a", "labels/a.txt": "1 0 0 0 0\n"},
            "a.txt, line 1: expected the number of a class and four numbers",
        ),
        (
            {"data.yaml": '\nnames:\n  0: "x"\n', "images/a.png": "a", "labels/a.txt": "0 2 0 0 0\n"},
            "a side of a box is at 2; expected fractions of the image",
        ),
    ],
)
def test_files_that_hold_something_else(
    files: dict[str, str], words: str, orchard: Orchard, other: Fleet, tmp_path: Path
) -> None:
    for name, text in files.items():
        (tmp_path / "apples" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "apples" / name).write_text(text)
    with pytest.raises(DatasetFileError, match=words):
        _upload(orchard, tmp_path / "apples", other)
    assert in_the_cloud(orchard.cloud, other.organization) == {}


def test_what_is_not_there(orchard: Orchard, other: Fleet, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        _upload(orchard, tmp_path / "apples", other)
    with pytest.raises(FileNotFoundError, match="there is no folder"):
        _upload(orchard, tmp_path / "apples", other, format="coco")
    orchard.download(tmp_path / "apples")
    with pytest.raises(NameNotFoundError, match="no dataset is called"):
        _upload(orchard, tmp_path / "apples", other, dataset="pears")
    assert in_the_cloud(orchard.cloud, other.organization) == {}
    (tmp_path / "apples" / "data" / "tree.png").unlink()
    with pytest.raises(TransferError, match=r"1 of 3 uploads failed.*FileNotFoundError"):
        _upload(orchard, tmp_path / "apples", other)
