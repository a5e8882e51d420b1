"""Pictures of pages with 256 colours instead of sixteen million: a third of the bytes, alike to the eye.

Knows what Chromium writes (eight bits a channel, not interlaced) and no other PNG.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}
COLOURS = 256
FREQUENT = 128
Colour = tuple[int, int, int]


def with_few_colours(png: bytes) -> bytes:
    """Return the picture in 256 of its colours; each other one becomes the nearest of them."""
    parts = list(_chunks(png))
    width, height, depth, kind = struct.unpack(
        ">IIBB", next(body for name, body in parts if name == b"IHDR")[:10]
    )
    if depth != 8 or kind not in CHANNELS:
        raise ValueError("not a picture as Chromium writes it")
    packed = b"".join(body for name, body in parts if name == b"IDAT")
    rows = list(_rows(zlib.decompress(packed), width, height, CHANNELS[kind]))
    counted = Counter(colour for row in rows for colour in row)
    palette = _palette(counted)
    place = {colour: number for number, colour in enumerate(palette)}
    for colour in counted:
        place.setdefault(colour, min(range(len(palette)), key=lambda n: _distance(palette[n], colour)))
    pixels = b"".join(b"\x00" + bytes(place[colour] for colour in row) for row in rows)
    return SIGNATURE + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(channel for colour in palette for channel in colour)),
            _chunk(b"IDAT", zlib.compress(pixels, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _palette(counted: Counter[Colour]) -> list[Colour]:
    """The most frequent colours, then those least like any chosen: a thin red line is rare, and red."""
    chosen = [colour for colour, _number in counted.most_common(FREQUENT)]
    far = {colour: min(_distance(colour, other) for other in chosen) for colour in counted}
    while len(chosen) < COLOURS and any(far.values()):
        chosen.append(max(far, key=lambda colour: far[colour]))
        far = {colour: min(distance, _distance(colour, chosen[-1])) for colour, distance in far.items()}
    return chosen


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(SIGNATURE)
    while position < len(png):
        (length,) = struct.unpack(">I", png[position : position + 4])
        yield png[position + 4 : position + 8], png[position + 8 : position + 8 + length]
        position += 12 + length


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _rows(raw: bytes, width: int, height: int, channels: int) -> Iterator[list[Colour]]:
    """Undo the filters of PNG, which say of each byte how it differs from its neighbours."""
    length = width * channels
    above = bytearray(length)
    for number in range(height):
        start = number * (length + 1)
        line = bytearray(raw[start + 1 : start + 1 + length])
        _unfilter(raw[start], line, above, channels)
        yield [(line[x], line[x + 1], line[x + 2]) for x in range(0, length, channels)]
        above = line


def _unfilter(kind: int, line: bytearray, above: bytearray, channels: int) -> None:
    if kind == 0:
        return
    for x in range(len(line)):
        left = line[x - channels] if x >= channels else 0
        corner = above[x - channels] if x >= channels else 0
        match kind:
            case 1:
                predicted = left
            case 2:
                predicted = above[x]
            case 3:
                predicted = (left + above[x]) // 2
            case _:
                predicted = _paeth(left, above[x], corner)
        line[x] = (line[x] + predicted) & 255


def _paeth(left: int, above: int, corner: int) -> int:
    guess = left + above - corner
    return min((left, above, corner), key=lambda value: abs(guess - value))


def _distance(one: Colour, other: Colour) -> int:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))
