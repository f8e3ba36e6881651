#include "tests/integration/catalog/running_catalog.hpp"

#include <algorithm>
#include <stdexcept>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

#include "catalog/domain/ids.hpp"
#include "catalog/domain/mark/certificate_number.hpp"
#include "platform/runtime/engine.hpp"

namespace chuanpin::tests {

namespace {

constexpr std::chrono::milliseconds held_answer{200};

}  // namespace

// Held like that of a gateway where nothing happens.
base::task<http::response> silent_gateway::respond(http::request) {
    boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, held_answer);
    co_await timer.async_wait(boost::asio::use_awaitable);
    nlohmann::json page{{"entries", nlohmann::json::array()}, {"last_sequence", 0}};
    co_return http::json_response(page.dump());
}

void written_orders::stock_level(unsigned char stock, const std::string& product, std::int64_t available, std::int64_t version) {
    const auto id = base::to_wire(numbered<chuanpin::catalog::domain::stock_id>(stock));
    const auto sequence = entries_.size() + 1;
    entries_.push_back({{"id", "evt_" + std::string(22, '0') + std::to_string(1'000 + sequence)},
                        {"type", "stock.level_changed"},
                        {"schema_version", 1},
                        {"aggregate", {{"type", "stock_level"}, {"id", id}}},
                        {"aggregate_version", version},
                        {"sequence", sequence},
                        {"occurred_at", "2026-03-02T00:00:00Z"},
                        {"visible_to", nlohmann::json::array()},
                        {"request_id", "req_feed"},
                        {"data", {{"stock_id", id}, {"product_id", product}, {"available", available}, {"version", version}}}});
}

base::task<http::response> written_orders::respond(http::request request) {
    if (request.query.empty() && !http::parse_target(request)) throw std::logic_error("the feed was asked for nonsense");
    const auto after = std::stoull(std::string(request.query_parameter("after").value()));
    if (after >= entries_.size()) {
        // As the real one holds an empty answer back.
        boost::asio::steady_timer nap(co_await boost::asio::this_coro::executor, std::chrono::milliseconds(5));
        co_await nap.async_wait(boost::asio::use_awaitable);
    }
    nlohmann::json page{{"entries", nlohmann::json::array()}, {"last_sequence", entries_.size()}};
    for (auto i = after; i < entries_.size(); ++i) page["entries"].push_back(entries_[i]);
    co_return http::json_response(page.dump());
}

catalog_program::catalog_program(std::string schema_prefix, std::uint64_t seed)
    : service_program(catalog::definition(), std::move(schema_prefix), seed, [this](std::string_view name) -> http::responder& {
          if (name == "orders") return orders;
          if (name == "catalog") return own_;
          return *this;
      }) {
    // As in the program: titles, and what refusals say in Chinese.
    const runtime::service_definition served[] = {catalog::definition()};
    runtime::register_errors(served);
    settings.blob_directory = blob_directory_.path().string();
    settings.service_settings["catalog.search_directory"] = search_directory_.path().string();
    settings.service_settings["catalog.mark_overdue_check_seconds"] = "1";
    settings.service_settings["catalog.labour_list_workers_min"] = "1";
    settings.service_settings["catalog.labour_lists_per_day"] = "100";
    start();
}

catalog_program::~catalog_program() { stop(); }

void catalog_program::import_counties() {
    if (command("import counties", {{"file", CHUANPIN_SOURCE_DIR "/deploy/data/sichuan_counties.csv"}}) != 0)
        throw std::runtime_error("the county list was refused");
}

http::response catalog_program::ask(http::method verb, std::string target, std::string body, std::optional<base::organisation_id> who,
                                    std::string key, http::header_list headers) {
    http::request request{.verb = verb,
                          .target = std::move(target),
                          .path = {},
                          .query = {},
                          .headers = std::move(headers),
                          .body = std::move(body),
                          .remote_address = {},
                          .path_parameters = {},
                          .context = {}};
    std::optional<base::call_context> asking;
    if (who) asking = a_context_of(*who, "cooperative", {"products:write", "offers:write"}, base::account_id{who->value}, clock.now());
    return service_program::ask(std::move(request), std::move(key), "application/json", std::move(asking));
}

void catalog_program::know(base::organisation_id id, std::string_view kind, std::string_view county_code) {
    open().execute("INSERT INTO organisation (organisation_id, kind, name, county_code) VALUES (?, ?, ?, ?)",
                   {id, kind, "Organisation of the test", county_code});
}

std::string catalog_program::certify(const std::string& product, std::string_view from, std::string_view to) {
    const auto serial = ++certificates_;
    auto number = catalog::domain::make_certificate_number(2018, serial);
    const auto id = base::parse_id<chuanpin::catalog::domain::product_id>(product).value();
    auto connection = open();
    connection.execute(
        "INSERT INTO certificate (number, application_id, holder_organisation_id, contract_number, version, issued_at, next_change_on) "
        "VALUES "
        "(?, ?, ?, ?, ?, ?, ?)",
        {number, id, cooperative, "合同", 1, clock.now(), to});
    connection.execute("INSERT INTO certificate_product (number, position, product_id) VALUES (?, 0, ?)", {number, id});
    connection.execute(
        "INSERT INTO certificate_version (number, status, valid_from, valid_to, reason, account_id, recorded_at) VALUES (?, 'authorised', "
        "?, "
        "?, 'issued', ?, ?)",
        {number, from, to, numbered<base::account_id>(99), clock.now()});
    return number;
}

http::response catalog_program::ask_as(const base::principal& who, http::method verb, std::string target, std::string body) {
    auto context = a_context(clock.now());
    context.who = who;
    http::request request{.verb = verb,
                          .target = std::move(target),
                          .path = {},
                          .query = {},
                          .headers = {},
                          .body = std::move(body),
                          .remote_address = {},
                          .path_parameters = {},
                          .context = {}};
    return service_program::ask(std::move(request), verb == http::method::post ? fresh_key() : std::string(), "application/json",
                                std::move(context));
}

std::string catalog_program::drafted(std::string_view changes) {
    const auto response = post("/v1/products", apples(changes));
    if (response.status != 201) throw std::runtime_error("a draft was refused: " + response.body);
    return member(response, "/id");
}

std::string catalog_program::published(std::string_view changes) {
    auto id = drafted(changes);
    certify(id);
    const auto response = post("/v1/products/" + id + "/publication", "{}");
    if (response.status != 201) throw std::runtime_error("a publication was refused: " + response.body);
    return id;
}

std::vector<std::string> catalog_program::sealed_types() {
    auto connection = open();
    run_until_sealed(connection);
    std::vector<std::string> types;
    auto rows = connection.query("SELECT type FROM journal WHERE type NOT LIKE 'listing.%' ORDER BY seq");
    while (rows.next()) types.push_back(rows.text(0));
    return types;
}

std::vector<std::string> sorted_faults_of(const http::response& response) {
    auto faults = faults_of(response);
    std::ranges::sort(faults);
    return faults;
}

std::string apples(std::string_view changes) {
    auto document = nlohmann::json::parse(R"({"name_zh":"盐源苹果","category":"fruit","origin_county_code":"513423",
        "storage":{"class":"chilled","min_mc":-1000,"max_mc":4000},"shelf_life_hours":2160,"unit_name_zh":"箱","unit_net_mass_g":10000})");
    document.merge_patch(nlohmann::json::parse(changes));
    return document.dump();
}

}  // namespace chuanpin::tests
