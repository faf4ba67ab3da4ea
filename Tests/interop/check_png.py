"""The reference itself: palette PNGs whose indices are class ids, and weights of 8 bits."""

import numpy as np
from PIL import Image

from common import Comparison, VOID, classes, exports, reference

maps = reference()
comparison = Comparison("pillow")
for stem, labels in maps.items():
    ids = {entry["id"] for entry in classes()} | {VOID}
    assert set(np.unique(labels)) <= ids, stem
    weights = np.array(Image.open(exports / "png" / "weights" / f"{stem}.png"))
    assert weights.dtype == np.uint8 and weights.shape == labels.shape, stem
    # Void has no weight; a label may have none only where it is surely wrong.
    comparison.add(np.where(labels == VOID, weights, 0), np.zeros_like(weights), stem)
comparison.finish(len(maps))
