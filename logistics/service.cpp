// The composition root of logistics.
#include "logistics/service.hpp"

#include <iostream>

#include <fmt/format.h>

#include "logistics/commands/commands.hpp"
#include "logistics/consumers/orders_feed.hpp"
#include "logistics/domain/errors.hpp"
#include "logistics/domain/words/sentences.hpp"
#include "logistics/http/handlers.hpp"
#include "logistics/http/routes.hpp"
#include "logistics/migrations/migrations.hpp"
#include "logistics/store/mysql_transaction.hpp"
#include "platform/journal/consumer.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"
#include "platform/runtime/retention_job.hpp"

namespace chuanpin::logistics {

namespace {

constexpr std::string_view service_name = "logistics";
constexpr std::string_view followed = "orders";
constexpr std::chrono::seconds feed_lag_max{30};
constexpr std::chrono::seconds command_time_max{60};

using database = mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction>;

class logistics_service final : public runtime::service {
public:
    explicit logistics_service(runtime::service_context& lent)
        : lent_(lent),
          schema_(lent.settings.schema_of(service_name)),
          database_(lent.foreground, schema_),
          sequencer_(lent.executor, {.schema = schema_, .key = lent.journal_key}, lent.background, lent.clock, lent.log, lent.metrics),
          retention_(lent, schema_, {mysql::receipt_retention(lent.settings.receipts_kept)}, service_name),
          router_(make_rows(), {mysql::translate}, lent.log, lent.metrics, service_name) {}

    chuanpin::http::responder& entrance() override { return router_; }

    void start() override {
        sequencer_.start();
        orders_ = std::make_unique<journal::consumer>(
            lent_.executor,
            journal::consumer_options{.feed = std::string(followed),
                                      .schema = schema_,
                                      .types = {"delivery.shipped", "delivery.accepted", "order.dispatched", "order.accepted"}},
            lent_.upstream(followed), lent_.background, lent_.clock, lent_.random, lent_.log, lent_.metrics,
            journal::one_by_one([this](mysql::session& connection, const journal::feed_entry& entry) { apply(connection, entry); }));
        orders_->start();
        retention_.start();
    }

    base::task<void> stop() override {
        if (orders_) co_await orders_->stop();
        co_await retention_.stop();
        co_await sequencer_.stop();
    }

    base::task<std::string> readiness() override {
        if (!orders_) co_return "not started";
        const auto lag = std::chrono::floor<std::chrono::seconds>(orders_->lag());
        if (lag <= feed_lag_max) co_return "";
        co_return fmt::format("the feed of {} was not followed to its end for {} s", followed, lag.count());
    }

private:
    std::vector<chuanpin::http::router::row> make_rows() {
        auto rows = http::make_rows(
            {create_shipment_, record_delivery_, import_temperature_log_, assess_subsidy_, read_shipments_, read_rules_, lent_.cpu});
        rows.push_back({journal::feed_route, journal::make_feed(lent_.foreground, schema_, sequencer_)});
        return rows;
    }

    // Nobody asked for it: the actor is the system, the request the one that caused the entry.
    void apply(mysql::session& connection, const journal::feed_entry& entry) {
        base::call_context context;
        context.request_id = entry.request_id;
        context.now = lent_.clock.now();
        store::mysql_transaction transaction(connection, context);
        consumers::apply_order_event(transaction, entry, context.now, lent_.random);
    }

    runtime::service_context& lent_;
    std::string schema_;
    database database_;
    app::create_shipment create_shipment_{database_, lent_.random};
    app::record_delivery record_delivery_{database_, lent_.random};
    app::import_temperature_log import_temperature_log_{database_, lent_.random};
    app::assess_subsidy assess_subsidy_{database_, lent_.random};
    app::read_shipments read_shipments_{database_};
    app::read_rules read_rules_{database_};
    journal::sequencer sequencer_;
    runtime::retention_job retention_;
    chuanpin::http::router router_;
    std::unique_ptr<journal::consumer> orders_;
};

const commands::console terminal{std::cout, std::cerr};

int import_distances(runtime::service_context& lent, const commands::options& given) {
    database storage(lent.background, lent.settings.schema_of(service_name));
    app::publish publish(storage, lent.random);
    const auto context = runtime::own_context(lent, "command import distances", command_time_max);
    return runtime::run_blocking(lent, commands::import_distances(publish, context, given, terminal));
}

int import_rules(runtime::service_context& lent, const commands::options& given) {
    database storage(lent.background, lent.settings.schema_of(service_name));
    app::publish publish(storage, lent.random);
    const auto context = runtime::own_context(lent, "command import subsidy-rules", command_time_max);
    return runtime::run_blocking(lent, commands::import_rules(publish, context, given, terminal));
}

int explain(runtime::service_context& lent, const commands::options& given) {
    database storage(lent.background, lent.settings.schema_of(service_name));
    app::read_rules rules(storage);
    const auto context = runtime::own_context(lent, "command subsidy explain", command_time_max);
    return runtime::run_blocking(lent, commands::explain(rules, context, given, terminal));
}

int make_logger_file(const commands::options& given) { return commands::make_logger_file(given, terminal); }

}  // namespace

runtime::service_definition definition() {
    return {.name = service_name,
            .routes = http::routes(),
            .migrations = [] { return runtime::whole_schema(own_migrations()); },
            .errors = domain::errors::all(),
            .make = [](runtime::service_context& lent) -> std::unique_ptr<runtime::service> {
                return std::make_unique<logistics_service>(lent);
            },
            .commands = {{"import distances", "Publish a table of official distances", {"file"}, import_distances},
                         {"import subsidy-rules", "Publish versions of subsidy rules", {"file"}, import_rules},
                         {"subsidy explain", "Print why a subsidy is what it is, in Chinese", {"assessment"}, explain},
                         {"logistics make-logger-file",
                          "Write a temperature logger's file: clean, excursion or gap",
                          {"kind", "from", "to", "min-mc", "max-mc", "seed", "out"},
                          {},
                          make_logger_file}},
            .sentences = domain::sentence_tables};
}

}  // namespace chuanpin::logistics
