#include "logistics/domain/words/sentences.hpp"

namespace chuanpin::logistics::domain {
namespace {

constexpr base::sentence rows[] = {
    {"There is no subsidy assessment {} that you may see.", "没有您可以查看的补贴核算 {}。"},
    {"Nothing was imported.", "未导入任何内容。"},
    {"{} version {} is on record with other values; publish the next version instead.",
     "规则 {} 第 {} 版已有记录且数值不同；请改为发布下一版。"},
    {"{} is at version {}; version {} cannot follow.", "规则 {} 现为第 {} 版，其后不能是第 {} 版。"},
    {"{} to {} in table {} is on record with another distance; publish the next table instead.",
     "第 {2} 版里程表中 {0} 至 {1} 已有记录且里程不同；请改为发布下一版里程表。"},
    {"Numerator 0 to 1,000,000, denominator 1 to 1,000,000.", "分子为 0 至 1,000,000，分母为 1 至 1,000,000。"},
    {"0 to {}.", "0 至 {}。"},
    {"Versions count from 1.", "版本号从 1 起。"},
    {"valid_to must be later than valid_from.", "valid_to 必须晚于 valid_from。"},
    {"Must have 1 to {} bytes.", "必须为 1 至 {} 个字节。"},
    {"Must be a whole number from {} to {}.", "必须是 {} 至 {} 的整数。"},
    {"Must be a day like 2018-08-31.", "必须是日期，例如 2018-08-31。"},
    {"Must be a whole number or a fraction like 25/2.", "必须是整数或分数，例如 25/2。"},
    {"Must be ambient_rate or nothing.", "必须是 ambient_rate（按常温标准）或 nothing（不补贴）。"},
};

}  // namespace

std::span<const base::sentence> subsidy_sentences() { return rows; }

}  // namespace chuanpin::logistics::domain
