#include "platform/csv/sentences.hpp"

namespace chuanpin::csv {
namespace {

constexpr base::sentence rows[] = {
    {"The header must be exactly: {}.{}", "表头必须恰好是：{}。{}"},
    {"The file is UTF-16 or UTF-32; save it as UTF-8.", "文件是 UTF-16 或 UTF-32 编码；请另存为 UTF-8。"},
    {"The file begins as UTF-8, and the bytes here are not UTF-8.", "文件开头是 UTF-8，此处的字节却不是 UTF-8。"},
    {"The bytes here are neither UTF-8 nor GB18030; save the file as UTF-8.",
     "此处的字节既不是 UTF-8 也不是 GB18030；请将文件另存为 UTF-8。"},
    {"More than {} rows.", "超过 {} 行。"},
    {"A quote stands inside a field; quote the field and double the quote.",
     "字段中有引号；请将整个字段用引号括起，并将其中的引号写两遍。"},
    {"A quoted field is never closed.", "引号括起的字段没有结束。"},
    {"A field is longer than {} bytes.", "有字段超过 {} 字节。"},
    {"A byte 0 stands here: this is no text, or UTF-16; save the file as UTF-8.",
     "此处有空字节：不是文本，或是 UTF-16；请将文件另存为 UTF-8。"},
    {"Bytes that are not UTF-8 begin here; save the file as UTF-8.", "从此处起不是 UTF-8；请将文件另存为 UTF-8。"},
    {"Two encodings in one file: this row is UTF-8, and byte {} of the file is not.",
     "一个文件中有两种编码：本行是 UTF-8，而文件第 {} 字节不是。"},
    {"The bytes here are not GB18030, as the rest of the file is.", "此处的字节不是 GB18030，而文件其余部分是。"},
    {"{} fields instead of {}.", "有 {} 个字段，应为 {} 个。"},
    {"The header stands here once more.", "此处又出现了一次表头。"},
    {"The CSV file has {} faults{}.", "CSV 文件有 {} 处错误{}。"},
    {" or more", "（或更多）"},
    {"The CSV file is longer than {} bytes.", "CSV 文件超过 {} 字节。"},
};

}  // namespace

std::span<const base::sentence> csv_sentences() { return rows; }

}  // namespace chuanpin::csv
