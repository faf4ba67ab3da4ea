"""What the checks share: the PNG export as the reference, and how a check ends."""

import json
import sys
from importlib.metadata import version
from pathlib import Path

import numpy as np
from PIL import Image

VOID = 255
exports = Path(sys.argv[1])


def reference():
    """Class ids of every image by its stem, read from the png export."""
    folder = exports / "png" / "labels"
    return {
        str(path.relative_to(folder).with_suffix("")): np.array(Image.open(path))
        for path in sorted(folder.rglob("*.png"))
    }


def classes():
    """The classes in the taxonomy's order: id, name, colour, kind."""
    return json.loads((exports / "png" / "manifest.json").read_text())["taxonomy"]["classes"]


def flat(maps):
    """The maps by the last parts of their stems, as flat formats name them."""
    return {stem.rsplit("/", 1)[-1]: labels for stem, labels in maps.items()}


def numbered(labels, first, void):
    """A map with the classes numbered without gaps from `first` on."""
    table = np.full(256, void, dtype=np.uint8)
    for place, entry in enumerate(classes()):
        table[entry["id"]] = first + place
    return table[labels]


class Comparison:
    """Counts pixels that a loader gives otherwise than the png export."""

    def __init__(self, loader, package=None, limit=0.0):
        self.loader = f"{loader} {version(package or loader)}" if package != "" else loader
        self.limit = limit
        self.images = self.pixels = self.different = 0

    def add(self, found, expected, name):
        found = np.asarray(found)
        assert found.shape == expected.shape, f"{name}: {found.shape}, not {expected.shape}"
        self.images += 1
        self.pixels += expected.size
        self.different += int((found != expected).sum())

    def finish(self, images):
        """Prints the figures; ends the check when an image is missing or too much differs."""
        assert self.images == images, f"{self.loader}: {self.images} images, not {images}"
        share = self.different / max(1, self.pixels)
        print(
            f"{self.loader}: {self.images} images, {self.different} of {self.pixels} pixels"
            f" differ ({100 * share:.3f} %)"
        )
        if share > self.limit:
            sys.exit(f"{self.loader}: more differs than {100 * self.limit:.3f} %")


def loader(name):
    """Imports a loader; without it the check is left out."""
    import importlib

    try:
        return importlib.import_module(name)
    except Exception as error:
        # A library built for another PyTorch fails with what it likes.
        print(f"{name}: left out, cannot be loaded ({error})")
        return None
