#include "catalog/http/harvest/harvest_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "catalog/domain/product.hpp"
#include "catalog/http/parts_json.hpp"
#include "platform/base/encoding.hpp"
#include "platform/json/decode.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::catalog::http {
namespace {

using json::ordered_value;

constexpr json::limits body_limits{.bytes_max = std::size_t{8} * 1024, .depth_max = 3, .values_max = 40, .members_max = 20};
constexpr std::size_t county_digits = 6;
constexpr std::size_t hash_digits = 64;

std::optional<domain::content_hash> read_hash(json::object_reader& part) {
    const auto text = part.optional_text("document_sha256", {.length_min = hash_digits, .length_max = hash_digits});
    if (!text || text->size() != hash_digits) return std::nullopt;
    const auto bytes = base::from_hex(*text);
    if (!bytes) {
        part.fault("document_sha256", "invalid-format", "64 hexadecimal digits.");
        return std::nullopt;
    }
    domain::content_hash hash{};
    std::ranges::transform(*bytes, hash.begin(), [](char each) { return static_cast<std::byte>(each); });
    return hash;
}

domain::harvest_source read_source(json::object_reader& body) {
    domain::harvest_source source;
    body.object("source", [&](json::object_reader& part) {
        source.title = part.text("title", {.length_max = domain::harvest_source_title_length_max});
        source.number = part.optional_text("number", {.length_max = domain::harvest_source_number_length_max});
        source.dated_on = part.date("dated_on");
        source.document = read_hash(part);
    });
    return source;
}

ordered_value hash_json(const std::optional<domain::content_hash>& hash) {
    if (!hash) return nullptr;
    return base::to_hex(base::as_text(*hash));
}

ordered_value source_json(const domain::harvest_source& source) {
    return {{"title", source.title},
            {"number", text_json(source.number)},
            {"dated_on", base::to_text(source.dated_on)},
            {"document_sha256", hash_json(source.document)}};
}

ordered_value withdrawal_json(const std::optional<domain::harvest_withdrawal>& what) {
    if (!what) return nullptr;
    return {{"at", base::to_rfc3339(what->at)}, {"reason", what->reason}};
}

ordered_value harvest_document(const domain::harvest_announcement& what) {
    const auto& terms = what.terms;
    return {{"id", what.id},
            {"category", what.category},
            {"variety", terms.variety},
            {"variety_key", what.variety_key},
            {"county_code", what.county_code},
            {"year", what.year},
            {"first_harvest_on", base::to_text(terms.first_harvest_on)},
            {"valid_from", base::to_text(terms.valid_from)},
            {"valid_to", base::to_text(terms.valid_to)},
            {"source", source_json(terms.source)},
            {"recorded_at", base::to_rfc3339(what.recorded_at)},
            {"superseded_at", instant_json(what.superseded_at)},
            {"withdrawal", withdrawal_json(what.withdrawal)}};
}

}  // namespace

base::result<domain::harvest_announcement> decode_harvest(std::string_view text) {
    return json::decode<domain::harvest_announcement>(text, body_limits, [](json::object_reader& body) {
        domain::harvest_announcement what;
        auto& terms = what.terms;
        what.category = body.text("category", {.length_max = domain::category_length_max});
        terms.variety = body.text("variety", {.length_max = domain::variety_length_max});
        what.county_code = body.text("county_code", {.length_min = county_digits, .length_max = county_digits});
        what.year = body.integer("year", {domain::harvest_year_min, domain::harvest_year_max});
        terms.first_harvest_on = body.date("first_harvest_on");
        terms.valid_from = body.optional_date("valid_from").value_or(domain::first_day_of(what.year));
        terms.valid_to = body.optional_date("valid_to").value_or(domain::first_day_of(what.year + 1));
        terms.source = read_source(body);
        return what;
    });
}

base::result<std::string> decode_harvest_withdrawal(std::string_view text) {
    return json::decode<std::string>(text, body_limits, [](json::object_reader& body) {
        return body.text("reason", {.length_max = domain::harvest_withdrawal_reason_length_max, .lines_allowed = true});
    });
}

std::string encode_harvest(const domain::harvest_announcement& what) { return json::dump(harvest_document(what)); }

std::string encode_harvests(const app::harvest_page& page, const std::string& next_cursor) {
    auto data = ordered_value::array();
    for (const auto& each : page.announcements) data.push_back(harvest_document(each));
    return page_json(std::move(data), next_cursor);
}

ordered_value harvest_flags_json(const std::optional<domain::harvest_announcement>& broken, base::business_date harvested_on) {
    auto flags = ordered_value::array();
    if (!broken) return flags;
    const auto& terms = broken->terms;
    const auto early = std::chrono::sys_days(terms.first_harvest_on) - std::chrono::sys_days(harvested_on);
    flags.push_back(ordered_value{
        {"code", "harvested-before-announced"},
        {"explanation_zh", fmt::format("采收日{}早于{}年公告的{}首采日{},早{}天({})", base::to_text(harvested_on), broken->year,
                                       terms.variety, base::to_text(terms.first_harvest_on), early.count(), terms.source.title)},
        {"explanation_en", fmt::format("Harvested on {}, {} {} before the first harvest of {} that was announced for {}: {} ({})",
                                       base::to_text(harvested_on), early.count(), early.count() == 1 ? "day" : "days", terms.variety,
                                       broken->year, base::to_text(terms.first_harvest_on), terms.source.title)},
        {"days_early", early.count()},
        {"announcement", harvest_document(*broken)}});
    return flags;
}

}  // namespace chuanpin::catalog::http
