"""CVAT's mask import: the archive as CVAT unpacks it, read by the library that CVAT reads it with."""

import tempfile
import zipfile

import numpy as np

from common import Comparison, exports, loader, numbered, reference

maps = reference()
with zipfile.ZipFile(exports / "cvat" / "annotations.zip") as archive:
    assert archive.testzip() is None
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in archive.infolist())
    folder = tempfile.TemporaryDirectory()
    archive.extractall(folder.name)

if loader("datumaro"):
    from datumaro import Dataset

    comparison = Comparison("datumaro")
    objects = 0
    for item in Dataset.import_from(folder.name, "voc_instance_segmentation"):
        found = np.zeros(maps[item.id].shape, dtype=np.uint8)
        for mask in item.annotations:
            objects += 1
            found[np.asarray(mask.image) > 0] = mask.label
        comparison.add(found, numbered(maps[item.id], 1, 0), item.id)
    print(f"{objects} objects", end=": ")
    comparison.finish(len(maps))
