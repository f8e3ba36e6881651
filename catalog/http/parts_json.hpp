// Parts of the catalogue's documents that several of them hold.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "catalog/domain/eligibility.hpp"
#include "catalog/domain/offer.hpp"
#include "catalog/domain/price/price_guard.hpp"
#include "catalog/domain/season.hpp"
#include "catalog/domain/storage.hpp"
#include "catalog/domain/words/explained.hpp"
#include "platform/json/parse.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {

[[nodiscard]] json::ordered_value storage_json(const domain::storage_condition& storage);
[[nodiscard]] json::ordered_value season_json(const std::optional<domain::season>& when);
[[nodiscard]] json::ordered_value seasons_json(const domain::seasons& when);
/// The member "seasons", none without it.
[[nodiscard]] domain::seasons read_seasons(json::object_reader& body);
[[nodiscard]] json::ordered_value instant_json(const std::optional<base::instant>& at);
[[nodiscard]] json::ordered_value date_json(const std::optional<base::business_date>& day);
[[nodiscard]] json::ordered_value text_json(const std::optional<std::string>& text);
/// Adds text_zh and text_en.
void add_texts(json::ordered_value& document, const domain::explained& said);
/// The verdict with the row that decided it: {county_name_zh, verdict, county_version, decided_on, decided_by: {kind, row, code, name,
/// raw_material}, text_zh, text_en}.
[[nodiscard]] json::ordered_value origin_json(const domain::origin_decision& origin);
/// A list of ids of products, each with a fault of its own where it is none.
[[nodiscard]] std::vector<domain::product_id> read_product_ids(json::object_reader& body, std::string_view name, json::list_rule rule);
/// Minimum quantity, tiers (with the price of a kilogram), validity and conditions.
void add_terms(json::ordered_value& document, const domain::offer_terms& terms, std::int64_t unit_net_mass_g);
/// The verdict with its figures; null where there is none.
[[nodiscard]] json::ordered_value price_check_json(const std::optional<domain::price_evidence>& price);
/// {data, next_cursor, has_more}; `next_cursor` is empty on the last page.
[[nodiscard]] std::string page_json(json::ordered_value data, const std::string& next_cursor);

}  // namespace chuanpin::catalog::http
