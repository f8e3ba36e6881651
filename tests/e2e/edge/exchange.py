"""One case over one connection: what was sent, what came back."""

import dataclasses
import re
import socket
import time

READ_MAX_S = 8
STATUS_LINE = re.compile(rb"HTTP/1\.[01] (\d{3})[^\r\n]*\r\n")


@dataclasses.dataclass
class Answer:
    status: int
    body: bytes


@dataclasses.dataclass
class Outcome:
    answers: list
    closed: bool  # the other side ended the connection
    rest: bytes  # what came and is no answer

    @property
    def statuses(self):
        return tuple(each.status for each in self.answers)


class Reader:
    """Takes answers off a socket. The methods of the requests tell which answers have no body."""

    def __init__(self, connection, methods):
        self.connection = connection
        self.methods = list(methods)
        self.buffer = b""
        self.closed = False
        self.end = time.monotonic() + READ_MAX_S

    def fill(self):
        """False where nothing more comes."""
        self.connection.settimeout(max(0.01, self.end - time.monotonic()))
        try:
            data = self.connection.recv(65536)
        except ConnectionResetError:
            data = b""
        except TimeoutError:
            return False
        self.closed = not data
        self.buffer += data
        return bool(data)

    def need(self, count):
        while len(self.buffer) < count:
            if not self.fill():
                return False
        return True

    def answer(self):
        """The next whole answer, or None."""
        while b"\r\n\r\n" not in self.buffer:
            if not self.fill():
                return None
        head, _, _ = self.buffer.partition(b"\r\n\r\n")
        line = STATUS_LINE.match(head + b"\r\n")
        if not line:
            return None
        status = int(line[1])
        size = self.body_size(status, head)
        if size is None or not self.need(len(head) + 4 + size):
            return None
        body = self.buffer[len(head) + 4:len(head) + 4 + size]
        self.buffer = self.buffer[len(head) + 4 + size:]
        return Answer(status, body)

    def body_size(self, status, head):
        if status < 200:
            return 0
        method = self.methods.pop(0) if self.methods else b""
        if status in (204, 304) or method == b"HEAD":
            return 0
        length = re.search(rb"\r\ncontent-length: *(\d+)", head, re.I)
        return int(length[1]) if length else None

    def all(self):
        answers = []
        while (one := self.answer()) is not None:
            answers.append(one)
        return answers


def methods_of(data):
    """The methods of what looks like requests, in order: only HEAD matters, and no case hides one."""
    return re.findall(rb"(?:^|\r\n)([A-Z]+) [^\r\n]* HTTP/1\.[01]\r\n", data)


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=READ_MAX_S)


def send(connection, data):
    try:
        connection.sendall(data)
    except (BrokenPipeError, ConnectionResetError):
        pass  # refused before all of it was sent: what came back tells


def exchange(case, port, end_at_quiet):
    """Sends the case. `end_at_quiet`: the connection may be left open by the other side, so ask for its end after the answers."""
    data = case.marked()
    with connect(port) as connection:
        send(connection, data)
        if case.half_close:
            connection.shutdown(socket.SHUT_WR)
        reader = Reader(connection, methods_of(data))
        if not end_at_quiet:
            answers = reader.all()
            return Outcome(answers, reader.closed, reader.buffer)
        answers = [one for one in (reader.answer() for _ in case.statuses) if one]
        if not case.closed and not reader.closed:
            # The connection must still be in step: one request more, and its own answer.
            reader.methods = []
            send(connection, f"GET /{case.mark}/last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".encode())
        answers += reader.all()
        return Outcome(answers, reader.closed, reader.buffer)


def fetch(port, target):
    """A plain GET on a connection of its own."""
    with connect(port) as connection:
        send(connection, f"GET {target} HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".encode())
        return Reader(connection, []).answer()
