// Standing orders over HTTP on a private MariaDB: bad bodies, and the job in parallel while the database is killed.
#include <catch.hpp>

#include "orders/app/standing/order_standing_days.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "tests/integration/orders/harvest_news.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;
namespace app = orders::app;
namespace store = orders::store;

namespace {

const auto supplier = shop::cooperative();
const auto clerk = shop::school();

json calendar_body() {
    return {{"name", "2026 年春季学期"},
            {"terms", {{{"from", "2026-03-02"}, {"to", "2026-07-03"}}}},
            {"free_days", {{{"from", "2026-03-11"}, {"to", "2026-03-12"}}}},
            {"moved_days", json::array()}};
}

std::string open_calendar(shop& market) {
    const auto made = market.post("/v1/school-calendars", clerk, calendar_body());
    INFO(made.body);
    REQUIRE(made.status == 201);
    return json_of(made)["id"];
}

json plan_of(shop& market, const std::string& calendar, const shown_offer& offer, int lead_days = 1) {
    json body{{"name", "食堂"},
              {"supplier_organisation_id", supplier.organisation()},
              {"calendar_id", calendar},
              {"lead_days", lead_days},
              {"starts_on", "2026-03-02"},
              {"mode", "order"},
              {"lines", json::array()}};
    body["delivery"] = market.order_body(supplier, {})["delivery"];
    for (int weekday = 1; weekday <= 5; ++weekday)
        body["lines"].push_back({{"weekday", weekday}, {"offer_id", offer.offer}, {"offer_version", offer.version}, {"quantity", 5}});
    return body;
}

std::string open_standing(shop& market, const json& plan) {
    const auto made = market.post("/v1/standing-orders", clerk, plan);
    INFO(made.body);
    REQUIRE(made.status == 201);
    return "/v1/standing-orders/" + json_of(made)["id"].get<std::string>();
}

std::vector<std::string> faults_of(const http::response& answer) {
    std::vector<std::string> faults;
    for (const auto& each : json_of(answer)["errors"])
        faults.push_back(each["pointer"].get<std::string>() + " " + each["code"].get<std::string>());
    std::ranges::sort(faults);
    return faults;
}
using list = std::vector<std::string>;

struct always_fresh final : app::offer_feed {
    [[nodiscard]] std::chrono::milliseconds lag() const override { return std::chrono::milliseconds(0); }
};

// Another process's job on the same schema.
class other_process {
public:
    other_process(shop& market, const mysql::address& where)
        : market_(market),
          pool_({.where = where, .workers = 4, .name = "other"}, market.log, market.metrics),
          database_(pool_, market.schema()),
          batches_(pool_, market.schema()),
          place_(batches_, feed_, random_, {}),
          queue_(market.io.get_executor(), place_, 1),
          job_(database_, random_, queue_, base::national_working_days(), std::chrono::hours(24)) {}
    ~other_process() { pool_.stop(); }
    other_process(const other_process&) = delete;

    /// Looks again and again, whatever the database does, until nothing is due any more.
    base::task<void> work(std::size_t& decided, bool& done) {
        for (bool more = true; more;) {
            try {
                const auto context = a_context(market_.clock.now(), std::chrono::seconds(20));
                const auto found = co_await job_(context);
                if (found) decided += *found;
                co_await database_.read(context, [&](app::transaction& open) -> base::result<void> {
                    more = !open.standing().due(base::business_date_of(context.now), 1).empty();
                    return {};
                });
            } catch (const std::exception& fault) {
                UNSCOPED_INFO(fault.what());
            }
        }
        done = true;
    }

private:
    shop& market_;
    seeded_random random_;
    always_fresh feed_;
    mysql::worker_pool pool_;
    store::mysql_unit_of_work database_;
    store::mysql_batch_unit_of_work batches_;
    app::place_orders place_;
    app::order_queue queue_;
    app::order_standing_days job_;
};

std::int64_t count_of(shop& market, const std::string& statement) {
    auto connection = market.session();
    auto rows = connection.query(statement);
    REQUIRE(rows.next());
    return rows.integer(0);
}

}  // namespace

