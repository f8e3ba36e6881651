#include <iostream>

#include <fmt/format.h>

#include "platform/journal/inspection.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/engine.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

/// One line per thing looked at: "ok      schema chuanpin_orders" or "FAULT   feed …: what is wrong".
class findings {
public:
    void good(const std::string& what) { std::cout << "ok      " << what << '\n'; }
    void bad(const std::string& what) {
        std::cout << "FAULT   " << what << '\n';
        ++faults_;
    }
    void judge(const std::string& what, const std::string& fault) { fault.empty() ? good(what) : bad(what + ": " + fault); }
    [[nodiscard]] int exit_code() const { return faults_ == 0 ? 0 : 1; }

private:
    int faults_ = 0;
};

void look_at_feed(findings& found, const std::string& schema, const journal::feed_state& feed, const std::int64_t source_last) {
    const auto name = fmt::format("feed {} → {}", feed.feed, schema);
    if (feed.parked > 0) return found.bad(fmt::format("{}: {} entries set aside, the first: {}", name, feed.parked, feed.first_parked));
    found.good(fmt::format("{}: at {} of {}", name, feed.position, source_last));
}

std::int64_t last_sequence_of(const configuration& settings, const std::string& service) {
    mysql::session connection(settings.database, settings.schema_of(service));
    return journal::inspect_journal(connection).last_sequence;
}

void look_at_journal(findings& found, const configuration& settings, const service_definition& definition) {
    const auto schema = settings.schema_of(definition.name);
    mysql::session connection(settings.database, schema);
    const auto state = journal::inspect_journal(connection);
    found.good(fmt::format("journal {}: sealed up to {}, {} waiting", schema, state.last_sequence, state.unsealed));
    for (const auto& feed : state.feeds) look_at_feed(found, schema, feed, last_sequence_of(settings, feed.source));
}

void look_at_service(findings& found, service_context& room, const service_definition& definition,
                     const std::map<std::string, std::string>& options) {
    const auto& settings = room.settings;
    try {
        const auto fault = schema_fault(settings, definition);
        if (!fault.empty()) return found.bad(fault);
        found.good(fmt::format("schema {}", settings.schema_of(definition.name)));
        look_at_journal(found, settings, definition);
        if (!definition.examine) return;
        for (const auto& each : definition.examine(room, options)) found.judge(each.what, each.fault);
    } catch (const std::exception& fault) {
        found.bad(fmt::format("service {}: {}", definition.name, fault.what()));
    }
}

base::task<int> look_at_servers(engine& room, findings& found) {
    const auto missing = co_await room.dependencies();
    found.judge("database and Redis", missing);
    co_return missing.starts_with("database") ? 1 : 0;
}

}  // namespace

int doctor(const configuration& settings, definitions all, const names& chosen, const std::map<std::string, std::string>& options) {
    findings found;
    found.good("configuration");
    engine room(settings, all, log_destination::standard_error);
    room.context().redis.start();
    const int unreachable = run_blocking(room.context(), look_at_servers(room, found));
    for (const auto& definition : all)
        if (unreachable == 0 && is_chosen(chosen, definition.name)) look_at_service(found, room.context(), definition, options);
    room.context().redis.stop();
    return found.exit_code();
}

}  // namespace chuanpin::runtime
