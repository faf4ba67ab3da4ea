#!/usr/bin/env python3
"""Export segment_anything's networks to ONNX, and the same weights as checkpoints for Fleck.

    pip install torch torchvision timm segment-anything onnx onnxruntime numpy
    git clone https://github.com/ChaoningZhang/MobileSAM
    Benchmarks/peers/sam_onnx.py --work /tmp/sam --mobile-sam MobileSAM [--only vit_t] [--force]

Nothing is downloaded: every weight follows from its name and shape (deterministic.py). Into the work
folder go

    mobile_sam.pth sam_vit_b.pth   state dicts with all keys
    decoder.onnx                   prompt encoder and mask decoder, one prompt, logits of 256x256
    decoder_full.onnx              the official export: the same, and masks in the image's size
    decoder_batch.onnx             many prompts of one image in one run, logits of 256x256
    encoder_vit_t.onnx             MobileSAM's TinyViT at 1024
    encoder_vit_b.onnx             ViT-B at 1024

Points are dynamic in all three decoders. What is there is kept unless --force. Each export is run once
with ONNX Runtime and compared with PyTorch; a difference above 1e-3 of the outputs' spread is an error.
"""

import argparse
import contextlib
import os
import pathlib
import sys
import warnings

import numpy
import onnxruntime
import torch

import reference_models
from sam_ort import decoder_inputs, encoder_inputs, low_resolution

OPSET = 17  # what segment_anything's own export script uses
LARGEST_DIFFERENCE = 1e-3
CHECKPOINTS = {"vit_t": "mobile_sam.pth", "vit_b": "sam_vit_b.pth"}


class LowResolutionDecoder(torch.nn.Module):
    """The official model of the export without the enlarging of its masks."""

    def __init__(self, official):
        super().__init__()
        self.official = official

    def forward(self, embeddings, points, labels, mask, has_mask):
        """embeddings [1,256,64,64] -> logits [prompts,4,256,256], predicted IoU [prompts,4]"""
        prompts = self.official.model.prompt_encoder
        return self.official.model.mask_decoder.predict_masks(
            image_embeddings=embeddings, image_pe=prompts.get_dense_pe(),
            sparse_prompt_embeddings=self.official._embed_points(points, labels),
            dense_prompt_embeddings=self.official._embed_masks(mask, has_mask))


@contextlib.contextmanager
def expanding_repeats():
    """Within it, the decoder repeats its one image by a broadcast: the exporter turns
    `repeat_interleave` with a count that is known only at run time into a loop."""
    original = torch.repeat_interleave
    torch.repeat_interleave = lambda values, count, dim: values.expand(count, -1, -1, -1)
    try:
        yield
    finally:
        torch.repeat_interleave = original


def export(module, path, inputs, outputs, dynamic):
    """Write one graph, atomically, and compare what ONNX Runtime makes of it with PyTorch."""
    tensors = tuple(torch.from_numpy(values) for values in inputs.values())
    part = path.with_suffix(".part")
    with torch.inference_mode(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracing warns of every Python number
        expected = module(*tensors)
        torch.onnx.export(
            module, tensors, str(part), opset_version=OPSET, dynamo=False, do_constant_folding=True,
            input_names=list(inputs), output_names=list(outputs), dynamic_axes=dynamic)
    expected = expected if isinstance(expected, tuple) else (expected,)
    session = onnxruntime.InferenceSession(str(part), providers=["CPUExecutionProvider"])
    for name, ours, theirs in zip(outputs, session.run(None, inputs), expected):
        theirs = theirs.numpy()
        difference = float(numpy.abs(ours - theirs).max() / theirs.std())
        print(f"{path.name}: {name} {list(ours.shape)} differs by {difference:.1e} of its spread")
        if not difference <= LARGEST_DIFFERENCE:
            part.unlink()
            sys.exit(f"{path}: ONNX Runtime and PyTorch disagree about {name}")
    os.replace(part, path)


def export_decoders(network, work, wanted):
    """The three decoders of a model."""
    from segment_anything.utils.onnx import SamOnnxModel

    official = SamOnnxModel(network, return_single_mask=False).eval()
    small = LowResolutionDecoder(official).eval()
    points = {"point_coords": {1: "points"}, "point_labels": {1: "points"}}
    batches = {name: {0: "prompts", 1: "points"} for name in points}
    if wanted(work / "decoder.onnx"):
        export(small, work / "decoder.onnx", low_resolution(decoder_inputs()), ("logits", "iou"), points)
    if wanted(work / "decoder_full.onnx"):
        export(official, work / "decoder_full.onnx", decoder_inputs(),
               ("masks", "iou_predictions", "low_res_masks"), points)
    if wanted(work / "decoder_batch.onnx"):
        with expanding_repeats():
            export(small, work / "decoder_batch.onnx", low_resolution(decoder_inputs(prompts=3)),
                   ("logits", "iou"), batches | {"logits": {0: "prompts"}, "iou": {0: "prompts"}})


def export_model(kind, arguments):
    """Checkpoint, encoder and, with ViT-B, the decoders of a kind of model."""
    work = arguments.work

    def wanted(path):
        return arguments.force or not path.exists()

    files = [work / CHECKPOINTS[kind], work / f"encoder_{kind}.onnx"]
    if kind == "vit_b":
        files += [work / name for name in ("decoder.onnx", "decoder_full.onnx", "decoder_batch.onnx")]
    if not any(wanted(path) for path in files):
        return
    network = reference_models.model(kind, arguments.mobile_sam)
    if wanted(files[0]):
        part = files[0].with_suffix(".part")
        torch.save(network.state_dict(), part)
        os.replace(part, files[0])
        print(f"{files[0].name}: {len(network.state_dict())} parameters")
    if kind == "vit_b":
        export_decoders(network, work, wanted)
    if wanted(files[1]):
        export(network.image_encoder, files[1], encoder_inputs(), ("features",), {})


def parse_arguments():
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder of the files")
    parser.add_argument("--mobile-sam", metavar="PATH", help="a clone of MobileSAM")
    parser.add_argument("--only", choices=reference_models.KINDS, help="one model (default: both)")
    parser.add_argument("--force", action="store_true", help="export again what is there")
    return parser.parse_args()


def main():
    """Export what is missing."""
    arguments = parse_arguments()
    arguments.work.mkdir(parents=True, exist_ok=True)
    for kind in [arguments.only] if arguments.only else reference_models.KINDS:
        export_model(kind, arguments)


if __name__ == "__main__":
    main()
