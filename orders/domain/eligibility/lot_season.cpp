#include "orders/domain/eligibility/lot_season.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {
namespace {

lot_explanation not_held_against_any(const lot_goods& goods) {
    if (!goods.category)
        return {"商品类别未知，未比对公告首采日。",
                "The category of the product is not known; no announced first harvest is held against it."};
    if (!goods.variety_key && !goods.county_code)
        return {"品种和产地县未填报，也不能由商品推定，未比对公告首采日。",
                "Neither variety nor county was named, nor are they clear of the product; no announced first harvest is held against it."};
    if (!goods.variety_key)
        return {"品种未填报，也不能由商品推定，未比对公告首采日。",
                "The variety was not named, nor is it clear of the product; no announced first harvest is held against it."};
    return {"产地县未填报，也不能由商品推定，未比对公告首采日。",
            "The county was not named, nor is it clear of the product; no announced first harvest is held against it."};
}

}  // namespace

lot_season season_of(const lot& what) {
    return {.lot = what.id, .harvested_on = what.harvested_on, .goods = what.goods, .first_harvest_on = what.first_harvest_on};
}

lot_explanation explain(const lot_season& what) {
    if (!what.goods.is_known()) return not_held_against_any(what.goods);
    const auto harvested = base::to_text(what.harvested_on);
    if (!what.first_harvest_on)
        return {fmt::format("{} 采收，该品种当地当年无公告首采日。", harvested),
                fmt::format("Harvested on {}; no first harvest was announced for its variety, county and year.", harvested)};
    const auto first = base::to_text(*what.first_harvest_on);
    if (what.harvested_on < *what.first_harvest_on)
        return {fmt::format("{} 采收，早于公告首采日 {}，不得销售。", harvested, first),
                fmt::format("Harvested on {}, before the announced first harvest of {}: it is not sold.", harvested, first)};
    return {fmt::format("{} 采收，不早于公告首采日 {}。", harvested, first),
            fmt::format("Harvested on {}, not before the announced first harvest of {}.", harvested, first)};
}

}  // namespace chuanpin::orders::domain
