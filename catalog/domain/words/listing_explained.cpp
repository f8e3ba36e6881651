#include <stdexcept>

#include <fmt/format.h>

#include "catalog/domain/words/explained.hpp"

namespace chuanpin::catalog::domain {
namespace {

explained unauthorised(const listing_hold& hold, const std::string& day) {
    if (hold.decided_by.empty()) return {"没有商标授权证书涵盖该产品", "no certificate of the mark covers the product"};
    if (!hold.since)
        return {fmt::format("商标授权证书 {} 不授权该产品", hold.decided_by),
                fmt::format("certificate {} does not authorise the product", hold.decided_by)};
    return {fmt::format("商标授权证书 {} 自 {} 起不再授权该产品", hold.decided_by, day),
            fmt::format("certificate {} does not authorise the product since {}", hold.decided_by, day)};
}

}  // namespace

explained explain(const listing_hold& hold) {
    const auto day = hold.since ? base::to_text(*hold.since) : std::string();
    const auto& row = hold.decided_by;
    switch (hold.code) {
        case hold_code::mark_not_authorised:
            return unauthorised(hold, day);
        case hold_code::licence_missing:
            return {fmt::format("自 {} 起，{} 类产品须有生产许可证，该产品没有", day, row),
                    fmt::format("since {} products of category {} need a production licence, and there is none", day, row)};
        case hold_code::licence_expired:
            return {fmt::format("证照 {} 自 {} 起失效", row, day), fmt::format("licence {} does not hold since {}", row, day)};
        case hold_code::report_expired:
            return {fmt::format("检验报告 {} 自 {} 起失效", row, day),
                    fmt::format("inspection report {} does not hold since {}", row, day)};
        case hold_code::under_review:
            return {fmt::format("自 {} 起等待平台审核（{}）", day, row),
                    fmt::format("waits for the platform's review since {} ({})", day, row)};
        case hold_code::review_refused:
            return {fmt::format("平台于 {} 审核不通过（{}）", day, row), fmt::format("refused by the platform on {} ({})", day, row)};
    }
    throw std::logic_error("a hold without words");
}

}  // namespace chuanpin::catalog::domain
