// What the command line asks for.
#pragma once

#include <expected>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

enum class verb { serve, migrate, doctor, audit_verify, errors, routes, own_command };

struct invocation {
    verb what = verb::serve;
    std::string configuration_file;
    std::vector<std::string> services;  ///< those that run here, in the order of the definitions; all where none are named
    std::vector<const command*> own{};  ///< of `own_command`: of each service that has one of this name, in the order of the definitions
    std::map<std::string, std::string> options;
};

/// Reads it, or answers the exit code: 0 after --help, 2 after a mistake (one line and a hint on standard error).
[[nodiscard]] std::expected<invocation, int> read_command_line(int argc, char** argv, std::span<const service_definition> definitions);

}  // namespace chuanpin::runtime
