#!/usr/bin/env python3
"""Train the nano SAM, on one GPU when there is one and on the CPU otherwise.

    fit.py OUT --data demo.npz=0.5 --data photos.npz=0.35 --seconds 7200 [--init FILE]

OUT/last.pt is written every few minutes and whenever training ends; the same command goes on with it.
Two of them with one thread each that name each other's last.pt as --partner train one network together.
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
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.data import DataLoader

import data
from model import NanoSAM
from objectives import Objective
from pixels import PixelHead


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


class Partner:
    """Another run whose weights are met halfway whenever its checkpoint is a new one."""

    def __init__(self, path: pathlib.Path):
        self.path, self.seen = path, 0

    def meet(self, state: dict[str, Tensor], average: dict[str, Tensor]) -> bool:
        """Bring a model's weights and their average to the middle between both runs; whether there was news."""
        if not self.path.exists() or (written := self.path.stat().st_mtime_ns) == self.seen:
            return False
        self.seen = written
        content = torch.load(self.path, map_location="cpu")
        for own, theirs in ((state, content["m"]), (average, content["ema"])):
            for name, values in own.items():
                if values.dtype.is_floating_point:
                    values.lerp_(theirs[name].to(values.device), 0.5)
        return True


def parameter_groups(*modules: nn.Module) -> list[dict]:
    """Weights decay; biases, norms and embeddings of one token do not."""
    parameters = [values for module in modules for values in module.parameters()]
    plain = [values for values in parameters if values.dim() < 2 or values.shape[0] == 1]
    others = [values for values in parameters if values.dim() >= 2 and values.shape[0] > 1]
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
    parser.add_argument("--encoder", type=pathlib.Path,
                        help="a checkpoint whose average's image encoder replaces the start's")
    parser.add_argument("--partner", type=pathlib.Path,
                        help="the last.pt of a run of the same lesson; at each save the two are averaged")
    parser.add_argument("--learn", choices=("all", "decoder", "prompts", "pixels"), default="all",
                        help="decoder: the encoder stands still; prompts: the decoder without images; pixels: "
                             "the encoder without prompts")
    parser.add_argument("--coarse", action="store_true", help="compare masks at the logits' own resolution")
    parser.add_argument("--pixels", type=float, default=0.0, help="weight of the pixels beside the prompts")
    parser.add_argument("--classes", type=float, default=0.0,
                        help="weight of the classes that the decoder must tell of its objects and pixels")
    parser.add_argument("--again", type=float, default=0.25, help="share of the prompts asked a second time")
    parser.add_argument("--seconds", type=float, default=7200, help="how long to train")
    parser.add_argument("--batch", type=int, default=4, help="crops to a step")
    parser.add_argument("--prompts", type=int, default=12, help="prompts to a crop")
    parser.add_argument("--side", type=int, default=256, help="side of a crop in pixels, a multiple of 64")
    parser.add_argument("--canvas", type=int, default=512, help="the network's input side")
    parser.add_argument("--whole", type=float, default=0.5,
                        help="share of steps on whole canvases at the end")
    parser.add_argument("--whole-from", type=float, default=0.4,
                        help="share of the time at which that grows from 0; below 0 it has grown before")
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


def taught(model: NanoSAM, head: PixelHead, learn: str) -> list[nn.Module]:
    """The parts that a lesson is for."""
    encoder, decoder = [model.image_encoder, head], [model.prompt_encoder, model.mask_decoder]
    return {"all": encoder + decoder, "pixels": encoder, "decoder": decoder + [head], "prompts": decoder}[learn]


def averaged(path: pathlib.Path, model: NanoSAM) -> dict[str, Tensor]:
    """The averaged weights of a checkpoint, one of this script's or one as `export.py` writes it."""
    # Exported files lack what only training counts.
    counts = {name: values for name, values in model.state_dict().items()
              if name.endswith("num_batches_tracked")}
    if path.suffix == ".safetensors":
        return counts | {name: values.float() for name, values in load_file(path).items()}
    return torch.load(path, map_location="cpu")["ema"]


def start(model: NanoSAM, head: PixelHead, arguments: argparse.Namespace) -> None:
    """Take over other checkpoints' weights, as the command line says."""
    def take_head(path: pathlib.Path, part: str) -> None:
        """Take over the part of the head that lessons of that kind teach."""
        if path.suffix == ".pt":
            known = torch.load(path, map_location="cpu").get("head", {})
            head.load_state_dict(
                {name: values for name, values in known.items() if name.startswith(part)}, strict=False)

    if arguments.init:
        model.load_state_dict(averaged(arguments.init, model))
        take_head(arguments.init, "")
    if arguments.encoder:
        prefix = "image_encoder."
        model.image_encoder.load_state_dict({
            name.removeprefix(prefix): values
            for name, values in averaged(arguments.encoder, model).items() if name.startswith(prefix)})
        take_head(arguments.encoder, "out.")


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
    head = PixelHead().to(device)
    groups = parameter_groups(*taught(model, head, arguments.learn))
    optimizer = torch.optim.AdamW(groups, arguments.rate, betas=(0.9, 0.98))
    step, spent, average = 0, 0.0, None
    if last.exists():
        content = torch.load(last, map_location=device)
        model.load_state_dict(content["m"])
        head.load_state_dict(content["head"], strict=False)
        optimizer.load_state_dict(content["optimizer"])
        step, spent = content["it"], content["spent"]
        average = Average(content["ema"], arguments.decay)
        average.count = step
    else:
        start(model, head, arguments)
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
    saved, partner = time.monotonic(), Partner(arguments.partner) if arguments.partner else None
    objective = Objective(model, head, arguments.learn, arguments.pixels, arguments.again, arguments.coarse,
                          arguments.classes)

    def checkpoint() -> None:
        save(last, m=model.state_dict(), ema=average.state, it=step, optimizer=optimizer.state_dict(),
             spent=time.monotonic() - started, head=head.state_dict())

    while (spent := time.monotonic() - started) < arguments.seconds and not stopping:
        done = spent / arguments.seconds
        rate = arguments.rate * min(1, (step + 1) / arguments.warmup) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in optimizer.param_groups:
            group["lr"] = rate + 1e-6
        grown = max(0.0, (done - arguments.whole_from) / (1 - arguments.whole_from))
        whole = torch.rand(()).item() < arguments.whole * grown
        # The padding of whole canvases must not enter the batch norms' statistics.
        model.image_encoder.train(not whole and arguments.learn != "decoder")
        batch = data.Example(*(values.to(device, non_blocking=True)
                               for values in next(canvases if whole else crops)))
        loss = objective(batch)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(
            (values for group in groups for values in group["params"]), 1.0)
        optimizer.step()
        step += 1
        average.update(model.state_dict())
        objective.progress.add("loss", loss.item())
        if step % 25 == 0:
            print(f"{step} {time.monotonic() - started:.0f} s rate {rate:.1e} {objective.progress}", flush=True)
        if time.monotonic() - saved > arguments.save_every:
            checkpoint()
            if partner:
                partner.meet(model.state_dict(), average.state)
            saved = time.monotonic()
    checkpoint()
    print(f"{last}: {step} steps, {time.monotonic() - started:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
