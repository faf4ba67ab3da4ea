"""Gives the demo's scenes Cityscapes' names in folders of two cities, and makes JPEGs of the photos."""

import shutil
import sys
from pathlib import Path

from PIL import Image

source, target = map(Path, sys.argv[1:3])
for folder in ("images", "labels", "confidence"):
    for number, path in enumerate(sorted((source / folder).iterdir())):
        city = "aachen" if number < 4 else "ulm"
        name = target / folder / city / f"{city}_{number:06d}_000019{path.suffix}"
        name.parent.mkdir(parents=True, exist_ok=True)
        if folder == "images":
            Image.open(path).save(name.with_suffix(".jpg"), quality=95)
        else:
            shutil.copy(path, name)
