#!/usr/bin/env python3
"""ONNX Runtime's side of sam_speed.py: time one part of SAM in this process and print JSON.

    pip install onnxruntime numpy
    Benchmarks/peers/sam_ort.py decoder --work /tmp/sam --threads 2 --rounds 9

The answer has the keys of `fleck model bench --json`: "decoder" with "single", "full", "batch16" and
"batch64", or "encoder", and "open", all in seconds. The part `memory` runs encoder and decoder once each,
for whoever measures this process; it prints no times.
"""

import argparse
import json
import pathlib
import statistics
import time

import numpy
import onnxruntime

import deterministic

SLOW = 1.0  # seconds; what takes longer is repeated less often
FEWEST_ROUNDS = 3


def session(path, threads):
    """A session with ONNX Runtime's default optimisations on a number of threads."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def decoder_inputs(prompts=1, points=2):
    """The decoder's inputs by name: positive clicks spread over the image, the last point of each prompt
    the padding that stands for "no box"."""
    places = (deterministic.array("points", (prompts, points, 2)) + 1) * 512
    labels = numpy.ones((prompts, points), dtype=numpy.float32)
    labels[:, -1] = -1
    places[:, -1] = 0
    return {
        "image_embeddings": deterministic.array("embeddings", (1, 256, 64, 64)),
        "point_coords": places, "point_labels": labels,
        "mask_input": numpy.zeros((1, 1, 256, 256), dtype=numpy.float32),
        "has_mask_input": numpy.zeros(1, dtype=numpy.float32),
        "orig_im_size": numpy.array([1500, 2250], dtype=numpy.float32),
    }


def low_resolution(inputs):
    """The inputs without the image's size, which only enlarging needs."""
    return {name: values for name, values in inputs.items() if name != "orig_im_size"}


def encoder_inputs():
    """A normalised photo of 1024x1024: numbers of about [-2, 2]."""
    return {"image": deterministic.array("photo", (1, 3, 1024, 1024), scale=2)}


def median_time(network, inputs, rounds):
    """The median of `rounds` runs in seconds, after one that does not count; fewer of slow ones."""
    started = time.perf_counter()
    network.run(None, inputs)
    if time.perf_counter() - started > SLOW:
        rounds = min(rounds, FEWEST_ROUNDS)
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        network.run(None, inputs)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def decoder_times(work, threads, rounds):
    """The decoder's medians by key."""
    single = session(work / "decoder.onnx", threads)
    times = {"single": median_time(single, low_resolution(decoder_inputs()), rounds)}
    full = session(work / "decoder_full.onnx", threads)
    times["full"] = median_time(full, decoder_inputs(), rounds)
    batch = session(work / "decoder_batch.onnx", threads)
    for prompts in (16, 64):
        inputs = low_resolution(decoder_inputs(prompts=prompts))
        times[f"batch{prompts}"] = median_time(batch, inputs, rounds)
    return {"decoder": times}


def encoder_times(work, kind, threads, rounds):
    """The encoder's median and how long its file takes to open."""
    started = time.perf_counter()
    encoder = session(work / f"encoder_{kind}.onnx", threads)
    opened = time.perf_counter() - started
    return {"encoder": median_time(encoder, encoder_inputs(), rounds), "open": opened}


def run_once(work, kind, threads):
    """Encoder and decoder, both open, each run once."""
    encoder = session(work / f"encoder_{kind}.onnx", threads)
    decoder = session(work / "decoder.onnx", threads)
    (features,) = encoder.run(None, encoder_inputs())
    decoder.run(None, low_resolution(decoder_inputs()) | {"image_embeddings": features})
    return {}


def main():
    """Time what the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["decoder", "encoder", "memory"])
    parser.add_argument("--work", type=pathlib.Path, required=True, help="sam_onnx.py's folder")
    parser.add_argument("--kind", choices=["vit_t", "vit_b"], default="vit_t", help="whose encoder")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=9)
    arguments = parser.parse_args()
    if arguments.part == "decoder":
        answer = decoder_times(arguments.work, arguments.threads, arguments.rounds)
    elif arguments.part == "encoder":
        answer = encoder_times(arguments.work, arguments.kind, arguments.threads, arguments.rounds)
    else:
        answer = run_once(arguments.work, arguments.kind, arguments.threads)
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
