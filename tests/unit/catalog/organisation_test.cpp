#include <catch.hpp>

#include <stdexcept>

#include "catalog/consumers/organisation_news_json.hpp"
#include "catalog/mark_settings.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog;

namespace {

journal::feed_entry entry(std::string type, std::string data) {
    journal::feed_entry what;
    what.type = std::move(type);
    what.data = std::move(data);
    return what;
}

std::string registered(const std::string& id) {
    return R"({"organisation_id":")" + id +
           R"(","name":"盐源县供销社","kind":"supply_marketing_cooperative","county_code":"513423","later":1})";
}

}  // namespace

TEST_CASE("an organisation is known by the gateway's events, and what cannot be read is refused", "[catalog][mark]") {
    const auto id = numbered<domain::organisation_id>(7);
    const domain::known_organisation expected{id, "supply_marketing_cooperative", "盐源县供销社", "513423"};
    CHECK(consumers::read_organisation(entry("organisation.registered", registered(base::to_wire(id)))) == expected);
    CHECK(consumers::read_organisation(entry("organisation.superior_changed", registered(base::to_wire(id)))) == expected);
    CHECK_FALSE(consumers::read_organisation(entry("account.registered", "not read")));
    CHECK_FALSE(consumers::read_organisation(entry("organisation.closed", registered(base::to_wire(id)))));
    CHECK_THROWS(consumers::read_organisation(entry("organisation.registered", registered("org_x"))));
    CHECK_THROWS(consumers::read_organisation(entry("organisation.registered", "{")));
    CHECK_THROWS(consumers::read_organisation(entry("organisation.registered", "{}")));
}

TEST_CASE("time limits of the mark are settings within bounds", "[catalog][mark]") {
    const auto usual = read_mark_settings({});
    CHECK(usual.limits.first_review == 7);
    CHECK(usual.limits.correction == 10);
    CHECK(usual.terms.pre_authorised_months == 12);
    CHECK(usual.terms.authorised_months == 24);
    CHECK(read_mark_settings({{"catalog.certificate_authorised_months", "120"}}).terms.authorised_months == 120);
    CHECK_THROWS_AS(read_mark_settings({{"catalog.certificate_authorised_months", "121"}}), std::runtime_error);
    CHECK(is_mark_setting("catalog.mark_re_review_days"));
    CHECK_FALSE(is_mark_setting("catalog.mark_days"));
    const auto changed = read_mark_settings({{"catalog.mark_re_review_days", "250"}, {"catalog.mark_overdue_check_seconds", "1"}});
    CHECK(changed.limits.re_review == 250);
    CHECK(changed.overdue_check == std::chrono::seconds(1));
    for (const auto* value : {"0", "251", "-1", "7.5", "7 days", ""})
        CHECK_THROWS_AS(read_mark_settings({{"catalog.mark_filing_days", value}}), std::runtime_error);
}
