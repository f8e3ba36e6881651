// The program's own verbs. Each answers the exit code: 0, or 1 with one clear line per fault on standard error.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "platform/runtime/configuration.hpp"
#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

using definitions = std::span<const service_definition>;
using names = std::vector<std::string>;

int serve(const configuration& settings, definitions all, const names& chosen);
int migrate(const configuration& settings, definitions all, const names& chosen);
int doctor(const configuration& settings, definitions all, const names& chosen, const std::map<std::string, std::string>& options);
int verify_audit(const configuration& settings, definitions all, const names& chosen);
/// One after the other; the highest of their exit codes.
int run_commands(const configuration& settings, definitions all, std::span<const command* const> own,
                 const std::map<std::string, std::string>& options);
int print_errors(definitions all);
int print_routes(definitions all);

/// One line on standard error: "chuanpin: …".
void complain(const std::string& line);

/// The migrations of a service, the schema's name, and what `serve` needs to hold: empty, or why it must not start.
[[nodiscard]] std::string schema_fault(const configuration& settings, const service_definition& definition);

[[nodiscard]] bool is_chosen(const names& chosen, std::string_view name);

}  // namespace chuanpin::runtime
