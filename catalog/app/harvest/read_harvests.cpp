#include "catalog/app/harvest/read_harvests.hpp"

#include <algorithm>

#include "catalog/domain/price/comparable.hpp"

namespace chuanpin::catalog::app {

std::optional<std::string> variety_key_of(transaction& tx, const domain::product& what) {
    const auto& sku = what.details.sku;
    if (sku.variety) return domain::goods_key_of(*sku.variety);
    const auto family = sku.family ? tx.assortment().find(*sku.family) : std::nullopt;
    if (!family || !family->variety) return std::nullopt;
    return domain::goods_key_of(*family->variety);
}

base::task<base::result<harvest_page>> read_harvests::page(const base::call_context& context, harvest_filter filter,
                                                           std::optional<std::int64_t> before, std::size_t limit) {
    harvest_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page.announcements = tx.harvests().page(filter, before, limit + 1);
        page.has_more = page.announcements.size() > limit;
        page.announcements.resize(std::min(page.announcements.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

std::vector<std::optional<domain::harvest_announcement>> broken_harvests(transaction& tx, const domain::product& of,
                                                                         const std::optional<std::string>& variety_key,
                                                                         std::span<const domain::lot> lots) {
    std::vector<std::optional<domain::harvest_announcement>> found(lots.size());
    if (lots.empty() || !variety_key) return found;
    const auto [first, last] = std::ranges::minmax_element(lots, {}, &domain::lot::harvested_on);
    const auto live = tx.harvests().announced(of.details.category, *variety_key, first->harvested_on, last->harvested_on);
    for (std::size_t i = 0; i < lots.size(); ++i) {
        const auto county = domain::county_of_lot_place(lots[i].place_code);
        if (const auto* broken = domain::find_broken(live, county, lots[i].harvested_on)) found[i] = *broken;
    }
    return found;
}

}  // namespace chuanpin::catalog::app
