#include "gateway/http/audit_trail.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
#include <span>

#include "gateway/http/bearer.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/problem.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

/// As much as there is of the public id of a key in the query. What a client sends is written down only where it looks like one.
std::string leaked_public_id(const web::request& request) {
    const auto found = find_leaked_key(request);
    if (!found) return {};
    std::string id;
    std::ranges::copy_if(*found, std::back_inserter(id), [](char each) {
        return (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
    });
    return id;
}

/// What the path names: its first parameter.
std::string thing_of(const web::request& request, const web::route& row) {
    const auto found = web::find_route(std::span(&row, 1), row.verb, request.path);
    return found.parameters.empty() ? std::string() : found.parameters.front().second;
}

std::optional<domain::refused_party> party_of(const base::principal* who) {
    if (who == nullptr) return std::nullopt;
    return domain::refused_party{who->account, who->organisation, who->organisation_kind};
}

}  // namespace

audit_trail::audit_trail(domain::refusal_tally& refusals, app::record_reads& reads, base::logger& log, base::metrics& metrics)
    : refusals_(refusals),
      reads_(reads),
      log_(log),
      refused_(metrics.make_counter("chuanpin_gateway_refused_total", "Requests refused on the way in, as counted for the audit", {})),
      recorded_(metrics.make_counter("chuanpin_gateway_personal_data_reads_total", "Reads of personal data written into the journal", {})) {
}

void audit_trail::note_refusal(const web::request& request, const web::route& row, const base::principal* who, const base::error& why) {
    refused_.add();
    domain::refusal one;
    one.who = party_of(who);
    one.address = request.client_address;
    one.method = web::name_of(row.verb);
    one.route = row.name;
    one.code = why.code;
    one.public_id = leaked_public_id(request);
    one.request_id = request.context.request_id;
    one.first_at = one.last_at = request.context.now;
    refusals_.add(std::move(one));
}

base::task<web::response> audit_trail::respond(web::request request, const web::route& row, web::responder& service) {
    if (row.personal_data.empty()) co_return co_await service.respond(std::move(request));
    const auto context = request.context;
    app::personal_read what{row.name, thing_of(request, row), request.client_address};
    auto answered = co_await service.respond(std::move(request));
    if (answered.status / 100 != 2 || co_await record(context, std::move(what))) co_return answered;
    co_return web::problem_response(web::errors::audit_unavailable().error(), context);
}

base::task<bool> audit_trail::record(const base::call_context& context, app::personal_read what) {
    base::result<void> written;
    try {
        written = co_await reads_(context, std::move(what));
    } catch (const std::exception& fault) {
        written = base::refusal(base::error{base::error_kind::unavailable, "audit-unavailable", fault.what()});
    }
    if (written) {
        recorded_.add();
        co_return true;
    }
    log_.write(base::log_level::error, "gateway.read_not_recorded",
               {{"request_id", context.request_id}, {"code", written.error().code}, {"message", written.error().detail}});
    co_return false;
}

}  // namespace chuanpin::gateway::http
