"""What the encoder alone can be asked: every pixel's class and which neighbours belong together.

A prompt says a thousand bits about an image, its pixels a hundred thousand: a network that is to learn quickly
learns from them first. The head is thrown away afterwards.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data import NO_CLASS
from model import CHANNELS, STRIDE

CLASSES = 19
STEPS = ((0, 1), (1, 0), (0, 4), (4, 0))  # to the neighbours that are compared, cells of 4 pixels: down, right
FINER = STRIDE // 4


class PixelHead(nn.Module):
    """[B, D, g, g] -> [B, CLASSES + len(STEPS), 4 g, 4 g], logits at a quarter of the input's resolution.

    token and upscaled name the class of what a prompt means, and of the pixels that it is compared with.
    """

    def __init__(self):
        super().__init__()
        self.out = nn.Conv2d(CHANNELS, (CLASSES + len(STEPS)) * FINER**2, 1)
        self.token = nn.Linear(CHANNELS, CLASSES)
        self.upscaled = nn.Conv2d(CHANNELS // 8, CLASSES, 1)

    def forward(self, features: Tensor) -> Tensor:
        return F.pixel_shuffle(self.out(features), FINER)


def pixel_loss(logits: Tensor, segments: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
    """What the classes and the borders cost together, and the share of pixels whose class is right.

    logits: as `PixelHead` makes them; segments, classes: [B, 4 g, 4 g] as in `Example`
    """
    named, bonds = logits.split([CLASSES, len(STEPS)], 1)
    cost, right = class_loss(named.movedim(1, -1), classes)
    return border_loss(bonds, segments) + cost, right


def class_loss(logits: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
    """What wrong classes cost, and the share that is right; zero and NaN where there is none.

    logits: [..., CLASSES]; classes: [...], `NO_CLASS` for none
    """
    known = classes != NO_CLASS
    if not known.any():
        return logits.new_zeros(()), logits.new_tensor(torch.nan)
    targets, found = classes[known], logits[known]
    # A pole's pixel counts more than the road's, but not as much more as it is rarer.
    weights = targets.bincount(minlength=CLASSES).clamp(min=1).float().rsqrt()
    return F.cross_entropy(found, targets, weights), (found.argmax(1) == targets).float().mean()


def class_of_each(masks: Tensor, classes: Tensor) -> Tensor:
    """The class of masks that are segments: [N, s, s], [N, s / 4, s / 4] -> [N], `NO_CLASS` for none."""
    inside = masks[:, 2::4, 2::4].flatten(1)
    found = classes.flatten(1).gather(1, inside.int().argmax(1, keepdim=True))[:, 0]
    return torch.where(inside.any(1), found, NO_CLASS)


def border_loss(bonds: Tensor, segments: Tensor) -> Tensor:
    """Whether a pixel's neighbour belongs to the same segment; borders count five times."""
    total = bonds.new_zeros(())
    for place, (down, right) in enumerate(STEPS):
        rows, columns = segments.shape[1] - down, segments.shape[2] - right
        one, other = segments[:, :rows, :columns], segments[:, down:, right:]
        same = (one == other).float()
        weight = ((one > 0) & (other > 0)) * (5 - 4 * same)
        cost = F.binary_cross_entropy_with_logits(bonds[:, place, :rows, :columns], same, weight, reduction="sum")
        total = total + cost / weight.sum().clamp(min=1)
    return total / len(STEPS)
