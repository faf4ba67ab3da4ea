"""An endless stream of crops with masks and their prompts."""

import functools
import pathlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.utils.data import IterableDataset, get_worker_info

import packed
import prompts
import regions
import shapes
from decoding import ABSENT, BOTTOM_RIGHT, FILLER, INSIDE, TOP_LEFT
from model import STRIDE

cv2.setNumThreads(1)
MEAN = np.array([123.675, 116.28, 103.53], np.float32)
DEVIATION = np.array([58.395, 57.12, 57.375], np.float32)
POINT, BOX, MASK = range(3)  # what a prompt mainly is
KINDS = (0.25, 0.3, 0.45)  # how often
TOKENS = 3  # of a prompt, at most
NO_CLASS = 255


@dataclass(frozen=True)
class Crop:
    """A part of a photo at the network's scale; zeros to the right and below where the photo ends."""

    image: np.ndarray  # float32 [side, side, 3], normalised
    segments: np.ndarray  # [side, side], 0 for none
    labels: np.ndarray | None  # [side, side], the components that a model found
    covered: np.ndarray  # bool [side, side], where the photo is
    classes: np.ndarray | None = None  # [numbers], the class of each segment
    target: int = 0  # the segment that it was cut around, 0 for none


class Example(NamedTuple):
    """A crop with its prompts; a batch has one axis more. c prompts, s the crop's side in pixels."""

    image: Tensor  # [3, s, s]
    masks: Tensor  # [c, s, s]
    places: Tensor  # [c, TOKENS, 2], in pixels of the canvas
    labels: Tensor  # [c, TOKENS]
    logits: Tensor  # [c, 1, s / 4, s / 4], the mask prompts
    has_mask: Tensor  # [c]
    kind: Tensor  # [c]
    corner: Tensor  # [2], where the crop lies in the canvas
    segments: Tensor  # [s / 4, s / 4], numbers of segments, 0 for none
    classes: Tensor  # [s / 4, s / 4], `NO_CLASS` for none


def normalised(image: np.ndarray) -> np.ndarray:
    """What the network sees of a photo: [..., 3], R, G, B, 0...255."""
    return ((image - MEAN) / DEVIATION).astype(np.float32)


