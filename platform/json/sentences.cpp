#include "platform/json/sentences.hpp"

namespace chuanpin::json {
namespace {

constexpr base::sentence rows[] = {
    {"An integer does not fit into 64 bits.", "整数超出 64 位。"},
    {"A member stands twice in one object.", "同一对象中有重复的成员。"},
    {"An object has more than {} members.", "对象的成员超过 {} 个。"},
    {"A number is too large (byte {}).", "数字过大（第 {} 字节）。"},
    {"Not valid JSON at byte {}.", "第 {} 字节处不是有效的 JSON。"},
    {"A string is longer than {} bytes.", "字符串超过 {} 字节。"},
    {"More than {} values.", "超过 {} 个值。"},
    {"Nested deeper than {} levels.", "嵌套超过 {} 层。"},
    {"The document is longer than {} bytes.", "文档超过 {} 字节。"},
    {"A NUL byte stands at byte {}.", "第 {} 字节是空字节（NUL）。"},
    {"A byte order mark stands at byte 0.", "文档开头有字节顺序标记（BOM）。"},
    {"Must be an object.", "必须是对象。"},
    {"Must be given.", "必须填写。"},
    {"Must be a string.", "必须是字符串。"},
    {"Must have at least {} characters.", "至少 {} 个字符。"},
    {"Must have at most {} characters.", "最多 {} 个字符。"},
    {"Must not contain control characters.", "不得含有控制字符。"},
    {"Must be an integer.", "必须是整数。"},
    {"Must be between {} and {}.", "必须在 {} 至 {} 之间。"},
    {"Must be true or false.", "必须是 true 或 false。"},
    {"Must be a time like 2026-11-23T08:00:00Z (RFC 3339).", "必须是时间，例如 2026-11-23T08:00:00Z（RFC 3339）。"},
    {"Must be an existing day like 2026-11-23.", "必须是存在的日期，例如 2026-11-23。"},
    {"Must be one of: {}.", "必须是下列之一：{}。"},
    {"Must be a list.", "必须是列表。"},
    {"Must have at least {} items.", "至少 {} 项。"},
    {"Must have at most {} items.", "最多 {} 项。"},
    {"Is not known here.", "此处没有这个字段。"},
    {"{} of the fields cannot be accepted.", "有 {} 个字段不能接受。"},
    {"Not an id of this kind.", "不是这一类的编号。"},
};

}  // namespace

std::span<const base::sentence> json_sentences() { return rows; }

}  // namespace chuanpin::json
