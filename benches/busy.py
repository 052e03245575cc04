#!/usr/bin/env python3
"""Time from a key to its painted frame while a refresh brings in news: whole process, in a
pseudo-terminal of 120x40.

A server on 127.0.0.1 has 50 feeds of 20 full texts each, all new at every refresh. While they are
fetched, read, stored, folded and listed, the cursor goes down row by row, and every second an
article is opened and put away. The list begins with the oldest, so that what arrives moves no row.
Then the same while another process copies the archive.

    cargo build --release --examples --bins
    python3 benches/busy.py FOLDER [REFRESHES] [PROGRAM]

FOLDER holds a large archive (`warta.db`, as `examples/fill.rs` made it), which changes. PROGRAM is
another build to be measured.
"""

import http.server
import os
import subprocess
import sys
import tempfile
import threading
import time

import keys

SOURCES = 50
ITEMS = 20
# The sign at the cursor's row.
CURSOR = b">"
WORDS = (
    "pelayanan kerukunan madrasah kepala kantor wilayah jemaah haji penyuluh bimbingan peserta kegiatan "
    "pemerintah daerah anggaran sertifikat wakaf rumah ibadah guru siswa olimpiade pelatihan arsip"
).split()


def text(number, words):
    """Words that no other number has in this order."""
    parts = []
    for place in range(words):
        number = (number * 6364136223846793005 + 1442695040888963407) % 2**64
        parts.append(WORDS[(number >> 33) % len(WORDS)] if place % 30 else f"baru{number >> 44}")
    return " ".join(parts)


def feed(source, turn):
    date = time.strftime("%a, %d %b %Y %H:%M:%S +0000", time.gmtime())
    items = []
    for item in range(ITEMS):
        number = (turn * SOURCES + source) * ITEMS + item + int(time.time()) * 100_000
        items.append(
            f"<item><title>{text(number, 9)}</title><link>http://127.0.0.1/{source}/{number}</link>"
            f"<guid>{number}</guid><pubDate>{date}</pubDate><content:encoded><![CDATA[<p>"
            f"{text(number + 1, 200)}</p><p>{text(number + 2, 200)}</p>]]></content:encoded></item>"
        )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Kantor {source}</title>{''.join(items)}</channel></rss>"
    ).encode()


def serve():
    """Starts the server; what it has for the next refresh is made before it is asked."""
    ready = {}

    class Answer(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            body = ready.get(self.path, b"")
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def prepare(turn):
        for source in range(SOURCES):
            ready[f"/{source}/feed"] = feed(source, turn)

    return server.server_port, prepare


def walk(screen, moves, opens):
    """A while down the list and up again, then an article opened and put away."""
    for step in range(40):
        moves.append(screen.press(b"k" if step // 20 % 2 else b"j", CURSOR))
        time.sleep(0.005)
    opens.append(screen.press(b"\r", b"%"))
    screen.press(b"q")
    time.sleep(0.02)


def beside(screen, name, command):
    """Presses keys while `command` runs."""
    moves, opens = [], []
    screen.press(b"gg")
    screen.settle(1.0)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        walk(screen, moves, opens)
    if process.returncode != 0:
        print(f"{name} failed: {process.returncode}")
    keys.tell(f"j during {name}", moves)
    keys.tell(f"open during {name}", opens)
    print(f"{'':22} slowest {max(moves) * 1000:.1f} and {max(opens) * 1000:.1f} ms")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    archive = sys.argv[1]
    refreshes = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    program = sys.argv[3] if len(sys.argv) > 3 else f"{keys.RELEASE}/warta"
    port, prepare = serve()
    with tempfile.TemporaryDirectory() as home:
        config = os.path.join(home, "config.toml")
        with open(config, "w", encoding="utf-8") as file:
            file.write('[ui]\nstart = "sort:oldest"\nnotify = false\n[net]\ngap = "0s"\n')
            for number in range(SOURCES):
                url = f"http://127.0.0.1:{port}/{number}/feed"
                file.write(f'[[source]]\nname = "Kantor {number}"\nurl = "{url}"\narticles = "never"\n')
        common = ["--config", config, "--data-dir", archive]
        screen = keys.Screen([program, *common], home)
        screen.settle(2.0)
        moves, opens, quiet = [], [], []
        for turn in range(refreshes):
            prepare(turn)
            screen.press(b"gg")
            screen.settle(1.0)
            for step in range(40):
                quiet.append(screen.press(b"k" if step // 20 % 2 else b"j", CURSOR))
                time.sleep(0.005)
            os.write(screen.leader, b"R")
            start = time.perf_counter()
            while time.perf_counter() - start < 3.0:
                walk(screen, moves, opens)
            screen.settle(1.0)
        keys.tell("j before", quiet)
        keys.tell("j meanwhile", moves)
        keys.tell("open meanwhile", opens)
        backup = os.path.join(home, "backup.db")
        beside(screen, "a backup", [program, "backup", backup, *common])
        print(f"{len(moves)} moves, the slowest: " + " ".join(f"{s * 1000:.1f}" for s in sorted(moves)[-5:]))
        screen.end()


if __name__ == "__main__":
    main()
