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
    """[B, D, g, g] -> [B, CLASSES + len(STEPS), 4 g, 4 g], logits at a quarter of the input's resolution."""

    def __init__(self):
        super().__init__()
        self.out = nn.Conv2d(CHANNELS, (CLASSES + len(STEPS)) * FINER**2, 1)

    def forward(self, features: Tensor) -> Tensor:
        return F.pixel_shuffle(self.out(features), FINER)


def pixel_loss(logits: Tensor, segments: Tensor, classes: Tensor) -> tuple[Tensor, Tensor]:
    """What the classes and the borders cost together, and the share of pixels whose class is right.

    logits: as `PixelHead` makes them; segments, classes: [B, 4 g, 4 g] as in `Example`
    """
    named, bonds = logits.split([CLASSES, len(STEPS)], 1)
    known = classes != NO_CLASS
    if not known.any():
        return border_loss(bonds, segments), logits.new_tensor(torch.nan)
    targets = classes[known]
    # A pole's pixel counts more than the road's, but not as much more as it is rarer.
    weights = targets.bincount(minlength=CLASSES).clamp(min=1).float().rsqrt()
    found = named.movedim(1, -1)[known]
    right = (found.argmax(1) == targets).float().mean()
    return border_loss(bonds, segments) + F.cross_entropy(found, targets, weights), right


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
