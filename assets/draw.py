#!/usr/bin/env python3
"""Draws the packages' icons, 128 x 128, beside this file: python3 assets/draw.py

A shape is a function of a point that gives its signed distance, negative inside, in a square from 0 to 128.
"""
import math
import struct
import zlib
from pathlib import Path

SIZE = 128


def box(x0, y0, x1, y1, radius):
    def distance(x, y):
        dx = abs(x - (x0 + x1) / 2) - (x1 - x0) / 2 + radius
        dy = abs(y - (y0 + y1) / 2) - (y1 - y0) / 2 + radius
        return math.hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - radius
    return distance


def disc(cx, cy, radius):
    return lambda x, y: math.hypot(x - cx, y - cy) - radius


def line(points, width):
    def distance(x, y):
        best = math.inf
        for (ax, ay), (bx, by) in zip(points, points[1:]):
            length = (bx - ax) ** 2 + (by - ay) ** 2
            t = max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
            best = min(best, math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
        return best - width / 2
    return distance


def write(name, layers):
    rows = []
    for py in range(SIZE):
        row = bytearray([0])
        for px in range(SIZE):
            color, alpha = (0.0, 0.0, 0.0), 0.0
            for shape, paint in layers:
                cover = max(0.0, min(1.0, 0.5 - shape(px + 0.5, py + 0.5)))
                total = cover + alpha * (1 - cover)
                if total > 0:
                    color = tuple((p * cover + c * alpha * (1 - cover)) / total for p, c in zip(paint, color))
                alpha = total
            row += bytes([*(round(c) for c in color), round(255 * alpha)])
        rows.append(bytes(row))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"".join(rows), 9)) + chunk(b"IEND", b"")
    (Path(__file__).parent / name).write_bytes(data)


INK, PAPER, AMBER, TEAL = (27, 38, 59), (245, 241, 230), (242, 166, 54), (42, 157, 143)

# A page of a script: a name, its lines, and the next word being written.
write("showrunner.png", [
    (box(4, 4, 124, 124, 26), INK),
    (box(30, 20, 98, 108, 8), PAPER),
    (line([(50, 38), (78, 38)], 8), AMBER),
    (line([(42, 56), (86, 56)], 6), INK),
    (line([(42, 70), (86, 70)], 6), INK),
    (line([(42, 84), (62, 84)], 6), INK),
    (box(69, 76, 75, 93, 2), AMBER),
])

# A loss over a range, trials on it, and the best of them.
curve = [(20 + i, 34 + 58 * (1 - ((i - 50) / 50) ** 2) ** 1.0 + 6 * math.sin(i / 7)) for i in range(0, 89)]
write("tunewright.png", [
    (box(4, 4, 124, 124, 26), TEAL),
    (line(curve, 6), PAPER),
    *[(disc(*curve[i], 8), INK) for i in (8, 24, 78)],
    (disc(*max(curve, key=lambda p: p[1]), 11), AMBER),
])
