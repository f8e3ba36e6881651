#include "orders/examination.hpp"

#include <fstream>

#include <fmt/format.h>

#include "orders/commands/client_log_json.hpp"
#include "orders/commands/report.hpp"
#include "orders/record_part.hpp"
#include "orders/store/doctor/mysql_placed_orders.hpp"
#include "orders/store/doctor/mysql_stock_repair.hpp"
#include "orders/store/forward/mysql_capacity_repair.hpp"
#include "orders/store/mysql_invariant_checker.hpp"
#include "orders/store/mysql_transaction.hpp"
#include "platform/journal/sequencer.hpp"
#include "platform/mysql/transactor.hpp"
#include "platform/mysql/worker_pool.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::orders {
namespace {

using findings = std::vector<runtime::finding>;
using reports = std::vector<app::invariant_report>;

constexpr std::chrono::seconds time_max{600};

findings to_findings(const reports& all) {
    findings found;
    for (const auto& each : all) found.push_back({commands::name_of(each), commands::fault_of(each)});
    return found;
}

// Over millions of movements one question takes longer than any that a customer waits for: a connection that is patient as long.
mysql::pool_options patient(mysql::address where) {
    where.read_max = time_max;
    return {.where = std::move(where), .workers = 1, .name = "doctor"};
}

class examiner {
public:
    explicit examiner(runtime::service_context& program)
        : program_(program),
          pool_(patient(program.settings.database), program.log, program.metrics),
          database_(pool_, program.settings.schema_of("orders")) {}

    base::task<findings> look(bool quiet, std::optional<std::string> client_log) {
        findings found;
        reports all;
        const auto done = co_await database_.read(context(), [&](mysql::session& connection) {
            all = store::check_invariants(connection);
            if (quiet) std::ranges::move(store::check_quiet(connection, program_.clock.now()), std::back_inserter(all));
            all.push_back(chain(connection));
            return base::result<void>{};
        });
        if (!done) co_return findings{{"orders", done.error().detail}};
        found = to_findings(all);
        if (client_log) std::ranges::move(co_await compare(*client_log), std::back_inserter(found));
        co_return found;
    }

    base::task<findings> repair() {
        std::vector<domain::product_id> products;
        std::vector<domain::capacity_key> capacities;
        const auto read = co_await database_.read(context(), [&](mysql::session& connection) {
            products = store::find_differing(connection);
            capacities = store::find_differing_capacities(connection);
            return base::result<void>{};
        });
        if (!read) co_return findings{{"repair", read.error().detail}};
        findings found;
        for (const auto& product : products) std::ranges::move(co_await repair(product), std::back_inserter(found));
        for (const auto& key : capacities) std::ranges::move(co_await repair(key), std::back_inserter(found));
        if (found.empty()) found.push_back({"repair: nothing differs from the ledger", {}});
        co_return found;
    }

private:
    [[nodiscard]] base::call_context context() const { return runtime::own_context(program_, "doctor", time_max); }

    app::invariant_report chain(mysql::session& connection) const {
        const auto seen = journal::verify_chain(connection, crypto::public_key_of(program_.journal_key));
        return {"I8", "the-chain-holds", "every entry's hash covers the one before it", seen.first_fault == 0 ? 0 : 1, seen.explanation};
    }

    base::task<findings> compare(const std::string& file) {
        std::ifstream lines(file);
        if (!lines) co_return findings{{"client log " + file, "it cannot be opened"}};
        const auto log = commands::read_client_log(lines);
        if (!log) co_return findings{{"client log " + file, log.error().fields.front().pointer + ": " + log.error().fields.front().detail}};
        app::placed_orders placed;
        const auto done = co_await database_.read(context(), [&](mysql::session& connection) {
            placed = store::read_placed_orders(connection);
            return base::result<void>{};
        });
        if (!done) co_return findings{{"client log " + file, done.error().detail}};
        co_return to_findings(app::compare(*log, placed));
    }

    base::task<findings> repair(domain::product_id product) {
        std::vector<store::repaired_row> rows;
        const auto by = context();
        const base::receipt claim{.scope = "job:repair-stock", .key = base::to_wire(base::event_id::make(by.now, program_.random))};
        const auto done = co_await database_.write(by, claim, [&](mysql::session& connection) -> base::result<std::string> {
            store::mysql_transaction open(connection);
            rows = store::repair(connection, open, product, by, program_.random);
            return std::string();
        });
        findings found;
        if (!done) found.push_back({"repair of " + base::to_wire(product), done.error().detail});
        if (done)
            for (const auto& each : rows)
                found.push_back(
                    {commands::text_of(each.key, each.lot, {each.on_hand_before, each.reserved_before}, {each.on_hand, each.reserved}),
                     {}});
        co_return found;
    }

    base::task<findings> repair(domain::capacity_key key) {
        std::optional<store::repaired_capacity> row;
        const auto by = context();
        const base::receipt claim{.scope = "job:repair-capacity", .key = base::to_wire(base::event_id::make(by.now, program_.random))};
        const auto done = co_await database_.write(by, claim, [&](mysql::session& connection) -> base::result<std::string> {
            row = store::repair(connection, key);
            return std::string();
        });
        if (!done) co_return findings{{"repair of " + commands::text_of(key), done.error().detail}};
        if (!row) co_return findings{};
        co_return findings{{fmt::format("repaired {}: held {} g → {} g", commands::text_of(key), row->held_before_g, row->held_g), {}}};
    }

    runtime::service_context& program_;
    mysql::worker_pool pool_;
    mysql::transactor database_;
};

base::task<int> add(base::task<findings> work, findings& into) {
    std::ranges::move(co_await std::move(work), std::back_inserter(into));
    co_return 0;
}

void take(runtime::service_context& program, base::task<findings> work, findings& into) {
    runtime::run_blocking(program, add(std::move(work), into));
}

}  // namespace

findings examine(runtime::service_context& program, const std::map<std::string, std::string>& options) {
    examiner doctor(program);
    findings found;
    if (options.contains("repair")) take(program, doctor.repair(), found);
    const auto log = options.find("client-log");
    take(program, doctor.look(options.contains("quiet"), log == options.end() ? std::nullopt : std::optional(log->second)), found);
    std::ranges::move(runtime::examine_sealed(program, contact_columns()), std::back_inserter(found));
    return found;
}

}  // namespace chuanpin::orders
