#include "catalog/http/offer/offer_file_handlers.hpp"

#include <utility>

#include "catalog/http/exchange/table_body.hpp"
#include "catalog/http/offer_json.hpp"
#include "catalog/http/query.hpp"
#include "catalog/http/routes.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/page.hpp"

namespace chuanpin::catalog::http {

namespace web = chuanpin::http;

namespace {

constexpr std::size_t rows_at_once_max = 20'000;

}  // namespace

std::vector<web::router::row> offer_file_handlers::rows() {
    namespace all = catalog::http;
    return {
        {all::submit_offer_import, [this](web::request& request) { return hand_in(request); }},
        {all::export_my_offers, [this](web::request& request) { return take_out(request); }},
    };
}

offer_file_handlers::outcome offer_file_handlers::hand_in(web::request& request) {
    auto claim = web::read_receipt(request, "submit_offer_import");
    if (!claim) co_return base::refusal(std::move(claim.error()));
    if (!is_table(request.headers.find("Content-Type"))) co_return web::errors::media_type_unsupported(table_types);
    base::idempotent<app::offer_import_counts> idempotent{*std::move(claim), encode_offer_import};
    auto reply = co_await hand_in_.run(request.context, std::move(idempotent), std::move(request.body));
    if (!reply) co_return base::refusal(std::move(reply.error()));
    committed_();
    co_return web::reply_response(*std::move(reply));
}

offer_file_handlers::outcome offer_file_handlers::take_out(web::request& request) {
    if (auto known = web::only_query(request, {"format"}); !known) co_return base::refusal(std::move(known.error()));
    query_reader query(request);
    const auto format = query.parsed<std::string>("format", parse_table_format, "csv or xlsx.").value_or("csv");
    if (auto fault = query.finish(); !fault) co_return base::refusal(std::move(fault.error()));
    const auto rows = co_await export_.run(request.context, request.context.who.value().organisation, rows_at_once_max);
    if (!rows) co_return base::refusal(rows.error());
    std::string file;
    if (auto ran = co_await cpu_.run([&] { file = files_.write(format, *rows); }); !ran) co_return base::refusal(std::move(ran.error()));
    co_return table_download(std::move(file), format, "offers");
}

}  // namespace chuanpin::catalog::http
