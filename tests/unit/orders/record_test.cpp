// Purchase inspection records as they are read and printed.
#include <catch.hpp>

#include "orders/consumers/organisation_news_json.hpp"
#include "orders/http/record/record_views.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::orders;

namespace {

domain::inspection_record a_record() {
    domain::inspection_record record;
    auto& order = record.what;
    order.id = numbered<domain::order_id>(1);
    order.placed_at = manual_clock().now();
    order.accepted_at = manual_clock().now();
    domain::order_line line{.id = numbered<domain::line_id>(1), .name_zh = "<b>苹果</b>", .quantity = 12, .unit_net_mass_g = 2'500};
    line.accepted_quantity = 0;
    line.rejected_quantity = 12;
    line.handover_temperature_mc = -1'250;
    line.lots = {{numbered<domain::lot_id>(1), 8, base::parse_date("2026-02-01").value(), {}, {}},
                 {numbered<domain::lot_id>(2), 4, {}, {}, {}}};
    order.lines = {line};
    record.lot_numbers = {{numbered<domain::lot_id>(1), "甲'1"}};
    return record;
}

bool holds(const std::string& page, std::string_view text) { return page.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a printed record escapes what others wrote and leaves blank what is not known", "[orders][record]") {
    const auto page = orders::http::render_record(a_record());
    CHECK(holds(page, "&lt;b&gt;苹果&lt;/b&gt;"));
    CHECK_FALSE(holds(page, "<b>"));
    CHECK(holds(page, "甲&#39;1：8 件，采收/生产 2026-02-01，保质期至 未登记"));
    CHECK(holds(page, "未登记批号：4 件"));
    CHECK(holds(page, "2.500 kg/件"));
    CHECK(holds(page, "拒收"));
    CHECK(holds(page, "-1.250 ℃"));
    CHECK(holds(page, "供货者名称<small>Supplier</small></th><td><span class=\"line\">"));
    auto service = a_record();
    service.what.lines[0].unit_net_mass_g = 0;
    service.what.lines[0].lots.clear();
    CHECK(holds(orders::http::render_record(service), "<td>—</td>"));
}

TEST_CASE("a record says whom to reach of the supplier, or that it stated nothing", "[orders][record]") {
    auto record = a_record();
    CHECK(holds(orders::http::render_record(record), "Telephone</small></th><td>未填报<small>Not stated</small></td>"));
    CHECK(holds(orders::http::encode_record(record), R"("contact_state":"not_stated","contact":null,)"));
    record.contact = {domain::contact_state::stated, {"盐源县<太安路>", "王&小川", "0834-6123456"}};
    const auto page = orders::http::render_record(record);
    CHECK(holds(page, "Supplier's address</small></th><td>盐源县&lt;太安路&gt;</td>"));
    CHECK(holds(page, "<td>王&amp;小川</td>"));
    CHECK(holds(page, "<td>0834-6123456</td>"));
    CHECK_FALSE(holds(page, "未填报"));
    CHECK(holds(orders::http::encode_record(record),
                R"("contact_state":"stated","contact":{"address":"盐源县<太安路>","name":"王&小川","telephone":"0834-6123456"},)"));
    record.contact = {.state = domain::contact_state::unreadable};
    CHECK(holds(orders::http::render_record(record), "Stated, but its key is missing"));
    CHECK(holds(orders::http::encode_record(record), R"("contact_state":"unreadable","contact":null,)"));
}

TEST_CASE("a contact has three lines", "[orders][record]") {
    CHECK(domain::parse_contact("地址\n王\n028-86601234") == domain::business_contact{"地址", "王", "028-86601234"});
    CHECK_FALSE(domain::parse_contact("地址\n王"));
    CHECK_FALSE(domain::parse_contact("地址"));
    CHECK_FALSE(domain::parse_contact("地址\n王\n028\n"));
}

TEST_CASE("contacts are read from the gateway's events as they were sealed", "[orders][record][consumers]") {
    journal::feed_entry entry;
    entry.type = "organisation.contact_changed";
    const auto says = [&](const std::string& contact) {
        entry.data = R"({"organisation_id":"org_00000000000000000000000001","name":"合作社","kind":"cooperative","county_code":"513423")" +
                     contact + "}";
        return consumers::read_contact(entry);
    };
    CHECK_FALSE(says(""));
    const auto stated = says(R"(,"contact":{"stated_at":"2026-03-02T01:00:00.000001Z","sealed":"AQID"})");
    REQUIRE(stated);
    CHECK(stated->sealed == "\x01\x02\x03");
    CHECK(base::to_rfc3339(stated->stated_at) == "2026-03-02T01:00:00.000001Z");
    CHECK_FALSE(says(R"(,"contact":{"stated_at":"2026-03-02T01:00:00Z","sealed":null})")->sealed);
    CHECK_THROWS(says(R"(,"contact":{"stated_at":"yesterday","sealed":null})"));
    CHECK_THROWS(says(R"(,"contact":{"stated_at":"2026-03-02T01:00:00Z","sealed":"*"})"));
    CHECK_THROWS(says(R"(,"contact":{"stated_at":"2026-03-02T01:00:00Z"})"));
    entry.type = "organisation.closed";
    CHECK_FALSE(says(R"(,"contact":{"stated_at":"2026-03-02T01:00:00Z","sealed":null})"));
}

TEST_CASE("a record waits for the acceptance", "[orders][record]") {
    auto record = a_record();
    CHECK(domain::check_recordable(record.what));
    record.what.accepted_at.reset();
    CHECK(domain::check_recordable(record.what).error().code == "inspection-record-not-ready");
}

TEST_CASE("organisations are read from the gateway's events", "[orders][record][consumers]") {
    journal::feed_entry entry;
    entry.type = "organisation.registered";
    entry.aggregate_version = 3;
    entry.data = R"({"organisation_id":"org_00000000000000000000000001","name":"合作社","kind":"cooperative","county_code":"513423"})";
    const auto known = consumers::read_organisation(entry);
    REQUIRE(known);
    CHECK(known->name == "合作社");
    CHECK(known->version == 3);
    CHECK_FALSE(known->credit_code);
    entry.data.replace(entry.data.size() - 1, 1, R"(,"credit_code":"93513423MA62H0LL4B"})");
    CHECK(consumers::read_organisation(entry)->credit_code == "93513423MA62H0LL4B");
    entry.type = "organisation.told_again";
    CHECK(consumers::read_organisation(entry)->credit_code == "93513423MA62H0LL4B");
    entry.type = "organisation.closed";
    CHECK_FALSE(consumers::read_organisation(entry));
    entry.type = "organisation.registered";
    entry.data = "{}";
    CHECK_THROWS(consumers::read_organisation(entry));
}
