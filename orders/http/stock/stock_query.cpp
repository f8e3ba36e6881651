#include "orders/http/stock/stock_query.hpp"

#include "platform/http/errors.hpp"

namespace chuanpin::orders::http {
namespace {

base::refusal invalid_product(std::string code, std::string detail) {
    return chuanpin::http::errors::invalid_parameters({{"?product_id", std::move(code), std::move(detail)}});
}

}  // namespace

base::result<std::optional<domain::product_id>> product_of(const chuanpin::http::request& from) {
    const auto text = from.query_parameter("product_id");
    if (!text) return std::nullopt;
    const auto id = base::parse_id<domain::product_id>(*text);
    if (!id) return invalid_product("invalid-format", "Not an id of a product.");
    return id;
}

base::result<domain::product_id> required_product_of(const chuanpin::http::request& from) {
    const auto product = product_of(from);
    if (!product) return base::refusal(product.error());
    if (!*product) return invalid_product("required", "Say of which product.");
    return **product;
}

}  // namespace chuanpin::orders::http
