"""COCO panoptic by panopticapi's evaluation (PQ of the export against itself) and by Datumaro."""

import json

import numpy as np
from PIL import Image

from common import Comparison, VOID, exports, flat, loader, reference

maps = flat(reference())
root = exports / "coco-panoptic" / "annotations"
content = json.loads((root / "panoptic_train.json").read_text())

# The format's own rule, written out: id = R + 256 G + 256^2 B.
comparison = Comparison("pillow")
for entry in content["annotations"]:
    name = entry["file_name"].removesuffix(".png")
    pixels = np.array(Image.open(root / "panoptic_train" / entry["file_name"])).astype(np.uint32)
    ids = pixels[..., 0] + 256 * pixels[..., 1] + 65536 * pixels[..., 2]
    found = np.full(ids.shape, VOID, dtype=np.uint8)
    for segment in entry["segments_info"]:
        mask = ids == segment["id"]
        assert mask.sum() == segment["area"], (name, segment["id"])
        rows, columns = np.where(mask)
        left, top = int(columns.min()), int(rows.min())
        box = [left, top, int(columns.max()) - left + 1, int(rows.max()) - top + 1]
        assert segment["bbox"] == box, (name, segment["id"])
        found[mask] = segment["category_id"] - 1
    comparison.add(found, maps[name], name)
comparison.finish(len(maps))

if loader("panopticapi"):
    from panopticapi.evaluation import pq_compute

    path = str(root / "panoptic_train.json")
    scores = pq_compute(path, path, str(root / "panoptic_train"), str(root / "panoptic_train"))
    assert scores["All"]["pq"] == 1.0, scores["All"]
    print(f"panopticapi: PQ 1 for {scores['All']['n']} classes")

if loader("datumaro"):
    from datumaro import Dataset

    comparison = Comparison("datumaro")
    for item in Dataset.import_from(str(exports / "coco-panoptic"), "coco_panoptic"):
        found = np.full(maps[item.id].shape, VOID, dtype=np.uint8)
        for mask in item.annotations:
            found[np.asarray(mask.image) > 0] = mask.label
        comparison.add(found, maps[item.id], item.id)
    comparison.finish(len(maps))
