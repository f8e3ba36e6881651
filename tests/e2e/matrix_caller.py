"""Who asks in the matrix of permissions, and how the program under test is asked (its address is the first argument)."""

import http.client
import json
import secrets
import sys
import urllib.parse

HOST = urllib.parse.urlsplit(sys.argv[1])
SAFE = {"GET", "HEAD", "OPTIONS"}
WITH_BODY = {"POST", "PUT", "PATCH"}  # the server refuses a body of the others


class Caller:
    def __init__(self, name, login=None, password=None):
        self.name, self.login, self.password = name, login, password
        self.cookie = self.token = self.organisation = None
        self.permissions = set()

    def sign_in(self):
        if not self.login:
            return
        status, headers, body = ask(Caller("nobody"), "POST", "/v1/sessions", json.dumps({"login": self.login, "password": self.password}))
        assert status == 201, f"{self.login} cannot sign in: {status} {body}"
        document = json.loads(body)
        self.cookie, self.token = headers["Set-Cookie"].split(";")[0], document["csrf_token"]
        self.organisation, self.permissions = document["organisation"]["id"], set(document["permissions"])


def ask(caller, method, path, body=None, content_type="application/json", key=True, with_token=True, more=None):
    headers = {"Accept-Language": "en", **(more or {})}
    if caller.cookie:
        headers["Cookie"] = caller.cookie
    if caller.token and with_token:
        headers["X-CSRF-Token"] = caller.token
    if key and method not in SAFE:
        headers["Idempotency-Key"] = secrets.token_hex(16)
    if body is not None and method in WITH_BODY:
        headers["Content-Type"] = content_type
    connection = http.client.HTTPConnection(HOST.hostname, HOST.port, timeout=20)
    try:
        connection.request(method, path, body if method in WITH_BODY else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode(errors="replace")
    finally:
        connection.close()


def code_of(body):
    try:
        return json.loads(body).get("code")
    except (ValueError, AttributeError):
        return None


def new_account(administrator, login):
    password = secrets.token_urlsafe(16)
    status, _, body = ask(administrator, "POST", "/v1/accounts", json.dumps({"login": login, "display_name": login, "password": password}))
    assert status == 201, f"{administrator.name} cannot make {login}: {status} {body}"
    return json.loads(body)["id"], password


def list_of(caller, path):
    return json.loads(ask(caller, "GET", path)[2])["data"]
