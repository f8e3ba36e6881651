"""Connections: pipelining, persistence, HTTP/1.0, Expect, Upgrade, answers without a body."""

from case import CRLF, END, HIDDEN, NEXT, Case, chunk, chunked, get, post, refused, sized, taken

SECOND = get(target=b"/@@/2")

PIPELINES = [
    taken("two requests at once", "9112 §9.3.2", get() + SECOND, seen=("", "/2")),
    taken("body, then request", "9112 §9.3.2", sized(b"body") + SECOND, seen=("", "/2"), bodies=(b"body", b"")),
    taken("chunks, then request", "9112 §9.3.2", chunked(chunk(b"body") + END) + SECOND, seen=("", "/2"), bodies=(b"body", b"")),
    taken("ten requests at once", "9112 §9.3.2", b"".join(get(target=b"/@@/%d" % i) for i in range(10)), seen=tuple(f"/{i}" for i in range(10))),
    taken("hidden in a body, then a request", "9112 §6.3", sized(HIDDEN) + chunked(chunk(HIDDEN) + END, target=b"/@@/2"), seen=("", "/2"),
          bodies=(HIDDEN, HIDDEN)),
    taken("an empty line between requests", "9112 §2.2", get() + CRLF + SECOND, seen=("", "/2")),
    Case("a request, then rubbish", "9112 §9.3.2", get() + b"rubbish\r\n\r\n", (200, 400), ("",), closed=True),
    Case("a request, then one that is refused", "9112 §9.3.2", get() + get(host=b"", target=b"/@@/2") + NEXT, (200, 400), ("",), closed=True,
         may=("/2", "/next")),
    Case("a body one byte longer than its length", "9112 §6.3", post(b"Content-Length: 4\r\n", b"bodyX") + SECOND, (200, 501), ("",),
         closed=True, may=("/2",)),
    Case("a body two bytes shorter than its length", "9112 §6.3", post(b"Content-Length: 6\r\n", b"body") + NEXT, (200, 501), ("",),
         closed=True, bodies=(b"bodyGE",)),
    Case("chunks, then bytes of nobody", "9112 §7.1", chunked(END + b"X\r\n") + NEXT, (200, 400), ("",), closed=True, may=("/next",)),
]

PERSISTENCE = [
    Case("Connection: close ends it", "9112 §9.6", get(b"Connection: close\r\n") + NEXT, (200,), ("",), closed=True),
    Case("Connection: close in a list", "9112 §9.6", get(b"Connection: x, CLOSE\r\n") + NEXT, (200,), ("",), closed=True),
    taken("Connection that only looks like close", "9110 §7.6.1", get(b"Connection: closed\r\n")),
    taken("keep-alive in HTTP/1.1", "9112 §9.3", get(b"Connection: keep-alive\r\n")),
    refused("Connection that is no list", "9110 §7.6.1", get(b'Connection: "close"\r\n') + NEXT),
    refused("Connection twice", "9110 §7.6.1", get(b"Connection: close\r\nConnection: keep-alive\r\n") + NEXT),
    Case("HTTP/1.0", "9112 §9.3", get(version=b"HTTP/1.0") + NEXT, (200,), ("",), closed=True),
    Case("HTTP/1.0 without Host", "9112 §3.2", get(version=b"HTTP/1.0", host=b"") + NEXT, (200,), ("",), closed=True),
    Case("HTTP/1.0 with keep-alive", "9112 §9.3", get(b"Connection: keep-alive\r\n", version=b"HTTP/1.0") +
         get(b"", target=b"/@@/2", version=b"HTTP/1.0") + NEXT, (200, 200), ("", "/2"), closed=True),
    Case("HTTP/1.0 with a body", "9112 §6.3", post(b"Content-Length: 4\r\n", b"body", version=b"HTTP/1.0") + NEXT, (200,), ("",), closed=True,
         bodies=(b"body",)),
    refused("HTTP/1.0 with two hosts", "9112 §3.2", get(version=b"HTTP/1.0", host=b"Host: a\r\nHost: b\r\n") + NEXT),
    taken("hop-by-hop names in Connection take nothing away", "9110 §7.6.1", get(b"Connection: X-Name\r\nX-Name: a\r\n")),
    taken("Keep-Alive with parameters", "9112 §9.3", get(b"Keep-Alive: timeout=100000\r\n")),
]

EXPECTATIONS = [
    taken("100-continue whose body is there already", "9110 §10.1.1", sized(b"body", lines=b"Expect: 100-continue\r\n"), bodies=(b"body",)),
    taken("100-continue without a body", "9110 §10.1.1", get(b"Expect: 100-continue\r\n")),
    Case("100-continue in HTTP/1.0 is not heard", "9110 §10.1.1", post(b"Content-Length: 4\r\nExpect: 100-continue\r\n", b"body",
         version=b"HTTP/1.0"), (200,), ("",), closed=True, bodies=(b"body",)),
    refused("another expectation", "9110 §10.1.1", get(b"Expect: 200-ok\r\n") + NEXT, 417),
    refused("100-continue and more", "9110 §10.1.1", get(b"Expect: 100-continue, x\r\n") + NEXT, 417),
    refused("Expect twice", "9110 §10.1.1", get(b"Expect: 100-continue\r\nExpect: 100-continue\r\n") + NEXT),
    Case("100-continue, and the client goes away", "9110 §10.1.1", post(b"Content-Length: 4\r\nExpect: 100-continue\r\n"), (100, 400), (),
         closed=True, half_close=True),
    refused("too much, announced with 100-continue", "9110 §10.1.1", post(b"Content-Length: 99999999\r\nExpect: 100-continue\r\n"), 413),
]

UPGRADES = [
    taken("Upgrade is not taken up", "9110 §7.8", get(b"Connection: upgrade\r\nUpgrade: websocket\r\n") + SECOND, seen=("", "/2")),
    taken("h2c is not taken up", "9113 §3.1", get(b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n") + SECOND,
          seen=("", "/2")),
    refused("Upgrade twice", "9110 §7.8", get(b"Upgrade: a\r\nUpgrade: b\r\n") + NEXT),
    taken("Upgrade with a body", "9110 §7.8", sized(HIDDEN, lines=b"Connection: upgrade\r\nUpgrade: websocket\r\n"), bodies=(HIDDEN,)),
]

METHODS = [
    taken("HEAD", "9110 §9.3.2", get(method=b"HEAD") + SECOND, seen=("", "/2")),
    taken("PUT", "9110 §9.3.4", b"PUT" + sized(b"body")[4:], bodies=(b"body",)),
    taken("PATCH", "5789 §2", b"PATCH" + sized(b"body")[4:], bodies=(b"body",)),
    taken("DELETE", "9110 §9.3.5", get(method=b"DELETE")),
    taken("OPTIONS of a path", "9110 §9.3.7", get(method=b"OPTIONS")),
    Case("OPTIONS of the whole server", "9112 §3.2.4", get(method=b"OPTIONS", target=b"*") + SECOND, (204, 200), ("/2",)),
    taken("a method in another header changes nothing", "9110 §9.1", get(b"X-HTTP-Method-Override: DELETE\r\n")),
]

CASES = PIPELINES + PERSISTENCE + EXPECTATIONS + UPGRADES + METHODS
