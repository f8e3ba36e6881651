#include "catalog/consumers/stock_news_json.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/parse.hpp"

namespace chuanpin::catalog::consumers {

namespace {

constexpr std::string_view level_changed = "stock.level_changed";

}  // namespace

std::vector<std::string> stock_types() { return {std::string(level_changed)}; }

std::optional<domain::stock_news> read_stock(const journal::feed_entry& entry) {
    if (entry.type != level_changed) return std::nullopt;
    const auto data = json::parse(entry.data);
    if (!data) throw std::runtime_error(entry.type + " " + entry.id + ": " + data.error().detail);
    const auto stock = base::parse_id<domain::stock_id>(data->at("stock_id").get<std::string>());
    const auto product = base::parse_id<domain::product_id>(data->at("product_id").get<std::string>());
    if (!stock || !product) throw std::runtime_error("stock_id or product_id is not an id");
    return domain::stock_news{*stock, *product, data->at("available").get<std::int64_t>(), data->at("version").get<std::int64_t>()};
}

}  // namespace chuanpin::catalog::consumers
