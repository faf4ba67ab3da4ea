"""Pascal VOC by torchvision, which reads indices, and by Datumaro, which reads colours."""

import tempfile
from pathlib import Path

import numpy as np

from common import Comparison, exports, flat, loader, numbered, reference

maps = flat(reference())
root = exports / "voc"

if loader("torchvision"):
    from torchvision.datasets import VOCSegmentation

    comparison = Comparison("torchvision")
    with tempfile.TemporaryDirectory() as folder:
        # torchvision wants the folders of the 2012 challenge around it.
        (Path(folder) / "VOCdevkit").mkdir()
        (Path(folder) / "VOCdevkit" / "VOC2012").symlink_to(root.resolve())
        data = VOCSegmentation(folder, year="2012", image_set="train")
        for (photo, target), path in zip(data, data.masks):
            name = Path(path).stem
            assert photo.size == target.size, name
            comparison.add(np.array(target), numbered(maps[name], 1, 255), name)
    comparison.finish(len(maps))

if loader("datumaro"):
    from datumaro import Dataset

    comparison = Comparison("datumaro")
    for item in Dataset.import_from(str(root), "voc_segmentation"):
        found = np.zeros(maps[item.id].shape, dtype=np.uint8)
        for mask in item.annotations:
            found[np.asarray(mask.image) > 0] = mask.label
        # "ignored" stands in the line after the classes.
        void = found.max() if (maps[item.id] == 255).any() else 255
        comparison.add(found, numbered(maps[item.id], 1, void), item.id)
    comparison.finish(len(maps))
