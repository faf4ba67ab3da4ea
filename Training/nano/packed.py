"""Packed files: photos with segmentations in one .npz.

Arrays: `blob` (uint8), all files end to end; `offset` (int64, files + 1), where each begins; and per photo
`image` (JPEG or PNG), `segmentation` ([photos, up to 3], 16-bit grey PNG, number per segment from 1, 0 for
none), `weight` (how often the photo is drawn, relative to the others) and, if there, `labels` (16-bit grey
PNG of the components that a model found) and `classes` (a byte per number of the first segmentation, 255 for
none). All but `weight` hold numbers of files; -1 stands for none.
"""

import functools
import os
import pathlib
from collections.abc import Iterable
from dataclasses import dataclass

import cv2
import numpy as np


@dataclass(frozen=True)
class Photo:
    """A photo with its segmentations, all encoded."""

    image: bytes
    segmentations: list[bytes]
    labels: bytes | None = None
    weight: int = 1
    classes: bytes | None = None


def encoded(values: np.ndarray) -> bytes:
    """A map of numbers as 16-bit grey PNG."""
    return cv2.imencode(".png", values.astype(np.uint16))[1].tobytes()


@functools.lru_cache(maxsize=5000)
def decoded(data: bytes, flag: int = cv2.IMREAD_UNCHANGED) -> np.ndarray:
    """An encoded photo (BGR) or map of numbers, not to be written to; the last ones are kept."""
    return cv2.imdecode(np.frombuffer(data, np.uint8), flag)


def write(photos: Iterable[Photo], path: pathlib.Path) -> int:
    """Pack photos; the file's name never stands for half of it. The number of photos."""
    files: list[bytes] = []
    rows: dict[str, list] = {"image": [], "segmentation": [], "labels": [], "weight": [], "classes": []}

    def keep(data: bytes | None) -> int:
        if data is None:
            return -1
        files.append(data)
        return len(files) - 1

    for photo in photos:
        rows["image"].append(keep(photo.image))
        kept = [keep(data) for data in photo.segmentations[:3]]
        rows["segmentation"].append(kept + [-1] * (3 - len(kept)))
        rows["labels"].append(keep(photo.labels))
        rows["weight"].append(photo.weight)
        rows["classes"].append(keep(photo.classes))
    offset = np.cumsum([0] + [len(data) for data in files])
    blob = np.frombuffer(b"".join(files), np.uint8)
    part = path.with_name(path.name + ".part")
    with open(part, "wb") as file:
        np.savez(file, blob=blob, offset=offset, **{name: np.array(row) for name, row in rows.items()})
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
    return len(rows["image"])


def read(path: pathlib.Path) -> list[Photo]:
    """The photos of a packed file, still encoded."""
    with np.load(path, allow_pickle=False) as arrays:
        blob, offset = arrays["blob"].tobytes(), arrays["offset"]
        none = np.full(len(arrays["image"]), -1)
        labels, classes = (arrays[name] if name in arrays else none for name in ("labels", "classes"))
        rows = list(zip(arrays["image"], arrays["segmentation"], labels, arrays["weight"], classes))

    def file(number: int) -> bytes | None:
        return blob[offset[number]:offset[number + 1]] if number >= 0 else None

    return [Photo(file(image), [file(number) for number in segmentation if number >= 0], file(label),
                  int(weight), file(kinds))
            for image, segmentation, label, weight, kinds in rows]
