#include "orders/http/forward/views.hpp"

#include "orders/http/page_text.hpp"

namespace chuanpin::orders::http {

std::string encode_capacities(std::span<const app::shown_capacity> page, const std::string& next_cursor, base::business_date today) {
    return encode_page(page, next_cursor, [today](json::writer& out, const app::shown_capacity& each) {
        const auto& what = each.what;
        const auto free = what.free_g(today);
        const auto mass = each.unit_net_mass_g.value_or(0);
        out.begin_object()
            .member("product_id", base::to_wire(what.key.product))
            .member("name_zh", each.name_zh)
            .member("supplier_organisation_id", base::to_wire(what.key.supplier))
            .member("week", base::week_text(what.key.week))
            .member("monday", base::to_text(what.key.week))
            .member("announced_g", what.announced_g)
            .member("held_g", what.held_g)
            .member("free_g", free)
            .member("overcommitted_g", what.overcommitted_g())
            .member("unit_net_mass_g", each.unit_net_mass_g)
            .member("free_quantity", mass > 0 ? std::optional(free / mass) : std::nullopt)
            .end_object();
    });
}

}  // namespace chuanpin::orders::http
