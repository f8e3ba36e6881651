#include "tests/integration/logistics/running_logistics.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include "logistics/domain/ids.hpp"
#include "logistics/domain/temperature/generator.hpp"

namespace chuanpin::tests {

namespace {

using logistics::domain::line_id;
using logistics::domain::order_id;
using logistics::domain::product_id;

/// Takes what is printed until it goes, also where something throws.
class captured_output {
public:
    captured_output() : out_(std::cout.rdbuf(text_.rdbuf())), faults_(std::cerr.rdbuf(text_.rdbuf())) {}
    ~captured_output() {
        std::cout.rdbuf(out_);
        std::cerr.rdbuf(faults_);
    }
    captured_output(const captured_output&) = delete;
    captured_output& operator=(const captured_output&) = delete;
    [[nodiscard]] std::string text() const { return text_.str(); }

private:
    std::ostringstream text_;
    std::streambuf* out_;
    std::streambuf* faults_;
};

std::string wire_order(unsigned char number) { return base::to_wire(numbered<order_id>(number)); }

}  // namespace

void written_feed::add(std::string_view type, std::string_view order, std::string data) {
    const auto sequence = entries_.size() + 1;
    entries_.push_back(fmt::format(
        R"({{"id":"evt_{:026}","type":"{}","schema_version":1,"aggregate":{{"type":"order","id":"{}"}},"aggregate_version":{},"sequence":{},)"
        R"("occurred_at":"2026-03-02T00:00:00Z","visible_to":[],"request_id":"req_feed","data":{}}})",
        sequence, type, order, sequence, sequence, data));
}

base::task<http::response> written_feed::respond(http::request request) {
    if (request.query.empty() && !http::parse_target(request)) throw std::logic_error("the feed was asked for nonsense");
    const auto after = std::stoull(std::string(request.query_parameter("after").value()));
    if (after >= entries_.size()) {
        // As the real one holds an empty answer back.
        boost::asio::steady_timer nap(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(5));
        co_await nap.async_wait(boost::asio::use_awaitable);
    }
    std::string list;
    for (auto i = after; i < entries_.size(); ++i) list += (list.empty() ? "" : ",") + entries_[i];
    co_return http::json_response(fmt::format(R"({{"entries":[{}],"last_sequence":{}}})", list, entries_.size()));
}

logistics_program::logistics_program(std::string schema_prefix)
    : service_program(logistics::definition(), std::move(schema_prefix), 20'260'302,
                      [this](std::string_view) -> http::responder& { return orders; }) {
    start();
}

logistics_program::~logistics_program() { stop(); }

int logistics_program::command(std::string_view name, const std::map<std::string, std::string>& options) {
    const captured_output capture;
    const int code = service_program::command(name, options);
    printed = capture.text();
    return code;
}

void logistics_program::import_reference_data() {
    for (const auto& [verb, file] : {std::pair{"import distances", "distances.csv"}, {"import subsidy-rules", "subsidy_rules.csv"}})
        if (command(verb, {{"file", std::string(CHUANPIN_SOURCE_DIR "/deploy/data/") + file}}) != 0) throw std::runtime_error(printed);
}

http::response logistics_program::ask(http::method verb, std::string target, std::string body, std::optional<base::organisation_id> who,
                                      std::string key, std::string content_type) {
    http::request request{.verb = verb,
                          .target = std::move(target),
                          .path = {},
                          .query = {},
                          .headers = {},
                          .body = std::move(body),
                          .remote_address = {},
                          .path_parameters = {},
                          .context = {}};
    std::optional<base::call_context> asking;
    if (who) {
        std::vector<std::string> permissions{"shipments:read"};
        if (*who == supplier || *who == stranger) permissions.emplace_back("shipments:write");
        if (*who == finance) permissions.emplace_back("subsidies:read");
        asking = a_context_of(*who, "cooperative", permissions, base::account_id{who->value}, clock.now());
    }
    return service_program::ask(std::move(request), std::move(key), std::move(content_type), std::move(asking));
}

void logistics_program::dispatch(unsigned char number) {
    orders.add(
        "order.dispatched", wire_order(number),
        fmt::format(
            R"({{"order_id":"{}","version":3,"status":"dispatched","buyer_organisation_id":"{}","supplier_organisation_id":"{}","total_fen":1,)"
            R"("delivery_county_code":"510107","dispatched_at":"{}","lines":[{{"line_id":"{}","product_id":"{}","name_zh":"盐源苹果","quantity":120,)"
            R"("unit_net_mass_g":10000,"unit_price_fen":1,"amount_fen":120,"accepted_quantity":null,"rejected_quantity":null,)"
            R"("storage":{{"class":"chilled","min_mc":-1000,"max_mc":4000}},"origin_county_code":"513423","certificate_number":"SF-2026-000001-4"}}]}})",
            wire_order(number), base::to_wire(buyer), base::to_wire(supplier), base::to_rfc3339(clock.now() - std::chrono::hours(14)),
            base::to_wire(numbered<line_id>(number)), base::to_wire(numbered<product_id>(1))));
}

void logistics_program::accept(unsigned char number, std::int64_t accepted, std::int64_t rejected) {
    orders.add(
        "order.accepted", wire_order(number),
        fmt::format(R"({{"order_id":"{}","accepted_at":"{}","lines":[{{"line_id":"{}","accepted_quantity":{},"rejected_quantity":{}}}]}})",
                    wire_order(number), base::to_rfc3339(clock.now()), base::to_wire(numbered<line_id>(number)), accepted, rejected));
}

std::string logistics_program::load(unsigned char number, std::string_view distance) {
    const auto body = fmt::format(
        R"({{"order_id":"{}","vehicle":{{"plate":"川W12345","kind":"refrigerated"}},"logger_id":"LOGGER-{}","loaded_at":"{}","distance_m":{}}})",
        wire_order(number), number, base::to_rfc3339(clock.now() - std::chrono::hours(13)), distance);
    http::response answer;
    run_until(io, [&] { return (answer = post("/v1/shipments", body)).status != 503; });
    if (answer.status != 201) throw std::runtime_error(answer.body);
    return member(answer, "/id");
}

void logistics_program::deliver(const std::string& shipment) {
    const auto answer = post("/v1/shipments/" + shipment + "/delivery",
                             fmt::format(R"({{"delivered_at":"{}"}})", base::to_rfc3339(clock.now() - std::chrono::hours(1))));
    if (answer.status != 200) throw std::runtime_error(answer.body);
}

std::string logistics_program::logger_file(std::string_view kind, int seed) const {
    using namespace logistics::domain;
    const auto from = std::chrono::floor<std::chrono::seconds>(clock.now() - std::chrono::hours(13));
    return logger_csv(make_logger_series({parse_logger_file_kind(kind).value(), from, from + std::chrono::hours(12), -1000, 4000,
                                          static_cast<std::uint64_t>(seed)})
                          .value());
}

std::vector<std::string> logistics_program::types_of(const std::string& aggregate) {
    auto connection = open();
    run_until_sealed(connection);
    std::vector<std::string> types;
    auto rows = connection.query("SELECT type FROM journal WHERE aggregate_id = ? ORDER BY aggregate_version", {aggregate});
    while (rows.next()) types.push_back(rows.text(0));
    return types;
}

}  // namespace chuanpin::tests
