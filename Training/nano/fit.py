#!/usr/bin/env python3
"""Train the nano SAM, on one GPU when there is one and on the CPU otherwise.

    fit.py OUT --data demo.npz=0.5 --data photos.npz=0.35 --seconds 7200 [--init FILE]

OUT/last.pt is written every few minutes and whenever training ends; the same command goes on with it.
Ctrl-C and SIGTERM end it cleanly. The learning rate follows the time (or the steps) down a cosine.
"""

import argparse
import copy
import math
import os
import pathlib
import signal
import sys
import time

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader

import data
import decoding
import losses
from model import NanoSAM

NAMES = {data.POINT: "point", data.BOX: "box", data.MASK: "mask"}


class Average:
    """The moving average of a model's weights, which is what is shipped."""

    def __init__(self, state: dict[str, Tensor], decay: float):
        self.state, self.decay, self.count = copy.deepcopy(state), decay, 0

    def update(self, state: dict[str, Tensor]) -> None:
        """Take in the weights after a step; the first ones count more."""
        self.count += 1
        decay = min(self.decay, (self.count + 1) / (self.count + 20))
        for name, values in state.items():
            if values.dtype.is_floating_point:
                self.state[name].lerp_(values, 1 - decay)
            else:
                self.state[name].copy_(values)


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


