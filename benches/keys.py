#!/usr/bin/env python3
"""Time from a key to its painted frame: whole process, in a pseudo-terminal of 120x40.

A key counts from the write to the terminal until the end of the frame that it causes (the mark
that ends a synchronized update), so input thread, update, cache and painting are all in it. Then
the program is left alone, and the processor time it takes is the kernel's own count.

    cargo build --release --examples --bins
    python3 benches/keys.py [ARTICLES] [PRESSES] [OTHER] [LOAD]

OTHER is another build of the program, which is measured in turns with this one on a copy of the same
archive; LOAD is how many busy loops run meanwhile.

An archive takes minutes to fill; ARTICLES may also be the folder of one that is there already
(`warta.db`, as `examples/fill.rs` made it), which is read from then on but for read marks.
"""

import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RELEASE = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release")
FRAME = b"\x1b[?2026l"
QUIET = 0.15


class Screen:
    """The program in a terminal of its own."""

    def __init__(self, command, home):
        environment = {
            "HOME": home,
            "PATH": "/usr/bin:/bin",
            "TERM": "xterm-256color",
            "LANG": "id_ID.UTF-8",
        }
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.child = os.fork()
        if self.child == 0:
            os.setsid()
            fcntl.ioctl(follower, termios.TIOCSCTTY, 0)
            for number in (0, 1, 2):
                os.dup2(follower, number)
            os.closerange(3, 64)
            os.execve(command[0], command, environment)
        os.close(follower)

    def settle(self, seconds=QUIET):
        """Takes what is printed until nothing comes for a while."""
        while select.select([self.leader], [], [], seconds)[0]:
            try:
                if not os.read(self.leader, 65536):
                    break
            except OSError:
                break

    def press(self, keys, painted=None):
        """Seconds until a frame ends whose bytes, with those before it, hold `painted`."""
        start = time.perf_counter()
        os.write(self.leader, keys)
        printed = b""
        while True:
            ready, _, _ = select.select([self.leader], [], [], 10)
            chunk = os.read(self.leader, 65536) if ready else b""
            if not chunk:
                sys.exit(f"no frame after {keys!r}: {printed[-300:]!r}")
            printed += chunk
            if printed.endswith(FRAME) and (painted is None or painted in printed):
                return time.perf_counter() - start

    def processor(self):
        """Seconds of processor time so far."""
        with open(f"/proc/{self.child}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        os.kill(self.child, signal.SIGTERM)
        self.settle()
        os.waitpid(self.child, 0)
        os.close(self.leader)


def tell(name, seconds):
    ordered = sorted(seconds)
    tail = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    print(f"{name:22} p50 {statistics.median(ordered) * 1000:6.2f} ms  p99 {tail * 1000:6.2f} ms")


class Figures:
    """Seconds by kind of key."""

    def __init__(self, name, screen):
        self.name = name
        self.screen = screen
        self.by_kind = {}

    def press(self, kind, keys, painted=None, rest=0.02):
        self.by_kind.setdefault(kind, []).append(self.screen.press(keys, painted))
        self.screen.settle(rest)


def main():
    articles = sys.argv[1] if len(sys.argv) > 1 else "100000"
    presses = int(sys.argv[2]) if len(sys.argv) > 2 else 400
    other = sys.argv[3] if len(sys.argv) > 3 else ""
    load = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "config.toml")
        with open(config, "w", encoding="utf-8") as file:
            file.write("[ui]\nstart = \"\"\n")
            for number in range(30):
                file.write(f'[[source]]\nname = "Kantor {number}"\nurl = "https://k{number}.example/feed"\n')
        archive = articles if os.path.isdir(articles) else folder
        if archive == folder:
            fill(os.path.join(folder, "warta.db"), articles)
        programs = [(f"{RELEASE}/warta", archive)]
        if other:
            copy = os.path.join(folder, "other")
            os.mkdir(copy)
            shutil.copy(os.path.join(archive, "warta.db"), copy)
            programs.append((other, copy))
        busy = [subprocess.Popen(["sh", "-c", "while :; do :; done"]) for _ in range(load)]
        try:
            measure(programs, config, folder, presses)
        finally:
            for loop in busy:
                loop.kill()


def fill(database, articles):
    if os.spawnv(os.P_WAIT, f"{RELEASE}/examples/fill", ["fill", database, articles]) != 0:
        sys.exit("first: cargo build --release --examples --bins")


def measure(programs, config, folder, presses):
    all_figures = []
    for program, archive in programs:
        command = [program, "--offline", "--config", config, "--data-dir", archive]
        all_figures.append(Figures(program, Screen(command, folder)))
        all_figures[-1].screen.settle(1.0)
    for turn in range(10):
        # In turns, so that what else the machine does meets all alike.
        for figures in all_figures[:: 1 if turn % 2 else -1]:
            walk(figures, presses // 10)
    for figures in all_figures:
        print(figures.name)
        for kind, seconds in figures.by_kind.items():
            tell(kind, seconds)
        figures.screen.settle(1.0)
        before = figures.screen.processor()
        time.sleep(5)
        print(f"{'idle':22} {(figures.screen.processor() - before) / 5 * 100:5.1f} % of a processor")
        figures.screen.end()


def walk(figures, presses):
    """One turn: every kind of key."""
    screen = figures.screen
    for _ in range(presses):
        figures.press("j", b"j", rest=0.005)
    for _ in range(presses // 2):
        figures.press("a page down", b"\x06")
    for _ in range(max(presses // 10, 1)):
        # There and back: a row far from all that is held, until its place is painted.
        figures.press("to the other end", b"G", rest=0.05)
        figures.press("to the other end", b"gg", rest=0.05)
    screen.press(b"G")
    screen.settle()
    for _ in range(presses // 4):
        figures.press("a page up at the end", b"\x02")
    screen.press(b"gg")
    screen.settle()
    for _ in range(presses // 4):
        # The article is there as soon as its pane says how much of it has been seen.
        figures.press("open an article", b"\r", b"%")
        figures.press("a page of a text", b" ")
        screen.press(b"q")
        screen.settle(0.02)
        screen.press(b"j")
        screen.settle(0.02)
    screen.press(b"F")
    screen.settle(0.02)
    for letter in b"santri":
        figures.press("a letter of a filter", bytes([letter]), rest=0.2)
    screen.press(b"\x1b")
    screen.settle(0.2)


if __name__ == "__main__":
    main()
