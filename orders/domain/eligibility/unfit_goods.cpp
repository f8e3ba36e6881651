#include "orders/domain/eligibility/unfit_goods.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "orders/domain/eligibility/errors.hpp"
#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

// Of goods that were harvested early none is counted as stale, so the sum is what there is.
bool is_too_little(const order_line& line, const shortage& what) {
    const auto more = line.quantity - what.available;  // > 0
    return more - std::min(more, what.unfit.stale) > what.unfit.early;
}

bool needs_early(const order_line& line, const shortage& what) { return line.quantity - what.available > what.unfit.stale; }

base::field_error too_little(const std::string& at, const order_line& line, const shortage& what) {
    return {at, "insufficient-stock", fmt::format("{}: {} are available.", line.name_zh, what.available)};
}
base::field_error not_fresh(const std::string& at, const order_line& line, const shortage& what, base::business_date delivery) {
    return {at, "goods-not-fresh",
            fmt::format("{}: {} are good on the day of delivery, {}; {} more expire before it.", line.name_zh, what.available,
                        base::to_text(delivery), what.unfit.stale)};
}
base::field_error early(const std::string& at, const order_line& line, const shortage& what) {
    return {at, "goods-harvested-early",
            fmt::format("{}: {} are fit for it; {} more were harvested before the first harvest that was announced, {}.", line.name_zh,
                        what.available, what.unfit.early, base::to_text(what.unfit.first_harvest_on))};
}

}  // namespace

base::error shortage_error(const order& what, std::span<const shortage> missing) {
    std::vector<base::field_error> fields;
    bool any_too_little = false;
    bool any_early = false;
    for (const auto& each : missing) {
        const auto& line = what.lines[each.index];
        const auto at = fmt::format("/lines/{}/quantity", each.index);
        if (is_too_little(line, each)) {
            any_too_little = true;
            fields.push_back(too_little(at, line, each));
            continue;
        }
        if (each.unfit.stale > 0) fields.push_back(not_fresh(at, line, each, what.requested_delivery_date));
        if (!needs_early(line, each)) continue;
        any_early = true;
        fields.push_back(early(at, line, each));
    }
    const auto& first = missing.front();
    const auto product = what.lines[first.index].product;
    if (any_too_little) return errors::insufficient_stock(first.available, product, std::move(fields));
    if (any_early) return errors::goods_harvested_early(first.available, product, std::move(fields));
    return errors::goods_not_fresh(first.available, product, std::move(fields));
}

}  // namespace chuanpin::orders::domain
