"""A `fleck review` in a pseudo-terminal: keys, their latencies, processor time, memory."""

import os
import pathlib
import time

from terminal import answer, finish, start


class Review:
    """A `fleck review` in a pty, its first paint over."""

    def __init__(self, arguments, run):
        columns, rows = (int(side) for side in arguments.size.split("x"))
        self.process, self.master, began = start(
            [arguments.fleck, "review", str(run)], columns, rows, "xterm-256color")
        answer(self.master, began, 400, 30_000)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        finish(self.process, self.master, "q")

    def press(self, key, quiet=60):
        """Latency to the last byte of one key's answer in ms, None without an answer; its bytes."""
        sent = time.perf_counter()
        os.write(self.master, key.encode())
        _, last, output = answer(self.master, sent, quiet, 3000)
        return last, len(output)

    def processor_seconds(self):
        """User and system time so far."""
        fields = pathlib.Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self):
        """Peak resident memory in MB."""
        for line in pathlib.Path(f"/proc/{self.process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return 0.0
