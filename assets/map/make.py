#!/usr/bin/env python3
"""Makes `europe.json` from `countries-50m.json` of the npm package world-atlas 2.0.2 (Natural Earth 1:50m).

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python3 assets/map/make.py package/countries-50m.json > assets/map/europe.json

Countries are cut to Europe and its surroundings, lines are thinned along the shared arcs so that neighbours still
meet, Crimea is joined to Ukraine, and coordinates are whole hundredths of a degree: longitude, latitude, as
differences from the point before.
"""
import json
import sys

WEST, EAST, SOUTH, NORTH = -30.0, 64.0, 26.0, 75.5
TOLERANCE = 0.025  # degrees; about two kilometres
SMALLEST = 0.012   # square degrees; smaller islands are left out

# ISO 3166 numeric to alpha-3, for those that lie in the frame.
NAMES = {
    8: "ALB", 12: "DZA", 31: "AZE", 40: "AUT", 51: "ARM", 56: "BEL", 70: "BIH", 100: "BGR", 112: "BLR", 191: "HRV",
    196: "CYP", 203: "CZE", 208: "DNK", 233: "EST", 234: "FRO", 246: "FIN", 250: "FRA", 268: "GEO", 276: "DEU",
    300: "GRC", 304: "GRL", 348: "HUN", 352: "ISL", 364: "IRN", 368: "IRQ", 372: "IRL", 376: "ISR", 380: "ITA",
    398: "KAZ", 400: "JOR", 414: "KWT", 422: "LBN", 428: "LVA", 434: "LBY", 440: "LTU", 442: "LUX", 470: "MLT",
    498: "MDA", 499: "MNE", 504: "MAR", 528: "NLD", 578: "NOR", 616: "POL", 620: "PRT", 642: "ROU", 643: "RUS",
    682: "SAU", 688: "SRB", 703: "SVK", 705: "SVN", 724: "ESP", 752: "SWE", 756: "CHE", 760: "SYR", 788: "TUN",
    792: "TUR", 795: "TKM", 804: "UKR", 807: "MKD", 818: "EGY", 826: "GBR", 833: "IMN", 860: "UZB", 275: "PSE",
}
BY_NAME = {"Kosovo": "XKX", "N. Cyprus": "CYP"}


def decode(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def thin(line):
    """Douglas and Peucker; the ends stay, so neighbours and rings stay joined."""
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    stack = [(0, len(line) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = line[a], line[b]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        worst, at = 0.0, None
        for i in range(a + 1, b):
            x, y = line[i]
            if length > 0:
                off = abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
            else:
                off = ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            if off > worst:
                worst, at = off, i
        if at is not None and worst > TOLERANCE:
            keep[at] = True
            stack += [(a, at), (at, b)]
    return [point for point, kept in zip(line, keep) if kept]


def ring(arcs, refs):
    points = []
    for ref in refs:
        line = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
        points += line if not points else line[1:]
    return points


def unwrap(points, name):
    """Russia crosses the date line: what lies beyond it lies further east, not in the west of the frame."""
    return [(x + 360 if x < -100 else x, y) for x, y in points] if name == "RUS" else points


def area(points):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def clip(points):
    """Sutherland and Hodgman against the frame."""
    for axis, limit, keep_above in ((0, WEST, True), (0, EAST, False), (1, SOUTH, True), (1, NORTH, False)):
        inside = (lambda p: p[axis] >= limit) if keep_above else (lambda p: p[axis] <= limit)
        out = []
        for a, b in zip(points, points[1:] + points[:1]):
            if inside(a):
                out.append(a)
            if inside(a) != inside(b):
                t = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
        points = out
        if not points:
            break
    return points


def dissolve(polygons):
    """Joins polygons that share arcs: what occurs in both directions is no longer a border."""
    used = [ref for polygon in polygons for part in polygon for ref in part]
    left = [ref for ref in used if ~ref not in used]
    return left


def stitch(arcs, refs):
    """Rings out of loose arcs."""
    ends = {}
    for ref in refs:
        line = arcs[ref] if ref >= 0 else arcs[~ref][::-1]
        ends.setdefault(line[0], []).append((ref, line))
    rings = []
    while any(ends.values()):
        start = next(point for point, lines in ends.items() if lines)
        at, points = start, []
        while True:
            _, line = ends[at].pop()
            points += line if not points else line[1:]
            at = line[-1]
            if at == start:
                break
        rings.append(points)
    return rings


def crimea(arcs, polygon):
    points = ring(arcs, polygon[0])
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs) > 32 and max(xs) < 37 and min(ys) > 44 and max(ys) < 46.6


def main(path):
    topology = json.load(open(path))
    raw = decode(topology)
    arcs = [thin(arc) for arc in raw]
    countries = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = BY_NAME.get(geometry["properties"]["name"]) or NAMES.get(int(geometry.get("id") or -1))
        if name:
            polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
            countries.setdefault(name, []).extend(polygons)
    moved = [polygon for polygon in countries["RUS"] if crimea(raw, polygon)]
    assert moved, "Crimea was not found"
    countries["RUS"] = [polygon for polygon in countries["RUS"] if polygon not in moved]
    countries["UKR"] += moved
    out = {}
    for name, polygons in sorted(countries.items()):
        if name == "UKR":
            rings = [[points] for points in stitch(arcs, dissolve(polygons))]
        else:
            rings = [[unwrap(ring(arcs, part), name) for part in polygon] for polygon in polygons]
        shapes = []
        for polygon in rings:
            clipped = [clip(part[:-1] if part[0] == part[-1] else part) for part in polygon]
            clipped = [part for part in clipped if len(part) > 2 and abs(area(part)) > SMALLEST]
            if not clipped:
                continue
            shape = []
            for part in clipped:
                flat, before = [], (0, 0)
                for x, y in part:
                    point = (round(x * 100), round(y * 100))
                    flat += [point[0] - before[0], point[1] - before[1]]
                    before = point
                shape.append(flat)
            shapes.append(shape)
        if shapes:
            out[name] = shapes
    json.dump(out, sys.stdout, separators=(",", ":"))
    print(file=sys.stdout)


main(sys.argv[1])
