"""What the journey tells a person: one row a step, then what did not fit."""

import unicodedata


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text, columns):
    return text + " " * max(0, columns - width(text))


def yuan(fen):
    return f"¥{fen / 100:,.2f}"


class Report:
    def __init__(self):
        self.rows = []
        self.faults = []
        self.figures = {}

    def step(self, who, what, figure=""):
        self.rows.append((who, what, figure))

    def check(self, name, actual, expected):
        """Notes a figure that must hold."""
        self.figures[name] = actual
        if actual != expected:
            self.faults.append(f"{name}: {actual!r}, but the steps imply {expected!r}")

    def require(self, holds, what):
        if not holds:
            self.faults.append(what)

    def broken(self, why):
        self.faults.append(why)

    def good(self):
        return not self.faults

    def print_table(self):
        columns = [max(width(row[i]) for row in self.rows or [("", "", "")]) for i in range(3)]
        line = "─" * (sum(columns) + 8)
        print(line)
        for number, row in enumerate(self.rows, 1):
            print(f"{number:>3}  " + "  ".join(pad(cell, columns[i]) for i, cell in enumerate(row)).rstrip())
        print(line)
        for fault in self.faults:
            print(f"  ✗ {fault}")
        if self.good():
            print(f"  ✓ {len(self.figures)} figures checked, all as the steps imply")

    def summary(self):
        return {"passed": self.good(), **self.figures, "faults": self.faults}
