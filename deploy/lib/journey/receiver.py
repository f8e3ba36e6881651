"""A partner's receiver of webhooks: checks each signature (Standard Webhooks v1) with its own arithmetic and keeps the events."""

import base64
import hashlib
import hmac
import http.server
import json
import threading

TOLERANCE_SECONDS = 300


class Receiver:
    """Listens on a free loopback port. `now` answers the time of the server that sends (its clock may be set for a demonstration)."""

    def __init__(self, now):
        self.now = now
        self.secret = None
        self.events = {}       # webhook-id → event, in the order of arrival
        self.deliveries = 0
        self.faults = []
        self.changed = threading.Condition()
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = receiver.take(self.headers, body)
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/chuanpin"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, headers, body):
        fault = self.fault_of(headers, body)
        with self.changed:
            self.deliveries += 1
            if fault:
                self.faults.append(fault)
            else:
                self.events.setdefault(headers["webhook-id"], json.loads(body))
            self.changed.notify_all()
        return 400 if fault else 204

    def fault_of(self, headers, body):
        identity, stamp = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
        if not stamp.isdigit() or abs(int(stamp) - self.now()) > TOLERANCE_SECONDS:
            return f"{identity}: the timestamp {stamp!r} is too far from now"
        key = base64.b64decode(self.secret.removeprefix("whsec_"))
        mac = hmac.new(key, f"{identity}.{stamp}.".encode() + body, hashlib.sha256).digest()
        expected = "v1," + base64.b64encode(mac).decode()
        if not any(hmac.compare_digest(expected, each) for each in headers.get("webhook-signature", "").split(" ")):
            return f"{identity}: no signature fits"
        if json.loads(body)["id"] != identity:
            return f"{identity}: the body carries another id"
        return None

    def wait_for(self, wanted, seconds):
        """Waits until wanted(list of events) holds; answers whether it did."""
        with self.changed:
            return self.changed.wait_for(lambda: wanted(list(self.events.values())), timeout=seconds)

    def stop(self):
        self.server.shutdown()
