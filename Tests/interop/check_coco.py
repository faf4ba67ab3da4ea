"""COCO instances by pycocotools, as run lengths and as polygons, exact and simplified; by Datumaro."""

import numpy as np

from common import Comparison, VOID, exports, flat, loader, reference

maps = flat(reference())


def paint(shape, masks):
    labels = np.full(shape, VOID, dtype=np.uint8)
    for mask, category in masks:
        labels[mask > 0] = category - 1
    return labels


if loader("pycocotools"):
    from pycocotools import mask as codec
    from pycocotools.coco import COCO

    for folder, limit in (("coco", 0), ("coco-polygons", 0), ("coco-simplified", 0.05)):
        coco = COCO(str(exports / folder / "annotations" / "instances_train.json"))
        comparison = Comparison("pycocotools", limit=limit)
        for image in coco.loadImgs(coco.getImgIds()):
            name = image["file_name"].rsplit(".", 1)[0]
            expected = maps[name]
            assert (image["height"], image["width"]) == expected.shape
            annotations = coco.loadAnns(coco.getAnnIds(image["id"]))
            masks = [(coco.annToMask(entry), entry["category_id"]) for entry in annotations]
            comparison.add(paint(expected.shape, masks), expected, name)
            for entry, (mask, _) in zip(annotations, masks):
                if limit > 0:
                    continue
                runs = codec.encode(np.asfortranarray(mask))
                assert entry["area"] == codec.area(runs) and entry["iscrowd"] == 0, entry["id"]
                assert entry["bbox"] == codec.toBbox(runs).tolist(), entry["id"]
            assert (exports / folder / "images" / "train" / image["file_name"]).exists()
        print(folder, end=": ")
        comparison.finish(len(maps))

if loader("pycocotools") and loader("datumaro"):
    from datumaro import Dataset
    from pycocotools import mask as codec

    for folder in ("coco", "coco-polygons"):
        data = Dataset.import_from(str(exports / folder), "coco_instances")
        names = [label.name for label in data.categories()[next(iter(data.categories()))]]
        comparison = Comparison("datumaro", limit=0)
        for item in data:
            found = np.full(maps[item.id].shape, VOID, dtype=np.uint8)
            for entry in item.annotations:
                if entry.type.name == "mask":
                    found[np.asarray(entry.image) > 0] = entry.label
                elif entry.type.name == "polygon":
                    # Polygons of one annotation share its group and are filled as pycocotools does.
                    points = [float(value) for value in entry.points]
                    runs = codec.frPyObjects([points], *found.shape)
                    found[codec.decode(codec.merge(runs)) > 0] = entry.label
            comparison.add(found, maps[item.id], item.id)
        print(folder, end=": ")
        comparison.finish(len(maps))
