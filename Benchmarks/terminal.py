"""A program in a pseudo-terminal: started, asked, answered, ended. Standard library only, Linux."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time


def start(command, columns, rows, term):
    """Starts a command in a pty of a size; its process and the pty's other end.

    The size is set before exec, so that the first paint has it: the child waits for a byte.
    """
    ready_read, ready_write = os.pipe()
    process, master = pty.fork()
    if process == 0:
        os.close(ready_write)
        os.read(ready_read, 1)
        os.environ.update(TERM=term, LC_ALL="C.UTF-8")
        for name in ("LINES", "COLUMNS", "COLORTERM", "NO_COLOR", "TMUX"):
            os.environ.pop(name, None)
        try:
            os.execvp(command[0], command)
        except OSError as error:
            print(f"{command[0]}: {error.strerror}", file=sys.stderr)
            os._exit(127)
    os.close(ready_read)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    began = time.perf_counter()
    os.write(ready_write, b"x")
    os.close(ready_write)
    return process, master, began


class Ended(Exception):
    """The command closed its terminal; carries its last output."""


def answer(master, began, quiet, timeout):
    """Reads until silence; (first byte, last byte) in ms after `began`, and the bytes.

    Both times are None when nothing came.
    """
    first = last = None
    output = bytearray()
    while True:
        now = time.perf_counter()
        end = began + timeout / 1000 if last is None else last + quiet / 1000
        if now >= end:
            break
        if not select.select([master], [], [], end - now)[0]:
            continue
        try:
            block = os.read(master, 1 << 16)
        except OSError:
            block = b""
        if not block:
            raise Ended(bytes(output))
        last = time.perf_counter()
        first = first or last
        output += block
    if first is None:
        return None, None, output
    return (first - began) * 1000, (last - began) * 1000, output


def quantile(values, part):
    """Nearest-rank quantile; None without values."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else None


def finish(process, master, quit_key):
    """Ends the command with its key, or with SIGHUP and SIGKILL when that does not help."""
    steps = [lambda: os.write(master, quit_key.encode()),
             lambda: os.kill(process, signal.SIGHUP), lambda: os.kill(process, signal.SIGKILL)]
    for step in steps:
        try:
            step()
        except OSError:
            pass
        end = time.perf_counter() + 2
        while time.perf_counter() < end:
            if os.waitpid(process, os.WNOHANG)[0] != 0:
                return
            if select.select([master], [], [], 0.02)[0]:
                try:
                    os.read(master, 1 << 16)
                except OSError:
                    time.sleep(0.02)
