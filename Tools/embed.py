#!/usr/bin/env python3
"""Make the image embeddings that Fleck's prompts need, with PyTorch and segment_anything.

    pip install torch torchvision segment-anything numpy pillow
    Tools/embed.py images --checkpoint sam_vit_b_01ec64.pth --model-type vit_b --out embeddings

    pip install torch torchvision timm numpy pillow
    git clone https://github.com/ChaoningZhang/MobileSAM
    Tools/embed.py images --checkpoint mobile_sam.pt --model-type vit_t --mobile-sam MobileSAM --out out

IMAGES is a folder (PNG and JPEG files, subfolders too), a list file ('image' or 'image label' per line,
relative to the list's folder), or one image. Each image gets OUT/STEM.npy, [256,64,64] in float16, stem
being its path without extension below the folder. Files that are there and whole are kept: run again
after an interruption, and with --force after changing the checkpoint.

Exit codes: 0 done, 1 work failed, 2 usage, 3 bad input. An image that cannot be read is named and passed
over.
"""

import argparse
import contextlib
import importlib
import os
import pathlib
import sys
import tempfile
import time
import warnings

SHAPE = (256, 64, 64)
EXTENSIONS = {".png", ".jpg", ".jpeg"}
MODEL_TYPES = ("vit_b", "vit_l", "vit_h", "vit_t")
WORK, USAGE, INPUT = 1, 2, 3


class Problem(Exception):
    """What ends the program, or an image's turn: one line for stderr and an exit code."""

    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def printable(text):
    """A name that a terminal can be given: anything that is not printed becomes `?`."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(text))


def say(text):
    """A line on stderr."""
    print(f"embed: {printable(text)}", file=sys.stderr)


# Images


def relative_paths(images):
    """The folder that IMAGES means and the image files below it, sorted or in the list's order."""
    if images.is_dir():
        found = sorted(path for path in images.rglob("*") if path.is_file()
                       and path.suffix.lower() in EXTENSIONS and not path.name.startswith("."))
        return images, [path.relative_to(images) for path in found]
    if images.suffix.lower() in EXTENSIONS:
        return images.parent, [pathlib.Path(images.name)]
    try:
        lines = images.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Problem(INPUT, f"{images}: no folder, image or list of images ({reason(error)})") from None
    return images.parent, [pathlib.Path(line.split()[0]) for line in lines if line.strip()]


def stems(paths, is_list):
    """What each image is called below OUT: its path without extension, and in a list without the first
    folder when all images share it."""
    names = [path.with_suffix("") for path in paths]
    firsts = {name.parts[0] if len(name.parts) > 1 else None for name in names}
    if is_list and len(firsts) == 1 and None not in firsts:
        names = [pathlib.Path(*name.parts[1:]) for name in names]
    return names


def jobs(images, out):
    """Pairs of an image and its embedding.

    Two images of one stem, and stems that leave OUT, are refused before any work is done.
    """
    if not images.exists():
        raise Problem(INPUT, f"{images}: no such file or folder; check the path")
    folder, paths = relative_paths(images)
    if not paths:
        raise Problem(INPUT, f"{images}: holds no PNG or JPEG file; check the path")
    seen = {}
    for path, stem in zip(paths, stems(paths, is_list=images.is_file())):
        if path.is_absolute() or ".." in path.parts:
            raise Problem(INPUT, f"{images}: '{path}' leaves the folder; write it relative to it")
        target = out / stem.with_name(stem.name + ".npy")
        if target in seen and seen[target] != folder / path:
            raise Problem(INPUT, f"{folder / path}: belongs to '{stem}', and so does {seen[target]}; "
                          "rename or remove one")
        seen[target] = folder / path
    return [(source, target) for target, source in seen.items()]


