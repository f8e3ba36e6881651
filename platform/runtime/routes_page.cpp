#include <iostream>

#include <fmt/format.h>

#include "platform/runtime/verbs.hpp"

namespace chuanpin::runtime {

namespace {

std::string who_may(const http::access& access) {
    switch (access.who) {
        case http::audience::everyone:
            return "everyone";
        case http::audience::internal:
            return "services of the program";
        case http::audience::signed_in:
            break;
    }
    return access.permission.empty() ? "signed in" : fmt::format("signed in, `{}`", access.permission);
}

std::string_view precondition(http::if_match answer) {
    switch (answer) {
        case http::if_match::none:
            return "";
        case http::if_match::optional:
            return "optional";
        case http::if_match::required:
            break;
    }
    return "required";
}

void print_service(const service_definition& definition) {
    std::cout << fmt::format(
        "\n## {}\n\n| method | path | operation | who may | Idempotency-Key | If-Match | personal data |\n"
        "|---|---|---|---|---|---|---|\n",
        definition.name);
    for (const auto& route : definition.routes)
        std::cout << fmt::format("| {} | `{}` | {} | {} | {} | {} | {} |\n", http::name_of(route.verb), route.pattern, route.name,
                                 who_may(route.who_may), route.needs_idempotency_key ? "required" : "", precondition(route.precondition),
                                 route.personal_data);
}

}  // namespace

int print_routes(definitions all) {
    std::cout << "# Who may call what\n\nDenied unless a row allows it. A read that gives personal data of others is written into the "
                 "gateway's journal\n"
                 "(`personal_data.read`) before its answer leaves. This page is written by `chuanpin routes`.\n";
    for (const auto& definition : all) print_service(definition);
    return 0;
}

}  // namespace chuanpin::runtime
