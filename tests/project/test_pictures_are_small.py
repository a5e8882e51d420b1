"""The pictures of the documentation stay small; fewer colours change no picture that has few."""

from __future__ import annotations

import struct
import zlib

from tests.project.source_tree import ROOT
from tests.screenshots import HEAVIEST, SET
from tests.small_png import SIGNATURE, with_few_colours


def part(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_every_picture_is_there_and_light() -> None:
    weights = {path.stem: path.stat().st_size for path in (ROOT / "docs/pictures").glob("*.png")}
    assert set(weights) == {picture.name for picture in SET}
    assert max(weights.values()) <= HEAVIEST, weights


def test_a_picture_keeps_its_colours() -> None:
    # Two pixels by two: red and green above blue and blue; the second row is told by what stands above it.
    raw = bytes([0, 255, 0, 0, 0, 255, 0, 2, 1, 0, 255, 0, 1, 255])
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    png = SIGNATURE + part(b"IHDR", head) + part(b"IDAT", zlib.compress(raw)) + part(b"IEND", b"")
    small = with_few_colours(png)
    assert small[24:26] == b"\x08\x03"
    palette = small.partition(b"PLTE")[2][:9]
    assert palette == bytes([0, 0, 255, 255, 0, 0, 0, 255, 0])
    pixels = zlib.decompress(small.partition(b"IDAT")[2])
    assert pixels == bytes([0, 1, 2, 0, 0, 0])
