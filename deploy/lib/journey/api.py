"""One signed-in user of the marketplace, over HTTP alone."""

import http.client
import json
import os
import secrets
import time
import urllib.parse

QUOTA_WAITS_MAX = 60  # a journey told to come back later does so: many in a row use up an organisation's quota of writes


class Refused(Exception):
    """An answer with another status than the step expected."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)


def record(method, path, content_type, body, answer):
    """Appends the exchange to the file named by CHUANPIN_EXCHANGES, for the test that holds it against openapi.yaml."""
    if file := os.environ.get("CHUANPIN_EXCHANGES"):
        with open(file, "a", encoding="utf-8") as lines:
            lines.write(json.dumps({
                "method": method, "path": path, "status": answer.status, "request_type": content_type,
                "request": (body or b"").decode(errors="replace"), "response_type": answer.headers.get("Content-Type", ""),
                "response": answer.body.decode(errors="replace")}) + "\n")


class User:
    """Keeps the cookie and the CSRF token of one sign-in; every changing call carries an Idempotency-Key."""

    def __init__(self, address, name="anybody"):
        parts = urllib.parse.urlsplit(address)
        self.host, self.port, self.name = parts.hostname, parts.port or 80, name
        self.cookie = self.csrf_token = None
        self.organisation = None

    def sign_in(self, login, password):
        answer = self.post("/v1/sessions", {"login": login, "password": password}, expect=201)
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        self.csrf_token = answer.json["csrf_token"]
        self.organisation = answer.json["organisation"]
        return self

    def sign_out(self):
        self.call("DELETE", "/v1/sessions/current", expect=204)

    def get(self, path, expect=200):
        return self.call("GET", path, expect=expect)

    def post(self, path, document=None, expect=201, key=None, content_type="application/json"):
        body = document if isinstance(document, (bytes, type(None))) else json.dumps(document, ensure_ascii=False).encode()
        return self.call("POST", path, body, expect, key or secrets.token_hex(16), content_type)

    def put(self, path, document, if_match, expect=200):
        return self.call("PUT", path, json.dumps(document, ensure_ascii=False).encode(), expect, more={"If-Match": if_match})

    def call(self, method, path, body=None, expect=200, key=None, content_type="application/json", more=None):
        headers = {"Accept-Language": "zh"} | (more or {})
        if self.cookie:
            headers["Cookie"] = self.cookie
        if self.csrf_token and method != "GET":
            headers["X-CSRF-Token"] = self.csrf_token
        if key:
            headers["Idempotency-Key"] = key
        if body is not None:
            headers["Content-Type"] = content_type
        answer = self.exchange(method, path, body, headers)
        waits = 0
        while answer.status == 429 and waits < QUOTA_WAITS_MAX:
            waits += 1
            time.sleep(int(answer.headers["Retry-After"]))
            answer = self.exchange(method, path, body, headers)
        if answer.status not in (expect if isinstance(expect, tuple) else (expect,)):
            raise Refused(f"{self.name}: {method} {path} answered {answer.status}, expected {expect}:\n  {answer.body.decode(errors='replace')}")
        return answer

    def exchange(self, method, path, body, headers):
        connection = http.client.HTTPConnection(self.host, self.port, timeout=20)
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
        finally:
            connection.close()
        record(method, path, headers.get("Content-Type"), body, answer)
        return answer
