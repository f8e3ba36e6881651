"""Runs one suite of benchmarks and prints its table; --json FILE writes the machine's description and the results."""

import argparse
import importlib
import json
import os
import platform

parser = argparse.ArgumentParser(prog="deploy/bench")
parser.add_argument("suite")
parser.add_argument("--json")
parser.add_argument("--rounds", type=int, default=3)
options = parser.parse_args()

results = importlib.import_module(f".{options.suite}", __package__).run(options.rounds)
print(f"{'name':<20} {'ours':>12} {'theirs':>12} {'unit':<12} {'ratio':>7}   spread of the ratio")
for row in results:
    print(f"{row['name']:<20} {row['ours']:>12,.0f} {row['theirs']:>12,.0f} {row['unit']:<12} {row['value']:>7.2f}   {row['spread'][0]:.2f} … {row['spread'][1]:.2f}")
if options.json:
    machine = {"processors": os.cpu_count(), "kernel": platform.release(), "profile": "durable"}
    with open(options.json, "w", encoding="utf-8") as file:
        json.dump({"machine": machine, "results": results}, file, indent=1)
