// The two sides on which the suite of logistics runs, the fake and MariaDB, and what it puts into them.
#pragma once

#include <catch.hpp>

#include "logistics/domain/temperature/generator.hpp"
#include "logistics/migrations/migrations.hpp"
#include "logistics/store/mysql_transaction.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/composition.hpp"
#include "tests/contract/logistics/fake_transaction.hpp"
#include "tests/support/call_context.hpp"
#include "tests/support/fake_unit_of_work.hpp"
#include "tests/support/null_metrics.hpp"
#include "tests/support/recording_log.hpp"
#include "tests/support/run_coroutine.hpp"
#include "tests/support/seeded_random.hpp"
#include "tests/support/test_database.hpp"

namespace chuanpin::logistics::tests {

using namespace chuanpin::tests;
using namespace std::chrono_literals;

inline const base::instant now = manual_clock().now();
inline const auto buyer = numbered<base::organisation_id>(1);
inline const auto supplier = numbered<base::organisation_id>(2);

struct on_fake {
    boost::asio::io_context io;
    seeded_random random;
    fake_unit_of_work<fake_state, app::transaction, fake_transaction> work;
    std::size_t events() { return work.state().events.size(); }
};

struct on_mysql {
    recording_log log;
    null_metrics metrics;
    boost::asio::io_context io;
    seeded_random random;
    std::string schema = test_database::instance().make_schema("logistics", runtime::whole_schema(own_migrations()));
    mysql::worker_pool pool{{.where = test_database::instance().where(), .workers = 8}, log, metrics};
    mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction> work{pool, schema};
    std::size_t events() {
        auto connection = test_database::instance().open(schema);
        auto rows = connection.query("SELECT COUNT(*) FROM journal");
        rows.next();
        return static_cast<std::size_t>(rows.integer(0));
    }
};

inline base::call_context as_supplier() {
    return a_context_of(supplier, "cooperative", {"shipments:write"}, numbered<base::account_id>(1), now);
}

template <class Side>
base::result<base::reply> write(Side& side, std::function<void(app::transaction&)> work, const std::string& key = "once") {
    const auto context = as_supplier();
    return run_coroutine(side.io, side.work.write(context, {"acc test", key, {}}, [&](app::transaction& tx) -> base::result<std::string> {
        work(tx);
        return "{}";
    }));
}

template <class Side>
void read(Side& side, std::function<void(app::transaction&)> work) {
    const auto context = as_supplier();
    REQUIRE(run_coroutine(side.io, side.work.read(context, [&](app::transaction& tx) -> base::result<void> {
        work(tx);
        return {};
    })));
}

inline domain::dispatched_line a_line(unsigned char number, domain::temperature_range storage) {
    domain::dispatched_line line;
    line.id = numbered<domain::line_id>(number);
    line.product = numbered<domain::product_id>(number);
    line.name_zh = "盐源'苹果' \\ 𠀀";
    line.quantity = 120;
    line.unit_net_mass_g = 10'000;
    line.storage_class = "chilled";
    line.storage = storage;
    line.origin_county_code = "513423";
    line.certificate_number = "SF-2026-000001-4";
    return line;
}

inline domain::dispatched_order an_order(unsigned char number = 1) {
    domain::dispatched_order order;
    order.id = numbered<domain::order_id>(number);
    order.delivery = domain::whole_delivery_of(order.id);
    order.buyer = buyer;
    order.supplier = supplier;
    order.delivery_county_code = "510107";
    order.dispatched_at = now - 24h;
    order.lines = {a_line(2, {-1000, 4000}), a_line(1, {std::nullopt, 4000})};
    return order;
}

inline domain::shipment a_shipment(unsigned char number = 1, unsigned char order = 1) {
    domain::shipment what;
    what.id = numbered<domain::shipment_id>(number);
    what.order = numbered<domain::order_id>(order);
    what.delivery = domain::whole_delivery_of(what.order);
    what.buyer = buyer;
    what.supplier = supplier;
    what.carried_by = {"川W12345", domain::vehicle_kind::refrigerated};
    what.logger_id = "LOGGER-1";
    what.declared_distance_m = 565'000;
    what.loaded_at = now - 13h;
    what.created_at = now;
    return what;
}

inline domain::temperature_series a_series(std::uint64_t seed = 1) {
    const auto from = std::chrono::floor<std::chrono::seconds>(now - 13h);
    return domain::make_logger_series({domain::logger_file_kind::excursion, from, from + 12h, -1000, 4000, seed}).value();
}

inline domain::temperature_log a_log(unsigned char number, const domain::temperature_series& series, unsigned char shipment = 1,
                                     base::instant at = now) {
    return {.id = numbered<domain::temperature_log_id>(number),
            .shipment = numbered<domain::shipment_id>(shipment),
            .file_sha256 = crypto::sha256("file " + std::to_string(number)),
            .readings_sha256 = crypto::sha256(domain::encode_series(series)),
            .reading_count = static_cast<std::int64_t>(series.readings().size()),
            .first_at = series.readings().front().at,
            .last_at = series.readings().back().at,
            .min_mc = -1000,
            .max_mc = 4000,
            .imported_at = at};
}

inline domain::subsidy_rule a_rule(int version = 1, int year = 2018) {
    domain::subsidy_rule rule;
    rule.code = "cold-chain-freight";
    rule.version = version;
    rule.document_number = "示例〔2018〕1号";
    rule.title_zh = "示例";
    rule.example = true;
    rule.valid_from = std::chrono::year(year) / 8 / 31;
    rule.cold_rate = base::rational::make(45, 2).value();
    rule.ambient_rate = base::rational::make(10, 1).value();
    rule.otherwise = domain::without_proof::ambient_rate;
    rule.cap = {300'000};
    rule.mass_min_g = 300'000;
    rule.distance_tolerance_permille = 50;
    return rule;
}

inline domain::official_distance a_distance(int table, std::string origin, std::int64_t distance_m, int year = 2018) {
    return {.table_version = table,
            .valid_from = std::chrono::year(year) / 8 / 31,
            .origin_county_code = std::move(origin),
            .origin_name_zh = "盐源县",
            .destination_code = "510100",
            .destination_name_zh = "成都市",
            .distance_m = distance_m,
            .approximate = true};
}

template <class Side>
void prepare(Side& side) {
    REQUIRE(write(
        side,
        [](auto& tx) {
            tx.insert_order(an_order());
            REQUIRE(tx.insert_shipment(a_shipment()));
        },
        "prepared"));
}

}  // namespace chuanpin::logistics::tests
