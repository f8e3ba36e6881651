#include "gateway/commands/import_accounts.hpp"

#include <fstream>
#include <ostream>
#include <sstream>

#include "gateway/commands/accounts_file.hpp"

namespace chuanpin::gateway::commands {

namespace {

std::optional<std::string> read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream content;
    if (!file || !(content << file.rdbuf())) return std::nullopt;
    return content.str();
}

int refuse(const base::error& error, std::ostream& faults) {
    faults << error.code << ": " << error.detail << '\n';
    for (const auto& each : error.fields) faults << "  " << each.pointer << ": " << each.detail << '\n';
    return 1;
}

}  // namespace

base::task<int> import_accounts(app::import_accounts& use_case, const base::call_context& context,
                                const std::map<std::string, std::string>& options, std::ostream& out, std::ostream& faults) {
    const auto allowed = options.find("allow-plain-passwords");
    if (allowed == options.end() || allowed->second != "yes") {
        faults << "the file holds passwords in the clear: say --allow-plain-passwords yes, and never use such accounts for real trade\n";
        co_return 1;
    }
    const auto document = read_file(options.at("file"));
    if (!document) {
        faults << "cannot read " << options.at("file") << '\n';
        co_return 1;
    }
    auto rows = read_accounts(*document);
    if (!rows) co_return refuse(rows.error(), faults);
    const auto report = co_await use_case(context, *std::move(rows));
    if (!report) co_return refuse(report.error(), faults);
    out << "organisations added: " << report->organisations_added << ", accounts added: " << report->accounts_added
        << ", accounts known: " << report->accounts_known << '\n';
    co_return 0;
}

}  // namespace chuanpin::gateway::commands
