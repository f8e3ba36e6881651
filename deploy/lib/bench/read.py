"""The read suite: one product read from the cache ÷ nginx that sends the same bytes from a file (at least 0.6), and ÷ a bare Beast server
that answers them from memory (at least 0.7)."""

import contextlib
import os
import pathlib
import subprocess
import tempfile
import urllib.request

from . import market
from .measure import in_turn, wrk

SECONDS = 4
CONNECTIONS = 64
ROOT = pathlib.Path(__file__).resolve().parents[3]
PROXIES = ROOT / "build" / "tools" / "proxies"

# One worker as ours has one I/O thread; everything that makes a static file cheap is on.
NGINX = """
daemon off; master_process off; worker_processes 1; pid {directory}/nginx.pid; error_log {directory}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; default_type application/json; sendfile on; tcp_nopush on; keepalive_requests 100000000;
  open_file_cache max=10 inactive=1h; open_file_cache_valid 1h;
  client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy;
  fastcgi_temp_path {directory}/fastcgi; uwsgi_temp_path {directory}/uwsgi; scgi_temp_path {directory}/scgi;
  server {{ listen 127.0.0.1:{port}; root {directory}/files; }}
}}
"""


def run(rounds):
    shop = market.Shop(os.environ["CHUANPIN_ADDRESS"], products=1)
    return [read_vs("read_vs_nginx", nginx_with, shop, rounds), read_vs("read_vs_beast", beast_with, shop, rounds)]


def read_vs_beast(suite, shop, rounds):
    return read_vs("read_vs_beast", beast_with, shop, rounds, suite)


def read_vs(name, comparator, shop, rounds, suite="read"):
    url = f"{shop.address}/v1/products/{shop.offers[0]['product_id']}"
    with tempfile.TemporaryDirectory() as directory:
        body = urllib.request.urlopen(url, timeout=5).read()
        with comparator(directory, body) as theirs:
            if urllib.request.urlopen(theirs, timeout=5).read() != body:
                raise RuntimeError(f"{name}: the comparator does not answer the same bytes")
            return in_turn(suite, name, "requests/s", lambda: wrk(url, CONNECTIONS, SECONDS), lambda: wrk(theirs, CONNECTIONS, SECONDS), rounds)


@contextlib.contextmanager
def running(command, port):
    process = subprocess.Popen(command)
    try:
        market.wait_for_port(port)
        yield
    finally:
        process.terminate()
        process.wait(10)


@contextlib.contextmanager
def beast_with(directory, body):
    file = pathlib.Path(directory) / "product"
    file.write_bytes(body)
    port = market.free_port()
    with running([f"{os.environ['CHUANPIN_BIN']}/bare_beast", file, str(port)], port):
        yield f"http://127.0.0.1:{port}/"


@contextlib.contextmanager
def nginx_with(directory, body):
    subprocess.run([ROOT / "deploy" / "lib" / "proxies", PROXIES], check=True)
    files = pathlib.Path(directory) / "files"
    files.mkdir()
    (files / "product").write_bytes(body)
    os.chmod(directory, 0o755)  # where we are root, the worker is not
    port = market.free_port()
    configuration = pathlib.Path(directory) / "nginx.conf"
    configuration.write_text(NGINX.format(directory=directory, port=port), encoding="utf-8")
    command = ["nginx", "-p", directory, "-c", configuration, "-e", f"{directory}/error.log"]
    path = os.pathsep.join([os.environ["PATH"], "/usr/sbin", str(PROXIES / "usr" / "sbin")])
    with running(["env", f"PATH={path}", *command], port):
        yield f"http://127.0.0.1:{port}/product"
