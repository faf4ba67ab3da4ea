"""What a proposed mask and its predicted IoU cost."""

import torch
import torch.nn.functional as F
from torch import Tensor


def mask_losses(logits: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
    """Cross entropy near the object and Dice, per candidate; and each candidate's IoU.

    Best taken at twice the logits' resolution, because a pole is thinner than one of their cells.
    logits: [N, M, h, w]; truth: [N, 2 h, 2 w] or [N, h, w], shares of covered pixels, 0...1
    -> [N, M], [N, M]
    """
    if logits.shape[-1] != truth.shape[-1]:
        logits = F.interpolate(logits, scale_factor=2, mode="bilinear")
    target = truth[:, None].expand_as(logits)
    entropy = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    weight = nearness(truth)[:, None]
    entropy = (entropy * weight).sum((2, 3)) / weight.sum((2, 3))
    share = logits.sigmoid()
    both = (share * target).sum((2, 3))
    dice = 1 - (2 * both + 1) / (share.sum((2, 3)) + target.sum((2, 3)) + 1)
    return 2 * entropy + dice, overlap(logits.detach() > 0, target > 0.5)


def nearness(truth: Tensor, margin: int = 16) -> Tensor:
    """1 in the object's bounds and a margin around them, 0.1 elsewhere: [N, h, w] -> the same."""
    def grown(present: Tensor) -> Tensor:
        return F.max_pool1d(present.float()[:, None], 2 * margin + 1, 1, margin)[:, 0]

    rows, columns = grown(truth.amax(2) > 0), grown(truth.amax(1) > 0)
    return 0.1 + 0.9 * rows[:, :, None] * columns[:, None, :]


def overlap(one: Tensor, other: Tensor) -> Tensor:
    """Intersection over union of masks: [..., h, w] -> [...]."""
    union = (one | other).sum((-2, -1)).clamp(min=1)
    return (one & other).sum((-2, -1)) / union


def prompt_loss(loss: Tensor, iou: Tensor, predicted: Tensor, ambiguous: Tensor) -> tuple[Tensor, Tensor]:
    """One number to minimise, and the IoU per prompt of the candidate that answers it.

    A single point may mean many things, so there the best of the three candidates counts most; elsewhere
    the one that SAM gives when asked for one.
    loss, iou, predicted: [N, 4]; ambiguous: [N]
    """
    single, three = loss[:, 0], loss[:, 1:].amin(1)
    total = torch.where(ambiguous, three + 0.3 * single, single + 0.4 * three)
    answer = torch.where(ambiguous, iou[:, 1:].amax(1), iou[:, 0])
    return total.mean() + F.mse_loss(predicted, iou), answer
