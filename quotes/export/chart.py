"""Positions and trajectories as pictures: lines for a terminal, SVG, and an HTML page that needs nothing else.

Against stands left of the axis (below the lane), favor right (above), neutral around it; what a person
reviewed is solid, what only a machine said is hatched. Words of strangers are escaped, control codes
dropped. Start at `bars`, `svg_bars`, `svg_steps`, `page`.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from quotes.export.safe import visible
from quotes.model import Leaning
from quotes.positions import Position, Step

WIDTH = 24
"""How many characters a full bar has on a terminal, to either side."""
COLORS = {Leaning.FAVOR: "#2563a8", Leaning.AGAINST: "#b5372b", Leaning.NEUTRAL: "#8a8a8a"}
NOTE = "Labels by machine are hatched and must be verified; labels that a person reviewed are solid."
_ROW, _LABEL, _HALF = 22, 300, 260
_STEP, _LANE = 640, 60


def bars(rows: Sequence[Position]) -> str:
    """A line a position: `NATO · Jens Stoltenberg   ░░██│████  -2 =1 +4`."""
    widest = max((max(row.favor, row.against) for row in rows), default=1) or 1
    names = [visible(_name(row)) for row in rows]
    room = max(map(len, names), default=0)
    return "".join(
        f"{name:<{room}}  {_bar(row, widest)}  {_counts(row)}\n"
        for name, row in zip(names, rows, strict=True)
    )


def _name(row: Position) -> str:
    return row.target if row.group == row.target else f"{row.target} · {row.group}"


def _bar(row: Position, widest: int) -> str:
    left, right = (round(count * WIDTH / widest) for count in (row.against, row.favor))
    return f"{'▒' * left:>{WIDTH}}│{'█' * right:<{WIDTH}}"


def _counts(row: Position) -> str:
    reviewed = f", {row.reviewed} reviewed" if row.reviewed else ""
    return f"{row.against} against, {row.neutral} neutral, {row.favor} favor{reviewed}"


def svg_bars(rows: Sequence[Position], title: str) -> str:
    """One bar a position to both sides of an axis, as an SVG document."""
    widest = max((row.statements for row in rows), default=1) or 1
    unit = _HALF / widest
    drawn = [_svg_row(row, number, unit) for number, row in enumerate(rows)]
    height = 60 + _ROW * len(rows)
    axis = _LABEL + _HALF
    drawn.append(f'<line x1="{axis}" y1="34" x2="{axis}" y2="{height - 22}" stroke="#333"/>')
    return _svg(title, (_LABEL + 2 * _HALF + 20, height), drawn, "against ◂ │ ▸ favor")


def _svg_row(row: Position, number: int, unit: float) -> str:
    top, axis = 38 + number * _ROW, _LABEL + _HALF
    half = row.neutral * unit / 2
    parts = (
        (axis - half - row.against * unit, row.against, Leaning.AGAINST),
        (axis - half, row.neutral, Leaning.NEUTRAL),
        (axis + half, row.favor, Leaning.FAVOR),
    )
    share = row.reviewed / row.statements
    drawn = "".join(
        _svg_part(left, count * unit, top, leaning, share) for left, count, leaning in parts if count
    )
    label = f'<text x="{_LABEL - 8}" y="{top + 12}" text-anchor="end">{_words(_name(row)[:44])}</text>'
    return f"<g><title>{_words(f'{_name(row)}: {_counts(row)}')}</title>{label}{drawn}</g>"


def _svg_part(left: float, width: float, top: int, leaning: Leaning, solid: float) -> str:
    box = f'y="{top}" height="16" x="{left:.1f}"'
    color = COLORS[leaning]
    hatched = f'<rect {box} width="{width:.1f}" fill="url(#{leaning})" stroke="{color}"/>'
    return hatched + (f'<rect {box} width="{width * solid:.1f}" fill="{color}"/>' if solid else "")


def svg_steps(steps: Sequence[Step], title: str) -> str:
    """A lane a target, a dot a statement in order of time: favor above the line, against below; a ring: it turned."""
    lanes = list(dict.fromkeys(step.target for step in steps))
    gap = _STEP / max(1, len(steps))
    drawn = [_svg_lane(target, number) for number, target in enumerate(lanes)]
    drawn += [
        _svg_step(step, 140 + gap * (place + 0.5), lanes.index(step.target))
        for place, step in enumerate(steps)
    ]
    if steps:
        foot = 58 + _LANE * len(lanes)
        drawn.append(f'<text x="140" y="{foot}">{_words(steps[0].day)}</text>')
        drawn.append(f'<text x="{140 + _STEP}" y="{foot}" text-anchor="end">{_words(steps[-1].day)}</text>')
    return _svg(title, (160 + _STEP, 80 + _LANE * len(lanes)), drawn, "▴ favor, ▾ against")


def _svg_lane(target: str, number: int) -> str:
    middle = 66 + _LANE * number
    line = f'<line x1="140" y1="{middle}" x2="{140 + _STEP}" y2="{middle}" stroke="#ccc"/>'
    return f'{line}<text x="132" y="{middle + 4}" text-anchor="end">{_words(target)}</text>'


def _svg_step(step: Step, across: float, lane: int) -> str:
    height = {Leaning.FAVOR: -18, Leaning.AGAINST: 18, Leaning.NEUTRAL: 0}[step.stance]
    fill = f"url(#{step.stance})" if step.judge == "machine" else COLORS[step.stance]
    place = f'cx="{across:.1f}" cy="{66 + _LANE * lane + height}"'
    ring = f'<circle {place} r="10" fill="none" stroke="#000"/>' if step.turned else ""
    told = _words(f"{step.day} {step.speaker}, {step.stance} ({step.judge}): {step.text}")
    dot = f'<circle {place} r="6" fill="{fill}" stroke="{COLORS[step.stance]}"/>'
    return f"<g><title>{told}</title>{ring}{dot}</g>"


def page(svg: str, title: str) -> str:
    """An HTML page around an SVG document, without scripts and without anything to load."""
    head = f'<meta charset="utf-8"><title>{_words(title)}</title>'
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}</head><body>\n{svg}\n<p>{NOTE}</p>\n</body></html>\n'
    )


def _svg(title: str, size: tuple[int, int], drawn: Sequence[str], key: str) -> str:
    width, height = size
    patterns = "".join(
        f'<pattern id="{leaning}" width="4" height="4" patternUnits="userSpaceOnUse">'
        f'<path d="M0 4L4 0" stroke="{color}" stroke-width="1.2"/></pattern>'
        for leaning, color in COLORS.items()
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        f' role="img" font-family="sans-serif" font-size="12">\n<title>{_words(title)}</title>\n<desc>{NOTE}</desc>\n'
        f'<defs>{patterns}</defs>\n<text x="8" y="18" font-size="14">{_words(title)}</text>'
        f'<text x="{width - 10}" y="18" text-anchor="end">{key}</text>\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def _words(text: str) -> str:
    return escape(visible(text), {'"': "&quot;"})
