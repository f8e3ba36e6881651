"""What a refusal says has a Chinese sentence in a table (sentences.cpp, *_sentences.cpp), and no table holds what nobody says."""

import re

from source import Finding

TABLE = re.compile(r"(?:platform|catalog|gateway|logistics)/(?:.*/)?(?:\w+_)?sentences\.cpp$")
# Where refusals and faults are made. (A client and the reading of certificates speak to the operator; a notice says both languages.)
ROOMS = re.compile(r"platform/(?:json|csv|table|xlsx)/|platform/http/(?!client|tls)"
                   r"|(?:catalog|gateway|logistics)/(?!domain/notice/notice_kind)(?:domain|app|http|files|commands)/")
BOOK = "platform/base/sentences.cpp"
SENTENCE = re.compile(r"[\w'{].* .*\.$")
GAP = re.compile(r"\{[^{}]*\}")
ROW = re.compile(r"^[^\u2e80-\uffef]+$")  # the Chinese half of a row is not looked for


def check_sentences(tree):
    sources = [source for source in tree.cpp if not source.is_test and source.path != BOOK]
    said = {}
    for source in sources:
        if not TABLE.match(source.path):
            for line, text in source.strings:
                said.setdefault(GAP.sub("{}", text), (source.path, line))
    known = {}
    for source in sources:
        if TABLE.match(source.path):
            for line, text in source.strings:
                if ROW.match(text) and not text.endswith(".hpp"):
                    known.setdefault(text, (source.path, line))
    for text, (path, line) in said.items():
        if ROOMS.match(path) and SENTENCE.match(text) and text not in known:
            yield Finding(path, line, "sentences", f'"{text}" has no Chinese sentence')
    for text, (path, line) in known.items():
        if SENTENCE.match(text) and text not in said:
            yield Finding(path, line, "sentences", f'nobody says "{text}"')
