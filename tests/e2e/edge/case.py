"""What a case of the corpus is, and the words that the tables are written with.

In the bytes "@@" stands for the case's own mark, so that every request that the server saw can be told by its target:
/@@ is the request of the case, /@@/2 … others that are meant as requests, /@@/next one that stands behind what is refused,
/@@/hidden one that stands inside a body and must never be seen.
"""

import dataclasses

CRLF = b"\r\n"
HOST = b"Host: h\r\n"
NEXT = b"GET /@@/next HTTP/1.1\r\nHost: h\r\n\r\n"
HIDDEN = b"GET /@@/hidden HTTP/1.1\r\nHost: h\r\n\r\n"


@dataclasses.dataclass
class Case:
    name: str
    rule: str  # the section that decides: "9112 §3" is RFC 9112, section 3
    data: bytes
    statuses: tuple  # of the answers, in order, 100 included
    seen: tuple = ()  # what the handler gets: the ends of the targets, in order ("" is /@@)
    bodies: tuple = None  # of the requests that were seen, where it matters
    closed: bool = False  # the server ends the connection; otherwise it answers one request more
    half_close: bool = False  # the client sends nothing more and says so
    may: tuple = ()  # what a proxy may let through on top, because it reads a doubtful case in its own way
    headers: dict = None  # fields that the handler must see (value) or must not see (None)
    mark: str = ""

    def marked(self):
        return self.data.replace(b"@@", self.mark.encode())


def taken(name, rule, data, seen=("",), statuses=None, **more):
    """Every request is answered with 200."""
    return Case(name, rule, data, statuses or (200,) * len(seen), tuple(seen), **more)


def refused(name, rule, data, status=400, **more):
    """One answer, then the end; nothing is seen."""
    return Case(name, rule, data, (status,), closed=True, may=tuple(more.pop("may", ())) + ("", "/next"), **more)


def get(lines=b"", target=b"/@@", version=b"HTTP/1.1", host=HOST, method=b"GET"):
    return method + b" " + target + b" " + version + CRLF + host + lines + CRLF


def post(lines=b"", body=b"", target=b"/@@", version=b"HTTP/1.1"):
    return b"POST " + target + b" " + version + CRLF + HOST + lines + CRLF + body


def sized(body, target=b"/@@", lines=b""):
    return post(b"Content-Length: %d\r\n" % len(body) + lines, body, target)


def chunked(body, lines=b"", target=b"/@@"):
    return post(b"Transfer-Encoding: chunked\r\n" + lines, body, target)


def chunk(data, extension=b""):
    return b"%x%s\r\n%s\r\n" % (len(data), extension, data)


END = b"0\r\n\r\n"
