#!/usr/bin/env python3
"""Time libchafa on pictures: 200x60 cells, one thread, pixels decoded before the clock starts.

    apt install chafa
    chafa_frames.py PICTURE.ppm ...

Prints, for each picture, colour depth and symbol set, the median time of 20 canvases (drawing and
printing) and the bytes printed; then the whole program once, from a file.
"""

import ctypes
import ctypes.util
import pathlib
import re
import statistics
import subprocess
import sys
import time

COLUMNS, ROWS = 200, 60
ROUNDS = 20
RGB8 = 8  # CHAFA_PIXEL_RGB8
MODES = {"direct": 0, "256": 1}  # CHAFA_CANVAS_MODE_TRUECOLOR, _INDEXED_256
SYMBOLS = {"half": "vhalf+space", "quadrant": "quad+hhalf+vhalf+space",
           "sextant": "sextant+hhalf+vhalf+space"}


def library():
    """libchafa with the types of what is called."""
    chafa = ctypes.CDLL(ctypes.util.find_library("chafa") or "libchafa.so.0")
    for name in ("chafa_symbol_map_new", "chafa_canvas_config_new", "chafa_canvas_new"):
        getattr(chafa, name).restype = ctypes.c_void_p
    chafa.chafa_canvas_print.restype = ctypes.POINTER(GString)
    return chafa


class GString(ctypes.Structure):
    """GLib's string: what a canvas is printed to."""
    _fields_ = [("str", ctypes.c_char_p), ("len", ctypes.c_size_t), ("allocated", ctypes.c_size_t)]


def read(path):
    """Width, height and bytes of a binary PPM."""
    data = pathlib.Path(path).read_bytes()
    # One byte of white space ends the head: the pixels may begin with more of the same value.
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    assert head, path
    width, height = int(head[1]), int(head[2])
    pixels = data[head.end():]
    assert len(pixels) == width * height * 3, path
    return width, height, pixels


def config(chafa, mode, symbols):
    """A canvas's settings, as the program's defaults but for symbols and threads."""
    chosen = ctypes.c_void_p(chafa.chafa_symbol_map_new())
    if not chafa.chafa_symbol_map_apply_selectors(chosen, symbols.encode(), None):
        raise SystemExit(f"chafa has no symbols {symbols}")
    result = ctypes.c_void_p(chafa.chafa_canvas_config_new())
    chafa.chafa_canvas_config_set_geometry(result, COLUMNS, ROWS)
    chafa.chafa_canvas_config_set_canvas_mode(result, mode)
    chafa.chafa_canvas_config_set_symbol_map(result, chosen)
    return result


def draw(chafa, settings, width, height, pixels):
    """One canvas, drawn and printed: its bytes."""
    canvas = ctypes.c_void_p(chafa.chafa_canvas_new(settings))
    chafa.chafa_canvas_draw_all_pixels(canvas, RGB8, pixels, width, height, width * 3)
    text = chafa.chafa_canvas_print(canvas, None)
    size = text.contents.len
    chafa.chafa_canvas_unref(canvas)
    return size


def milliseconds(body):
    """The median time of some rounds and the last result."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = body()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), result


def main():
    """Every picture, depth and symbol set."""
    chafa = library()
    chafa.chafa_set_n_threads(1)
    for path in sys.argv[1:]:
        width, height, pixels = read(path)
        name = pathlib.Path(path).stem
        for mode, number in MODES.items():
            for symbols, selectors in SYMBOLS.items():
                settings = config(chafa, number, selectors)
                median, size = milliseconds(lambda: draw(chafa, settings, width, height, pixels))
                print(f"libchafa {name} {symbols} {mode}: median {median:.1f} ms, {size} bytes")
        program = ["chafa", "--symbols", "vhalf", "--colors", "256", "--size",
                   f"{COLUMNS}x{ROWS}", path]
        median, _ = milliseconds(lambda: subprocess.run(program, stdout=subprocess.DEVNULL, check=True))
        print(f"chafa {name} half 256, the whole program: median {median:.0f} ms")


if __name__ == "__main__":
    main()
