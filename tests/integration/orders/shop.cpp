#include "tests/integration/orders/shop.hpp"

#include <algorithm>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <catch.hpp>

#include "orders/app/expire_holds.hpp"
#include "orders/store/mysql_invariant_checker.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "platform/http/page.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/schema_copies.hpp"

namespace chuanpin::tests {
namespace {

using nlohmann::json;
constexpr std::chrono::seconds patience{20};
constexpr std::chrono::milliseconds held_answer{20};

mysql::pool_options pool_of(const mysql::address& where, std::size_t workers, std::string name) {
    return {.where = where, .workers = workers, .name = std::move(name)};
}

// One schema for each shop, also on servers that are not the shared one.
std::string make_schema(const mysql::address& where) {
    static std::atomic<int> count{0};
    auto schema = "shop" + std::to_string(++count) + "_orders";
    const auto migrations = orders::definition().migrations();
    make_copy(where, schema, migrations);
    return schema;
}

}  // namespace

base::task<http::response> fake_catalogue::respond(http::request request) {
    const auto after = std::stoll(std::string(request.query_parameter("after").value_or("0")));
    if (!away_ && after >= last()) {
        boost::asio::steady_timer timer(io_, held_answer);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
    if (away_) co_return http::response{.status = 503, .headers = {}, .body = {}};
    const auto limit = std::stoll(std::string(request.query_parameter("limit").value_or("200")));
    json page{{"entries", json::array()}, {"last_sequence", last()}};
    for (auto i = after; i < std::min<std::int64_t>(last(), after + limit); ++i)
        page["entries"].push_back(entries_[static_cast<std::size_t>(i)]);
    co_return http::json_response(page.dump());
}

void fake_catalogue::publish(std::string type, std::string aggregate_id, json data, base::instant at) {
    const auto number = last() + 1;
    entries_.push_back({{"id", "evt_" + base::to_text(numbered<base::event_id>(static_cast<unsigned char>(number)).value)},
                        {"type", type},
                        {"schema_version", 1},
                        {"aggregate", {{"type", type.substr(0, type.find('.'))}, {"id", aggregate_id}}},
                        {"aggregate_version", number},
                        {"sequence", number},
                        {"occurred_at", base::to_rfc3339(at)},
                        {"visible_to", {"*"}},
                        {"request_id", "req_test"},
                        {"data", std::move(data)}});
}

shop::shop(mysql::address where, std::map<std::string, std::string> own_settings)
    : where_(std::move(where)),
      schema_(make_schema(where_)),
      foreground_(pool_of(where_, 8, "foreground"), log, metrics),
      background_(pool_of(where_, 2, "background"), log, metrics),
      redis_(io.get_executor(), {}, random_, log, metrics),
      http_client_(io.get_executor()) {
    settings_.schema_prefix = schema_.substr(0, schema_.find('_') + 1);
    settings_.service_settings = std::move(own_settings);
    context_ = std::make_unique<runtime::service_context>(
        runtime::service_context{io.get_executor(), settings_, clock, random_, log, metrics, cpu_, foreground_, background_, redis_,
                                 http_client_, crypto::signing_key{}, [this](std::string_view) -> http::responder& { return catalogue; }});
    http::set_cursor_keys({std::string(32, 'k'), {}});
    service_ = orders::definition().make(*context_);
    service_->start();
}

shop::~shop() {
    try {
        run_coroutine(io, service_->stop(), patience);
    } catch (const std::exception& fault) {
        UNSCOPED_INFO(fault.what());
    }
    foreground_.stop();
    background_.stop();
    io.restart();
    io.poll();
}

caller shop::cooperative(unsigned char number) {
    return {a_context_of(numbered<base::organisation_id>(number), "cooperative",
                         {"orders:confirm", "orders:read", "orders:ship", "stock:write"}, numbered<base::account_id>(number))
                .who.value()};
}

caller shop::school(unsigned char number) {
    return {a_context_of(numbered<base::organisation_id>(number), "school",
                         {"orders:accept", "orders:cancel", "orders:place", "orders:read"}, numbered<base::account_id>(number))
                .who.value()};
}

caller shop::colleague(unsigned char account, std::vector<std::string> permissions, std::optional<base::unit_id> unit,
                       unsigned char number) {
    auto who = a_context_of(numbered<base::organisation_id>(number), "school", std::move(permissions), numbered<base::account_id>(account))
                   .who.value();
    who.unit = unit;
    return {std::move(who)};
}

base::task<http::response> shop::sending(http::method verb, std::string target, caller from, std::string body, std::string key) {
    http::request request;
    request.verb = verb;
    request.target = std::move(target);
    if (const auto parsed = http::parse_target(request); !parsed) throw std::logic_error(parsed.error().detail);
    request.context = a_context(clock.now(), patience);
    request.context.who = from.who;
    request.body = std::move(body);
    if (!request.body.empty()) request.headers.add("Content-Type", "application/json");
    if (!key.empty()) request.headers.add("Idempotency-Key", std::move(key));
    for (const auto& [name, value] : more_headers) request.headers.add(name, value);
    co_return co_await service_->entrance().respond(std::move(request));
}

http::response shop::send(http::method verb, const std::string& target, const caller& from, const std::string& body,
                          const std::string& key) {
    return run_coroutine(io, sending(verb, target, from, body, key), patience);
}

http::response shop::post(const std::string& target, const caller& from, const json& body, const std::string& key) {
    return send(http::method::post, target, from, body.dump(), key.empty() ? fresh_key() : key);
}

std::vector<http::response> shop::post_all(const std::string& target, const caller& from, const std::vector<std::string>& bodies,
                                           const std::vector<std::string>& keys) {
    std::vector<call> calls;
    for (std::size_t i = 0; i < bodies.size(); ++i) calls.push_back({target, from, bodies[i], keys[i]});
    return post_calls(calls);
}

std::vector<http::response> shop::post_calls(const std::vector<call>& calls) {
    auto answers = std::make_shared<std::vector<http::response>>(calls.size());
    auto done = std::make_shared<std::size_t>(0);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const auto& each = calls[i];
        boost::asio::co_spawn(io, sending(http::method::post, each.target, each.from, each.body, each.key),
                              [answers, done, i](std::exception_ptr fault, http::response answer) {
                                  if (fault) answer.status = 0;
                                  (*answers)[i] = std::move(answer);
                                  ++*done;
                              });
    }
    run_until(io, [&] { return *done == calls.size(); }, patience);
    return *answers;
}

void shop::wait_for_catalogue() {
    run_until(
        io,
        [this] {
            auto connection = session();
            auto rows = connection.query("SELECT seq FROM feed_cursor WHERE feed = 'catalog'");
            return rows.next() && rows.integer(0) == catalogue.last();
        },
        patience);
}

shown_offer shop::publish_product(const caller& supplier, const std::vector<std::pair<std::int64_t, std::int64_t>>& tiers,
                                  std::int64_t minimum_quantity) {
    const auto product = base::to_wire(orders::domain::product_id::make(clock.now(), random_));
    const auto offer = base::to_wire(orders::domain::offer_id::make(clock.now(), random_));
    catalogue.publish("product.published", product,
                      {{"product_id", product}, {"supplier_organisation_id", supplier.organisation()}, {"name_zh", "苹果"}}, clock.now());
    certify(product, std::nullopt);
    json list = json::array();
    for (const auto& [from, price] : tiers) list.push_back({{"quantity_from", from}, {"unit_price_fen", price}});
    catalogue.publish("offer.published", offer,
                      {{"offer_id", offer},
                       {"offer_version", 1},
                       {"product_id", product},
                       {"supplier_organisation_id", supplier.organisation()},
                       {"name_zh", "盐源\"苹果\""},
                       {"unit_net_mass_g", 10'000},
                       {"minimum_quantity", minimum_quantity},
                       {"tiers", list},
                       {"valid_from", base::to_rfc3339(clock.now())},
                       {"valid_to", nullptr},
                       {"storage", {{"class", "chilled"}, {"min_mc", -1'000}, {"max_mc", 4'000}}},
                       {"origin_county_code", "513423"},
                       {"shelf_life_hours", 2'160}},
                      clock.now());
    return {product, offer, 1};
}

std::string shop::certify(const std::string& product, std::optional<std::string> valid_to) {
    const auto number = fmt::format("SF-2026-{:06}-X", certificates_.try_emplace(product, certificates_.size() + 1).first->second);
    catalogue.publish(
        "certificate.issued", number,
        {{"number", number},
         {"holder_organisation_id", cooperative().organisation()},
         {"product_ids", {product}},
         {"successor_number", nullptr},
         {"scope", {{{"product_id", product}, {"valid_from", "2026-01-01"}, {"valid_to", nullptr}, {"catalogue_number", nullptr}}}},
         {"periods",
          {{{"status", "authorised"}, {"valid_from", "2026-01-01"}, {"valid_to", valid_to ? json(*valid_to) : json(nullptr)}},
           {{"status", "revoked"}, {"valid_from", "2030-01-01"}, {"valid_to", nullptr}}}}},
        clock.now());
    return number;
}

shown_offer shop::list_product(const caller& supplier, std::vector<std::pair<std::int64_t, std::int64_t>> tiers,
                               std::int64_t minimum_quantity) {
    auto made = publish_product(supplier, tiers, minimum_quantity);
    wait_for_catalogue();
    return made;
}

std::vector<shown_offer> shop::list_products(const caller& supplier, std::size_t count) {
    std::vector<shown_offer> made;
    for (std::size_t i = 0; i < count; ++i) made.push_back(publish_product(supplier, {{1, 6'000}}, 1));
    wait_for_catalogue();
    return made;
}

shown_offer shop::change_price(const caller& supplier, const shown_offer& of, std::int64_t unit_price_fen) {
    auto next = of;
    ++next.version;
    catalogue.publish("offer.published", of.offer,
                      {{"offer_id", of.offer},
                       {"offer_version", next.version},
                       {"product_id", of.product},
                       {"supplier_organisation_id", supplier.organisation()},
                       {"name_zh", "盐源苹果"},
                       {"unit_net_mass_g", 10'000},
                       {"minimum_quantity", 1},
                       {"tiers", {{{"quantity_from", 1}, {"unit_price_fen", unit_price_fen}}}},
                       {"valid_from", base::to_rfc3339(clock.now())},
                       {"valid_to", nullptr},
                       {"storage", {{"class", "ambient"}, {"min_mc", nullptr}, {"max_mc", nullptr}}},
                       {"origin_county_code", "513423"},
                       {"shelf_life_hours", 2'160}},
                      clock.now());
    wait_for_catalogue();
    return next;
}

void shop::withdraw(const shown_offer& of) {
    catalogue.publish(
        "offer.withdrawn", of.offer,
        {{"offer_id", of.offer}, {"offer_version", of.version}, {"product_id", of.product}, {"valid_to", base::to_rfc3339(clock.now())}},
        clock.now());
    wait_for_catalogue();
}

void shop::stock_up(const caller& supplier, const shown_offer& of, std::int64_t quantity, const std::string& warehouse) {
    const auto answer = post("/v1/stock-receipts", supplier,
                             {{"product_id", of.product}, {"warehouse_code", warehouse}, {"quantity", quantity}, {"reason", "采收入库"}});
    INFO(answer.body);
    REQUIRE(answer.status == 201);
}

void shop::stock_up_all(const caller& supplier, const std::vector<shown_offer>& all, std::int64_t quantity) {
    std::vector<std::string> bodies;
    std::vector<std::string> keys;
    for (const auto& each : all) {
        bodies.push_back(json{{"product_id", each.product}, {"warehouse_code", "W-1"}, {"quantity", quantity}, {"reason", "入库"}}.dump());
        keys.push_back(fresh_key());
    }
    for (const auto& answer : post_all("/v1/stock-receipts", supplier, bodies, keys)) {
        INFO(answer.body);
        REQUIRE(answer.status == 201);
    }
}

shown_offer shop::shelf(const caller& supplier, std::int64_t quantity) {
    auto made = list_product(supplier);
    stock_up(supplier, made, quantity);
    return made;
}

json shop::order_body(const caller& supplier, const std::vector<std::pair<shown_offer, std::int64_t>>& lines) const {
    json body{{"supplier_organisation_id", supplier.organisation()},
              {"delivery", {{"county_code", "510107"}, {"address", "成都市武侯区示范路1号"}, {"contact", "张老师"}}},
              {"requested_delivery_date", "2026-03-05"},
              {"lines", json::array()}};
    for (const auto& [offer, quantity] : lines)
        body["lines"].push_back({{"offer_id", offer.offer}, {"offer_version", offer.version}, {"quantity", quantity}});
    return body;
}

json shop::place(const caller& buyer, const caller& supplier, const std::vector<std::pair<shown_offer, std::int64_t>>& lines) {
    const auto answer = post("/v1/orders", buyer, order_body(supplier, lines));
    INFO(answer.body);
    REQUIRE(answer.status == 201);
    return json_of(answer);
}

std::pair<std::int64_t, std::int64_t> shop::stock_of(const caller& supplier, const shown_offer& of) {
    const auto answer = get("/v1/stock?product_id=" + of.product, supplier);
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    std::pair<std::int64_t, std::int64_t> sums{0, 0};
    for (const auto& level : json_of(answer)["data"]) {
        sums.first += level["on_hand"].get<std::int64_t>();
        sums.second += level["reserved"].get<std::int64_t>();
    }
    return sums;
}

std::size_t shop::expire_holds() {
    orders::store::mysql_unit_of_work database(background_, schema_);
    orders::app::expire_holds job(database, random_);
    const auto context = a_context(clock.now(), patience);
    const auto done = run_coroutine(io, job(context), patience);
    REQUIRE(done);
    return *done;
}

std::string shop::fresh_key() { return "test-key-" + std::to_string(1'000'000 + next_++); }

void shop::check_invariants() const {
    auto connection = session();
    for (const auto& each : orders::store::check_invariants(connection)) {
        INFO(each.name << ": " << each.violations << " violations, first " << each.example);
        CHECK(each.violations == 0);
    }
}

json json_of(const http::response& answer) { return json::parse(answer.body); }
std::string code_of(const http::response& answer) { return json_of(answer).value("code", ""); }

}  // namespace chuanpin::tests
