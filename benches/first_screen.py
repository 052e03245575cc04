#!/usr/bin/env python3
"""Time from start to the first painted screen: whole process, in a pseudo-terminal.

warta is compared with examples/floor.rs, which only opens the same cache and prints one
screenful. Both get the same terminal of 120x40, they are started in turns, and the medians are
compared. Peak memory is the kernel's own count.

    cargo build --release --examples --bins
    python3 benches/first_screen.py [ARTICLES] [ROUNDS] [SOURCES]

ARTICLES may also be the folder of an archive that is there already (`warta.db`, as
`examples/fill.rs` made it); sources beyond its own are subscribed to.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RELEASE = os.path.join(os.environ.get("CARGO_TARGET_DIR", os.path.join(ROOT, "target")), "release")


def run(command, painted, folder):
    """Seconds until `painted` holds for the bytes printed so far, and peak resident MiB."""
    environment = {
        "HOME": folder,
        "PATH": "/usr/bin:/bin",
        "TERM": "xterm-256color",
        "LANG": "id_ID.UTF-8",
    }
    leader, follower = pty.openpty()
    # The terminal has its size before the program can ask for it.
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(follower, termios.TIOCSCTTY, 0)
        for number in (0, 1, 2):
            os.dup2(follower, number)
        os.closerange(3, 64)
        os.execve(command[0], command, environment)
    os.close(follower)
    printed, elapsed = b"", None
    while True:
        ready, _, _ = select.select([leader], [], [], 10)
        try:
            chunk = os.read(leader, 65536) if ready else b""
        except OSError:
            chunk = b""
        if not chunk:
            break
        printed += chunk
        if elapsed is None and painted(printed):
            elapsed = time.perf_counter() - start
            os.kill(child, signal.SIGTERM)
    if elapsed is None:
        os.kill(child, signal.SIGKILL)
    _, _, usage = os.wait4(child, 0)
    os.close(leader)
    if elapsed is None:
        sys.exit(f"{command[0]} never painted a full screen: {printed[-300:]!r}")
    return elapsed, usage.ru_maxrss / 1024


def main():
    articles = sys.argv[1] if len(sys.argv) > 1 else "15000"
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    sources = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    with tempfile.TemporaryDirectory() as folder:
        archive = articles if os.path.isdir(articles) else folder
        database = os.path.join(archive, "warta.db")
        config = os.path.join(folder, "config.toml")
        with open(config, "w", encoding="utf-8") as file:
            for number in range(sources):
                file.write(f'[[source]]\nname = "Kantor {number}"\nurl = "https://k{number}.example/feed"\n')
        fill = [f"{RELEASE}/examples/fill", database, articles]
        if archive == folder and os.spawnv(os.P_WAIT, fill[0], fill) != 0:
            sys.exit("first: cargo build --release --examples --bins")
        commands = {
            "floor": ([f"{RELEASE}/examples/floor", database, "38"], lambda text: text.count(b"\n") >= 38),
            # Rows of the list name their source; twenty of them are a screen's worth.
            "warta": (
                [f"{RELEASE}/warta", "--offline", "--config", config, "--data-dir", archive],
                lambda text: text.count(b"Kantor") >= 20,
            ),
        }
        measured = {name: [] for name in commands}
        for turn in range(rounds + 1):
            for name, (command, painted) in commands.items():
                result = run(command, painted, folder)
                if turn > 0:
                    measured[name].append(result)
        medians = {}
        for name, runs in measured.items():
            medians[name] = statistics.median(seconds for seconds, _ in runs)
            memory = max(mib for _, mib in runs)
            print(f"{name:6} {medians[name] * 1000:7.1f} ms  {memory:5.1f} MiB")
        print(f"ratio  {medians['warta'] / medians['floor']:7.2f}")


if __name__ == "__main__":
    main()
