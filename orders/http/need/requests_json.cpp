#include "orders/http/need/requests_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "orders/http/order_readers.hpp"
#include "platform/json/decode.hpp"

namespace chuanpin::orders::http {
namespace {

constexpr std::size_t id_length_max = 64;

void read_wanted(json::object_reader& from, domain::need_terms& terms) {
    terms.by = domain::measures[from.choice("measure", {"grams", "pieces"})];
    const auto most = terms.by == domain::measure::grams ? domain::wanted_grams_max : domain::wanted_pieces_max;
    terms.wanted = from.integer("wanted", {.min = 1, .max = most});
}

}  // namespace

std::vector<domain::product_id> read_product_ids(json::object_reader& from, std::string_view name, std::size_t items_min) {
    std::vector<domain::product_id> products;
    const auto texts = from.texts(name, {.items_min = items_min, .items_max = domain::kind_products_max}, {.length_max = id_length_max});
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto id = base::parse_id<domain::product_id>(texts[i]);
        if (!id)
            from.fault(name, "invalid-format", fmt::format("Number {} is not an id of this kind.", i + 1));
        else if (std::ranges::find(products, *id) != products.end())
            from.fault(name, "duplicate", fmt::format("Number {} stands there twice.", i + 1));
        else
            products.push_back(*id);
    }
    std::ranges::sort(products);
    return products;
}

domain::goods_kind read_kind(json::object_reader& from) {
    const int said = from.present("category") + from.present("name_zh") + from.present("product_ids");
    if (said != 1) from.fault("category", "one-of", "Say one of category, name_zh and product_ids.");
    domain::goods_kind kind;
    if (const auto category = from.optional_text("category", {.length_max = domain::kind_category_length_max}))
        kind = {.by = domain::kind_by::category, .name = *category};
    if (const auto name = from.optional_text("name_zh", {.length_max = domain::kind_name_length_max}))
        kind = {.by = domain::kind_by::name, .name = *name};
    if (from.present("product_ids")) kind = {.by = domain::kind_by::products, .products = read_product_ids(from, "product_ids", 1)};
    return kind;
}

domain::substitution_permission read_permission(json::object_reader& from) {
    domain::substitution_permission allowed;
    allowed.same_category = from.boolean("same_category");
    if (from.present("product_ids")) allowed.products = read_product_ids(from, "product_ids", 0);
    allowed.weight_permille = from.optional_integer("weight_permille", {.max = domain::substitute_weight_permille_max}).value_or(0);
    return allowed;
}

base::result<domain::need_terms> read_need_terms(std::string_view body) {
    return json::decode<domain::need_terms>(body, {}, [](json::object_reader& from) {
        domain::need_terms terms;
        from.object("kind", [&](json::object_reader& kind) { terms.kind = read_kind(kind); });
        read_wanted(from, terms);
        from.object("delivery", [&](json::object_reader& delivery) { terms.delivery = read_delivery(delivery); });
        terms.requested_delivery_date = from.date("requested_delivery_date");
        if (const auto dearest = from.optional_integer("price_per_kilogram_max_fen", {.min = 1}))
            terms.kilogram_price_max = base::fen{*dearest};
        terms.share_limit_permille =
            from.optional_integer("share_limit_permille", {.min = 1, .max = domain::whole_permille}).value_or(domain::whole_permille);
        from.optional_object("substitutes", [&](json::object_reader& allowed) { terms.substitutes = read_permission(allowed); });
        return terms;
    });
}

}  // namespace chuanpin::orders::http
