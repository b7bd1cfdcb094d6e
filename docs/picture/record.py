#!/usr/bin/python3
"""Runs a command in an emulated terminal and keeps what it showed as an animated SVG.

    docs/picture/record.py docs/picture/demo.svg --speed 6 -- showrunner demo

Needs Debian's python3-pyte. The picture is what the program printed, nothing else; only time is scaled.
"""
import argparse, fcntl, html, os, pty, select, struct, sys, termios, time
import pyte

COLOURS = {"default": "#d4d4d4", "black": "#666666", "red": "#f48771", "green": "#89d185", "brown": "#e5c07b", "blue": "#6cb6ff",
           "magenta": "#d2a8ff", "cyan": "#56d4dd", "white": "#ffffff", "brightblack": "#8b949e"}
CELL, LINE, MARGIN = 8.4, 19, 16      # pixels at 14 px monospace


def record(command, columns, rows, interval=0.2):
    """Yields (seconds, screen) for every change of the screen, a screen being a list of rows of (text, colour, bold) runs."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="")
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    start, shown, last = time.monotonic(), None, 0.0
    while True:
        ready, _, _ = select.select([terminal], [], [], interval)
        try:
            chunk = os.read(terminal, 65536) if ready else b""
        except OSError:                # the other end is closed
            break
        if ready and not chunk:
            break
        stream.feed(chunk)
        now = time.monotonic() - start
        if now - last >= interval and (seen := snapshot(screen)) != shown:
            shown, last = seen, now
            yield now, seen
    yield time.monotonic() - start, snapshot(screen)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code != 0:
        sys.exit(f"the command ended with exit code {code}")


def snapshot(screen):
    return [tuple(runs(screen.buffer[y], screen.columns)) for y in range(screen.lines)]


def runs(cells, columns):
    text, style = "", None
    for x in range(columns):
        cell = cells[x]
        if (cell.fg, cell.bold) != style:
            if text.strip():
                yield text_run(x - len(text), text, style)
            text, style = "", (cell.fg, cell.bold)
        text += cell.data
    if text.strip():
        yield text_run(columns - len(text), text, style)


def text_run(column, text, style):
    return column + len(text) - len(text.lstrip()), text.strip(), *style


def svg(frames, title, columns, rows, speed, hold=10):
    """One group a frame, all below one another; a stepped animation moves the one at hand into view."""
    width, height, bar = columns * CELL + 2 * MARGIN, rows * LINE + 2 * MARGIN, 34
    names, body = {}, []
    for number, (_, screen) in enumerate(frames):
        for y, row in enumerate(screen):
            if row:
                name = names.setdefault(row, f"r{len(names)}")
                body.append(f'<use href="#{name}" y="{number * height + MARGIN + (y + 1) * LINE - 5:.0f}"/>')
    rows_drawn = "".join(f'<g id="{name}">{"".join(map(span, row))}</g>' for row, name in names.items())
    times = [seconds / speed for seconds, _ in frames]
    total = times[-1] - times[0] + hold
    steps = "".join(f"{100 * (at - times[0]) / total:.3f}%{{transform:translateY({-number * height:.0f}px)}}" for number, at in enumerate(times))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height + bar:.0f}" width="{width:.0f}">'
            f'<style>text{{font:14px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}}'
            f'.film{{animation:film {total:.2f}s steps(1,end) infinite}}@keyframes film{{{steps}100%{{transform:translateY({-(len(frames) - 1) * height:.0f}px)}}}}</style>'
            f'<rect width="100%" height="100%" rx="8" fill="#1e1e1e"/><defs>{rows_drawn}</defs>'
            f'<g transform="translate(0 {bar - 11})">{span((0, "$ " + title, "brightblack", False))}</g><path d="M0 {bar}H{width:.0f}" stroke="#3c3c3c"/>'
            f'<svg y="{bar}" width="{width:.0f}" height="{height:.0f}" overflow="hidden"><g class="film">{"".join(body)}</g></svg></svg>\n')


def span(run):
    column, text, colour, bold = run
    fill = COLOURS.get(colour, f"#{colour}")
    weight = ' style="font-weight:bold"' if bold else ""
    length = f' textLength="{len(text) * CELL:.1f}"'
    return f'<text x="{MARGIN + column * CELL:.1f}" fill="{fill}"{weight}{length}>{html.escape(text)}</text>'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture")
    parser.add_argument("--speed", type=float, default=1)
    parser.add_argument("--columns", type=int, default=96)
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    frames = list(record(options.command, options.columns, options.rows))
    with open(options.picture, "w", encoding="utf-8") as file:
        file.write(svg(frames, " ".join(os.path.basename(word) for word in options.command), options.columns, options.rows, options.speed))
    print(f"{options.picture}: {len(frames)} frames, {frames[-1][0]:.0f} s")


main()
