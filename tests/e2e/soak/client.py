"""One client: asks over HTTP, and where it was not told what came of it asks again with the same key until it knows."""

import http.client
import json
import random
import threading
import time

KNOWN_SECONDS = 600       # an outcome that stays unknown for so long is a finding, also on a machine that is busy with other things
PAUSE_SECONDS, PAUSE_SECONDS_MAX, PAUSE_GROWTH = 0.1, 1.0, 1.5  # many who ask again all the time would keep a slow program from coming back
ANSWER_SECONDS = 60
SAID_AGAIN = {"request-in-progress", "database-busy"}  # refusals that ask to come back
NOTHING = http.client.HTTPException, OSError


class NeverKnown(Exception):
    """What was asked stayed without an answer."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def done(self):
        return 200 <= self.status < 300

    @property
    def code(self):
        return self.json["code"] if self.status >= 400 else None


class Account:
    """Who asks: a session that its clients share and renew, since Redis loses it, or an API key, which does not need Redis."""

    def __init__(self, name, login=None, password=None, api_key=None):
        self.name, self.login, self.password, self.api_key = name, login, password, api_key
        self.lock = threading.Lock()
        self.session = {"Authorization": f"Bearer {api_key}"} if api_key else None

    def headers(self, client):
        with self.lock:
            if not self.session:
                self.session = self.sign_in(client)
            return self.session

    def sign_in(self, client):
        body = json.dumps({"login": self.login, "password": self.password}).encode()
        answer = client.until_known(lambda: client.exchange("POST", "/v1/sessions", body, {"Content-Type": "application/json"}))
        if answer.status != 201:
            raise RuntimeError(f"{self.login} cannot sign in: {answer.status} {answer.body}")
        return {"Cookie": answer.headers["Set-Cookie"].split(";")[0], "X-CSRF-Token": answer.json["csrf_token"]}

    def forget(self, session):
        with self.lock:
            if self.session is session:
                self.session = None


class Client:
    def __init__(self, address, record):
        self.address = address
        self.host, _, port = address.removeprefix("http://").partition(":")
        self.port, self.record = int(port), record
        self.connection = None

    def get(self, account, path):
        return self.ask(account, "GET", path)

    def post(self, account, path, document, key, if_match=None):
        body = b"" if document is None else json.dumps(document, ensure_ascii=False).encode()
        headers = {"Idempotency-Key": key}
        if document is not None:
            headers["Content-Type"] = "application/json"
        if if_match:
            headers["If-Match"] = if_match
        return self.ask(account, "POST", path, body, headers)

    def ask(self, account, method, path, body=None, headers=None):
        def once():
            session = account.headers(self)
            answer = self.exchange(method, path, body, {**session, **(headers or {})})
            if answer and answer.status == 401 and not account.api_key:
                account.forget(session)
                return None
            return answer
        return self.until_known(once)

    def until_known(self, once):
        end, pause = time.monotonic() + KNOWN_SECONDS, PAUSE_SECONDS
        while True:
            answer = once()
            if answer and self.is_known(answer):
                return answer
            self.record.count("asked again")
            if time.monotonic() > end or self.record.broken:
                raise NeverKnown(f"{answer.status} {answer.body}" if answer else "no answer")
            time.sleep(random.uniform(pause / 2, pause))
            pause = min(pause * PAUSE_GROWTH, PAUSE_SECONDS_MAX)

    def is_known(self, answer):
        if answer.status == 500:
            self.record.fault("answered 500", answer.body.decode(errors="replace"))
        if answer.status >= 400:
            self.record.count(f"answered {answer.status} {answer.code}")
        return answer.status < 500 and answer.status != 429 and answer.code not in SAID_AGAIN

    def exchange(self, method, path, body, headers):
        """None where the connection was cut before an answer was there."""
        try:
            if not self.connection:
                self.connection = http.client.HTTPConnection(self.host, self.port, timeout=ANSWER_SECONDS)
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            answer = Answer(response.status, response.headers, response.read())
            if response.will_close:
                self.hang_up()
            return answer
        except NOTHING as cut:
            self.record.count(f"connection cut ({type(cut).__name__})")
            self.hang_up()
            return None

    def hang_up(self):
        if self.connection:
            self.connection.close()
        self.connection = None
