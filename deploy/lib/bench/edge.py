"""The edge suite: what the gate and the session take of a read, and what crowds and storms of sign-ins take from the others."""

import contextlib
import os
import pathlib
import re
import resource
import socket
import subprocess
import tempfile
import urllib.parse

from . import market
from .measure import in_turn, latency_us, wrk

HERE = pathlib.Path(__file__).parent
SECONDS = 4
CONNECTIONS = 64
BODY = b"{}"
OTHERS = 8
SIGNING_IN = 16
IDLE, SLOW = 2_000, 300
DESCRIPTORS = 4_096


def run(rounds):
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"], products=1)
    return [gate_vs_bare_read(rounds), session_vs_public(shop, rounds), p99_in_sign_in_storm(shop, rounds), median_with_idle(rounds)]


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


def session_vs_public(shop, rounds):
    """Reads of a product by somebody who is signed in ÷ the same by a stranger (at least 0.85)."""
    url = product_url(shop)
    cookie = [f"Cookie: {shop.buyer.cookie}"]
    return in_turn("edge", "session_vs_public", "requests/s", lambda: wrk(url, CONNECTIONS, SECONDS // 2, headers=cookie),
                   lambda: wrk(url, CONNECTIONS, SECONDS // 2), 3 * rounds)


def p99_in_sign_in_storm(shop, rounds):
    """The 99th percentile of a read while others sign in without pause ÷ without them (at most 1.5)."""
    url = product_url(shop)

    def stormy():
        storm = subprocess.Popen(["wrk", "-t1", f"-c{SIGNING_IN}", f"-d{SECONDS + 1}s", "--timeout", "20s", "-s", str(HERE / "sign_in.lua"),
                                  f"{shop.address}/v1/sessions", "--", *shop.credentials("partner")], stdout=subprocess.PIPE, text=True)
        measured = latency_us(url, OTHERS, SECONDS, 99)
        output, _ = storm.communicate(timeout=60)
        if "Non-2xx" in output or not re.search(r"^\s*[1-9]\d* requests in", output, re.MULTILINE):
            raise RuntimeError(f"the storm was no storm of sign-ins:\n{output}")
        return measured

    return in_turn("edge", "p99_in_sign_in_storm", "us", stormy, lambda: latency_us(url, OTHERS, SECONDS, 99), 2 * rounds)


def product_url(shop):
    return f"{shop.address}/v1/products/{shop.offers[0]['product_id']}"


def median_with_idle(rounds):
    """The median of a read while 2,000 idle and 300 slow clients are connected ÷ without them (at most 1.2)."""
    address = urllib.parse.urlsplit(os.environ["CHUANPIN_ADDRESS"])
    url = f"{os.environ['CHUANPIN_ADDRESS']}/v1/counties?limit=1"

    def crowded():
        with contextlib.ExitStack() as crowd:
            for number in range(IDLE + SLOW):
                crowd.enter_context(client(address, slow=number >= IDLE))
            return latency_us(url, OTHERS, SECONDS)

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(DESCRIPTORS, most), most))
    return in_turn("edge", "median_with_idle", "us", crowded, lambda: latency_us(url, OTHERS, SECONDS), rounds)


def client(address, slow):
    """A connection that has had an answer and waits, or one whose header does not end."""
    connection = socket.create_connection((address.hostname, address.port), timeout=5)
    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: h\r\n" + (b"X-Slow: " if slow else b"\r\n"))
    if not slow and not connection.recv(4096).startswith(b"HTTP/1.1 200"):
        raise RuntimeError("an idle client was refused")
    return connection
