#include "platform/runtime/program.hpp"

#include <algorithm>
#include <csignal>
#include <iostream>

#include <fmt/format.h>

#include "platform/mysql/session.hpp"
#include "platform/runtime/command_line.hpp"
#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

std::vector<std::string> names_of(definitions all) {
    std::vector<std::string> names;
    for (const auto& each : all) names.emplace_back(each.name);
    return names;
}

int run_with_configuration(const invocation& asked, definitions all) {
    const auto settings = read_configuration(asked.configuration_file, chuanpin_environment(), names_of(all));
    if (!settings) {
        for (const auto& fault : settings.error().fields) complain(fmt::format("configuration: {}: {}", fault.pointer, fault.detail));
        return 1;
    }
    switch (asked.what) {
        case verb::serve:
            return serve(*settings, all, asked.services);
        case verb::migrate:
            return migrate(*settings, all, asked.services);
        case verb::doctor:
            return doctor(*settings, all, asked.services, asked.options);
        case verb::audit_verify:
            return verify_audit(*settings, all, asked.services);
        case verb::own_command:
            return run_commands(*settings, all, asked.own, asked.options);
        case verb::errors:
        case verb::routes:
            break;
    }
    return 1;
}

int run_verb(const invocation& asked, definitions all) {
    if (asked.what == verb::errors) return print_errors(all);
    if (asked.what == verb::routes) return print_routes(all);
    if (asked.what == verb::own_command && asked.own.front()->run_alone) return asked.own.front()->run_alone(asked.options);
    return run_with_configuration(asked, all);
}

}  // namespace

void complain(const std::string& line) { std::cerr << "chuanpin: " << line << std::endl; }

bool is_chosen(const names& chosen, std::string_view name) { return std::ranges::find(chosen, name) != chosen.end(); }

int run_program(int argc, char** argv, std::span<const service_definition> services) {
    // hiredis 0.14 writes without MSG_NOSIGNAL: a dead connection must not kill the process.
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const auto asked = read_command_line(argc, argv, services);
        if (!asked) return asked.error();
        mysql::initialise_driver();
        return run_verb(*asked, services);
    } catch (const std::exception& fault) {
        complain(fault.what());
        return 1;
    }
}

}  // namespace chuanpin::runtime