def disturbed(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Another exposure, tint, noise or no colour: float32 [h, w, 3], 0...255."""
    image = image.astype(np.float32)
    if rng.random() < 0.6:
        image = 255 * np.power(image / 255, np.float32(np.exp(rng.uniform(-0.5, 0.8))))
    if rng.random() < 0.25:
        image *= np.sqrt(rng.uniform(0.3, 1.2, 3)).astype(np.float32)
    if rng.random() < 0.25:
        image += rng.standard_normal(image.shape, np.float32) * np.float32(rng.uniform(1, 12))
    if rng.random() < 0.1:
        image = np.repeat(image.mean(2, keepdims=True), 3, 2)
    return np.clip(image, 0, 255)


def window(box: np.ndarray, shape: tuple[int, int], side: int, canvas: int,
           rng: np.random.Generator) -> tuple[slice, slice, float]:
    """Rows and columns of a photo to cut around an object, and how much they are enlarged.

    A crop as large as the canvas is what the workstation encodes for the object; a smaller one is a part of
    that at about its scale, with the object somewhere in it.
    """
    part = regions.region(tuple(box), shape, canvas)
    scale = canvas / max(slot.stop - slot.start for slot in part)
    if side == canvas:
        return *part, scale
    scale = max(scale * float(np.exp(rng.uniform(-0.15, 0.25))), side / min(shape))
    length = round(side / scale)

    def slot(first: float, last: float, limit: int) -> slice:
        here = min(length, limit)
        start = round((first + last - here) / 2 + rng.uniform(-0.25, 0.25) * here)
        start = min(max(0, start), limit - here)
        return slice(start, start + here)

    return slot(box[1], box[3], shape[0]), slot(box[0], box[2], shape[1]), scale


def cut(photo: packed.Photo, side: int, canvas: int, rng: np.random.Generator) -> Crop:
    """A crop of a photo around one of its segments."""
    image = packed.decoded(photo.image, cv2.IMREAD_COLOR)
    chosen = rng.integers(len(photo.segmentations))
    maps = [packed.decoded(photo.segmentations[chosen])]
    if photo.labels is not None:
        maps.append(packed.decoded(photo.labels))
    numbers, areas = segment_areas(photo.segmentations[chosen])
    target = int(rng.choice(numbers, p=areas**0.25 / (areas**0.25).sum()))
    found = maps[0] == target
    rows, columns, scale = window(prompts.bounds(found), image.shape[:2], side, canvas, rng)
    size = (side, side) if side < canvas else tuple(
        min(side, round((slot.stop - slot.start) * scale)) for slot in (columns, rows))
    flip = slice(None, None, -1 if rng.random() < 0.5 else 1)

    def taken(values: np.ndarray, interpolation: int) -> np.ndarray:
        return cv2.resize(values[rows, columns], size, interpolation=interpolation)[:, flip]

    def padded(values: np.ndarray) -> np.ndarray:
        rest = [(0, side - size[1]), (0, side - size[0])] + [(0, 0)] * (values.ndim - 2)
        return np.pad(values, rest)

    smooth = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    segments, *labels = (padded(taken(values, cv2.INTER_NEAREST)) for values in maps)
    has_classes = photo.classes is not None and chosen == 0
    return Crop(
        padded(normalised(disturbed(taken(image, smooth)[..., ::-1], rng))), segments,
        labels[0] if labels else None, padded(np.ones(size[::-1], bool)),
        np.frombuffer(photo.classes, np.uint8) if has_classes else None, target)


@functools.lru_cache(maxsize=5000)
def segment_areas(segmentation: bytes) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of a segmentation's segments, and their pixels."""
    numbers, areas = np.unique(packed.decoded(segmentation), return_counts=True)
    return numbers[numbers > 0], areas[numbers > 0]


def drawn(side: int, rng: np.random.Generator) -> Crop:
    """A procedural picture."""
    image, segments = shapes.picture(side, rng)
    return Crop(normalised(disturbed(image, rng)), segments, None, np.ones((side, side), bool))


def wrong_version(mask: np.ndarray, crop: Crop, rng: np.random.Generator) -> np.ndarray:
    """What a model might have found instead of a mask: in a third of the cases what one did find."""
    if crop.labels is not None and rng.random() < 0.35:
        found = prompts.best_overlap(mask, crop.labels)
        if found is not None:
            return found
    wrong = prompts.corrupt(mask, rng) & crop.covered
    return wrong if wrong.any() else mask


def ask(mask: np.ndarray, crop: Crop, rng: np.random.Generator) -> tuple:
    """A prompt for a mask: places [TOKENS, 2], labels [TOKENS], mask logits, whether there are, its kind."""
    kind = int(rng.choice(3, p=KINDS))
    side = len(mask)
    reference, logits = mask, np.zeros((side // 4, side // 4), np.float32)
    if kind == MASK:
        reference = wrong_version(mask, crop, rng)
        logits = prompts.mask_logits(reference, crop.covered)
    both = reference & mask
    places, labels = np.zeros((TOKENS, 2), np.float32), np.full(TOKENS, ABSENT, np.int64)
    with_box = kind == BOX or (kind == MASK and rng.random() < 0.7)
    points = int(rng.random() < {POINT: 0.25, BOX: 0.35, MASK: 0.5}[kind]) + (kind == POINT)
    count = 0
    for _ in range(points):
        places[count], labels[count] = prompts.inner_point(both if both.any() else mask, rng), INSIDE
        count += 1
    if with_box:
        box = prompts.jittered(prompts.bounds(reference), mask.shape, rng)
        if kind == BOX and points and rng.random() < 0.4:  # as the aggregation asks
            box = prompts.enlarged(box, float(rng.uniform(1, 1.6)), mask.shape)
        places[count:count + 2], labels[count:count + 2] = box.reshape(2, 2), (TOP_LEFT, BOTTOM_RIGHT)
    elif points:
        labels[count] = FILLER
    return places, labels, logits, kind == MASK, kind


class Stream(IterableDataset):
    """Crops with `count` prompts each, as tensors.

    sources: packed files and their shares of the crops; procedural pictures take the rest.
    """

    def __init__(self, sources: list[tuple[pathlib.Path, float]], count: int, side: int, canvas: int):
        self.count, self.side, self.canvas = count, side, canvas
        self.photos = [packed.read(path) for path, _ in sources]
        self.shares = np.array([share for _, share in sources] + [1 - sum(share for _, share in sources)])
        self.weights = [np.array([photo.weight for photo in photos], float) for photos in self.photos]

    def crop(self, rng: np.random.Generator) -> tuple[Crop, list[int]]:
        """A crop and the segments in it that are neither specks nor everything."""
        while True:
            source = int(rng.choice(len(self.shares), p=self.shares))
            if source == len(self.photos):
                crop = drawn(self.side, rng)
            else:
                weights = self.weights[source]
                photo = self.photos[source][rng.choice(len(weights), p=weights / weights.sum())]
                crop = cut(photo, self.side, self.canvas, rng)
            numbers, areas = np.unique(crop.segments, return_counts=True)
            fit = (numbers > 0) & (areas >= 36) & (areas < 0.9 * self.side**2)
            if fit.sum() >= 2:
                return crop, numbers[fit].tolist()

    def example(self, rng: np.random.Generator) -> Example:
        """A crop with as many prompts as asked for."""
        crop, numbers = self.crop(rng)
        # The others have not the size for which their part of the photo would be chosen.
        aimed = [crop.target] * (self.count // 3 if crop.target in numbers else 0)
        chosen = np.concatenate([aimed, rng.permutation(numbers)[:self.count - len(aimed)]]).astype(int)
        chosen = np.concatenate([chosen, rng.choice(numbers, self.count - len(chosen))])
        masks = np.stack([crop.segments == number for number in chosen])
        places, labels, logits, has_mask, kinds = zip(*(ask(mask, crop, rng) for mask in masks))
        room = (self.canvas - self.side) // STRIDE
        corner = rng.integers(0, room + 1, 2) * STRIDE
        segments = crop.segments[2::4, 2::4].astype(np.int64)
        classes = np.full_like(segments, NO_CLASS) if crop.classes is None else (
            crop.classes[segments].astype(np.int64))
        return Example(*map(torch.from_numpy, (
            crop.image.transpose(2, 0, 1).copy(), masks, np.stack(places) + corner.astype(np.float32),
            np.stack(labels), np.stack(logits)[:, None], np.array(has_mask), np.array(kinds), corner,
            segments, classes)))

    def __iter__(self) -> Iterator[Example]:
        worker = get_worker_info()
        rng = np.random.default_rng([time.time_ns() % 2**31, worker.id if worker else 0])
        while True:
            yield self.example(rng)
