"""Weights and inputs that need no download: every value follows from a name, a shape and a position.

The scheme is the one that Tests/RefinerTests/SAM/DeterministicWeights.swift documents: FNV-1a of the
name, SplitMix64's finaliser of name and position, 24 bits of it as a fraction in [-1, 1), then an offset
and a scale that depend on what the parameter is. One rounding to float32, so every machine has the same
bits.

Needs numpy: pip install numpy
"""

import math

import numpy

GOLDEN_RATIO = numpy.uint64(0x9E3779B97F4A7C15)
STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
# What a name's ending says about offset and scale, the first match counts.
ENDINGS = (
    (".running_mean", (0, 0.25)), (".running_var", (1, 0.5)), ("attention_biases", (0, 1)),
    ("rel_pos_h", (0, 0.25)), ("rel_pos_w", (0, 0.25)), ("pos_embed", (0, 0.5)),
    ("positional_encoding_gaussian_matrix", (0, 1.75)), ("iou_token.weight", (0, 1)),
    ("mask_tokens.weight", (0, 1)), ("_embed.weight", (0, 1)),
    ("iou_prediction_head.layers.2.bias", (0.875, 0.125)),
)
SHARPENED = ("_to_image.q_proj", "_to_image.k_proj", "_to_token.q_proj", "_to_token.k_proj",
             "output_hypernetworks_mlps", "iou_prediction_head", ".attn.qkv.weight")


def name_hash(name):
    """FNV-1a, 64 bits, of a name in UTF-8."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & (2**64 - 1)
    return value


def fractions(name, count):
    """`count` doubles in [-1, 1), multiples of 2^-23."""
    with numpy.errstate(over="ignore"):
        mixed = numpy.arange(1, count + 1, dtype=numpy.uint64) * GOLDEN_RATIO
        mixed += numpy.uint64(name_hash(name))
        for shift, factor in STEPS:
            mixed ^= mixed >> numpy.uint64(shift)
            mixed *= numpy.uint64(factor)
        mixed ^= mixed >> numpy.uint64(31)
    return ((mixed >> numpy.uint64(40)).astype(numpy.int64) - 2**23) * 2.0**-23


def gain(name):
    """How much a weight is scaled beyond what keeps the variance."""
    if name.endswith("iou_prediction_head.layers.2.weight"):
        return 0.125
    if "output_hypernetworks_mlps" in name and name.endswith("layers.2.weight"):
        return 8
    return 1.5 if any(part in name for part in SHARPENED) else 1


def offset_and_scale(name, shape):
    """The two constants of a parameter; the scale is a float32's value."""
    for ending, constants in ENDINGS:
        if name.endswith(ending):
            return constants
    if ".point_embeddings." in name:
        return 0, 1
    if len(shape) == 1:
        return (1, 0.25) if name.endswith(".weight") else (0, 0.125)
    # A transposed convolution's weight begins with its inputs.
    inputs = shape[0] if "output_upscaling" in name else math.prod(shape[1:])
    return 0, float(numpy.float32(math.sqrt(3 / inputs) * gain(name)))


def parameter(name, shape):
    """The array of a parameter: float32, or int64 for a count of batches."""
    if name.endswith("num_batches_tracked"):
        return numpy.full(shape, 100, dtype=numpy.int64)
    offset, scale = offset_and_scale(name, shape)
    values = offset + scale * fractions(name, math.prod(shape))
    return values.astype(numpy.float32).reshape(shape)


def array(name, shape, scale=1):
    """A plain input of a name: float32 in [-scale, scale)."""
    return (fractions(name, math.prod(shape)) * scale).astype(numpy.float32).reshape(shape)
