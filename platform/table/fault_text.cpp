#include "platform/table/fault_text.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace chuanpin::table {
namespace {

constexpr std::pair<std::string_view, std::string_view> titles[] = {
    {"out-of-range", "超出范围"},
    {"invalid-format", "格式不正确"},
    {"duplicate", "与前面的行重复"},
    {"inconsistent", "前后矛盾"},
    {"unknown", "没有此项"},
    {"field-count", "字段数不正确"},
    {"quote", "引号不正确"},
    {"too-long", "内容过长"},
    {"encoding", "编码不正确"},
    {"header-repeated", "重复表头"},
    {"date-serial", "日期被存为数字"},
    {"formula-without-value", "公式没有值"},
    {"error-value", "单元格有错误"},
    {"shared-string", "工作簿已损坏"},
    {"beyond-table", "超出表格的列"},
    {"category-unknown", "没有这个类别"},
    {"county-unknown", "县级登记中没有此县"},
    {"product-not-found", "没有这个产品"},
    {"product-already-published", "产品已上架"},
};

}  // namespace

std::string_view title_zh(std::string_view code) {
    const auto found = std::ranges::find(titles, code, &std::pair<std::string_view, std::string_view>::first);
    return found == std::ranges::end(titles) ? code : found->second;
}

std::string fault_text(std::span<const base::field_error> faults) {
    std::string text;
    for (const auto& each : faults)
        text += fmt::format("{}{} {}: {}", text.empty() ? "" : "; ", title_zh(each.code), each.pointer, each.detail);
    return text;
}

}  // namespace chuanpin::table
