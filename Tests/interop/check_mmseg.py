"""mmsegmentation's BaseSegDataset, made from the exported config; its compiled operators are not needed."""

import importlib.machinery
import os
import sys
from unittest.mock import MagicMock

from common import Comparison, exports, loader, numbered, reference

root = exports / "mmseg"
config = {}
exec((root / "dataset.py").read_text(), config)
dataset = dict(config["dataset"], data_root=str(root))
assert dataset.pop("type") == "BaseSegDataset"

stub = MagicMock()
stub.__spec__ = importlib.machinery.ModuleSpec("mmcv._ext", None)
sys.modules.setdefault("mmcv._ext", stub)
if loader("mmseg"):
    from mmseg.datasets import BaseSegDataset
    from mmseg.datasets.transforms import LoadAnnotations
    from mmcv.transforms import LoadImageFromFile

    maps = reference()
    comparison = Comparison("mmseg", "mmsegmentation")
    data = BaseSegDataset(**dataset, pipeline=[LoadImageFromFile(), LoadAnnotations()])
    assert list(data.metainfo["classes"]) == config["metainfo"]["classes"]
    for sample in data:
        stem = os.path.relpath(sample["seg_map_path"], root / "ann_dir" / "train")[: -len(".png")]
        assert sample["img"].shape[:2] == maps[stem].shape, stem
        comparison.add(sample["gt_seg_map"], numbered(maps[stem], 0, 255), stem)
    comparison.finish(len(maps))
