"""What a batch costs: the prompts' answers, and what the pixels say by themselves."""

import torch
import torch.nn.functional as F
from torch import Tensor

import data
import decoding
import losses
from model import CHANNELS, STRIDE, NanoSAM
from pixels import PixelHead, class_loss, class_of_each, pixel_loss

NAMES = {data.POINT: "point", data.BOX: "box", data.MASK: "mask"}


class Progress:
    """Moving means of named figures."""

    def __init__(self) -> None:
        self.means: dict[str, float] = {}

    def add(self, name: str, value: float) -> None:
        """Take in a value; the last fifty count most."""
        self.means[name] = value if name not in self.means else self.means[name] * 0.98 + value * 0.02

    def __str__(self) -> str:
        return " ".join(f"{name} {value:.3f}" for name, value in sorted(self.means.items()))


def coarser(masks: Tensor) -> Tensor:
    """Shares of covered pixels at half the resolution: [N, h, w] -> [N, h / 2, w / 2]."""
    values = masks.float()
    values = values[:, ::2] + values[:, 1::2]
    return (values[:, :, ::2] + values[:, :, 1::2]) / 4


def corrections(logits: Tensor, truth: Tensor) -> tuple[Tensor, Tensor]:
    """A point where a proposal is wrong, likelier inside large mistakes, and whether it lies in the object.

    logits: [N, h, w]; truth: [N, 2 h, 2 w], shares of covered pixels in cells of 2x2
    -> [N, 2], in pixels, x first; [N]
    """
    wanted = truth > 0.5
    mistakes = (F.interpolate(logits[:, None], scale_factor=2, mode="bilinear")[:, 0] > 0) != wanted
    depth = F.avg_pool2d(mistakes.float()[:, None], 5, 1, 2)[:, 0]
    place = (torch.rand_like(depth) * depth * mistakes).flatten(1).argmax(1)
    inside = wanted.flatten(1).gather(1, place[:, None])[:, 0].long()
    side = truth.shape[-1]
    return torch.stack([2 * (place % side), 2 * (place // side)], 1).float(), inside


def halved(device: torch.device) -> torch.autocast:
    """bfloat16 where it is faster: on GPUs, and on processors that know it."""
    # Older versions of torch cannot tell.
    known = getattr(torch.cpu, "get_capabilities", dict)()
    return torch.autocast(device.type, torch.bfloat16,
                          enabled=device.type == "cuda" or known.get("avx512_bf16", False))


class Objective:
    """What a batch costs.

    learn: "prompts" keeps the images from the decoder, "decoder" shows them through an encoder that stands
    still, "pixels" asks nothing else of the encoder, "all" teaches both.
    pixels: the pixels' weight beside the prompts; again: share of the prompts that are asked a second time;
    coarse: whether masks are compared at the logits' own resolution, which costs a quarter;
    classes: weight of the classes that tokens and upscaled pixels must tell.
    """

    def __init__(self, model: NanoSAM, head: PixelHead, learn: str, pixels: float, again: float,
                 coarse: bool = False, classes: float = 0.0):
        self.model, self.head, self.learn = model, head, learn
        self.coarse, self.classes = coarse, classes
        self.pixels, self.again, self.progress = pixels, again, Progress()

    def __call__(self, batch: data.Example) -> Tensor:
        """One number to minimise."""
        image, side = batch.image, batch.image.shape[-1] // STRIDE
        if self.learn == "prompts":
            return self.of_prompts(image.new_zeros(len(image), CHANNELS, side, side), batch)
        still = self.learn == "decoder"
        with torch.set_grad_enabled(not still), halved(image.device):
            features = self.model.image_encoder(image)
        if self.learn == "pixels":
            return self.of_pixels(features, batch)
        total = self.of_prompts(features, batch)
        if still or self.pixels <= 0:
            return total
        return total + self.pixels * self.of_pixels(features, batch)

    def of_pixels(self, features: Tensor, batch: data.Example) -> Tensor:
        """Classes and borders."""
        cost, right = pixel_loss(self.head(features.float()), batch.segments, batch.classes)
        self.progress.add("pixels", cost.item())
        if not right.isnan():
            self.progress.add("class", right.item())
        return cost

    def of_prompts(self, features: Tensor, batch: data.Example) -> Tensor:
        """Each prompt once, and a share of them again with the answer and a correction."""
        count = batch.masks.shape[1]
        owner = torch.arange(len(features), device=features.device).repeat_interleave(count)
        truth, places, labels, logits, has_mask, kind = (values.flatten(0, 1) for values in batch[1:7])
        half = coarser(truth)
        target = coarser(half) if self.coarse else half
        encoding = decoding.positions(self.model, batch.corner, features.shape[-2:])

        def decoded(chosen: Tensor, *prompt: Tensor) -> tuple[Tensor, ...]:
            with halved(features.device):
                found, predicted, *parts = decoding.decode_prompts(
                    self.model, features, encoding, owner[chosen], *prompt)
            cost, iou = losses.mask_losses(found.float(), target[chosen])
            return found, predicted.float(), cost, iou, *parts

        everything = torch.arange(len(owner), device=features.device)
        found, predicted, cost, iou, *parts = decoded(everything, places, labels, logits, has_mask)
        total, answer = losses.prompt_loss(cost, iou, predicted, kind == data.POINT)
        if self.classes > 0:
            total = total + self.classes * self.of_classes(*parts, truth, batch.classes[owner])
        self.note(answer, kind, has_mask, logits, half)
        if self.again <= 0:
            return total
        again = torch.randperm(len(owner), device=features.device)[:max(1, int(len(owner) * self.again))]
        best = torch.where(kind[again] == data.POINT, cost[again, 1:].argmin(1) + 1, 0)
        before = found[again, best].detach().float()
        point, inside = corrections(before, half[again])
        more = decoding.with_correction(
            places[again], labels[again], point + batch.corner[owner[again]], inside)
        _, predicted, cost, iou, *_ = decoded(again, *more, before[:, None], torch.ones_like(has_mask[again]))
        refined, answer = losses.prompt_loss(cost, iou, predicted, torch.zeros_like(has_mask[again]))
        self.progress.add("corrected", answer.mean().item())
        return total + 2 * self.again * refined

    def of_classes(self, token: Tensor, upscaled: Tensor, truth: Tensor, classes: Tensor) -> Tensor:
        """Whether the mask's token knows the object's class, and some prompts' upscaled pixels their own."""
        told, right = class_loss(self.head.token(token.float()), class_of_each(truth, classes))
        some = torch.randperm(len(upscaled), device=upscaled.device)[:4]
        fine, fine_right = class_loss(self.head.upscaled(upscaled[some].float()).movedim(1, -1), classes[some])
        for name, value in (("told", right), ("fine", fine_right)):
            if not value.isnan():
                self.progress.add(name, value.item())
        return told + fine

    def note(self, answer: Tensor, kind: Tensor, has_mask: Tensor, logits: Tensor, half: Tensor) -> None:
        """Keep what the answers were worth, by kind of prompt."""
        for number, name in NAMES.items():
            if (kind == number).any():
                self.progress.add(name, answer[kind == number].mean().item())
        if has_mask.any():
            given = losses.overlap(logits[has_mask, 0] > 0, coarser(half[has_mask]) > 0.5)
            self.progress.add("given", given.mean().item())
