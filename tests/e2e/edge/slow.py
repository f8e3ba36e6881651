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
# For opening the connections, and for reading on after a refusal.
SLACK_S = 5
GIVE_UP_S = 15
# Of others, who come and go.
FEW = 2
# States of /proc/net/tcp.
LISTENS, WAITS_FOR_TIME = "0A", "06"
ANSWER_MAX_S = 5
ASK_EVERY_S = 0.05

ADDRESS, LIMIT_S = sys.argv[1], int(sys.argv[2]) / 1000
PORT = int(ADDRESS.rsplit(":", 1)[1])
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


def held():
    """Connections that the system keeps for the server, those without a process too; the client's half may live on in its own memory."""
    with open("/proc/net/tcp", encoding="ascii") as table:
        rows = [line.split() for line in table][1:]
    return sum(int(row[1].split(":")[1], 16) == PORT and row[3] not in (LISTENS, WAITS_FOR_TIME) for row in rows)


def wait_until(reached, seconds):
    """How long it took; None where it did not come to that."""
    began = time.monotonic()
    while not reached():
        if time.monotonic() > began + seconds:
            return None
        time.sleep(ASK_EVERY_S)
    return time.monotonic() - began


def attack(manner, deadlines, arguments):
    before, others = cut(deadlines), Bystander()
    others.start()
    with subprocess.Popen(["slowhttptest", *COMMON, *arguments], stdout=subprocess.DEVNULL) as clients:
        opened = wait_until(lambda: held() >= CLIENTS, SLACK_S)
        gone = wait_until(lambda: held() <= FEW, GIVE_UP_S)
        wait_until(lambda: cut(deadlines) - before >= CLIENTS, SLACK_S)  # of the few that are left, some may be ours
        clients.terminate()
    others.end()
    counted = cut(deadlines) - before
    if opened is None or gone is None:
        yield f"{manner}: {'not all came' if opened is None else f'{held()} connections are still there'}"
        return
    print(f"{manner}: all gone {gone:.1f} s after the last had come, {counted:.0f} cut, others' median {statistics.median(others.times) * 1000:.1f} ms")
    if gone > LIMIT_S + SLACK_S:
        yield f"{manner}: it took {gone:.1f} s, and the limit is {LIMIT_S} s"
    if counted < CLIENTS:
        yield f"{manner}: only {counted:.0f} connections met their deadline"
    yield from (f"{manner}: somebody else was not answered: {each}" for each in others.faults)


def main():
    faults = [fault for manner, (deadlines, arguments) in MANNERS.items() for fault in attack(manner, deadlines, arguments)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
