"""Content-Length, Transfer-Encoding, chunks and trailers: how the end of a body is found."""

from case import CRLF, END, HIDDEN, NEXT, chunk, chunked, get, post, refused, sized, taken


def length(value, body=b""):
    return post(b"Content-Length: " + value + CRLF, body)


def coding(value, body=END):
    return post(b"Transfer-Encoding: " + value + CRLF, body)


LENGTHS = [
    taken("Content-Length", "9110 §8.6", sized(b"body"), bodies=(b"body",)),
    taken("Content-Length of 0", "9110 §8.6", sized(b"")),
    taken("POST without a body", "9112 §6.3", post()),
    taken("leading zeros", "9110 §8.6", length(b"0004", b"body"), bodies=(b"body",)),
    taken("a request inside a body", "9112 §6.3", sized(HIDDEN), bodies=(HIDDEN,)),
    taken("any bytes in a body", "9112 §6", sized(bytes(range(256))), bodies=(bytes(range(256)),)),
    taken("GET with a length of 0", "9110 §9.3.1", get(b"Content-Length: 0\r\n")),
    refused("length with a sign", "9110 §8.6", length(b"+4", b"body") + NEXT),
    refused("negative length", "9110 §8.6", length(b"-1") + NEXT),
    refused("length in hexadecimal", "9110 §8.6", length(b"0x4", b"body") + NEXT),
    refused("length with a fraction", "9110 §8.6", length(b"4.0", b"body") + NEXT),
    refused("length with an exponent", "9110 §8.6", length(b"4e0", b"body") + NEXT),
    refused("length in two parts", "9110 §8.6", length(b"4 4", b"body") + NEXT),
    refused("length in quotation marks", "9110 §8.6", length(b'"4"', b"body") + NEXT),
    refused("length of other digits", "9110 §8.6", length("٤".encode(), b"body") + NEXT),
    refused("empty length", "9110 §8.6", length(b"") + NEXT),
    refused("length beyond 64 bits", "9110 §8.6", length(b"18446744073709551620", b"body") + NEXT),
    refused("length beyond the limit", "9110 §15.5.14", length(b"10485761") + NEXT, 413),
    refused("lengths that differ", "9112 §6.3", post(b"Content-Length: 0\r\nContent-Length: 4\r\n", b"body") + NEXT),
    refused("lengths that agree", "9110 §8.6", post(b"Content-Length: 4\r\nContent-Length: 4\r\n", b"body") + NEXT),
    refused("list of lengths that agree", "9110 §8.6", length(b"4, 4", b"body") + NEXT),
    refused("list of lengths that differ", "9112 §6.3", length(b"0, 4", b"body") + NEXT),
    refused("length on a folded line", "9112 §5.2", post(b"Content-Length:\r\n 4\r\n", b"body") + NEXT),
    refused("length with a space before the colon", "9112 §5.1", post(b"Content-Length : %d\r\n" % len(HIDDEN), HIDDEN)),
    refused("length with an underscore", "9110 §17.10", post(b"Content_Length: %d\r\n" % len(HIDDEN), HIDDEN), may=("/hidden",)),
    refused("GET with a body", "9110 §9.3.1", get(b"Content-Length: %d\r\n" % len(HIDDEN)) + HIDDEN),
    refused("HEAD with a body", "9110 §9.3.2", get(b"Content-Length: %d\r\n" % len(HIDDEN), method=b"HEAD") + HIDDEN),
    refused("DELETE with a body", "9110 §9.3.5", get(b"Content-Length: %d\r\n" % len(HIDDEN), method=b"DELETE") + HIDDEN),
    refused("OPTIONS with a body", "9110 §9.3.7", get(b"Content-Length: %d\r\n" % len(HIDDEN), method=b"OPTIONS") + HIDDEN),
    refused("a body cut short", "9112 §8", length(b"10", b"half"), half_close=True),
]

