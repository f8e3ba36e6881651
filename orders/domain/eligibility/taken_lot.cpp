#include "orders/domain/eligibility/taken_lot.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

lot_explanation season_of(const taken_lot& what) {
    if (!what.harvested_on) return {"采收日未登记", "the day of harvest is not known"};
    const auto harvested = base::to_text(*what.harvested_on);
    if (!what.first_harvest_on)
        return {
            fmt::format("{} 采收，无适用的公告首采日（当地当年未公告，或批次未注明品种、产地）", harvested),
            fmt::format("harvested on {}; no announced first harvest applies (none was announced for its variety, county and year, or the "
                        "batch names no variety or county)",
                        harvested)};
    const auto first = base::to_text(*what.first_harvest_on);
    return {fmt::format("{} 采收，不早于公告首采日 {}", harvested, first),
            fmt::format("harvested on {}, not before the announced first harvest of {}", harvested, first)};
}

lot_explanation freshness_of(const taken_lot& what, base::business_date delivery) {
    const auto wanted = base::to_text(delivery);
    if (!what.expires_on) return {"保质期至未登记", "the last good day is not known"};
    const auto last = base::to_text(*what.expires_on);
    return {fmt::format("保质期至 {}，不早于要求送达日 {}", last, wanted),
            fmt::format("good until {}, the delivery is on {}", last, wanted)};
}

}  // namespace

lot_explanation explain(const taken_lot& what, base::business_date delivery) {
    const auto season = season_of(what);
    const auto fresh = freshness_of(what, delivery);
    return {fmt::format("{}；{}。", season.zh, fresh.zh), fmt::format("{}; {}.", season.en, fresh.en)};
}

}  // namespace chuanpin::orders::domain
