#include "orders/commands/client_log_json.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "orders/domain/errors.hpp"
#include "platform/base/sha256_text.hpp"
#include "platform/json/reader.hpp"

namespace chuanpin::orders::commands {
namespace {

constexpr std::size_t faults_max = 100;

void read_answer(json::object_reader& from, app::client_entry& entry) {
    entry.order = base::to_wire(from.id<domain::order_id>("order_id"));
    entry.fingerprint = from.text("fingerprint", {.length_max = base::sha256_text_digits});
    if (!entry.fingerprint.empty() && !base::is_sha256_text(entry.fingerprint))
        from.fault("fingerprint", "invalid-format", "64 hexadecimal digits.");
}

base::result<app::client_entry> read_line(const std::string& line) {
    const auto document = json::parse(line, {.bytes_max = client_line_bytes_max});
    if (!document) return base::refusal(document.error());
    json::object_reader from(*document);
    app::client_entry entry;
    entry.key = from.text("key", {.length_max = 128});
    constexpr app::client_verdict verdicts[] = {app::client_verdict::ok, app::client_verdict::rejected, app::client_verdict::unknown};
    if (const auto verdict = from.optional_choice("verdict", {"ok", "rejected", "unknown"})) {
        entry.verdict = verdicts[*verdict];
    } else if (!from.present("verdict")) {
        from.fault("verdict", "required", "ok, rejected or unknown.");
    }
    if (entry.verdict == app::client_verdict::ok) read_answer(from, entry);
    entry.read_back = from.optional_boolean("read_back");
    if (auto fine = from.finish(); !fine) return base::refusal(std::move(fine.error()));
    return entry;
}

void note(std::vector<base::field_error>& faults, std::size_t number, const base::error& error) {
    if (error.fields.empty()) faults.push_back({fmt::format("line {}", number), error.code, error.detail});
    for (const auto& each : error.fields) faults.push_back({fmt::format("line {}: {}", number, each.pointer), each.code, each.detail});
}

}  // namespace

base::result<std::vector<app::client_entry>> read_client_log(std::istream& from) {
    std::vector<app::client_entry> entries;
    std::vector<base::field_error> faults;
    std::string line;
    for (std::size_t number = 1; std::getline(from, line) && faults.size() < faults_max; ++number) {
        if (line.empty()) continue;
        auto entry = read_line(line);
        if (!entry)
            note(faults, number, entry.error());
        else if (entries.size() == app::client_entries_max)
            faults.push_back({fmt::format("line {}", number), "too-many", fmt::format("At most {} lines.", app::client_entries_max)});
        else
            entries.push_back(*std::move(entry));
    }
    if (!faults.empty()) return base::refusal(domain::errors::client_log_invalid(std::move(faults)));
    return entries;
}

}  // namespace chuanpin::orders::commands
