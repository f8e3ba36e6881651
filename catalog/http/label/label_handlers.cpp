#include "catalog/http/label/label_handlers.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/label/label_errors.hpp"
#include "catalog/http/label/label_csv.hpp"
#include "catalog/http/label/label_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

using day_and_place = std::pair<base::business_date, std::string>;
constexpr std::string_view csv_type = "text/csv; charset=utf-8; header=present";

base::counter& scans_counter(base::metrics& metrics, std::string outcome) {
    return metrics.make_counter("chuanpin_catalog_label_scans_total", "Scans of pack labels", {{"outcome", std::move(outcome)}});
}

base::result<domain::lot_id> lot_of(const web::request& request) {
    const auto text = request.path_parameter("lot_id");
    const auto id = base::parse_id<domain::lot_id>(text);
    if (!id) return base::refusal(domain::errors::lot_not_found(text));
    return *id;
}

base::result<domain::label_range_id> range_of(const web::request& request) {
    const auto text = request.path_parameter("range_id");
    const auto id = base::parse_id<domain::label_range_id>(text);
    if (!id) return base::refusal(domain::errors::label_range_not_found(text));
    return *id;
}

// Nobody is signed in: the key stands for itself, and whoever has it must send the same body.
base::result<base::receipt> read_public_receipt(const web::request& request) {
    auto key = web::read_idempotency_key(request);
    if (!key) return base::refusal(std::move(key.error()));
    return base::receipt{std::string(scan_label.name), *std::move(key), crypto::sha256_of_parts({request.target, request.body})};
}

// A cursor is ours, but another version of the program may have made it.
base::result<std::optional<std::int64_t>> read_number(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto number = base::parse_whole_number(page.after);
    if (!number) return web::errors::cursor_invalid();
    return number;
}

base::result<std::optional<day_and_place>> read_day(const web::page_request& page) {
    if (page.after.empty()) return std::nullopt;
    const auto at = page.after.find(' ');
    const auto on = base::parse_date(page.after.substr(0, at));
    if (at == std::string::npos || !on) return web::errors::cursor_invalid();
    return day_and_place{*on, page.after.substr(at + 1)};
}

}  // namespace

label_handlers::label_handlers(app::keep_labels labels, app::scan_labels scans, base::metrics& metrics, std::function<void()> committed)
    : labels_(labels),
      scans_(scans),
      genuine_(scans_counter(metrics, "genuine")),
      not_genuine_(scans_counter(metrics, "not_genuine")),
      committed_(std::move(committed)) {}

std::vector<web::router::row> label_handlers::rows() {
    namespace all = catalog::http;
    return {{all::issue_labels, [this](web::request& request) { return issue(request); }},
            {all::list_label_ranges, [this](web::request& request) { return list(request); }},
            {all::list_label_codes, [this](web::request& request) { return codes(request); }},
            {all::void_label_range, [this](web::request& request) { return make_void(request); }},
            {all::scan_label, [this](web::request& request) { return scan(request); }},
            {all::list_label_scans, [this](web::request& request) { return list_scans(request); }}};
}

base::result<web::response> label_handlers::answer(base::result<base::reply> reply) {
    if (!reply) return base::refusal(std::move(reply.error()));
    committed_();
    return web::reply_response(*std::move(reply));
}

label_handlers::outcome label_handlers::issue(web::request& request) {
    auto claim = web::read_receipt(request, issue_labels.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    const auto count = decode_label_count(request.body);
    if (!count) co_return base::refusal(count.error());
    const auto lot = lot_of(request);
    if (!lot) co_return base::refusal(lot.error());
    auto reply = co_await labels_.issue(request.context, {*std::move(claim), encode_label_range}, *lot, *count);
    co_return answer(std::move(reply));
}

label_handlers::outcome label_handlers::list(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto before = read_number(*page);
    if (!before) co_return base::refusal(before.error());
    const auto lot = lot_of(request);
    if (!lot) co_return base::refusal(lot.error());
    const auto found = co_await labels_.page(request.context, *lot, *before, page->limit);
    if (!found) co_return base::refusal(found.error());
    const auto next = found->has_more ? page->cursor_after(std::to_string(found->ranges.back().number)) : std::string();
    co_return web::page_response(request, encode_label_ranges(*found, next), next);
}

label_handlers::outcome label_handlers::codes(web::request& request) {
    if (auto known = web::only_query(request, {"from", "count"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    app::label_part part;
    part.from = query.integer("from", 1, domain::label_serial_max);
    part.count = query.integer("count", 1, app::label_codes_at_once_max).value_or(app::label_codes_at_once_max);
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto id = range_of(request);
    if (!id) co_return base::refusal(id.error());
    const auto found = co_await labels_.codes(request.context, *id, part);
    if (!found) co_return base::refusal(found.error());
    auto response = web::typed_response(encode_label_codes(*found), csv_type);
    response.headers.add("Cache-Control", "no-store");
    co_return response;
}

label_handlers::outcome label_handlers::make_void(web::request& request) {
    auto claim = web::read_receipt(request, void_label_range.name);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto reason = decode_voidance(request.body);
    if (!reason) co_return base::refusal(std::move(reason.error()));
    const auto id = range_of(request);
    if (!id) co_return base::refusal(id.error());
    auto reply = co_await labels_.make_void(request.context, {*std::move(claim), encode_label_range}, *id, *std::move(reason));
    co_return answer(std::move(reply));
}

label_handlers::outcome label_handlers::scan(web::request& request) {
    auto claim = read_public_receipt(request);
    if (!claim) co_return base::refusal(std::move(claim.error()));
    auto asked = decode_scan(request.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    auto reply = co_await scans_.scan(request.context, {*std::move(claim), encode_scan}, asked->code, asked->place);
    if (reply) genuine_.add();
    if (!reply && reply.error().code == domain::errors::label_not_genuine().code) not_genuine_.add();
    co_return answer(std::move(reply));
}

label_handlers::outcome label_handlers::list_scans(web::request& request) {
    const auto page = web::read_page(request, {});
    if (!page) co_return base::refusal(page.error());
    const auto after = read_day(*page);
    if (!after) co_return base::refusal(after.error());
    const auto lot = lot_of(request);
    if (!lot) co_return base::refusal(lot.error());
    const auto found = co_await scans_.page(request.context, *lot, *after, page->limit);
    if (!found) co_return base::refusal(found.error());
    std::string next;
    if (found->has_more) next = page->cursor_after(base::to_text(found->days.back().on) + " " + found->days.back().place);
    co_return web::page_response(request, encode_scans(*found, scans_, next), next);
}

}  // namespace chuanpin::catalog::http
