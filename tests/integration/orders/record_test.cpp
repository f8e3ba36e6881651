// The purchase inspection record of an accepted order.
#include <filesystem>
#include <fstream>

#include <catch.hpp>

#include "orders/store/record/mysql_record_store.hpp"
#include "platform/base/encoding.hpp"
#include "platform/runtime/personal_secrets.hpp"
#include "tests/integration/orders/shop.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using nlohmann::json;

namespace {

void name(shop& market, const caller& who, const std::string& called) {
    market.catalogue.publish("organisation.registered", who.organisation(),
                             {{"organisation_id", who.organisation()},
                              {"name", called},
                              {"kind", "school"},
                              {"county_code", "510107"},
                              {"credit_code", "93513423MA62H0LL4B"}},
                             market.clock.now());
    run_until(
        market.io,
        [&] {
            auto connection = market.session();
            auto rows = connection.query("SELECT COUNT(*) FROM organisation WHERE name = ?", {called});
            return rows.next() && rows.integer(0) == 1;
        },
        std::chrono::seconds(60));
}

const std::string old_key(40, 'o');
const std::string new_key(40, 'n');

/// Keys of personal data, newest first, in a file that others cannot read.
struct key_file {
    temporary_directory directory;
    std::string path = directory.file("keys");
    explicit key_file(const std::string& keys) {
        std::ofstream(path) << keys << '\n';
        std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
};

/// As the gateway makes it of these secrets.
crypto::keyed_box box_of(const std::vector<std::string>& secrets) { return runtime::box_for(secrets, "organisation contacts 1"); }

/// The gateway tells what was stated at that moment; withdrawn where `sealed` is empty. Orders knows it when this returns.
void state(shop& market, const caller& who, base::instant stated_at, const std::string& sealed,
           const std::string& type = "organisation.contact_changed") {
    const auto text = sealed.empty() ? json(nullptr) : json(base::to_base64(sealed));
    market.catalogue.publish(type, who.organisation(),
                             {{"organisation_id", who.organisation()},
                              {"name", "盐源苹果合作社"},
                              {"kind", "cooperative"},
                              {"county_code", "513423"},
                              {"contact", {{"stated_at", base::to_rfc3339(stated_at)}, {"sealed", text}}}},
                             market.clock.now());
    const auto version = market.catalogue.last();
    run_until(
        market.io,
        [&] {
            auto connection = market.session();
            auto rows = connection.query("SELECT COUNT(*) FROM organisation WHERE version >= ?", {version});
            return rows.next() && rows.integer(0) == 1;
        },
        std::chrono::seconds(60));
}

/// An order that was accepted now; answers the path of its record.
std::string accepted_order(shop& market, const caller& buyer, const caller& supplier, const shown_offer& of) {
    const auto order = market.place(buyer, supplier, {{of, 1}});
    const auto path = "/v1/orders/" + order["id"].get<std::string>();
    REQUIRE(market.post(path + "/confirmation", supplier, json::object()).status == 200);
    REQUIRE(market.post(path + "/dispatch", supplier, json::object()).status == 200);
    REQUIRE(market.post(path + "/acceptance", buyer, json{{"all", true}}).status == 200);
    return path + "/inspection-record";
}

}  // namespace

TEST_CASE("a record says whom to reach of the supplier as it was stated at the acceptance, whenever the news came",
          "[orders][integration][record][contacts]") {
    const key_file keys(new_key + "\n" + old_key);
    shop market(test_database::instance().where(), {{"orders.personal_data_key_file", keys.path}});
    seeded_random random(7);
    const auto supplier = shop::cooperative();
    const auto buyer = shop::school();
    const auto apples = market.shelf(supplier, 50);
    const auto box = box_of({old_key});
    const auto contact_in = [&](const std::string& path) { return json_of(market.get(path, buyer))["supplier"]; };

    const auto before = accepted_order(market, buyer, supplier, apples);
    market.clock.advance(std::chrono::hours(1));
    const auto first_at = market.clock.now();
    market.clock.advance(std::chrono::hours(1));
    const auto first = accepted_order(market, buyer, supplier, apples);
    CHECK(contact_in(first)["contact_state"] == "not_stated");
    state(market, supplier, first_at, box.seal("盐源县太安路 1 号\n王小川\n0834-6123456", random));
    CHECK(contact_in(before)["contact_state"] == "not_stated");
    CHECK(contact_in(first)["contact"] == json{{"address", "盐源县太安路 1 号"}, {"name", "王小川"}, {"telephone", "0834-6123456"}});
    market.clock.advance(std::chrono::hours(1));
    state(market, supplier, market.clock.now(), box.seal("盐源县太安路 2 号\n李\n13800138000", random));
    const auto second = accepted_order(market, buyer, supplier, apples);
    CHECK(contact_in(first)["contact"]["name"] == "王小川");
    CHECK(contact_in(second)["contact"]["name"] == "李");
    market.clock.advance(std::chrono::hours(1));
    state(market, supplier, market.clock.now(), {});
    CHECK(contact_in(accepted_order(market, buyer, supplier, apples))["contact_state"] == "not_stated");
    CHECK(contact_in(second)["contact"]["telephone"] == "13800138000");
    const auto page = market.get(second + "/page", buyer).body;
    for (const auto* text : {"盐源县太安路 2 号", "李", "13800138000"}) CHECK(page.find(text) != std::string::npos);
    CHECK(market.get(before + "/page", buyer).body.find("未填报") != std::string::npos);

    auto connection = market.session();
    const auto number = [&](const std::string& query) {
        auto rows = connection.query(query);
        rows.next();
        return rows.integer(0);
    };
    CHECK(number("SELECT COUNT(*) FROM organisation_contact WHERE LOCATE('王小川', sealed) > 0 OR LOCATE('1380013', sealed) > 0") == 0);
    // Told again sealed by a newer key: the same moment, one row, the newer text; older news of it changes nothing.
    state(market, supplier, first_at, box_of({new_key}).seal("盐源县太安路 1 号\n王小川\n0834-6123456", random), "organisation.told_again");
    CHECK(number("SELECT COUNT(*) FROM organisation_contact") == 3);
    CHECK(contact_in(first)["contact"]["name"] == "王小川");
    const auto& column = orders::store::sealed_contacts().front();
    const auto both = box_of({new_key, old_key});
    CHECK(mysql::count_sealed(connection, column, both.headers()).by_key == std::vector<std::int64_t>{1, 1});
    const auto batch = mysql::reseal_after(connection, column, mysql::first_key(column), both, random);
    CHECK(batch.resealed == 1);
    CHECK(batch.at_end);
    CHECK(mysql::count_sealed(connection, column, both.headers()).by_others() == 0);
    CHECK(contact_in(second)["contact"]["name"] == "李");
}

TEST_CASE("a contact that no key here opens was stated and cannot be shown", "[orders][integration][record][contacts]") {
    const key_file keys(new_key);
    shop market(test_database::instance().where(), {{"orders.personal_data_key_file", keys.path}});
    seeded_random random(7);
    const auto supplier = shop::cooperative();
    const auto buyer = shop::school();
    const auto apples = market.shelf(supplier, 5);
    state(market, supplier, market.clock.now(), box_of({old_key}).seal("盐源县\n王\n13800138000", random));
    const auto path = accepted_order(market, buyer, supplier, apples);
    const auto record = json_of(market.get(path, buyer))["supplier"];
    CHECK(record["contact_state"] == "unreadable");
    CHECK(record["contact"].is_null());
    CHECK(market.get(path + "/page", buyer).body.find("密钥缺失") != std::string::npos);
    auto connection = market.session();
    CHECK(mysql::count_sealed(connection, orders::store::sealed_contacts().front(), box_of({new_key}).headers()).by_none() == 1);
}

TEST_CASE("an accepted order has its purchase inspection record, as JSON and as a page", "[orders][integration][record]") {
    shop market;
    const auto supplier = shop::cooperative();
    const auto buyer = shop::school();
    const auto apples = market.list_product(supplier);
    const json receipt{{"product_id", apples.product},
                       {"warehouse_code", "W-1"},
                       {"quantity", 50},
                       {"reason", "入库"},
                       {"batch", {{"number", "A<1>"}, {"harvested_on", "2026-02-01"}, {"expires_on", "2026-06-01"}}}};
    const auto received = market.post("/v1/stock-receipts", supplier, receipt, market.fresh_key());
    REQUIRE(received.status == 201);
    const auto season = json_of(received)["season"];
    CHECK(season["held_against_announcements"] == false);
    CHECK(season["variety"].is_null());
    CHECK(season["harvested_on"] == "2026-02-01");
    CHECK(season["explanation_zh"].get<std::string>().find("未比对公告首采日") != std::string::npos);
    const auto order = market.place(buyer, supplier, {{apples, 12}});
    const auto base_path = "/v1/orders/" + order["id"].get<std::string>();
    CHECK(order["lines"][0]["lots"][0]["harvested_on"] == "2026-02-01");
    CHECK(order["lines"][0]["lots"][0]["first_harvest_on"].is_null());
    CHECK(order["lines"][0]["lots"][0]["explanation_zh"].get<std::string>().find("保质期至 2026-06-01") != std::string::npos);
    for (const auto* page : {"/inspection-record", "/inspection-record/page"}) {
        const auto early = market.get(base_path + page, buyer);
        CHECK(early.status == 409);
        CHECK(json_of(early)["code"] == "inspection-record-not-ready");
        CHECK(market.get(base_path + page, shop::school(102)).status == 404);
    }
    REQUIRE(market.post(base_path + "/confirmation", supplier, json::object()).status == 200);
    REQUIRE(market.post(base_path + "/dispatch", supplier, json::object()).status == 200);
    const json said{{"lines",
                     {{{"line_id", order["lines"][0]["id"]},
                       {"accepted_quantity", 10},
                       {"rejected_quantity", 2},
                       {"reason", "磕碰<伤>"},
                       {"rejected_goods", "returned"},
                       {"handover_temperature_mc", 3'500}}}}};
    REQUIRE(market.post(base_path + "/acceptance", buyer, said).status == 200);
    CHECK(json_of(market.get(base_path + "/inspection-record", buyer))["supplier"]["name"].is_null());
    name(market, supplier, "盐源&苹果合作社");
    name(market, buyer, "成都第一小学");

    const auto record = json_of(market.get(base_path + "/inspection-record", supplier));
    CHECK(record["supplier"]["name"] == "盐源&苹果合作社");
    CHECK(record["supplier"]["credit_code"] == "93513423MA62H0LL4B");
    CHECK(record["supplier"]["dispatched_from"][0]["name"] == "W-1");
    CHECK(record["buyer"]["name"] == "成都第一小学");
    CHECK(record["purchased_on"] == "2026-03-02");
    const auto& line = record["lines"][0];
    CHECK(line["accepted_quantity"] == 10);
    CHECK(line["lots"][0] == json{{"number", "A<1>"}, {"quantity", 12}, {"produced_on", "2026-02-01"}, {"expires_on", "2026-06-01"}});

    const auto page = market.get(base_path + "/inspection-record/page", buyer);
    REQUIRE(page.status == 200);
    CHECK(page.headers.find("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.headers.find("Content-Security-Policy") == "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    for (const auto* text : {"盐源&amp;苹果合作社", "成都第一小学", "A&lt;1&gt;", "磕碰&lt;伤&gt;", "盐源&quot;苹果&quot;", "10 kg/件",
                             "2026-03-02", "统一社会信用代码 93513423MA62H0LL4B"})
        CHECK(page.body.find(text) != std::string::npos);
    CHECK(page.body.find("<script") == std::string::npos);
    CHECK(page.body.find("磕碰<伤>") == std::string::npos);
}
