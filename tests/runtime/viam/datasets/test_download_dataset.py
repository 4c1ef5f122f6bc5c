"""Datasets as folders that trainers read: which files there are, what others read in them, what a rerun does."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.emulator.fleet import Cloud, Fleet, unknown_id
from tests.support.training_data.labelled_images import APPLE, LEAF, Orchard, files_below, new_orchard, png
from viam_cloud.errors import AmbiguousNameError, NameNotFoundError, TransferError
from viam_cloud_runtime.concurrency.progress import ProgressEvent
from viam_cloud_runtime.viam.datasets.image_sizes import UnknownSizeError
from viam_cloud_runtime.viam.datasets.labels import Box

pytestmark = pytest.mark.emulator

_FILES = {
    "jsonl": ["data/crate.png", "data/ground.png", "data/tree.png", "dataset.jsonl"],
    "folders": ["ripe/crate.png", "ripe/tree.png", "row 3/tree.png", "unlabeled/ground.png"],
    "coco": ["annotations.json", "images/crate.png", "images/ground.png", "images/tree.png"],
    "yolo": [
        "data.yaml", "images/crate.png", "images/ground.png", "images/tree.png",
        "labels/crate.txt", "labels/ground.txt", "labels/tree.txt",
    ],
}  # fmt: skip


@pytest.fixture
def orchard(cloud: Cloud, fleet: Fleet) -> Orchard:
    return new_orchard(cloud, fleet)


def _statuses(results: list[Any]) -> set[str]:
    return {result.status for result in results}


@pytest.mark.parametrize("format", _FILES)
def test_the_files_of_a_format_and_a_rerun(format: str, orchard: Orchard, tmp_path: Path) -> None:
    results = orchard.download(tmp_path, format)
    assert files_below(tmp_path) == _FILES[format]
    assert _statuses(results) == {"downloaded"}
    assert {result.path.read_bytes() for result in results} == {png(64, 48, 1), png(10, 20, 2), png(3, 3, 3)}
    (tmp_path / _FILES[format][-2]).write_bytes(b"damaged")
    (tmp_path / "notes.txt").write_text("mine")
    again = orchard.download(tmp_path, format)
    assert files_below(tmp_path) == sorted([*_FILES[format], "notes.txt"])
    assert len(again) == len(results)
    assert {result.path.read_bytes() for result in again} == {png(64, 48, 1), png(10, 20, 2), png(3, 3, 3)}
    assert _statuses(orchard.download(tmp_path, format)) == {"skipped"}


@pytest.mark.parametrize("format", _FILES)
def test_what_leaves_the_dataset_leaves_the_folder(format: str, orchard: Orchard, tmp_path: Path) -> None:
    orchard.download(tmp_path, format)
    orchard.call("remove_binary_data_from_dataset_by_ids", [orchard.boxed], orchard.dataset)
    orchard.download(tmp_path, format)
    assert files_below(tmp_path) == [name for name in _FILES[format] if "tree" not in name]
    assert not (tmp_path / "row 3").exists()


def test_what_was_changed_is_not_removed(orchard: Orchard, tmp_path: Path) -> None:
    orchard.download(tmp_path)
    (tmp_path / "data" / "tree.png").write_bytes(b"edited")
    orchard.call("remove_binary_data_from_dataset_by_ids", [orchard.boxed], orchard.dataset)
    orchard.download(tmp_path)
    assert (tmp_path / "data" / "tree.png").read_bytes() == b"edited"
    assert len((tmp_path / "dataset.jsonl").read_text().splitlines()) == 2


def test_an_image_moves_with_its_tag(orchard: Orchard, tmp_path: Path) -> None:
    orchard.download(tmp_path, "folders")
    orchard.call("remove_tags_from_binary_data_by_ids", ["ripe"], [orchard.tagged])
    orchard.call("add_tags_to_binary_data_by_ids", ["green"], [orchard.tagged])
    orchard.download(tmp_path, "folders")
    assert files_below(tmp_path) == ["green/crate.png", "ripe/tree.png", "row 3/tree.png", "unlabeled/ground.png"]


def test_lines_have_the_shape_of_the_cli(orchard: Orchard, tmp_path: Path) -> None:
    orchard.download(tmp_path / "apples")
    lines = [json.loads(line) for line in (tmp_path / "apples" / "dataset.jsonl").read_text().splitlines()]
    _, ground, tree = lines
    assert tree.pop("timestamp").endswith(" +0000 UTC")
    boxes = tree.pop("bounding_box_annotations")
    assert tree == {
        "image_path": (tmp_path / "apples" / "data" / "tree.png").as_posix(),
        "classification_annotations": [{"annotation_label": "ripe"}, {"annotation_label": "row 3"}],
        "binary_data_id": orchard.boxed,
        "organization_id": orchard.fleet.organization,
        "location_id": orchard.fleet.location,
        "robot_id": orchard.fleet.robot,
        "part_id": orchard.fleet.part,
        "component_name": "camera",
    }
    assert {box.pop("id") != "" for box in boxes} == {True}
    sides = {"x_min_normalized": 0.125, "y_min_normalized": 0.25, "x_max_normalized": 0.5, "y_max_normalized": 0.75}
    assert boxes[0] == {"annotation_label": "leaf", **sides}
    assert (boxes[1]["annotation_label"], boxes[1]["confidence"]) == ("apple", 0.75)
    assert (ground["classification_annotations"], ground["bounding_box_annotations"]) == ([], [])


def test_pycocotools_reads_it(orchard: Orchard, tmp_path: Path) -> None:
    from pycocotools.coco import COCO  # type: ignore[import-untyped]

    orchard.download(tmp_path, "coco")
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO(tmp_path / "annotations.json")
    assert [category["name"] for category in coco.loadCats(coco.getCatIds())] == ["apple", "leaf"]
    (image,) = coco.loadImgs(coco.getImgIds(catIds=coco.getCatIds(["leaf"])))
    assert (image["file_name"], image["width"], image["height"], image["tags"]) == (
        "tree.png",
        64,
        48,
        ["ripe", "row 3"],
    )
    (leaf,) = coco.loadAnns(coco.getAnnIds(imgIds=image["id"], catIds=coco.getCatIds(["leaf"])))
    assert (leaf["bbox"], leaf["area"]) == ([8, 12, 24, 24], 576)
    assert len(coco.getImgIds()) == 3


def test_a_yolo_reader_reads_it(orchard: Orchard, tmp_path: Path) -> None:
    import yaml
    from globox import AnnotationSet  # type: ignore[import-untyped]

    orchard.download(tmp_path, "yolo")
    described = yaml.safe_load((tmp_path / "data.yaml").read_text())
    assert described == {"train": "images", "val": "images", "names": {0: "apple", 1: "leaf"}}
    folders = {"folder": tmp_path / "labels", "image_folder": tmp_path / "images"}
    found = AnnotationSet.from_yolo_v5(**folders, image_extension=".png")
    assert sorted(found.image_ids) == ["crate.png", "ground.png", "tree.png"]
    boxes = {described["names"][int(box.label)]: box.ltrb for box in found["tree.png"].boxes}
    assert boxes == {"leaf": pytest.approx((8, 12, 32, 36)), "apple": pytest.approx((32, 24, 64, 48))}
    assert not found["ground.png"].boxes


@pytest.mark.parametrize("name", ["x: #y", "'quoted\"", "ä\x85\u2028 ☃", "- 1", "no"])
def test_names_of_classes_survive_yaml(name: str, orchard: Orchard, tmp_path: Path) -> None:
    import yaml

    orchard.box(orchard.bare, Box(name, 0, 0, 1, 1))
    orchard.download(tmp_path, "yolo")
    described = yaml.safe_load((tmp_path / "data.yaml").read_text(encoding="utf-8"))
    assert sorted(described["names"].values()) == sorted(["apple", "leaf", name])


def test_yolo_keeps_the_labels_of_images_apart_that_share_a_stem(orchard: Orchard, tmp_path: Path) -> None:
    metadata = {"file_name": "tree", "file_extension": ".jpg", "dataset_ids": [orchard.dataset]}
    orchard.cloud.upload(orchard.fleet.part, b"another", **metadata)
    orchard.download(tmp_path, "yolo")
    images = [path for path in files_below(tmp_path) if path.startswith("images/tree")]
    labels = [path for path in files_below(tmp_path) if path.startswith("labels/tree")]
    assert len(images) == len(labels) == 2


def test_by_name_and_by_id(orchard: Orchard, tmp_path: Path) -> None:
    for number, dataset in enumerate((orchard.name, orchard.dataset)):
        assert len(orchard.call("download_dataset", dataset, tmp_path / str(number))) == 3
    elsewhere = {"organization_id": orchard.fleet.organization}
    assert len(orchard.call("download_dataset", orchard.name, tmp_path / "2", **elsewhere)) == 3


def test_a_dataset_that_is_not_there(orchard: Orchard, tmp_path: Path) -> None:
    with pytest.raises(NameNotFoundError, match=r"no dataset is called 'pears'; there are .*'apples of "):
        orchard.call("download_dataset", "pears", tmp_path)
    with pytest.raises(NameNotFoundError, match="no dataset is called"):
        orchard.call("download_dataset", unknown_id(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_several_have(orchard: Orchard, cloud: Cloud, tmp_path: Path) -> None:
    other = new_orchard(cloud, cloud.new_fleet())
    orchard.call("rename_dataset", other.dataset, orchard.name)
    with pytest.raises(AmbiguousNameError, match=f"several datasets are called .*{other.dataset}.*organization_id"):
        orchard.call("download_dataset", orchard.name, tmp_path)


def test_a_dataset_of_sequences(orchard: Orchard, tmp_path: Path) -> None:
    dataset = orchard.cloud.app.create_dataset(
        name="spans", organization_id=orchard.fleet.organization, type="DATASET_TYPE_SEQUENCE_DATA"
    )
    with pytest.raises(ValueError, match="holds sequences"):
        orchard.call("download_dataset", dataset.id, tmp_path)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("apples", "x", "csv"), ValueError, "expected one of 'jsonl', 'folders', 'coco', 'yolo'"),
        (("", "x"), ValueError, "dataset: expected an ID or name"),
        ((5, "x"), TypeError, "dataset: expected an ID or name as str, got int"),
    ],
)
def test_arguments_that_make_no_sense(
    arguments: tuple[Any, ...], error: type[Exception], words: str, cloud: Cloud, tmp_path: Path
) -> None:
    dataset, destination, *rest = arguments
    with pytest.raises(error, match=words):
        cloud.flavour.call(cloud.flavour.client.data_client.download_dataset, dataset, tmp_path / destination, *rest)
    assert not (tmp_path / "x").exists()


def test_a_folder_has_one_dataset_in_one_format(orchard: Orchard, cloud: Cloud, tmp_path: Path) -> None:
    orchard.download(tmp_path)
    with pytest.raises(ValueError, match=f"holds the dataset {orchard.dataset} as jsonl"):
        orchard.download(tmp_path, "coco")
    with pytest.raises(ValueError, match="choose another destination"):
        new_orchard(cloud, cloud.new_fleet()).download(tmp_path)
    assert files_below(tmp_path) == _FILES["jsonl"]


@pytest.mark.parametrize(
    ("format", "own"), [("jsonl", "dataset.jsonl"), ("coco", "annotations.json"), ("yolo", "labels/mine.txt")]
)
def test_files_of_ones_own_are_left_alone(format: str, own: str, orchard: Orchard, tmp_path: Path) -> None:
    (tmp_path / own).parent.mkdir(exist_ok=True)
    (tmp_path / own).write_text("mine")
    with pytest.raises(ValueError, match="was not downloaded as part of a dataset and is left alone"):
        orchard.download(tmp_path, format)
    assert files_below(tmp_path) == [own]


def test_boxes_on_what_is_no_image(orchard: Orchard, tmp_path: Path) -> None:
    metadata = {"file_name": "noise", "file_extension": ".jpg", "dataset_ids": [orchard.dataset]}
    noise = orchard.cloud.upload(orchard.fleet.part, b"noise", **metadata)
    assert _statuses(orchard.download(tmp_path / "plain", "coco")) == {"downloaded"}
    orchard.box(noise, LEAF)
    with pytest.raises(TransferError, match="1 of 4 downloads failed") as caught:
        orchard.download(tmp_path / "boxed", "coco")
    (failed,) = [result for result in caught.value.results if result.error is not None]
    assert isinstance(failed.error, UnknownSizeError)
    images = json.loads((tmp_path / "boxed" / "annotations.json").read_text())["images"]
    assert [image["file_name"] for image in images] == ["crate.png", "ground.png", "tree.png"]


def test_progress_counts_images_and_bytes(orchard: Orchard, tmp_path: Path) -> None:
    events: list[ProgressEvent] = []
    orchard.download(tmp_path, "folders", progress=events.append)
    assert (events[-1].items_done, events[-1].items_total) == (4, 4)
    assert events[-1].bytes_done == events[-1].bytes_total > 0


def test_an_empty_dataset(cloud: Cloud, fleet: Fleet, tmp_path: Path) -> None:
    dataset = cloud.app.create_dataset(name="empty", organization_id=fleet.organization).id
    download: Callable[..., Any] = cloud.flavour.client.data_client.download_dataset
    for format in _FILES:
        assert cloud.flavour.call(download, dataset, tmp_path / format, format) == []
    assert json.loads((tmp_path / "coco" / "annotations.json").read_text())["images"] == []


def test_confidence_is_kept_where_the_format_knows_it(orchard: Orchard, tmp_path: Path) -> None:
    orchard.download(tmp_path, "coco")
    annotations = json.loads((tmp_path / "annotations.json").read_text())["annotations"]
    assert [annotation.get("score") for annotation in annotations] == [LEAF.confidence, APPLE.confidence]


def test_without_the_library_that_measures_images_nothing_is_sent(
    orchard: Orchard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "imagesize", None)
    with pytest.raises(ImportError, match="pip install 'imagesize>="):
        orchard.download(tmp_path, "coco")
    assert list(tmp_path.iterdir()) == []
