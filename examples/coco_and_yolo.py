"""Downloads a dataset as YOLO and as COCO, says what each has of its first image, and draws the boxes."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from matplotlib import pyplot as plt
from matplotlib.patches import Rectangle

from viam_cloud import ViamClient


def coco_boxes(annotations: Path, image: str) -> Iterator[tuple[str, float, float, float, float]]:
    """Label, left, top, width and height of each box on an image, in pixels."""
    described = json.loads(annotations.read_text(encoding="utf-8"))
    labels = {category["id"]: category["name"] for category in described["categories"]}
    [image_id] = [each["id"] for each in described["images"] if each["file_name"] == image]
    for annotation in described["annotations"]:
        if annotation["image_id"] == image_id:
            yield labels[annotation["category_id"]], *annotation["bbox"]


def main() -> None:
    """Download in both formats, print the boxes and draw them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dataset", help="name or ID")
    parser.add_argument("folder", type=Path, help="where it goes, in a folder for each format")
    arguments = parser.parse_args()
    yolo, coco = arguments.folder / "yolo", arguments.folder / "coco"
    with ViamClient.create_from_env_vars() as client:
        client.data_client.download_dataset(arguments.dataset, yolo, format="yolo", progress=True)
        results = client.data_client.download_dataset(arguments.dataset, coco, format="coco", progress=True)
    image = results[0].path
    print((yolo / "data.yaml").read_text(encoding="utf-8"))
    print((yolo / "labels" / f"{image.stem}.txt").read_text(encoding="utf-8"))

    _, axes = plt.subplots(figsize=(6, 4), layout="constrained")
    axes.imshow(plt.imread(image))
    axes.axis("off")
    for label, left, top, width, height in coco_boxes(coco / "annotations.json", image.name):
        print(f"{label:<8}{width:3.0f} x {height:.0f} pixels at {left:.0f}, {top:.0f}")
        axes.add_patch(Rectangle((left, top), width, height, fill=False, edgecolor="navy", linewidth=2))
        axes.text(left, top - 2, label, color="navy", va="bottom", fontweight="bold")
    plt.savefig("coco-and-yolo.png", dpi=80)


if __name__ == "__main__":
    main()
