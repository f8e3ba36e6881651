#include <iostream>

#include <fmt/format.h>

#include "platform/mysql/migrator.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

int migrate(const configuration& settings, definitions all, const names& chosen) {
    for (const auto& definition : all) {
        if (!is_chosen(chosen, definition.name)) continue;
        const auto schema = settings.schema_of(definition.name);
        const auto applied = mysql::migrate(settings.database, schema, definition.migrations());
        for (const auto& name : applied) std::cout << schema << ": applied " << name << '\n';
        if (applied.empty()) std::cout << schema << ": up to date\n";
    }
    return 0;
}

std::string schema_fault(const configuration& settings, const service_definition& definition) {
    const auto schema = settings.schema_of(definition.name);
    const auto state = mysql::inspect(settings.database, schema, definition.migrations());
    return state.fault.empty() ? std::string() : fmt::format("schema {}: {}", schema, state.fault);
}

}  // namespace chuanpin::runtime
