#include "logistics/domain/subsidy/denials.hpp"

#include <stdexcept>
#include <string>

namespace chuanpin::logistics::domain {

namespace {

constexpr denial_row rows[] = {
    {"no-rule-in-force", "发货日没有有效的补贴规则", "no rule was in force on the day of dispatch"},
    {"not-under-the-mark", "商品不在有效的商标授权证书之下", "goods were sold without a certificate in force"},
    {"nothing-accepted", "没有可补贴的重量", "no mass was accepted"},
    {"below-minimum-mass", "未达到起补重量", "the mass is below the minimum"},
    {"distance-not-in-table", "官方里程表没有该线路", "the official table lacks the way"},
    {"cold-chain-not-proven", "冷链未获证明，规则不予补贴", "the cold chain is not proven and the rule then pays nothing"},
    {"out-of-range", "数值超出可计算范围", "a figure is out of range"},
};

}  // namespace

std::span<const denial_row> denials() { return rows; }

const denial_row& denial_of(std::string_view code) {
    for (const auto& row : rows)
        if (row.code == code) return row;
    throw std::logic_error("unknown denial: " + std::string(code));
}

}  // namespace chuanpin::logistics::domain
