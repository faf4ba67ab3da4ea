"""Which part of a photo is encoded by itself for a small object, as the workstation chooses it.

A line-by-line twin of `RegionOfInterest` in Sources/Refiner/SAM/Prompting.
"""

import math

CONTEXT = 3  # a part's side is at least this many times the object's longer one
LEAST_SHARE = 4  # a part is never smaller than the canvas divided by this: the photo holds no more detail
DIVISIONS = (8, 4, 2)  # of the photo's longer side


def side_for(longest: float, photo: int, canvas: int) -> int | None:
    """The side of the part for an object; None when the whole photo does.

    longest: the object's longer side, photo: the photo's, both in pixels
    """
    needed = max(CONTEXT * longest, canvas // LEAST_SHARE)
    return next((photo // parts for parts in DIVISIONS if photo // parts >= max(4, needed)), None)


def stretch(side: int, middle: float, length: int) -> tuple[int, int]:
    """Where the part begins along one axis, and how long it is there."""
    if side >= length:
        return 0, length
    step = max(1, side // 4)
    # Swift rounds halves away from zero.
    wanted = (middle - side / 2) / step
    start = int(math.copysign(math.floor(abs(wanted) + 0.5), wanted)) * step
    return min(max(0, start), length - side), side


def region(box: tuple[float, float, float, float], shape: tuple[int, int], canvas: int) -> tuple[slice, slice]:
    """Rows and columns of a photo that are encoded for an object.

    box: left, top, right, bottom, the last two exclusive; shape: the photo's height and width
    """
    height, width = shape
    left, top, right, bottom = box
    side = side_for(max(right - left, bottom - top), max(shape), canvas)
    if side is None:
        return slice(0, height), slice(0, width)
    first_row, rows = stretch(side, (top + bottom) / 2, height)
    first_column, columns = stretch(side, (left + right) / 2, width)
    return slice(first_row, first_row + rows), slice(first_column, first_column + columns)
