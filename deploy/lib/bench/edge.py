"""The edge suite: what the gate takes of a bare read, and what many idle and slow clients take from the others."""

import contextlib
import os
import resource
import socket
import subprocess
import tempfile
import urllib.parse

from . import market
from .measure import in_turn, median_us, wrk

SECONDS = 4
CONNECTIONS = 64
BODY = b"{}"
OTHERS = 8
IDLE, SLOW = 2_000, 300
DESCRIPTORS = 4_096


def run(rounds):
    return [gate_vs_bare_read(rounds), median_with_idle(rounds)]


def gate_vs_bare_read(rounds):
    """Nanoseconds of reading a browser's head through the gate ÷ those of a whole request to a bare Beast server (at most 0.05)."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(BODY)
        file.flush()
        port = market.free_port()
        beast = subprocess.Popen([f"{os.environ['CHUANPIN_BIN']}/bare_beast", file.name, str(port)])
        try:
            market.wait_for_port(port)
            return in_turn("edge", "gate_vs_bare_read", "ns", gate_ns, lambda: 1e9 / wrk(f"http://127.0.0.1:{port}/", CONNECTIONS, SECONDS), rounds)
        finally:
            beast.terminate()
            beast.wait(10)


def gate_ns():
    output = subprocess.run([f"{os.environ['CHUANPIN_BIN']}/gate_cost"], check=True, capture_output=True, text=True).stdout
    return float(output.split()[0])


def median_with_idle(rounds):
    """The median of a read while 2,000 idle and 300 slow clients are connected ÷ without them (at most 1.2)."""
    address = urllib.parse.urlsplit(os.environ["CHUANPIN_ADDRESS"])
    url = f"{os.environ['CHUANPIN_ADDRESS']}/v1/counties?limit=1"

    def crowded():
        with contextlib.ExitStack() as crowd:
            for number in range(IDLE + SLOW):
                crowd.enter_context(client(address, slow=number >= IDLE))
            return median_us(url, OTHERS, SECONDS)

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(DESCRIPTORS, most), most))
    return in_turn("edge", "median_with_idle", "us", crowded, lambda: median_us(url, OTHERS, SECONDS), rounds)


def client(address, slow):
    """A connection that has had an answer and waits, or one whose header does not end."""
    connection = socket.create_connection((address.hostname, address.port), timeout=5)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: h\r\n" + (b"X-Slow: " if slow else b"\r\n"))
    if not slow and not connection.recv(4096).startswith(b"HTTP/1.1 200"):
        raise RuntimeError("an idle client was refused")
    return connection
