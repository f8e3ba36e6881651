"""Taking turns, medians, and the load generator."""

import os
import pathlib
import re
import statistics
import subprocess
import tempfile


def in_turn(suite, name, unit, ours, theirs, rounds):
    """Runs ours and theirs alternately; each answers a rate. The ratio is the median of the rounds' ratios."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    ratios = [a / b for a, b in pairs]
    return {"suite": suite, "name": name, "value": round(statistics.median(ratios), 3), "ours": statistics.median(a for a, _ in pairs),
            "theirs": statistics.median(b for _, b in pairs), "unit": unit, "spread": [round(min(ratios), 3), round(max(ratios), 3)]}


def figure(suite, name, unit, values):
    """A figure that is no ratio."""
    median = round(statistics.median(values), 3)
    return {"suite": suite, "name": name, "value": median, "ours": median, "theirs": 0, "unit": unit,
            "spread": [round(min(values), 3), round(max(values), 3)]}


MICROSECONDS = {"us": 1, "ms": 1_000, "s": 1_000_000}


def latency_us(url, connections, seconds, per_cent=50):
    """So many per cent of the answers (50, 75, 90 or 99) came within so many microseconds."""
    output = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", url], check=True, capture_output=True, text=True).stdout
    value, unit = re.search(rf"{per_cent}%\s+([\d.]+)(us|ms|s)", output).groups()
    return float(value) * MICROSECONDS[unit]


REFUSED = r"Non-2xx or 3xx responses: (\d+)|Socket errors: connect \d+, read [1-9]\d*|timeout [1-9]\d*"
EACH_IN_TURN = """
local paths = {}
for line in io.lines(os.getenv("CHUANPIN_BENCH_PATHS")) do paths[#paths + 1] = line end
local at = 0
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def percentile_us(address, paths, connections, seconds, per_cent):
    """So many per cent of the answers came within so many microseconds; the paths are asked for one after the other. Refuses a run with
    other statuses than 2xx or broken sockets."""
    with tempfile.TemporaryDirectory() as directory:
        script, listed = pathlib.Path(directory) / "each.lua", pathlib.Path(directory) / "paths"
        script.write_text(EACH_IN_TURN)
        listed.write_text("\n".join(paths) + "\n")
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "--latency", "-s", script, address]
        output = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | {"CHUANPIN_BENCH_PATHS": str(listed)}).stdout
    if bad := re.search(REFUSED, output):
        raise RuntimeError(f"{address}: {bad.group(0)}\n{output}")
    value, unit = re.search(rf"{per_cent}%\s+([\d.]+)(us|ms|s)", output).groups()
    return float(value) * MICROSECONDS[unit]


def wrk(url, connections, seconds, script=None, arguments=(), headers=()):
    """Answers per second that were 2xx; refuses a run with other statuses or broken sockets."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s"]
    for header in headers:
        command += ["-H", header]
    if script:
        command += ["-s", script]
    output = subprocess.run(command + [url, "--", *arguments], check=True, capture_output=True, text=True).stdout
    if bad := re.search(REFUSED, output):
        raise RuntimeError(f"{url}: {bad.group(0)}\n{output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
