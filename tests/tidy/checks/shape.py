"""Small files, small functions, nothing left open, no test case that cannot fail."""

import ast
import re

from source import Finding

FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70
MEASURED_SUFFIXES = (".cpp", ".hpp", ".py", ".sh", ".cmake")

# Written apart, so that this file does not find itself.
OPEN_ENDS = re.compile(r"\b(?:" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
ASSERTION = re.compile(r"\b(?:CHECK|REQUIRE|FAIL|STATIC_CHECK|STATIC_REQUIRE)\w*\s*\(")
CALL = re.compile(r"\b(\w+)\s*(?:<[^<>;{}]*>\s*)?\(")
TEST_MACROS = {"TEST_CASE", "SCENARIO", "TEST_CASE_METHOD", "TEMPLATE_TEST_CASE"}


def check_open_ends(tree):
    for source in tree.files:
        for match in OPEN_ENDS.finditer(source.text):
            yield Finding(source.path, source.line_at(match.start()), "open-ends", f"{match[0]}: do it or write an issue")


def check_file_lengths(tree):
    for source in tree.files:
        if source.path.endswith(MEASURED_SUFFIXES) and source.line_count > FILE_LINES_MAX:
            yield Finding(source.path, FILE_LINES_MAX + 1, "file-length", f"{source.line_count} lines; {FILE_LINES_MAX} are the most")


def check_function_lengths(tree):
    for source in tree.files:
        for name, first_line, last_line in functions_of(source):
            length = last_line - first_line + 1
            if length > FUNCTION_LINES_MAX:
                yield Finding(source.path, first_line, "function-length", f"{name} has {length} lines; {FUNCTION_LINES_MAX} are the most")


def functions_of(source):
    if source.is_cpp:
        return [(each.name, each.first_line, each.last_line) for each in source.functions]
    if source.path.endswith(".py"):
        return [(each.name, each.lineno, each.end_lineno) for each in ast.walk(ast.parse(source.text))
                if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return []


def check_test_cases(tree):
    """A test case asserts itself or calls a function of the tests that does."""
    test_sources = [source for source in tree.cpp if source.is_test]
    helpers = asserting_helpers(test_sources)
    for source in test_sources:
        for each in source.functions:
            if each.name in TEST_MACROS and not asserts(each.body, helpers):
                yield Finding(source.path, each.first_line, "test-cases", "a test case without an assertion")


def asserts(body, helpers):
    return bool(ASSERTION.search(body)) or any(call in helpers for call in CALL.findall(body))


def asserting_helpers(sources):
    helpers = set()
    functions = [each for source in sources for each in source.functions if each.name not in TEST_MACROS]
    grown = True
    while grown:  # a helper may call another
        found = {each.name for each in functions if asserts(each.body, helpers)}
        grown = not found <= helpers
        helpers |= found
    return helpers