TEST_CASE("bad calendars and plans are refused with every place at once", "[orders][integration]") {
    shop market;
    const auto apples = market.list_product(supplier);
    const json bad{{"name", ""},
                   {"terms", json::array()},
                   {"free_days", {{{"from", "2026-13-01"}, {"to", "x"}}}},
                   {"moved_days", {{{"day", "2026-03-07"}, {"weekday", 8}}}},
                   {"colour", 1}};
    const auto wrong = market.post("/v1/school-calendars", clerk, bad);
    CHECK(wrong.status == 400);
    CHECK(faults_of(wrong) == list{"/colour unknown-field", "/free_days/0/from invalid-format", "/free_days/0/to invalid-format",
                                   "/moved_days/0/weekday out-of-range", "/name too-short", "/terms too-few"});
    const auto calendar = open_calendar(market);
    auto plan = plan_of(market, calendar, apples);
    plan["lead_days"] = 61;
    plan["mode"] = "guess";
    plan["lines"][0]["weekday"] = 0;
    plan["lines"][1]["quantity"] = 0;
    CHECK(faults_of(market.post("/v1/standing-orders", clerk, plan)) ==
          list{"/lead_days out-of-range", "/lines/0/weekday out-of-range", "/lines/1/quantity out-of-range", "/mode out-of-range"});
    plan = plan_of(market, calendar, apples);
    plan["ends_on"] = "2026-03-01";
    plan["lines"].push_back(plan["lines"][0]);
    CHECK(faults_of(market.post("/v1/standing-orders", clerk, plan)) == list{"/ends_on out-of-range", "/lines/5/offer_id duplicate"});
    plan = plan_of(market, calendar, apples);
    plan["partial"] = 1;
    CHECK(faults_of(market.post("/v1/standing-orders", clerk, plan)) == list{"/partial wrong-type"});
    plan["partial"] = true;
    plan["mode"] = "draft";
    CHECK(faults_of(market.post("/v1/standing-orders", clerk, plan)) == list{"/partial unexpected"});
    plan["mode"] = "order";
    CHECK(json_of(market.get(open_standing(market, plan), clerk))["partial"] == true);
    const auto path = open_standing(market, plan_of(market, calendar, apples));
    CHECK(market.post(path + "/changes", clerk, plan_of(market, calendar, apples)).status == 428);
    CHECK(market.get(path, shop::school(102)).status == 404);
    CHECK(market.get("/v1/school-calendars/" + calendar, shop::school(102)).status == 404);
    CHECK(market.get("/v1/standing-orders/sto_x", clerk).status == 404);
    CHECK(json_of(market.get("/v1/standing-orders", clerk))["data"].size() == 2);
    CHECK(json_of(market.get("/v1/school-calendars", clerk))["data"].size() == 1);
    CHECK(json_of(market.post(path + "/pause", clerk, json::object()))["status"] == "paused");
    CHECK(json_of(market.post(path + "/resumption", clerk, json::object()))["status"] == "active");
    CHECK(json_of(market.post(path + "/ending", clerk, json::object()))["status"] == "ended");
}

