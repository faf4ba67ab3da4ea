"""Procedural pictures: textured shapes over a textured background, with exact masks."""

import cv2
import numpy as np


def texture(side: int, rng: np.random.Generator) -> np.ndarray:
    """Noise, stripes or a gradient in some colour: float32 [side, side, 3]."""
    colour = rng.integers(0, 256, 3).astype(np.float32)
    coarse = rng.normal(0, 1, (side // int(rng.integers(1, 16)) + 2, side // int(rng.integers(1, 16)) + 2))
    values = cv2.resize(coarse.astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    y, x = np.mgrid[:side, :side]
    kind = rng.integers(0, 4)
    if kind == 1:
        angle = rng.uniform(0, np.pi)
        values = values * 0.3 + np.sin((x * np.cos(angle) + y * np.sin(angle)) * rng.uniform(0.1, 1))
    elif kind == 2:
        values = values * 0.3 + (x / side * rng.normal() + y / side * rng.normal()) * 2
    contrast = rng.normal(0, 1, 3) * rng.uniform(3, 28)
    return colour + values[..., None].astype(np.float32) * contrast.astype(np.float32)


def outline(centre: np.ndarray, size: float, rng: np.random.Generator) -> np.ndarray:
    """A star-shaped polygon, angular or smooth: int32 [corners, 2]."""
    if rng.random() < 0.5:
        angles = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(3, 12))))
        radii = size * rng.uniform(0.4, 1.2, len(angles))
    else:
        angles = np.linspace(0, 2 * np.pi, 60)
        waves = [rng.normal(0, 0.25 / wave) * np.cos(wave * angles + rng.uniform(0, 6))
                 for wave in range(1, 6)]
        radii = size * (1 + sum(waves))
    return (centre + radii[:, None] * np.stack([np.cos(angles), np.sin(angles)], 1)).astype(np.int32)


def shape(side: int, rng: np.random.Generator) -> np.ndarray:
    """One filled shape or thick line, somewhere: uint8 [side, side], 1 inside."""
    mask = np.zeros((side, side), np.uint8)
    centre = rng.integers(0, side, 2)
    size = float(np.exp(rng.uniform(np.log(8), np.log(side * 0.43))))
    kind = rng.integers(0, 5)
    if kind == 0:
        axes = (int(size), int(size * rng.uniform(0.3, 1)))
        cv2.ellipse(mask, tuple(map(int, centre)), axes, float(rng.uniform(0, 180)), 0, 360, 1, -1)
    elif kind == 1:
        angle = float(rng.choice([0, 0, rng.uniform(0, 180)]))
        sides = (size * 2 * rng.uniform(0.1, 1), size * 2)
        corners = cv2.boxPoints((tuple(map(float, centre)), sides, angle))
        cv2.fillPoly(mask, [corners.astype(np.int32)], 1)
    elif kind == 2:
        path = rng.uniform(-20, side + 20, (int(rng.integers(2, 5)), 2)).astype(np.int32)
        cv2.polylines(mask, [path], False, 1, int(rng.integers(3, 18)))
    else:
        cv2.fillPoly(mask, [outline(centre, size, rng)], 1)
    return mask


def picture(side: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """A photo, uint8 [side, side, 3], and the shape of each pixel, uint16 [side, side], 0 for none."""
    image, segments = texture(side, rng), np.zeros((side, side), np.uint16)
    for number in range(1, int(rng.integers(5, 17))):
        mask = shape(side, rng)
        cover = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), float(rng.uniform(0.4, 1.2)))[..., None]
        image = image * (1 - cover) + texture(side, rng) * cover
        segments[mask > 0] = number
    return np.clip(image, 0, 255).astype(np.uint8), segments