def read_image(path):
    """A photo as uint8 [height, width, 3], as Fleck reads it: 16-bit grey by its upper byte, no alpha."""
    import numpy
    from PIL import Image

    try:
        with Image.open(path) as image:
            if image.mode.startswith("I"):
                grey = (numpy.asarray(image).astype(numpy.int64) >> 8).astype(numpy.uint8)
                return numpy.repeat(grey[:, :, None], 3, axis=2)
            return numpy.asarray(image.convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Problem(INPUT, f"{path}: cannot be read as an image ({reason(error)})") from None


# Embeddings


def is_whole(path, dtype):
    """Whether a file is an embedding of that type without NaN."""
    import numpy

    try:
        values = numpy.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return False
    return (isinstance(values, numpy.ndarray) and values.shape == SHAPE and values.dtype == dtype
            and bool(numpy.isfinite(values).all()))


def write(values, path, dtype):
    """Write an embedding so that its name never stands for half a file."""
    import numpy

    if values.shape != SHAPE:
        raise Problem(INPUT, f"the model makes embeddings of {values.shape}, not {SHAPE}; "
                      "take a checkpoint of SAM or MobileSAM")
    with numpy.errstate(over="ignore"):
        stored = numpy.ascontiguousarray(values, dtype=dtype)
    if not numpy.isfinite(stored).all():
        raise Problem(WORK, f"{path}: values beyond {numpy.dtype(dtype).name}; try --float32, "
                      "or another checkpoint")
    part = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".embed-", delete=False) as file:
            part = file.name
            numpy.save(file, stored, allow_pickle=False)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, 0o644)
        os.replace(part, path)
        part = None
    except OSError as error:
        raise Problem(WORK, f"{path}: cannot be written ({reason(error)})") from None
    finally:
        if part is not None:
            with contextlib.suppress(OSError):
                os.unlink(part)


def embed(pairs, encode, dtype, force):
    """Make every embedding that is missing; `encode` turns an image into [256,64,64].

    The exit code: 0, or 3 when images could not be read.
    """
    made = kept = 0
    failed = []
    for number, (source, target) in enumerate(pairs, start=1):
        if not force and is_whole(target, dtype):
            kept += 1
            continue
        started = time.perf_counter()
        try:
            image = read_image(source)
        except Problem as problem:
            say(problem)
            failed.append(source)
            continue
        write(encode(image), target, dtype)
        made += 1
        if sys.stderr.isatty():
            say(f"{number}/{len(pairs)} {source} {time.perf_counter() - started:.2f} s")
    print(f"{made} made, {kept} there already, {len(failed)} failed")
    return INPUT if failed else 0


# The model


def import_torchvision():
    """Import torchvision even where its wheel was built for another PyTorch.

    Such a wheel lacks its compiled operators and fails when it describes them. SAM needs only its Python
    half, so operators that do not exist are left undescribed.
    """
    import torch

    try:
        return importlib.import_module("torchvision")
    except RuntimeError:
        for name in [name for name in sys.modules if name.split(".")[0] == "torchvision"]:
            del sys.modules[name]
    describe = torch.library.register_fake

    def describe_if_present(operator, *arguments, **options):
        def register(function):
            try:
                return describe(operator, *arguments, **options)(function)
            except RuntimeError:
                return function
        return register

    torch.library.register_fake = describe_if_present
    try:
        return importlib.import_module("torchvision")
    finally:
        torch.library.register_fake = describe


def sam_package(model_type, mobile_sam=None):
    """segment_anything, or MobileSAM's package from a clone of its repository."""
    name = "mobile_sam" if model_type == "vit_t" else "segment_anything"
    if model_type == "vit_t":
        if mobile_sam is None or not (pathlib.Path(mobile_sam) / "mobile_sam").is_dir():
            raise Problem(USAGE, "vit_t needs --mobile-sam PATH, a clone of "
                          "https://github.com/ChaoningZhang/MobileSAM")
        sys.path.insert(0, str(mobile_sam))
    try:
        import_torchvision()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # timm's old import paths, and models registered twice
            return importlib.import_module(name)
    except ImportError as error:
        missing = error.name or name
        raise Problem(WORK, f"{missing} is missing; see --help for what to pip install") from None


def state_dict(checkpoint):
    """A checkpoint's tensors by name, out of the wrappings that training scripts leave."""
    import torch

    try:
        if str(checkpoint).endswith(".safetensors"):
            import safetensors.torch

            state = safetensors.torch.load_file(checkpoint)
        else:
            state = torch.load(checkpoint, map_location="cpu", weights_only=True)
    except ImportError:
        raise Problem(WORK, "safetensors is missing; pip install safetensors") from None
    except Exception as error:  # torch raises whatever its zip and pickle readers do
        raise Problem(INPUT, f"{checkpoint}: no checkpoint that can be read ({reason(error)})") from None
    for wrapping in ("model", "state_dict", "model_state_dict"):
        if isinstance(state, dict) and isinstance(state.get(wrapping), dict):
            state = state[wrapping]
    if not isinstance(state, dict) or not state:
        raise Problem(INPUT, f"{checkpoint}: holds no tensors by name; give a model's checkpoint")
    for prefix in ("module.", "model.", "sam."):
        if all(str(name).startswith(prefix) for name in state):
            state = {name[len(prefix):]: values for name, values in state.items()}
    return state


