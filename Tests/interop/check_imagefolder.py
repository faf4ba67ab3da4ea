"""Hugging Face's own imagefolder builder."""

import numpy as np

from common import Comparison, exports, loader, reference

maps = reference()
if loader("datasets"):
    from datasets import load_dataset

    root = exports / "imagefolder"
    data = load_dataset("imagefolder", data_dir=str(root), cache_dir=str(exports / "hf-cache"))
    assert list(data) == ["train"], data
    comparison = Comparison("datasets")
    for row in data["train"]:
        expected = maps[row["stem"]]
        assert row["image"].size == expected.shape[::-1], row["stem"]
        assert np.array(row["weight"]).shape == expected.shape, row["stem"]
        comparison.add(np.array(row["label"]), expected, row["stem"])
    comparison.finish(len(maps))
