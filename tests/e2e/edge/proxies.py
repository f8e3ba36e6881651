"""Private processes on free ports of the loopback interface: our counting server, nginx and haproxy in front of it.

Each is started with a configuration of its own in a directory of its own, and ended by its process id.
"""

import os
import pathlib
import shutil
import socket
import subprocess
import time

START_MAX_S = 20
# Where deploy/lib/proxies unpacks Debian's packages; installed programs come first.
UNPACKED = pathlib.Path(__file__).resolve().parents[3] / "build" / "tools" / "proxies" / "usr" / "sbin"

NGINX = """
daemon off; master_process off; worker_processes 1; pid {directory}/nginx.pid; error_log {directory}/error.log;
events {{ worker_connections 512; }}
http {{
  access_log off; default_type text/plain;
  client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy;
  fastcgi_temp_path {directory}/fastcgi; uwsgi_temp_path {directory}/uwsgi; scgi_temp_path {directory}/scgi;
  client_header_timeout 1s; client_body_timeout 1s; keepalive_timeout 1s; lingering_timeout 1s;
  client_max_body_size 20m; large_client_header_buffers 4 32k;
  upstream program {{ server 127.0.0.1:{upstream}; keepalive 4; }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://program; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header X-Forwarded-Host $http_host; proxy_request_buffering {buffering}; proxy_next_upstream off;
    }}
  }}
}}
"""

HAPROXY = """
global
  maxconn 512
  nbthread 1
defaults
  mode http
  timeout connect 2s
  timeout client 1s
  timeout server 5s
  timeout http-request 1s
  timeout http-keep-alive 1s
  option forwardfor
  http-reuse always
frontend edge
  bind 127.0.0.1:{port}
  http-request set-header X-Forwarded-Proto http
  http-request set-header X-Forwarded-Host %[req.hdr(Host)]
  default_backend program
backend program
  server one 127.0.0.1:{upstream}
"""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def find(program):
    found = shutil.which(program, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin:{UNPACKED}")
    if not found:
        raise SystemExit(f"{program} is not here: deploy/lib/packages brings it")
    return found


class Process:
    """A child that is ended with the block."""

    def __init__(self, command, **options):
        self.child = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.terminate()
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait(10)

    def wait_for(self, port):
        end = time.monotonic() + START_MAX_S
        while time.monotonic() < end:
            if self.child.poll() is not None:
                break
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.02)
        raise SystemExit(f"{self.child.args[0]} does not listen on {port}")


def counting_server(program):
    """The process, its port and the port that tells what it saw."""
    server = Process([program], stdout=subprocess.PIPE, text=True)
    words = server.child.stdout.readline().split()
    return server, int(words[0]), int(words[1])


def nginx(upstream, directory, buffering):
    port = free_port()
    path = pathlib.Path(directory) / "nginx.conf"
    path.write_text(NGINX.format(directory=directory, upstream=upstream, port=port, buffering=buffering), encoding="utf-8")
    return started([find("nginx"), "-c", str(path), "-p", str(directory), "-e", f"{directory}/error.log"], port)


def haproxy(upstream, directory):
    port = free_port()
    path = pathlib.Path(directory) / "haproxy.cfg"
    path.write_text(HAPROXY.format(upstream=upstream, port=port), encoding="utf-8")
    return started([find("haproxy"), "-db", "-q", "-f", str(path)], port)


def started(command, port):
    proxy = Process(command)
    proxy.wait_for(port)
    return proxy, port
