#include "platform/http/router.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>
#include <unordered_map>

#include "platform/http/errors.hpp"
#include "platform/http/idempotency.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/route_table.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

/// The handles of one route: how many answers of each class (1xx–5xx), and how long they took.
class route_meter {
public:
    route_meter(base::metrics& metrics, std::string_view service, std::string_view route)
        : duration_(&metrics.make_duration("chuanpin_http_request_duration_seconds", "Time to answer a request",
                                           {{"service", std::string(service)}, {"route", std::string(route)}})) {
        constexpr std::array<const char*, 5> classes = {"1xx", "2xx", "3xx", "4xx", "5xx"};
        for (std::size_t i = 0; i < classes.size(); ++i) {
            answers_[i] = &metrics.make_counter("chuanpin_http_requests_total", "Requests answered",
                                                {{"service", std::string(service)}, {"route", std::string(route)}, {"status", classes[i]}});
        }
    }
    void count(int status, std::chrono::steady_clock::duration took) const {
        answers_[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)]->add();
        duration_->observe(std::chrono::duration<double>(took).count());
    }

private:
    std::array<base::counter*, 5> answers_{};
    base::histogram* duration_;
};

base::result<void> check_access(const access& who_may, const base::call_context& context) {
    if (who_may.who == audience::everyone) return {};
    if (!context.who) return errors::sign_in_required();
    if (who_may.who == audience::internal && context.who->organisation_kind != "system") return errors::permission_missing("internal");
    if (!who_may.permission.empty() && !context.who->may(who_may.permission)) return errors::permission_missing(who_may.permission);
    return {};
}

/// `type` or `type; charset=utf-8`; other parameters are refused.
bool is_media_type(std::string_view content_type, std::string_view wanted) {
    if (!equal_without_case(trimmed(take_until(content_type, ';')), wanted)) return false;
    const auto parameter = trimmed(content_type);
    return parameter.empty() || equal_without_case(parameter, "charset=utf-8") || equal_without_case(parameter, "charset=\"utf-8\"");
}

base::result<void> check_body(const route& row, const request& request) {
    if (request.body.size() > row.body_bytes_max) return errors::body_too_large(row.body_bytes_max);
    if (request.body.empty() || row.media_type.empty()) return {};
    if (!is_media_type(request.headers.find("Content-Type"), row.media_type)) return errors::media_type_unsupported(row.media_type);
    return {};
}

base::result<void> check(const route& row, const request& request) {
    if (auto access = check_access(row.who_may, request.context); !access) return access;
    if (auto body = check_body(row, request); !body) return body;
    if (row.precondition == if_match::required && request.headers.count("If-Match") == 0) return errors::if_match_required();
    if (!row.needs_idempotency_key) return {};
    if (auto key = read_idempotency_key(request); !key) return base::refusal(std::move(key.error()));
    return {};
}

/// RFC 9110 §9.3.2: a HEAD answer has the fields of the GET and no content.
void drop_content(response& answer) {
    answer.headers.set("Content-Length", std::to_string(answer.body.size()));
    answer.body.clear();
}

}  // namespace

struct router::implementation {
    std::vector<row> rows;
    std::vector<exception_translator> translators;
    base::logger& log;
    std::string service;
    std::unordered_map<const route*, std::pair<const row*, route_meter>> answers;
    std::vector<const row*> bounded;  ///< those that may be full
    route_meter elsewhere;            ///< what matched no route
    std::unique_ptr<route_table> table;

    base::task<response> answer(request& request, const match& found);
    base::task<base::result<response>> guarded(const handler& handle, request& request, std::exception_ptr& fault);
    response translated(const route& row, const std::exception_ptr& fault, const base::call_context& context) const;
};

router::router(std::vector<row> rows, std::vector<exception_translator> translators, base::logger& log, base::metrics& metrics,
               std::string_view service)
    : implementation_(
          new implementation{std::move(rows), std::move(translators), log, std::string(service), {}, {}, {metrics, service, "none"}, {}}) {
    auto& self = *implementation_;
    std::vector<const route*> routes;
    for (const auto& row : self.rows) {
        if (!row.answer) throw std::logic_error("the route " + std::string(row.what.name) + " has no handler");
        routes.push_back(&row.what);
        self.answers.try_emplace(&row.what, &row, route_meter(metrics, service, row.what.name));
        if (row.check_room) self.bounded.push_back(&row);
    }
    self.table = std::make_unique<route_table>(routes);
}

router::~router() = default;

std::optional<response> responder::turn_away(std::string_view, const base::call_context&) const { return std::nullopt; }

std::optional<response> router::turn_away(std::string_view route_name, const base::call_context& context) const {
    for (const auto* each : implementation_->bounded) {
        if (each->what.name != route_name) continue;
        const auto room = each->check_room();
        if (room) return std::nullopt;
        auto answer = problem_response(room.error(), context);
        implementation_->answers.at(&each->what).second.count(answer.status, {});
        return answer;
    }
    return std::nullopt;
}

base::task<response> router::respond(request request) {
    const auto begin = std::chrono::steady_clock::now();
    auto& self = *implementation_;
    auto found = self.table->find(request.verb, request.path);
    const bool head = request.verb == method::head;
    auto answer = found.found == nullptr ? unmatched_response(request, found) : response{};
    if (found.found != nullptr) {
        request.path_parameters = std::move(found.parameters);
        answer = co_await self.answer(request, found);
    }
    if (head) drop_content(answer);
    const auto& meter = found.found == nullptr ? self.elsewhere : self.answers.at(found.found).second;
    meter.count(answer.status, std::chrono::steady_clock::now() - begin);
    co_return answer;
}

base::task<response> router::implementation::answer(request& request, const match& found) {
    const auto& row = *found.found;
    const auto& own = *answers.at(&row).first;
    if (own.check_room) {
        if (auto room = own.check_room(); !room) co_return problem_response(room.error(), request.context);
    }
    if (auto checked = check(row, request); !checked) co_return problem_response(checked.error(), request.context);
    // The handler may move the request's parts away; what a problem document needs is kept.
    const auto context = request.context;
    std::exception_ptr fault;
    auto outcome = co_await guarded(own.answer, request, fault);
    if (fault) co_return translated(row, fault, context);
    if (!outcome) co_return problem_response(outcome.error(), context);
    co_return *std::move(outcome);
}

base::task<base::result<response>> router::implementation::guarded(const handler& handle, request& request, std::exception_ptr& fault) {
    try {
        co_return co_await handle(request);
    } catch (...) {
        fault = std::current_exception();
    }
    co_return response{};
}

response router::implementation::translated(const route& row, const std::exception_ptr& fault, const base::call_context& context) const {
    for (const auto& translate : translators) {
        if (const auto known = translate(fault)) {
            log.write(base::log_level::warning, "http.infrastructure",
                      {{"request_id", context.request_id},
                       {"service", service},
                       {"route", row.name},
                       {"code", known->code},
                       {"message", text_of(fault)}});
            return problem_response(*known, context);
        }
    }
    log.write(base::log_level::error, "http.exception",
              {{"request_id", context.request_id}, {"service", service}, {"route", row.name}, {"message", text_of(fault)}});
    return internal_problem(context);
}

}  // namespace chuanpin::http
