#!/usr/bin/env python3
"""Pack photos with their segmentations for training.

    pack.py OUT.npz FOLDER...            folders with images/ and truth/, and labels/ if there are any
    pack.py OUT.npz --bsds BSDS500/data  train and val of BSDS500, all annotators' segmentations (up to 3)

In `truth` and `labels` a pixel's value is its class, 255 for none (PNG, grey or palette); every connected
component of a class becomes a segment. `fleck demo` writes such folders: its DIR/data is one.
"""

import argparse
import pathlib
import sys
from collections.abc import Iterator

import cv2
import numpy as np
from PIL import Image

import packed

VOID = 255
SMALLEST = 20  # pixels of a component that is kept


def components(classes: np.ndarray) -> np.ndarray:
    """8-connected components of equal class, numbered from 1: uint16 [h, w], 0 for void and the smallest."""
    numbers, count = np.zeros(classes.shape, np.uint16), 0
    for value in np.unique(classes):
        if value == VOID:
            continue
        found, places, facts, _ = cv2.connectedComponentsWithStats(
            (classes == value).astype(np.uint8), connectivity=8)
        renumbered = np.zeros(found, np.uint16)
        for place in range(1, found):
            if facts[place, cv2.CC_STAT_AREA] >= SMALLEST:
                count += 1
                renumbered[place] = count
        numbers += renumbered[places]
    return numbers


def classes_of(numbers: np.ndarray, classes: np.ndarray) -> bytes:
    """The class of each number, a byte each from number 0 on, which has none."""
    found = np.full(int(numbers.max()) + 1, VOID, np.uint8)
    found[numbers] = classes
    found[0] = VOID
    return found.tobytes()


def jpeg(path: pathlib.Path) -> bytes:
    """A photo as JPEG: JPEG files as they are, others compressed lightly."""
    if path.suffix.lower() in (".jpg", ".jpeg"):
        return path.read_bytes()
    return cv2.imencode(".jpg", cv2.imread(str(path)), [cv2.IMWRITE_JPEG_QUALITY, 97])[1].tobytes()


def class_folder(folder: pathlib.Path) -> Iterator[packed.Photo]:
    """The photos of a folder with images/, truth/ and perhaps labels/."""
    for image in sorted((folder / "images").glob("*.png")):
        truth = np.asarray(Image.open(folder / "truth" / image.name))
        numbers, labels = components(truth), None
        if (folder / "labels" / image.name).exists():
            labels = packed.encoded(components(np.asarray(Image.open(folder / "labels" / image.name))))
        yield packed.Photo(
            jpeg(image), [packed.encoded(numbers)], labels, classes=classes_of(numbers, truth))


def bsds(folder: pathlib.Path) -> Iterator[packed.Photo]:
    """Train and val of BSDS500, whose `data` folder has images/ and groundTruth/."""
    from scipy.io import loadmat

    photos = folder / "images"
    for image in sorted(photos.glob("train/*.jpg")) + sorted(photos.glob("val/*.jpg")):
        truth = folder / "groundTruth" / image.parent.name / (image.stem + ".mat")
        people = loadmat(truth)["groundTruth"][0]
        segmentations = [packed.encoded(one[0, 0]["Segmentation"]) for one in people[:3]]
        yield packed.Photo(jpeg(image), segmentations, weight=3)


def main() -> int:
    """Run the command line; the exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path, help="the file to write")
    parser.add_argument("folders", type=pathlib.Path, nargs="*", help="folders of photos and label maps")
    parser.add_argument("--bsds", type=pathlib.Path, help="BSDS500's data folder")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        if not (folder / "images").is_dir() or not (folder / "truth").is_dir():
            print(f"pack: {folder}: has no images/ and truth/; give a folder that has both", file=sys.stderr)
            return 3

    def photos() -> Iterator[packed.Photo]:
        for folder in arguments.folders:
            yield from class_folder(folder)
        if arguments.bsds:
            yield from bsds(arguments.bsds)

    print(f"{arguments.out}: {packed.write(photos(), arguments.out)} photos")
    return 0


if __name__ == "__main__":
    sys.exit(main())
