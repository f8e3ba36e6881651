// The program around the services: threads, pools, listeners, signals, graceful stop, and the verbs that belong to none of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/runtime/service.hpp"

namespace chuanpin::runtime {

/// Runs the command line: serve [--services a,b], migrate, doctor, audit verify, errors (prints problems.md), routes,
/// and the services' own commands. `argc/argv` as main got them. Answers the exit code; prints faults to standard error.
int run_program(int argc, char** argv, std::span<const service_definition> services);

}  // namespace chuanpin::runtime
