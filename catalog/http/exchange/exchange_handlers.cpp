#include "catalog/http/exchange/exchange_handlers.hpp"

#include <algorithm>
#include <utility>

#include "catalog/domain/exchange/exchange_errors.hpp"
#include "catalog/http/exchange/exchange_json.hpp"
#include "catalog/http/exchange/table_body.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/conditional.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::int64_t rows_at_once_max = 20'000;
base::result<domain::product_import_id> read_id(const web::request& request) {
    const auto text = request.path_parameter("import_id");
    const auto id = base::parse_id<domain::product_import_id>(text);
    if (!id) return base::refusal(domain::errors::product_import_not_found(text));
    return *id;
}

std::optional<bool> parse_rows(std::string_view name) {
    if (name == "all") return false;
    if (name == "refused") return true;
    return std::nullopt;
}

}  // namespace

std::vector<web::router::row> exchange_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::submit_product_import, [this](web::request& request) { return submit(request); }},
        {all::read_product_import, [this](web::request& request) { return read(request); }},
        {all::read_product_import_faults, [this](web::request& request) { return read_faults(request); }},
        {all::export_my_products, [this](web::request& request) { return take_out(request); }},
    };
}

exchange_handlers::outcome exchange_handlers::submit(web::request& request) {
    auto claim = web::read_receipt(request, "submit_product_import");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    if (!is_table(request.headers.find("Content-Type"))) co_return web::errors::media_type_unsupported(table_types);
    base::idempotent<app::product_import_view> idempotent{
        *std::move(claim), [language = request.context.language](const auto& view) { return encode_product_import(view, language); }};
    auto reply = co_await submit_.run(request.context, std::move(idempotent), std::move(request.body));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

exchange_handlers::outcome exchange_handlers::read(web::request& request) {
    if (auto known = web::only_query(request, {}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    auto found = co_await read_.one(request.context, *id);
    if (!found) co_return base::refusal(std::move(found.error()));
    const auto version = found->version;
    auto body = encode_product_import({.what = *std::move(found)}, request.context.language);
    const auto etag = web::version_etag(base::to_wire(*id), version, body);
    co_return web::conditional_response(request, web::json_response(std::move(body)), etag);
}

exchange_handlers::outcome exchange_handlers::read_faults(web::request& request) {
    if (auto known = web::only_query(request, {"rows"}); !known) co_return base::refusal(std::move(known.error()));
    const auto id = read_id(request);
    if (!id) co_return base::refusal(id.error());
    query_reader query(request);
    const auto only_faulty = query.parsed<bool>("rows", parse_rows, "all or refused.");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    auto file = co_await read_.faults(request.context, *id, only_faulty.value_or(false));
    if (!file) co_return base::refusal(std::move(file.error()));
    co_return download(*std::move(file), "text/csv; charset=utf-8", "faults.csv");
}

exchange_handlers::outcome exchange_handlers::take_out(web::request& request) {
    if (auto known = web::only_query(request, {"format"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto format = query.parsed<std::string>("format", parse_table_format, "csv or xlsx.").value_or("csv");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto to = files_.write_bytes(format);
    const auto rows = co_await export_.run(request.context, request.context.who.value().organisation, rows_at_once_max, *to);
    if (!rows) co_return base::refusal(rows.error());
    std::string file;
    if (auto ran = co_await cpu_.run([&] { file = to->finish(); }); !ran) co_return base::refusal(std::move(ran.error()));
    co_return table_download(std::move(file), format, "products");
}

}  // namespace chuanpin::catalog::http
