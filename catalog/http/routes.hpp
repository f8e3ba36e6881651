// The table of the catalogue's public routes: method, path, operation, who may.
#pragma once

#include "platform/http/router.hpp"

namespace chuanpin::catalog::http {

using chuanpin::http::audience;
using chuanpin::http::if_match;
using chuanpin::http::method;
using chuanpin::http::route;

inline constexpr std::size_t small_body_bytes_max = std::size_t{32} * 1024;

inline constexpr route list_counties{method::get, "/v1/counties", "list_counties", {audience::everyone, {}}};
inline constexpr route read_county{method::get, "/v1/counties/{code}", "read_county", {audience::everyone, {}}};
inline constexpr route list_categories{method::get, "/v1/categories", "list_categories", {audience::everyone, {}}};
inline constexpr route list_reference_products{method::get, "/v1/reference-products", "list_reference_products", {audience::everyone, {}}};
inline constexpr route count_working_days{method::get, "/v1/working-days", "count_working_days", {audience::everyone, {}}};
inline constexpr route list_products{method::get, "/v1/products", "list_products", {audience::everyone, {}}};
inline constexpr route read_product{method::get, "/v1/products/{product_id}", "read_product", {audience::everyone, {}}};
inline constexpr route list_my_products{method::get, "/v1/my/products", "list_my_products", {audience::signed_in, "products:write"}};
inline constexpr route read_my_product{
    method::get, "/v1/my/products/{product_id}", "read_my_product", {audience::signed_in, "products:write"}};
inline constexpr route draft_product{method::post, "/v1/products",      "draft_product", {audience::signed_in, "products:write"},
                                     true,         small_body_bytes_max};
inline constexpr route publish_product =
    route{method::post,        "/v1/products/{product_id}/publication", "publish_product", {audience::signed_in, "products:write"}, true,
          small_body_bytes_max}
        .with(if_match::optional);
inline constexpr route publish_offer{
    method::post, "/v1/products/{product_id}/offers", "publish_offer", {audience::signed_in, "offers:write"}, true, small_body_bytes_max};
inline constexpr route read_offer{method::get, "/v1/offers/{offer_id}", "read_offer", {audience::everyone, {}}};
inline constexpr route withdraw_offer =
    route{method::post,        "/v1/offers/{offer_id}/withdrawal", "withdraw_offer", {audience::signed_in, "offers:write"}, true,
          small_body_bytes_max}
        .with(if_match::optional);

/// All of them, for main and the gateway (the journal's feed is added by service.cpp: it is internal).
inline constexpr route all_routes[] = {list_counties, read_county,      list_categories, list_reference_products, list_products,
                                       read_product,  list_my_products, read_my_product, draft_product,           publish_product,
                                       publish_offer, read_offer,       withdraw_offer,  count_working_days};

}  // namespace chuanpin::catalog::http
