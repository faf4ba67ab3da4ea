"""An endless stream of crops with masks and their prompts."""

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
import shapes
from decoding import ABSENT, BOTTOM_RIGHT, FILLER, INSIDE, TOP_LEFT
from model import STRIDE

cv2.setNumThreads(1)
MEAN = np.array([123.675, 116.28, 103.53], np.float32)
DEVIATION = np.array([58.395, 57.12, 57.375], np.float32)
POINT, BOX, MASK = range(3)  # what a prompt mainly is
KINDS = (0.15, 0.3, 0.55)  # how often
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
    if rng.random() < 0.4:
        image *= np.sqrt(rng.uniform(0.3, 1.2, 3)).astype(np.float32)
    if rng.random() < 0.25:
        image += rng.standard_normal(image.shape, np.float32) * np.float32(rng.uniform(1, 12))
    if rng.random() < 0.1:
        image = np.repeat(image.mean(2, keepdims=True), 3, 2)
    return np.clip(image, 0, 255)


def scale_of_crop(shape: tuple[int, int], side: int, canvas: int, rng: np.random.Generator) -> float:
    """How much a photo is enlarged before a crop is taken.

    Half of the crops have the scale at which the photo fills the canvas, as when the network is used; a crop
    as large as the canvas may reach beyond the photo, smaller ones may not.
    """
    fitting = canvas / max(shape)
    spread = (0.9, 1.25) if rng.random() < 0.5 else (0.7, 3)
    scale = fitting * float(np.exp(rng.uniform(*np.log(spread))))
    least = fitting if side == canvas else side / min(shape)
    return max(scale, least)


def cut(photo: packed.Photo, side: int, canvas: int, rng: np.random.Generator) -> Crop:
    """A random crop of a photo."""
    image = packed.decoded(photo.image, cv2.IMREAD_COLOR)
    chosen = rng.integers(len(photo.segmentations))
    maps = [packed.decoded(photo.segmentations[chosen])]
    if photo.labels is not None:
        maps.append(packed.decoded(photo.labels))
    height, width = image.shape[:2]
    scale = scale_of_crop((height, width), side, canvas, rng)
    rows, columns = min(height, round(side / scale)), min(width, round(side / scale))
    top, left = int(rng.integers(height - rows + 1)), int(rng.integers(width - columns + 1))
    size = (min(side, round(columns * scale)), min(side, round(rows * scale)))
    flip = slice(None, None, -1 if rng.random() < 0.5 else 1)

    def taken(values: np.ndarray, interpolation: int) -> np.ndarray:
        part = values[top:top + rows, left:left + columns]
        return cv2.resize(part, size, interpolation=interpolation)[:, flip]

    def padded(values: np.ndarray) -> np.ndarray:
        rest = [(0, side - size[1]), (0, side - size[0])] + [(0, 0)] * (values.ndim - 2)
        return np.pad(values, rest)

    smooth = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    segments, *labels = (padded(taken(values, cv2.INTER_NEAREST)) for values in maps)
    has_classes = photo.classes is not None and chosen == 0
    return Crop(
        padded(normalised(disturbed(taken(image, smooth)[..., ::-1], rng))), segments,
        labels[0] if labels else None, padded(np.ones(size[::-1], bool)),
        np.frombuffer(photo.classes, np.uint8) if has_classes else None)


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
        chosen = rng.permutation(numbers)[:self.count]
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
