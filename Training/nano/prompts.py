"""Prompts for known masks: points, boxes, and masks that are wrong in the way of pseudo-labels."""

import cv2
import numpy as np

CERTAINTY = 6.906755  # the logit of 0.999, as Fleck gives a component's own pixels to the network


def bounds(mask: np.ndarray) -> np.ndarray:
    """Left, top, right, bottom of a mask that is not empty, the last two exclusive: float32 [4]."""
    columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    return np.array([columns[0], rows[0], columns[-1] + 1, rows[-1] + 1], np.float32)


def filled(box: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The box itself as a mask."""
    left, top, right, bottom = (int(side) for side in box)
    mask = np.zeros(shape, bool)
    mask[top:bottom, left:right] = True
    return mask


def jittered(box: np.ndarray, shape: tuple[int, ...], rng: np.random.Generator) -> np.ndarray:
    """A box as a person or a detector would draw it; a third are left exact."""
    noise = rng.normal(0, rng.choice([0, 0.03, 0.06]), 4)
    size = np.tile([box[2] - box[0], box[3] - box[1]], 2)
    height, width = shape
    return np.clip(box + noise * np.clip(size, 8, 120), 0, [width, height] * 2).astype(np.float32)


def enlarged(box: np.ndarray, factor: float, shape: tuple[int, int]) -> np.ndarray:
    """A box of `factor` times the area about the same centre, cut off at the image's edges."""
    height, width = shape
    middle, half = (box[:2] + box[2:]) / 2, (box[2:] - box[:2]) / 2 * factor**0.5
    around = np.concatenate([middle - half, middle + half])
    return np.clip(around, 0, [width, height] * 2).astype(np.float32)


def inner_point(mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A pixel of a mask that is not empty, half of the time far from its border: float32 [2], x first."""
    if rng.random() < 0.5:
        depth = cv2.distanceTransform(np.pad(mask.astype(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
        candidates = np.flatnonzero(depth >= depth.max() * 0.5)
    else:
        candidates = np.flatnonzero(mask)
    row, column = divmod(int(rng.choice(candidates)), mask.shape[1])
    return np.array([column, row], np.float32)


def corrupt(mask: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A plausible wrong version of a mask: bool [h, w]; may come out empty.

    The border is pushed in and out smoothly; sometimes a part is missing, sometimes it has holes.
    """
    height, width = mask.shape
    side = max(height, width)

    def smooth(values: np.ndarray, interpolation: int) -> np.ndarray:
        whole = cv2.resize(values.astype(np.float32), (side, side), interpolation=interpolation)
        return whole[:height, :width]

    bits = mask.astype(np.uint8)
    depth = (cv2.distanceTransform(bits, cv2.DIST_L2, 3) - cv2.distanceTransform(1 - bits, cv2.DIST_L2, 3))
    size = np.sqrt(mask.sum())
    cells = int(rng.integers(3, 20))
    push = smooth(rng.normal(0, 1, (cells, cells)), cv2.INTER_CUBIC)
    wrong = depth + push * size * rng.uniform(0.05, 0.35) + rng.normal(0, 0.06) * size > 0
    if rng.random() < 0.35:
        angle = rng.uniform(0, 2 * np.pi)
        rows, columns = np.nonzero(mask)
        x = (np.arange(width) - columns.mean()) * np.cos(angle)
        y = (np.arange(height) - rows.mean()) * np.sin(angle)
        wrong &= x[None] + y[:, None] < rng.uniform(0, 0.5) * size
    if rng.random() < 0.25:
        cells = int(rng.integers(8, 40))
        wrong &= smooth(rng.random((cells, cells)), cv2.INTER_LINEAR) > rng.uniform(0.2, 0.5)
    return wrong


def best_overlap(mask: np.ndarray, components: np.ndarray) -> np.ndarray | None:
    """The component that a model found where a mask is; None where none is alike.

    components: [h, w], 0 for none. Alike is an IoU of 0.25 to 0.98.
    """
    numbers, counts = np.unique(components[mask], return_counts=True)
    counts = np.where(numbers == 0, 0, counts)
    if counts.max() == 0:
        return None
    found = components == numbers[counts.argmax()]
    iou = counts.max() / (mask | found).sum()
    return found if 0.25 <= iou <= 0.98 else None


def mask_logits(mask: np.ndarray, covered: np.ndarray | None = None) -> np.ndarray:
    """A mask prompt as Fleck makes it: by the share of each cell of 4x4 pixels, 0 in the padding.

    mask: [h, w], shares of covered pixels or bool, sides multiples of 4; covered: where the photo is, all
    when None -> float32 [h / 4, w / 4]
    """
    height, width = mask.shape

    def shares(values: np.ndarray) -> np.ndarray:
        return values.reshape(height // 4, 4, width // 4, 4).mean((1, 3), dtype=np.float32)

    if covered is None:
        return (2 * shares(mask) - 1) * CERTAINTY
    whole = shares(covered)
    share = shares(mask * covered) / np.maximum(whole, 1e-6)
    return ((2 * np.minimum(share, 1) - 1) * whole * CERTAINTY).astype(np.float32)
