#!/usr/bin/python3
"""Every command that a document shows exists and is understood: scripts, presets, test labels, verbs; every link leads somewhere.

usage: documents.py ROOT PROGRAM
The scripts themselves are run by other tests (up_down.sh: up, demo, down; this very run: test).
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

ROOT, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
CHECK_PARTS = {"format", "lint", "api", "coverage", "fuzz", "soak"}
KNOWN_ELSEWHERE = {"curl", "git", "clang-format-19", "apt-get", "mkdir", "cd", "export", "kill"}


def documents():
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "*.md"], capture_output=True, text=True).stdout.split()
    return [ROOT / name for name in listed] or [p for p in ROOT.rglob("*.md") if "build" not in p.parts and "var" not in p.parts]


def commands(text):
    for block in re.findall(r"```sh\n(.*?)```", text, re.S):
        for line in block.replace("\\\n", " ").split("\n"):
            lexer = shlex.shlex(line, posix=True, punctuation_chars="&|;")
            lexer.whitespace_split = True
            words = []
            for word in [*lexer, ";"]:
                if set(word) <= set("&|;"):
                    if words:
                        yield words
                    words = []
                elif words or not re.fullmatch(r"[A-Z_]+=.*", word):
                    words.append(word)


def labels():
    return {p.name for p in (ROOT / "tests").iterdir() if p.is_dir()}


def presets():
    return {p["name"] for p in json.loads((ROOT / "CMakePresets.json").read_text())["configurePresets"]}


def fault_of(words):
    program = pathlib.PurePath(words[0])
    if words[0].startswith("./") or words[0].startswith("deploy/"):
        script = ROOT / words[0]
        if not script.is_file() or not script.stat().st_mode & 0o111:
            return "no such executable"
        if program.name == "check" and set(words[1:]) - CHECK_PARTS:
            return "no such part of deploy/check"
        return None
    if program.name == "chuanpin":
        verb = [w for w in words[1:] if not w.startswith("-")]
        for length in range(min(2, len(verb)), 0, -1):
            if subprocess.run([PROGRAM, *verb[:length], "--help"], capture_output=True).returncode == 0:
                return None
        return "chuanpin does not know this verb"
    if program.name == "cmake":
        named = [words[i + 1] for i, w in enumerate(words) if w == "--preset"]
        return None if set(named) <= presets() else f"no such preset: {named}"
    if program.name == "ctest":
        named = [words[i + 1].split("|") for i, w in enumerate(words) if w == "-L"]
        return None if all(set(n) <= labels() for n in named) else f"no such label: {named}"
    return None if program.name in KNOWN_ELSEWHERE else "unknown program"


def dead_links(document, text):
    for target in re.findall(r"\]\(([^)#:\s]+)\)", re.sub(r"```.*?```", "", text, flags=re.S)):
        if not (document.parent / target).exists():
            yield f"{document.relative_to(ROOT)}: the link {target} leads nowhere"


faults, count = [], 0
for document in documents():
    text = document.read_text(encoding="utf-8")
    faults += dead_links(document, text)
    for words in commands(text):
        count += 1
        if fault := fault_of(words):
            faults.append(f"{document.relative_to(ROOT)}: {' '.join(words)}: {fault}")
print(*faults, sep="\n", end="\n" if faults else "")
print(f"{count} commands of {len(documents())} documents checked: {len(faults)} faults")
sys.exit(1 if faults else 0)
