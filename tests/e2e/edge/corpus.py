#!/usr/bin/env python3
"""Sends every case of the corpus to our server: directly, behind nginx (with and without buffering) and behind haproxy.

Directly, each case must come out exactly as its row says: the answers, their order, whether the connection ends, which requests the
handler saw and with which bodies. Behind a proxy the handler must see no more requests than the proxy answered, none that a body hid,
each as often as it was sent, and every answer must be that to its own request.

usage: corpus.py COUNTING_SERVER [NAME …]
"""

import collections
import concurrent.futures
import json
import re
import string
import sys
import tempfile

sys.dont_write_bytecode = True

import cases_body  # noqa: E402
import cases_flow  # noqa: E402
import cases_head  # noqa: E402
import proxies  # noqa: E402
from exchange import Answer, exchange, fetch  # noqa: E402

AT_ONCE = 32
CASES_MIN = 150
FAULT_CHARACTERS_MAX = 400
# As long as the "@@" of the tables, so that lengths stay what they are.
LETTERS = string.digits + string.ascii_lowercase
MARK = re.compile(r"(?:^|//h)/([0-9a-z]{2})(?![0-9a-z])", re.I)


def all_cases(names):
    cases = cases_head.CASES + cases_body.CASES + cases_flow.CASES
    doubled = [name for name, count in collections.Counter(each.name for each in cases).items() if count > 1]
    if doubled or len(cases) < CASES_MIN:
        raise SystemExit(f"{len(cases)} cases; twice: {doubled}")
    for number, case in enumerate(cases):
        case.mark = LETTERS[number // len(LETTERS)] + LETTERS[number % len(LETTERS)]
    return [each for each in cases if not names or each.name in names]


def run_all(cases, port, end_at_quiet):
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda case: exchange(case, port, end_at_quiet), cases))


def seen_by_mark(control):
    """What the handler saw since it runs, by the case's mark; "" is what no case can have sent."""
    groups = collections.defaultdict(list)
    for each in json.loads(fetch(control, "/seen").body):
        mark = MARK.search(each["target"])
        each["end"] = each["target"][mark.end():] if mark else each["target"]
        groups[mark[1] if mark else ""].append(each)
    return groups


def direct_faults(case, outcome, seen):
    statuses, ends = case.statuses, case.seen
    if not case.closed:
        statuses, ends = statuses + (200,), ends + ("/last",)
    if outcome.statuses != statuses:
        yield f"answers {outcome.statuses}, not {statuses}"
    if not outcome.closed or outcome.rest:
        yield f"the connection was {'closed' if outcome.closed else 'left open'}, with {outcome.rest[:80]!r} left"
    if tuple(each["end"] for each in seen) != ends:
        yield f"seen {[each['target'] for each in seen]}, not {ends}"
    yield from faults_of_content(case, seen)


def faults_of_content(case, seen):
    for each, body in zip(seen, case.bodies or ()):
        if bytes.fromhex(each["body"]) != body.replace(b"@@", case.mark.encode()):
            yield f"the body of {each['target']} was {each['body'][:80]}"
    for name, wanted in (case.headers or {}).items():
        for each in seen[:1]:
            found = next((value for key, value in each["headers"] if key.lower() == name.lower()), None)
            if found != wanted:
                yield f"{name} was {found!r}, not {wanted!r}"
    for each in seen:
        if any(name.lower().startswith(("forwarded", "x-forwarded")) for name, _ in each["headers"]):
            yield f"{each['target']} came with what proxies say"


def proxy_faults(case, outcome, seen):
    sent = collections.Counter((*case.seen, *case.may)) | collections.Counter(set(case.may))
    for end, count in collections.Counter(each["end"] for each in seen).items():
        if end not in sent:
            yield f"{end!r} was seen, which is no request of this case"
        elif count > max(1, case.seen.count(end)):
            yield f"{end!r} was seen {count} times"
    answers = [each for each in outcome.answers if each.status >= 200]
    if outcome.rest:  # nginx answers HTTP/0.9 in kind, a body and nothing else; haproxy answers the preface of HTTP/2
        answers.append(Answer(200 if outcome.rest.startswith(b"GET /") else 400, outcome.rest))
    if len(seen) > len(answers):
        yield f"{len(seen)} requests were seen and {len(answers)} answered"
    echoes = [each.body.decode("latin-1") for each in answers if each.status == 200 and each.body]
    wanted = [f"{each['method']} {each['target']}" for each in seen if each["method"] != "HEAD"]
    if echoes != wanted:
        yield f"answered {echoes}, seen {wanted}"
    for each in seen:
        if each["client"] != "127.0.0.1":
            yield f"the client was said to be {each['client']}"


def judge(label, cases, outcomes, groups, faults_of):
    faults = [f"{label}: seen, and sent by no case: {each['target']!r}" for each in groups.get("", [])]
    for case, outcome in zip(cases, outcomes):
        seen = groups.get(case.mark, [])
        faults += [f"{label}: {case.name} ({case.rule}): {fault}" for fault in faults_of(case, outcome, seen)]
    total = sum(len(group) for group in groups.values())
    answered = sum(len([each for each in outcome.answers if each.status >= 200]) for outcome in outcomes)
    print(f"{label}: {len(cases)} cases, {answered} answers, {total} requests seen, {len(faults)} faults", flush=True)
    return faults


def in_front(kind, program, cases):
    """One run: the server anew, and the proxy of that kind before it."""
    with tempfile.TemporaryDirectory() as directory:
        server, port, control = proxies.counting_server(program)
        with server:
            if kind == "direct":
                outcomes = run_all(cases, port, True)
                return judge(kind, cases, outcomes, seen_by_mark(control), direct_faults)
            start = {"nginx": lambda: proxies.nginx(port, directory, "on"), "nginx unbuffered": lambda: proxies.nginx(port, directory, "off"),
                     "haproxy": lambda: proxies.haproxy(port, directory)}[kind]
            proxy, front = start()
            with proxy:
                outcomes = run_all(cases, front, False)
            return judge(kind, cases, outcomes, seen_by_mark(control), proxy_faults)


def main():
    cases = all_cases(sys.argv[2:])
    faults = []
    for kind in ("direct", "nginx", "nginx unbuffered", "haproxy"):
        faults += in_front(kind, sys.argv[1], cases)
    for fault in faults:
        print(fault[:FAULT_CHARACTERS_MAX])
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