def loss_of(model: NanoSAM, batch: list[Tensor], progress: Progress) -> Tensor:
    """What a batch costs: each prompt once, and a quarter of them again with a mask and a correction."""
    image, truth, places, labels, logits, has_mask, kind, corner = batch
    owner = torch.arange(len(image), device=image.device).repeat_interleave(truth.shape[1])
    truth, places, labels, logits = (values.flatten(0, 1) for values in (truth, places, labels, logits))
    has_mask, kind = has_mask.flatten(), kind.flatten()
    half = coarser(truth)
    with torch.autocast(image.device.type, torch.bfloat16, enabled=image.is_cuda):
        features = model.image_encoder(image)
        encoding = decoding.positions(model, corner, features.shape[-2:])
        found, predicted = decoding.decode_prompts(
            model, features, encoding, owner, places, labels, logits, has_mask)
    cost, iou = losses.mask_losses(found.float(), half)
    total, answer = losses.prompt_loss(cost, iou, predicted.float(), kind == data.POINT)
    for number, name in NAMES.items():
        if (kind == number).any():
            progress.add(name, answer[kind == number].mean().item())
    if has_mask.any():
        given = losses.overlap(logits[has_mask, 0] > 0, coarser(half[has_mask]) > 0.5)
        progress.add("given", given.mean().item())

    again = torch.randperm(len(owner), device=image.device)[:max(1, len(owner) // 4)]
    best = torch.where(kind[again] == data.POINT, cost[again, 1:].argmin(1) + 1, 0)
    before = found[again, best].detach().float()
    point, inside = corrections(before, half[again])
    more = decoding.with_correction(places[again], labels[again], point + corner[owner[again]], inside)
    with torch.autocast(image.device.type, torch.bfloat16, enabled=image.is_cuda):
        found, predicted = decoding.decode_prompts(
            model, features, encoding, owner[again], *more, before[:, None],
            torch.ones_like(has_mask[again]))
    cost, iou = losses.mask_losses(found.float(), half[again])
    refined, answer = losses.prompt_loss(
        cost, iou, predicted.float(), torch.zeros_like(has_mask[again]))
    progress.add("corrected", answer.mean().item())
    return total + 0.5 * refined


def parameter_groups(model: NanoSAM) -> list[dict]:
    """Weights decay; biases, norms and embeddings of one token do not."""
    plain = [values for values in model.parameters() if values.dim() < 2 or values.shape[0] == 1]
    others = [values for values in model.parameters() if values.dim() >= 2 and values.shape[0] > 1]
    return [{"params": others, "weight_decay": 0.05}, {"params": plain, "weight_decay": 0.0}]


def save(path: pathlib.Path, **content) -> None:
    """Write a checkpoint so that its name never stands for half of one."""
    part = path.with_name(path.name + ".part")
    with open(part, "wb") as file:
        torch.save(content, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path, help="the folder of the checkpoints")
    parser.add_argument("--data", action="append", default=[], metavar="FILE=SHARE",
                        help="a packed file and its share of the crops; procedural shapes take the rest")
    parser.add_argument("--init", type=pathlib.Path, help="a checkpoint to start from, its average")
    parser.add_argument("--seconds", type=float, default=7200, help="how long to train")
    parser.add_argument("--batch", type=int, default=4, help="crops to a step")
    parser.add_argument("--prompts", type=int, default=12, help="prompts to a crop")
    parser.add_argument("--side", type=int, default=256, help="side of a crop in pixels, a multiple of 64")
    parser.add_argument("--canvas", type=int, default=512, help="the network's input side")
    parser.add_argument("--whole", type=float, default=0.5,
                        help="share of steps on whole canvases at the end; grows from 0 at 40 %% of the time")
    parser.add_argument("--rate", type=float, default=8e-4, help="the highest learning rate")
    parser.add_argument("--warmup", type=int, default=100, help="steps to get there")
    parser.add_argument("--decay", type=float, default=0.998, help="of the moving average, per step")
    parser.add_argument("--workers", type=int, default=1, help="processes that make crops")
    parser.add_argument("--threads", type=int, default=2, help="threads on a CPU")
    parser.add_argument("--save-every", type=float, default=180, help="seconds between checkpoints")
    return parser.parse_args()


def loader(arguments: argparse.Namespace, side: int, batch: int, pinned: bool):
    """Batches of crops with that side, without end."""
    sources = [(pathlib.Path(name), float(share)) for name, _, share in
               (text.rpartition("=") for text in arguments.data)]
    stream = data.Stream(sources, arguments.prompts, side, arguments.canvas)
    return iter(DataLoader(
        stream, batch_size=batch, num_workers=arguments.workers, pin_memory=pinned,
        prefetch_factor=3 if arguments.workers else None, worker_init_fn=ignore_interrupts))


def ignore_interrupts(_: int) -> None:
    """Leave Ctrl-C to the process that trains: it still takes a batch and writes a checkpoint."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def main() -> int:
    """Run the command line; the exit code."""
    arguments = parse_arguments()
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if device.type == "cpu":
        torch.set_num_threads(arguments.threads)
    arguments.out.mkdir(parents=True, exist_ok=True)
    last = arguments.out / "last.pt"
    model = NanoSAM(arguments.canvas).to(device)
    optimizer = torch.optim.AdamW(parameter_groups(model), arguments.rate, betas=(0.9, 0.98))
    step, spent, average = 0, 0.0, None
    if last.exists():
        content = torch.load(last, map_location=device)
        model.load_state_dict(content["m"])
        optimizer.load_state_dict(content["optimizer"])
        step, spent = content["it"], content["spent"]
        average = Average(content["ema"], arguments.decay)
        average.count = step
    elif arguments.init:
        model.load_state_dict(torch.load(arguments.init, map_location=device)["ema"])
    average = average or Average(model.state_dict(), arguments.decay)

    crops = loader(arguments, arguments.side, arguments.batch, device.type == "cuda")
    canvases = None
    if arguments.whole > 0:
        smaller = arguments.batch * arguments.side**2 // arguments.canvas**2
        canvases = loader(arguments, arguments.canvas, max(1, smaller), device.type == "cuda")
    stopping = []
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.append(True))
    started = time.monotonic() - spent
    saved, progress = time.monotonic(), Progress()

    def checkpoint() -> None:
        save(last, m=model.state_dict(), ema=average.state, it=step, optimizer=optimizer.state_dict(),
             spent=time.monotonic() - started)

    while (spent := time.monotonic() - started) < arguments.seconds and not stopping:
        done = spent / arguments.seconds
        rate = arguments.rate * min(1, (step + 1) / arguments.warmup) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in optimizer.param_groups:
            group["lr"] = rate + 1e-6
        whole = torch.rand(()).item() < arguments.whole * max(0, done - 0.4) / 0.6
        # The padding of whole canvases must not enter the batch norms' statistics.
        model.image_encoder.train(not whole)
        batch = [values.to(device, non_blocking=True) for values in next(canvases if whole else crops)]
        loss = loss_of(model, batch, progress)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        average.update(model.state_dict())
        progress.add("loss", loss.item())
        if step % 25 == 0:
            print(f"{step} {time.monotonic() - started:.0f} s rate {rate:.1e} {progress}", flush=True)
        if time.monotonic() - saved > arguments.save_every:
            checkpoint()
            saved = time.monotonic()
    checkpoint()
    print(f"{last}: {step} steps, {time.monotonic() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