CODINGS = [
    taken("chunked", "9112 §7.1", chunked(chunk(b"body") + END), bodies=(b"body",)),
    taken("chunked in capitals", "9112 §7", coding(b"CHUNKED", chunk(b"body") + END), bodies=(b"body",)),
    taken("chunked, and white space around it", "9112 §5.1", coding(b"\t chunked \t"), bodies=(b"",)),
    refused("length, then chunked", "9112 §6.1", post(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", END + HIDDEN), may=("/hidden",)),
    refused("chunked, then length", "9112 §6.1", post(b"Transfer-Encoding: chunked\r\nContent-Length: %d\r\n" % len(END + HIDDEN), END + HIDDEN),
            may=("/hidden",)),
    refused("length and an unknown coding", "9112 §6.1", post(b"Content-Length: %d\r\nTransfer-Encoding: gzip\r\n" % len(HIDDEN), HIDDEN)),
    refused("length and identity", "9112 §6.1", post(b"Content-Length: %d\r\nTransfer-Encoding: identity\r\n" % len(HIDDEN), HIDDEN)),
    refused("gzip", "9112 §6.1", coding(b"gzip", HIDDEN), 501),
    refused("identity", "9112 §7", coding(b"identity", HIDDEN), 501),
    refused("a coding that ends like chunked", "9112 §7", coding(b"xchunked", HIDDEN), 501),
    refused("a coding that begins like chunked", "9112 §7", coding(b"chunkedx", HIDDEN), 501),
    refused("chunked in quotation marks", "9112 §7", coding(b'"chunked"', HIDDEN), 501),
    refused("chunked with a parameter", "9112 §7", coding(b"chunked;q=1", HIDDEN), 501),
    refused("chunked, then gzip", "9112 §6.1", coding(b"chunked, gzip", HIDDEN), 501),
    refused("gzip, then chunked", "9112 §6.1", coding(b"gzip, chunked", END + NEXT), 501),
    refused("chunked twice in a list", "9112 §7", coding(b"chunked, chunked", END + NEXT), 501),
    refused("chunked before a comma", "9110 §5.6.1", coding(b"chunked,", END + NEXT), 501),
    refused("chunked behind a comma", "9110 §5.6.1", coding(b",chunked", END + NEXT), 501),
    refused("chunked twice", "9112 §7", post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", END + NEXT)),
    refused("chunked and identity on two lines", "9112 §7", post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", END + NEXT)),
    refused("empty coding", "9112 §6.1", coding(b"", HIDDEN), 501),
    refused("chunked behind a vertical tab", "9110 §5.5", coding(b"\x0bchunked", HIDDEN)),
    refused("chunked behind a NUL", "9110 §5.5", coding(b"\0chunked", HIDDEN)),
    refused("coding on a folded line", "9112 §5.2", coding(b"\r\n chunked", END + NEXT)),
    refused("coding hidden in a fold", "9112 §5.2", post(b"X: y\r\n Transfer-Encoding: chunked\r\n", END + NEXT)),
    refused("coding behind a bare carriage return", "9112 §2.2", post(b"X: y\rTransfer-Encoding: chunked\r\n", END + NEXT)),
    refused("coding behind a bare line feed", "9112 §2.2", post(b"X: y\nTransfer-Encoding: chunked\r\n", END + NEXT)),
    refused("coding with a space before the colon", "9112 §5.1", post(b"Transfer-Encoding : chunked\r\n", END + NEXT)),
    refused("coding with an underscore, and a length", "9110 §17.10",
            post(b"Transfer_Encoding: chunked\r\nContent-Length: %d\r\n" % len(END + HIDDEN), END + HIDDEN)),
    refused("chunked in HTTP/1.0", "9112 §6.1", post(b"Transfer-Encoding: chunked\r\n", END + NEXT, version=b"HTTP/1.0")),
    refused("GET, chunked", "9110 §9.3.1", get(b"Transfer-Encoding: chunked\r\n") + END + NEXT),
]

CHUNKS = [
    taken("two chunks", "9112 §7.1", chunked(chunk(b"one") + chunk(b"two") + END), bodies=(b"onetwo",)),
    taken("chunk size in capitals", "9112 §7.1", chunked(b"A\r\n0123456789\r\n" + END), bodies=(b"0123456789",)),
    taken("chunk size with zeros before it", "9112 §7.1", chunked(b"0004\r\nbody\r\n" + END), bodies=(b"body",)),
    taken("last chunk of many zeros", "9112 §7.1", chunked(chunk(b"body") + b"000\r\n\r\n"), bodies=(b"body",)),
    taken("a request inside a chunk", "9112 §7.1", chunked(chunk(HIDDEN) + END), bodies=(HIDDEN,)),
    taken("chunk extension", "9112 §7.1.1", chunked(chunk(b"body", b";name=value") + END), bodies=(b"body",)),
    taken("quoted chunk extension", "9112 §7.1.1", chunked(chunk(b"body", b';name="a b"') + END), bodies=(b"body",)),
    taken("an extension of 256 bytes", "9112 §7.1.1", chunked(chunk(b"body", b";n=" + b"v" * 253) + END), bodies=(b"body",)),
    taken("4096 chunks", "9112 §7.1", chunked(chunk(b"x") * 4095 + END), bodies=(b"x" * 4095,)),
    refused("an extension of 257 bytes", "9112 §7.1.1", chunked(chunk(b"body", b";n=" + b"v" * 254) + END) + NEXT),
    refused("4097 chunks", "9112 §7.1", chunked(chunk(b"x") * 4096 + END) + NEXT),
    refused("chunk size with a sign", "9112 §7.1", chunked(b"+4\r\nbody\r\n" + END) + NEXT),
    refused("negative chunk size", "9112 §7.1", chunked(b"-4\r\nbody\r\n" + END) + NEXT),
    refused("chunk size with 0x", "9112 §7.1", chunked(b"0x4\r\nbody\r\n" + END) + NEXT),
    refused("chunk size with h", "9112 §7.1", chunked(b"4h\r\nbody\r\n" + END) + NEXT),
    refused("chunk size with an underscore", "9112 §7.1", chunked(b"0_4\r\nbody\r\n" + END) + NEXT),
    refused("chunk size behind a space", "9112 §7.1", chunked(b" 4\r\nbody\r\n" + END) + NEXT),
    refused("space behind the chunk size", "9112 §7.1", chunked(b"4 \r\nbody\r\n" + END) + NEXT),
    refused("empty chunk size", "9112 §7.1", chunked(b"\r\nbody\r\n" + END) + NEXT),
    refused("chunk size beyond 64 bits", "9112 §7.1", chunked(b"10000000000000004\r\nbody\r\n" + END) + NEXT),
    refused("chunk size of the most bits", "9110 §15.5.14", chunked(b"ffffffffffffffff\r\nbody\r\n" + END) + NEXT, 413),
    refused("chunk size ended by a line feed", "9112 §2.2", chunked(b"4\nbody\r\n" + END) + NEXT),
    refused("chunk size ended by a carriage return", "9112 §2.2", chunked(b"4\rXbody\r\n" + END) + NEXT),
    refused("chunk longer than its size", "9112 §7.1", chunked(b"4\r\nbodyX\r\n" + END) + NEXT),
    refused("chunk shorter than its size", "9112 §7.1", chunked(b"6\r\nbody\r\n" + END) + NEXT),
    refused("chunk ended by a line feed", "9112 §2.2", chunked(b"4\r\nbody\n" + END) + NEXT),
    refused("chunk ended by two bytes that are no CRLF", "9112 §7.1", chunked(b"4\r\nbodyXX" + END) + NEXT),
    refused("last chunk ended by line feeds", "9112 §2.2", chunked(chunk(b"body") + b"0\n\n") + NEXT),
    refused("line feed in an extension", "9112 §7.1.1", chunked(b"4;a\nb\r\nbody\r\n" + END) + NEXT),
    refused("line feed in a quoted extension", "9112 §7.1.1", chunked(b'4;a="\n"\r\nbody\r\n' + END) + NEXT),
    refused("carriage return in a quoted extension", "9112 §7.1.1", chunked(b'4;a="\r"\r\nbody\r\n' + END) + NEXT),
    refused("NUL in an extension", "9112 §7.1.1", chunked(b"4;a=\0\r\nbody\r\n" + END) + NEXT),
    refused("chunks beyond the limit", "9110 §15.5.14", chunked(b"a00001\r\n"), 413),
    refused("a chunk cut short", "9112 §8", chunked(b"a\r\nhalf"), half_close=True),
    refused("no last chunk", "9112 §8", chunked(chunk(b"body")), half_close=True),
]

TRAILERS = [
    taken("a trailer", "9112 §7.1.2", chunked(chunk(b"body") + b"0\r\nX-Sum: 1\r\n\r\n"), bodies=(b"body",), headers={"X-Sum": None}),
    taken("trailers that would be headers", "9110 §6.5.1",
          chunked(b"0\r\nAuthorization: forged\r\nCookie: sid=forged\r\nX-Forwarded-For: 203.0.113.9\r\nX-Chuanpin-Principal: forged\r\n\r\n"),
          headers={"Authorization": None, "Cookie": None, "X-Chuanpin-Principal": None}),
    taken("a trailer that would end the connection", "9110 §6.5.1", chunked(b"0\r\nConnection: close\r\n\r\n")),
    taken("a trailer that would be another host", "9110 §6.5.1", chunked(b"0\r\nHost: other\r\n\r\n")),
    refused("length in a trailer", "9110 §6.5.1", chunked(b"0\r\nContent-Length: %d\r\n\r\n" % len(NEXT)) + NEXT),
    refused("coding in a trailer", "9110 §6.5.1", chunked(b"0\r\nTransfer-Encoding: chunked\r\n\r\n") + NEXT),
    refused("trailers without end", "9112 §7.1.2", chunked(b"0\r\n" + b"".join(b"X-%d: %s\r\n" % (i, b"y" * 60) for i in range(1500)) + CRLF)),
    refused("a trailer without a colon", "9112 §7.1.2", chunked(b"0\r\nrubbish\r\n\r\n") + NEXT),
]

CASES = LENGTHS + CODINGS + CHUNKS + TRAILERS
