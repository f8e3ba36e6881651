#include "platform/table/sentences.hpp"

namespace chuanpin::table {
namespace {

constexpr base::sentence rows[] = {
    {"{} to {} characters.", "{} 至 {} 个字符。"},
    {"A control character stands in the text.", "文本中有控制字符。"},
    {"A whole number from {} to {}.", "{} 至 {} 的整数。"},
    {"An earlier row has the same.", "前面的行已有相同的值。"},
    {"The file is longer than {} bytes.", "文件超过 {} 字节。"},
    {"The file's encoding cannot be told.", "无法辨别文件的编码。"},
    {"The file cannot be read.", "文件无法读取。"},
    {"0 or 1.", "0 或 1。"},
};

}  // namespace

std::span<const base::sentence> table_sentences() { return rows; }

}  // namespace chuanpin::table
