"""`fleck import`: our own exports come back, and drawn files become what the formats' own loaders see.

Needs the program in the environment as FLECK; pycocotools, Pillow and cityscapesScripts give the pixels.
"""

import json
import os
import random
import shutil
import subprocess
from pathlib import Path

import numpy as np
from PIL import Image

from common import Comparison, VOID, classes, exports, flat, loader, reference

work = exports.parent / "imports"
shutil.rmtree(work, ignore_errors=True)
work.mkdir()
names = [entry["name"] for entry in classes()]
ids = {entry["name"]: entry["id"] for entry in classes()}


def imported(kind, source, target, *options):
    """The maps that `fleck import` makes, by their names."""
    folder = work / target
    subprocess.run(
        [os.environ["FLECK"], "import", kind, str(source), "--to", str(folder)]
        + ["--taxonomy", "cityscapes-19", *options],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return {
        str(path.relative_to(folder).with_suffix("")): np.array(Image.open(path))
        for path in sorted(folder.rglob("*.png"))
    }


def compare(name, package, found, expected):
    comparison = Comparison(name, package)
    for stem, labels in expected.items():
        comparison.add(found[stem], labels, stem)
    print("import", end=" ")
    comparison.finish(len(found))


# What we export comes back pixel for pixel.
maps = flat(reference())
for folder in ("coco", "coco-polygons"):
    path = exports / folder / "annotations" / "instances_train.json"
    compare(f"of {folder}", "", imported("coco", path, folder), maps)
path = exports / "coco-panoptic" / "annotations" / "panoptic_train.json"
compare("of coco-panoptic", "", imported("coco-panoptic", path, "panoptic"), maps)


def blob(dice, width, height, whole=False):
    """x and y of the corners of a polygon, some of them out of the image."""
    middle = dice.uniform(0, width), dice.uniform(0, height)
    size = dice.uniform(1, width / 2)
    points = []
    for _ in range(dice.randint(3, 14)):
        x, y = (value + dice.uniform(-size, size) for value in middle)
        points += [round(x), round(y)] if whole else [round(x, 2), round(y, 2)]
    return points


def draw_coco(dice):
    """Instances whose polygons and run lengths overlap, some of them crowds."""
    from pycocotools import mask as codec

    images, annotations = [], []
    for image in range(12):
        width, height = dice.randint(40, 200), dice.randint(30, 120)
        images.append(
            {"id": image, "width": width, "height": height, "file_name": f"val/{image:03}.jpg"}
        )
        for place in range(dice.randint(0, 25)):
            polygons = [blob(dice, width, height) for _ in range(dice.choice([1, 1, 2, 4]))]
            entry = {"image_id": image, "category_id": dice.randint(1, len(names)), "iscrowd": 0}
            runs = codec.merge(codec.frPyObjects(polygons, height, width))
            if place % 3 == 0:
                entry["segmentation"] = polygons
            elif place % 3 == 1:
                entry["segmentation"] = {**runs, "counts": runs["counts"].decode()}
            else:
                pixels = codec.decode(runs).flatten(order="F")
                edges = np.flatnonzero(np.diff(np.concatenate([[0], pixels])))
                counts = np.diff(np.concatenate([[0], edges, [pixels.size]])).tolist()
                entry["segmentation"] = {"size": [height, width], "counts": counts}
                entry["iscrowd"] = int(dice.random() < 0.5)
            annotations.append(entry)
    dice.shuffle(annotations)
    for number, entry in enumerate(annotations):
        entry["id"] = number + 1
    categories = [
        {"id": place + 1, "name": name.title().replace(" ", "_")} for place, name in enumerate(names)
    ]
    return {"images": images, "annotations": annotations, "categories": categories}


if loader("pycocotools"):
    from pycocotools.coco import COCO

    path = work / "instances.json"
    path.write_text(json.dumps(draw_coco(random.Random(1))))
    coco = COCO(str(path))
    for overlap in ("area", "order"):
        expected = {}
        for image in coco.loadImgs(coco.getImgIds()):
            labels = np.full((image["height"], image["width"]), VOID, dtype=np.uint8)
            entries = coco.loadAnns(sorted(coco.getAnnIds(image["id"])))
            masks = [(entry, coco.annToMask(entry)) for entry in entries]
            masks.sort(
                key=lambda pair: (
                    not pair[0]["iscrowd"],
                    -int(pair[1].sum()) if overlap == "area" else 0,
                    pair[0]["id"],
                )
            )
            for entry, mask in masks:
                labels[mask > 0] = ids[names[entry["category_id"] - 1]]
            expected[image["file_name"].removesuffix(".jpg")] = labels
        found = imported("coco", path, f"instances-{overlap}", "--overlap", overlap)
        compare("pycocotools", None, found, expected)


def draw_panoptic(dice, folder):
    """Segments of any ids, void among them, and the classes that the format's own rule gives."""
    folder.mkdir()
    images, annotations, expected = [], [], {}
    for image in range(6):
        width, height = dice.randint(20, 90), dice.randint(20, 60)
        numbers = np.zeros((height, width), dtype=np.uint32)
        for _ in range(25):
            left, top = dice.randrange(width), dice.randrange(height)
            number = dice.choice([0, dice.randrange(1, 1 << 24)])
            numbers[top : top + dice.randint(1, 20), left : left + dice.randint(1, 30)] = number
        labels = np.full(numbers.shape, VOID, dtype=np.uint8)
        segments = []
        for number in np.unique(numbers[numbers > 0]).tolist():
            category = dice.randint(1, len(names))
            segments.append({"id": number, "category_id": category})
            labels[numbers == number] = ids[names[category - 1]]
        planes = np.stack([numbers & 255, numbers >> 8 & 255, numbers >> 16], axis=-1)
        Image.fromarray(planes.astype(np.uint8)).save(folder / f"{image}.png")
        images.append({"id": image, "width": width, "height": height, "file_name": f"{image}.jpg"})
        annotations.append(
            {"image_id": image, "file_name": f"{image}.png", "segments_info": segments}
        )
        expected[str(image)] = labels
    categories = [{"id": place + 1, "name": name} for place, name in enumerate(names)]
    content = {"images": images, "annotations": annotations, "categories": categories}
    folder.with_suffix(".json").write_text(json.dumps(content))
    return expected


expected = draw_panoptic(random.Random(2), work / "segments")
found = imported("coco-panoptic", work / "segments.json", "panoptic-drawn")
compare("numpy", None, found, expected)

if loader("cityscapesscripts"):
    from cityscapesscripts.helpers.labels import labels as known
    from cityscapesscripts.preparation.json2labelImg import json2labelImg

    dice = random.Random(3)
    source = work / "gtFine"
    expected = {}
    for number in range(12):
        width, height = dice.randint(60, 300), dice.randint(40, 150)
        objects = []
        for _ in range(30):
            numbers = blob(dice, width, height, whole=True)
            label = dice.choice([entry.name for entry in known] + ["cargroup", "bicyclegroup"])
            points = [list(point) for point in zip(numbers[::2], numbers[1::2])]
            objects.append({"label": label, "polygon": points, "deleted": int(dice.random() < 0.1)})
        stem = f"ulm/ulm_{number:06}_000019"
        path = source / f"{stem}_gtFine_polygons.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {"imgHeight": height, "imgWidth": width, "objects": objects}
        path.write_text(json.dumps(content))
        json2labelImg(str(path), str(work / "labels.png"), "trainIds")
        expected[stem] = np.array(Image.open(work / "labels.png"))
    found = imported("cityscapes-polygons", source, "cityscapes")
    compare("cityscapesscripts", None, found, expected)
