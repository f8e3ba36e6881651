"""What the journey tells a person: one row a step, then what did not fit."""

import re
import unicodedata

WHO_COLUMNS, WHAT_COLUMNS, FIGURE_COLUMNS = 24, 76, 16


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text, columns):
    return text + " " * max(0, columns - width(text))


def wrap(text, columns):
    """Lines of at most that many columns; breaks between Chinese characters, but not inside a Latin word or a number."""
    lines = [""]
    for part in re.findall(r"[A-Za-z0-9.,:/+%¥'-]+[)),。、;]?|.", text):
        if width(lines[-1]) + width(part) > columns:
            lines.append("")
            part = part.lstrip()
        lines[-1] += part
    return lines


def yuan(fen):
    return f"¥{fen / 100:,.2f}"


class Report:
    def __init__(self):
        self.rows = []
        self.faults = []
        self.figures = {}

    def step(self, who, what, figure=""):
        self.rows.append((who, what, figure, []))

    def explain(self, lines):
        """What stands below the last step: its reasons, its computation."""
        self.rows[-1][3].extend(lines)

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
        line = "─" * (4 + WHO_COLUMNS + 2 + WHAT_COLUMNS + 2 + FIGURE_COLUMNS)
        print(line)
        for number, (who, what, figure, below) in enumerate(self.rows, 1):
            left, middle = wrap(who, WHO_COLUMNS), wrap(what, WHAT_COLUMNS)
            for i in range(max(len(left), len(middle))):
                cells = [f"{number:>2}  " if i == 0 else "    ", pad(left[i] if i < len(left) else "", WHO_COLUMNS), "  ",
                         pad(middle[i] if i < len(middle) else "", WHAT_COLUMNS), "  ", " " * (FIGURE_COLUMNS - width(figure)) + figure if i == 0 else ""]
                print("".join(cells).rstrip())
            for each in below:
                for i, text in enumerate(wrap(each, WHAT_COLUMNS + FIGURE_COLUMNS)):
                    print(" " * (4 + WHO_COLUMNS + 2) + ("· " if i == 0 else "  ") + text)
        print(line)
        for fault in self.faults:
            print(f"  ✗ {fault}")
        if self.good():
            print(f"  ✓ {len(self.figures)} figures checked, all as the steps imply")

    def summary(self):
        return {"passed": self.good(), **self.figures, "faults": self.faults}
