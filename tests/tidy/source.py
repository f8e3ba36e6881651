"""The tree that is checked, and a reading of C++ just good enough to check it: comments, literals, includes, functions."""

import bisect
import dataclasses
import functools
import pathlib
import re
import subprocess

CPP_SUFFIXES = (".cpp", ".hpp")

TOKEN = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)
      | (?P<raw>(?:u8|[uUL])?R"(?P<mark>[^()\\\s]{0,16})\((?P<raw_text>.*?)\)(?P=mark)")
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\b\d[\w.']*)
      | (?P<character>'(?:\\.|[^'\\\n])+')""",
    re.VERBOSE | re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', re.MULTILINE)
DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)


@dataclasses.dataclass(frozen=True)
class Finding:
    path: str
    line: int
    check: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message} [{self.check}]"


@dataclasses.dataclass(frozen=True)
class Include:
    line: int
    target: str
    quoted: bool


@dataclasses.dataclass(frozen=True)
class Function:
    name: str
    first_line: int
    last_line: int
    body: str


def blank(text):
    """The same length and lines, nothing in them."""
    return re.sub(r"[^\n]", " ", text)


class Source:
    """One file. What is costly to know is found out once, when it is asked for."""

    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.is_cpp = path.endswith(CPP_SUFFIXES)
        self.is_test = path.startswith("tests/")
        self._line_starts = [0] + [match.end() for match in re.finditer("\n", text)]

    def line_at(self, offset):
        return bisect.bisect_right(self._line_starts, offset)

    @functools.cached_property
    def line_count(self):
        return self.text.count("\n") + (0 if self.text.endswith("\n") or not self.text else 1)

    @functools.cached_property
    def _without_comments(self):
        return TOKEN.sub(lambda match: blank(match[0]) if match["comment"] is not None else match[0], self.text)

    @functools.cached_property
    def code(self):
        """The text without comments and without what stands inside literals; every offset stays what it was."""
        def hide(match):
            if match["number"] is not None:
                return match[0].replace("'", "_")
            if match["comment"] is not None:
                return blank(match[0])
            return '"' + blank(match[0][1:-1]) + '"'
        return TOKEN.sub(hide, self.text)

    @functools.cached_property
    def strings(self):
        """(line, value) of every string literal; literals that stand side by side are one."""
        found = []
        end_of_last = None
        for match in TOKEN.finditer(self._without_comments):
            if match["string"] is None and match["raw"] is None:
                continue
            value = match["raw_text"] if match["raw"] is not None else match["string"][1:-1]
            joined = end_of_last is not None and not self._without_comments[end_of_last:match.start()].strip()
            if joined:
                found[-1] = (found[-1][0], found[-1][1] + value)
            else:
                found.append((self.line_at(match.start()), value))
            end_of_last = match.end()
        return found

    @functools.cached_property
    def includes(self):
        return [Include(self.line_at(match.start()), match[2], match[1] == '"') for match in INCLUDE.finditer(self._without_comments)]

    @functools.cached_property
    def functions(self):
        return list(find_functions(self))


SCOPE_HEAD = re.compile(r"^(?:template\s*<.*>\s*|inline\s+|export\s+|typedef\s+|static\s+|constexpr\s+|const\s+)*"
                        r"(?:namespace|class|struct|union|enum|extern)\b", re.DOTALL)
FUNCTION_TAIL = re.compile(r"\)\s*(?:const|noexcept(?:\s*\([^()]*\))?|override|final|mutable|try|&&?|requires\b[^;{}]*|->\s*[^;{}=]+|\s)*$")
FUNCTION_NAME = re.compile(r"([~\w]+|operator\s*[^\s(]+)\s*\(")


def find_functions(source):
    """Functions with a body, lambdas inside counted with them. Knows braces, not grammar: enough to measure and to search in."""
    code = DIRECTIVE.sub(lambda match: blank(match[0]), source.code)
    head_start = 0          # where the declaration began that the next brace belongs to
    stack = []              # (kind, where it opened, the head before it)
    depth_in_function = 0
    for match in re.finditer(r"[{};]|\b(?:public|private|protected)\s*:", code):
        mark = match[0]
        if depth_in_function:
            depth_in_function += {"{": 1, "}": -1}.get(mark, 0)
            if depth_in_function == 0:
                head, opened = stack.pop()
                yield make_function(source, code, head, opened, match.end())
                head_start = match.end()
        elif mark == "{":
            kind = kind_of_brace(code[head_start:match.start()].strip())
            if kind == "function":
                depth_in_function = 1
                stack.append((head_start, match.start()))
            else:
                stack.append((kind, head_start))
                head_start = head_start if kind == "value" else match.end()
        elif mark == "}":
            kind, head_before = stack.pop() if stack else ("scope", match.end())
            head_start = head_before if kind == "value" else match.end()
        elif not (stack and stack[-1][0] == "value"):
            head_start = match.end()


def kind_of_brace(head):
    # A member initialised with braces leaves them in the head; what counts is how the head ends.
    flat = re.sub(r"\{[^{}]*\}", "()", re.sub(r"\{[^{}]*\}", "()", head))
    if SCOPE_HEAD.match(re.sub(r"\[\[.*?\]\]\s*", "", flat)) and not re.search(r"\)\s*(?:const|noexcept|override|final)*\s*$", flat):
        return "scope"
    if FUNCTION_TAIL.search(flat) and not re.search(r"=\s*$|(?<![=!<>])=(?!=)[^()]*$", flat):
        return "function"
    return "value"


def make_function(source, code, head_start, opened, end):
    head = code[head_start:opened]
    name = FUNCTION_NAME.search(re.sub(r"\[\[.*?\]\]|\b(?:requires|noexcept|explicit|alignas|decltype)\s*\([^()]*\)", "", head))
    first = head_start + len(head) - len(head.lstrip())
    return Function(name[1] if name else "?", source.line_at(first), source.line_at(end - 1), code[opened:end])


class Tree:
    """All files that are checked, by their path from the root."""

    def __init__(self, texts):
        self.files = [Source(path, text) for path, text in sorted(texts.items())]
        self.paths = {source.path for source in self.files}

    @property
    def cpp(self):
        return [source for source in self.files if source.is_cpp]

    @classmethod
    def of_directory(cls, root):
        return cls({path: (root / path).read_text(encoding="utf-8", errors="replace") for path in list_files(root)})


TEXT_SUFFIXES = {".cpp", ".hpp", ".py", ".sh", ".cmake", ".sql", ".txt", ".yaml", ".yml", ".toml", ".lua", ".cnf", ".conf", ".md"}


def list_files(root):
    """What git knows or would add; where there is no git (a source archive), what is there."""
    try:
        listed = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                                capture_output=True, check=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        listed = walk(root)
    return [path for path in listed if path and (root / path).is_file() and pathlib.PurePath(path).suffix in TEXT_SUFFIXES]


def walk(root):
    skipped = {"build", "var", ".git"}
    return [str(path.relative_to(root)) for path in root.rglob("*") if path.relative_to(root).parts[0] not in skipped]
