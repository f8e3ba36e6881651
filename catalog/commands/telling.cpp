#include "catalog/commands/telling.hpp"

#include <iostream>
#include <ranges>

#include <fmt/format.h>

namespace chuanpin::catalog::commands {
namespace {

constexpr std::size_t faults_shown_max = 20;

}  // namespace

int refused(const std::string& path, const base::error& error) {
    std::cerr << fmt::format("{}: {} ({})\n", path, error.detail, error.code);
    for (const auto& field : error.fields | std::views::take(faults_shown_max))
        std::cerr << fmt::format("  {}: {} ({})\n", field.pointer, field.detail, field.code);
    if (error.fields.size() > faults_shown_max) std::cerr << fmt::format("  and {} more\n", error.fields.size() - faults_shown_max);
    return 1;
}

int told(const std::string& path, const base::result<base::reply>& reply) {
    if (!reply) return refused(path, reply.error());
    std::cout << fmt::format("{}: {}\n", path, reply->body);
    return 0;
}

std::string summary_text(const app::import_summary& summary) {
    return fmt::format(R"({{"rows":{},"changed":{}}})", summary.rows, summary.changed);
}

}  // namespace chuanpin::catalog::commands
