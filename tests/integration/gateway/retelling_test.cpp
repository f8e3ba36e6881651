// `chuanpin tell organisations`: each is told once more, one version further, with its credit code.
#include <catch.hpp>

#include "gateway/retelling.hpp"
#include "tests/integration/gateway/gateway_fixture.hpp"

using namespace chuanpin;

TEST_CASE("every organisation is told again as it stands, and again by a second run", "[gateway][organisations]") {
    tests::gateway_fixture at;
    at.import_accounts();
    const auto organisations = at.number("SELECT COUNT(*) FROM organisation");
    REQUIRE(organisations > 3);
    REQUIRE(at.number("SELECT COUNT(*) FROM journal WHERE type = 'organisation.told_again'") == 0);
    auto connection = tests::test_database::instance().open(at.settings.schema_of("gateway"));
    REQUIRE(connection.execute("UPDATE organisation SET credit_code = '91510100MA6C8KXD4F' ORDER BY id LIMIT 1") == 1);
    for (std::int64_t run = 1; run <= 2; ++run) {
        const auto told = tests::run_coroutine(at.io, gateway::tell_all_organisations(*at.context));
        REQUIRE(told);
        CHECK(static_cast<std::int64_t>(*told) == organisations);
        CHECK(at.number("SELECT COUNT(*) FROM journal WHERE type = 'organisation.told_again'") == run * organisations);
        CHECK(at.number("SELECT COUNT(*) FROM organisation WHERE version = " + std::to_string(run + 1)) == organisations);
    }
    CHECK(
        at.number(
            "SELECT COUNT(*) FROM journal j JOIN organisation o ON j.type = 'organisation.told_again' AND j.aggregate_version = o.version "
            "AND JSON_VALUE(j.data, '$.name') = o.name AND JSON_VALUE(j.data, '$.credit_code') <=> o.credit_code") == organisations);
}
