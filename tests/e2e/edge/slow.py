#!/usr/bin/env python3
"""300 slow clients in each of three manners: none stays beyond its deadline, each is counted, and others are answered meanwhile.

usage: slow.py ADDRESS LIMIT_MS
"""

import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

CLIENTS = 300
# For opening the connections, for the farewell after a refusal, and for slowhttptest, which looks once a second.
SLACK_S = 5
GIVE_UP_S = 15
ANSWER_MAX_S = 5
ASK_EVERY_S = 0.05

ADDRESS, LIMIT_S = sys.argv[1], int(sys.argv[2]) / 1000
COMMON = ["-c", str(CLIENTS), "-r", str(CLIENTS), "-i", "1", "-l", str(GIVE_UP_S), "-p", "2"]
# manner: (the deadlines that may cut, arguments)
MANNERS = {
    "slow headers": (["header"], ["-H", "-x", "10", "-u", f"http://{ADDRESS}/v1/products"]),
    "slow bodies": (["body"], ["-B", "-x", "10", "-s", "8192", "-u", f"http://{ADDRESS}/v1/sessions"]),
    "slow readers": (["write", "idle"], ["-X", "-n", "1", "-w", "10", "-y", "20", "-z", "5", "-k", "10", "-u", f"http://{ADDRESS}/openapi.yaml"]),
}


def fetch(path):
    with urllib.request.urlopen(f"http://{ADDRESS}{path}", timeout=ANSWER_MAX_S) as answer:
        return answer.read().decode()


def metric(name, text=None):
    found = re.search(rf"^{re.escape(name)} (\S+)$", text or fetch("/metrics"), re.M)
    return float(found[1]) if found else 0.0


def cut(deadlines):
    text = fetch("/metrics")
    return sum(metric(f'chuanpin_http_deadlines_total{{what="{each}"}}', text) for each in deadlines)


class Bystander(threading.Thread):
    """Somebody else, who asks all the time."""

    def __init__(self):
        super().__init__()
        self.times, self.faults, self.ended = [], [], threading.Event()

    def run(self):
        while not self.ended.wait(ASK_EVERY_S):
            began = time.monotonic()
            try:
                fetch("/healthz")
            except OSError as fault:
                self.faults.append(str(fault))
            self.times.append(time.monotonic() - began)

    def end(self):
        self.ended.set()
        self.join()


def attack(manner, deadlines, arguments):
    before, others = cut(deadlines), Bystander()
    others.start()
    began = time.monotonic()
    output = subprocess.run(["slowhttptest", *COMMON, *arguments], capture_output=True, text=True, timeout=GIVE_UP_S + 10, check=True).stdout
    took = time.monotonic() - began
    others.end()
    left = wait_for_nobody()
    counted = cut(deadlines) - before
    print(f"{manner}: over after {took:.1f} s, {counted:.0f} cut, {left:.0f} left, others' median {statistics.median(others.times) * 1000:.1f} ms")
    if "No open connections left" not in output:
        yield f"{manner}: slowhttptest still had connections open: {output[-300:]}"
    if took > LIMIT_S + SLACK_S:
        yield f"{manner}: it took {took:.1f} s, and the limit is {LIMIT_S} s"
    if counted < CLIENTS * 0.9:
        yield f"{manner}: only {counted:.0f} connections met their deadline"
    if left > 1:
        yield f"{manner}: {left:.0f} connections are still there"
    yield from (f"{manner}: somebody else was not answered: {each}" for each in others.faults)


def wait_for_nobody():
    """How many connections there are but that of the question itself; waits a moment for the last to go."""
    end = time.monotonic() + 2
    while (left := metric("chuanpin_http_connections") - 1) > 0 and time.monotonic() < end:
        time.sleep(ASK_EVERY_S)
    return left


def main():
    faults = [fault for manner, (deadlines, arguments) in MANNERS.items() for fault in attack(manner, deadlines, arguments)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