def misfit(state, wanted):
    """The first tensor in which a checkpoint differs from what a model wants; None where it fits."""
    for name, values in wanted.items():
        if name not in state:
            return f"it lacks {name}"
        if tuple(getattr(state[name], "shape", ())) != tuple(values.shape):
            return f"{name} is {list(getattr(state[name], 'shape', []))}, not {list(values.shape)}"
    return next((f"{name} has no place" for name in state if name not in wanted), None)


def load_model(package, model_type, checkpoint):
    """The model with the checkpoint's weights, ready to predict."""
    model = package.sam_model_registry[model_type]()
    state = state_dict(checkpoint)
    if fault := misfit(state, model.state_dict()):
        raise Problem(INPUT, f"{checkpoint}: is no {model_type} ({fault}); give the matching --model-type")
    model.load_state_dict(state)
    # TinyViT caches its attention biases when evaluation begins, so it must begin after loading:
    # MobileSAM's own builder begins before, which leaves them zero.
    return model.train().eval()


def encoder(arguments):
    """A function that turns an image into an embedding, by SamPredictor's own preprocessing."""
    try:
        import torch
    except ImportError:
        raise Problem(WORK, "torch is missing; see --help for what to pip install") from None
    package = sam_package(arguments.model_type, arguments.mobile_sam)
    device = arguments.device or ("cuda" if torch.cuda.is_available() else "cpu")
    # TensorFloat-32 would cost three of the seven digits that Fleck's own encoder keeps.
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    model = load_model(package, arguments.model_type, arguments.checkpoint)
    try:
        predictor = package.SamPredictor(model.to(device))
    except (RuntimeError, AssertionError) as error:
        raise Problem(USAGE, f"--device {device} cannot be used ({reason(error)})") from None

    def encode(image):
        try:
            predictor.set_image(image)
            return predictor.get_image_embedding()[0].float().cpu().numpy()
        except RuntimeError as error:
            raise Problem(WORK, f"encoding failed on {device} ({reason(error)})") from None

    return encode


# The command line


def reason(error):
    """The first line of what an exception says."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(text.split())[:160]


def parse_arguments(words=None):
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="embed.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("images", type=pathlib.Path, help="a folder, a list file, or one image")
    parser.add_argument("--checkpoint", type=pathlib.Path, required=True, help="the model's weights")
    parser.add_argument("--model-type", choices=MODEL_TYPES, required=True,
                        help="which model the checkpoint is of; vit_t is MobileSAM")
    parser.add_argument("--mobile-sam", type=pathlib.Path, metavar="PATH",
                        help="a clone of MobileSAM, for vit_t")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="the folder of the embeddings")
    parser.add_argument("--device", help="cpu, cuda, cuda:1, ... (default: cuda where there is one)")
    parser.add_argument("--float32", action="store_true", help="keep all digits; twice as large")
    parser.add_argument("--force", action="store_true", help="make again what is there")
    return parser.parse_args(words)


def main(words=None):
    """Run the command line; the exit code."""
    arguments = parse_arguments(words)
    try:
        if not arguments.checkpoint.is_file():
            raise Problem(INPUT, f"{arguments.checkpoint}: no such file; check --checkpoint")
        try:
            importlib.import_module("numpy")
            importlib.import_module("PIL.Image")
        except ImportError as error:
            raise Problem(WORK, f"{error.name} is missing; see --help for what to pip install") from None
        pairs = jobs(arguments.images, arguments.out)
        dtype = "float32" if arguments.float32 else "float16"
        return embed(pairs, encoder(arguments), dtype, arguments.force)
    except Problem as problem:
        say(problem)
        return problem.code
    except KeyboardInterrupt:
        say("stopped; run again to go on")
        return WORK


if __name__ == "__main__":
    sys.exit(main())