TEST_CASE("a day that is out of stock is ordered ahead of its week's harvest where the plan may wait, and read so over HTTP",
          "[orders][integration][forward]") {
    database_server server;
    shop market(server.where(), {{"orders.offer_lag_max_seconds", "600"}});
    const auto apples = market.list_product(supplier);
    const auto pack = pack_of(market, apples);
    announce(market, apples, "2026-W10", 7 * pack);
    auto plan = plan_of(market, open_calendar(market), apples, 2);
    plan["may_wait_for_harvest"] = "yes";
    CHECK(faults_of(market.post("/v1/standing-orders", clerk, plan)) == list{"/may_wait_for_harvest wrong-type"});
    plan["may_wait_for_harvest"] = true;
    plan["mode"] = "draft";
    CHECK(faults_of(market.post("/v1/standing-orders", clerk, plan)) == list{"/may_wait_for_harvest unexpected"});
    plan["mode"] = "order";
    plan["starts_on"] = "2026-03-04";
    plan["ends_on"] = "2026-03-05";
    const auto path = open_standing(market, plan);
    CHECK(json_of(market.get(path, clerk))["may_wait_for_harvest"] == true);
    other_process process(market, server.where());
    std::size_t decided = 0;
    for (const int days : {0, 1}) {
        market.clock.advance(std::chrono::days(days));
        bool done = false;
        boost::asio::co_spawn(market.io, process.work(decided, done), boost::asio::detached);
        run_until(market.io, [&] { return done; }, std::chrono::seconds(60));
    }
    CHECK(decided == 2);
    const auto days = json_of(market.get(path + "/days", clerk))["data"];
    REQUIRE(days.size() == 2);
    CHECK(days[0]["outcome"] == "not_ordered");  // two packs are left of the week
    CHECK(days[0]["code"] == "capacity-exceeded");
    CHECK(days[0]["delivery_week"].is_null());
    CHECK(days[1]["outcome"] == "ordered");
    CHECK(days[1]["delivery_week"] == "2026-W10");
    const auto order = json_of(market.get("/v1/orders/" + days[1]["order_id"].get<std::string>(), clerk));
    CHECK(order["lines"][0]["delivery_week"] == "2026-W10");
    CHECK(order["lines"][0]["waiting_quantity"] == 5);
    CHECK(capacities(market, "product_id=" + apples.product)[0]["free_g"] == 2 * pack);
    CHECK(broken(market).empty());
    market.check_invariants();
    market.session().execute("UPDATE standing_order_day SET delivery_week = NULL");
    CHECK(broken(market) == list{"days-that-wait-say-so"});
}

TEST_CASE("each day is ordered once while several processes look and the database is killed", "[orders][integration][crash]") {
    database_server server;
    shop market(server.where(), {{"orders.offer_lag_max_seconds", "600"}});
    const auto apples = market.shelf(supplier, 100'000);
    const auto calendar = open_calendar(market);
    std::vector<std::string> paths;
    for (int i = 0; i < 8; ++i) paths.push_back(open_standing(market, plan_of(market, calendar, apples, 1)));
    // Nobody looked for five days at a lead that has become thirty: 2026-03-07 is today.
    market.clock.advance(std::chrono::days(5));
    for (const auto& path : paths) {
        market.more_headers = {{"If-Match", "*"}};
        REQUIRE(market.post(path + "/changes", clerk, plan_of(market, calendar, apples, 30)).status == 200);
        market.more_headers.clear();
    }
    std::vector<std::unique_ptr<other_process>> processes;
    std::size_t decided[3] = {};
    bool done[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
        processes.push_back(std::make_unique<other_process>(market, server.where()));
        boost::asio::co_spawn(market.io, processes.back()->work(decided[i], done[i]), boost::asio::detached);
    }
    const auto sum = [&] { return decided[0] + decided[1] + decided[2]; };
    for (const std::size_t goal : {20U, 60U}) {
        run_until(market.io, [&] { return sum() >= goal || (done[0] && done[1] && done[2]); }, std::chrono::seconds(60));
        server.kill();
        server.start();
    }
    run_until(market.io, [&] { return done[0] && done[1] && done[2]; }, std::chrono::seconds(120));

    const auto days = json_of(market.get(paths[0] + "/days?limit=100", clerk))["data"];
    std::size_t ordered = 0;
    for (const auto& each : days)
        if (each["outcome"] == "ordered") ++ordered;
    CHECK(days[0]["day"] == "2026-04-03");  // thirty days on is a Monday, and a holiday (清明)
    CHECK(ordered > 10);
    for (const auto& path : paths) {
        const auto told = json_of(market.get(path + "/days?limit=100", clerk))["data"];
        REQUIRE(told.size() == days.size());
        for (std::size_t i = 0; i < told.size(); ++i) {
            CHECK(told[i]["day"] == days[i]["day"]);
            CHECK(told[i]["outcome"] == days[i]["outcome"]);
        }
    }
    CHECK(count_of(market, "SELECT COUNT(*) FROM purchase_order") == static_cast<std::int64_t>(8 * ordered));
    CHECK(market.stock_of(supplier, apples).second == static_cast<std::int64_t>(8 * ordered * 5));
    CHECK(count_of(market, "SELECT COUNT(*) FROM journal WHERE type = 'standing_order.day_not_ordered'") ==
          static_cast<std::int64_t>(8 * (days.size() - ordered)));
    market.check_invariants();
}
