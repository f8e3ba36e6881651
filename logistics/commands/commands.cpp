#include "logistics/commands/commands.hpp"

#include <ostream>

#include "logistics/commands/files.hpp"
#include "logistics/commands/tables_csv.hpp"
#include "logistics/domain/temperature/generator.hpp"
#include "platform/base/encoding.hpp"
#include "platform/base/whole_number.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::logistics::commands {

namespace {

int refuse(const base::error& error, console to) {
    to.faults << error.code << ": " << error.detail << '\n';
    for (const auto& each : error.fields) to.faults << "  " << each.pointer << ": " << each.code << ": " << each.detail << '\n';
    return 1;
}

int refuse_file(const std::string& path, std::string_view what, console to) {
    to.faults << path << " cannot be " << what << '\n';
    return 1;
}

// The content is the key: the same file twice is one import.
base::receipt receipt_of(std::string_view command, std::string_view content) {
    const auto hash = crypto::sha256(content);
    return {"command " + std::string(command), base::to_hex(crypto::as_text(hash)), hash};
}

int tell(const base::result<base::reply>& reply, std::string_view noun, console to) {
    if (!reply) return refuse(reply.error(), to);
    if (reply->replayed)
        to.out << "This file was imported before; nothing changed.\n";
    else
        to.out << reply->body << " new " << noun << ".\n";
    return 0;
}

std::optional<std::int64_t> integer(const options& given, const std::string& name) { return base::parse_whole_number(given.at(name)); }

base::result<domain::logger_file_order> read_order(const options& given) {
    base::error error{.kind = base::error_kind::invalid_input, .code = "invalid-fields", .detail = "No file was made."};
    const auto required = [&](const auto& value, const char* option, const char* detail) {
        if (!value) error.fields.push_back({option, "invalid-format", detail});
    };
    const auto kind = domain::parse_logger_file_kind(given.at("kind"));
    const auto from = base::parse_rfc3339(given.at("from")), to = base::parse_rfc3339(given.at("to"));
    const auto min_mc = integer(given, "min-mc"), max_mc = integer(given, "max-mc"), seed = integer(given, "seed");
    required(kind, "--kind", "Must be clean, excursion or gap.");
    required(from, "--from", "Must be a time like 2026-07-01T06:00:00Z.");
    required(to, "--to", "Must be a time like 2026-07-01T18:00:00Z.");
    required(min_mc, "--min-mc", "Must be a whole number of thousandths of a degree.");
    required(max_mc, "--max-mc", "Must be a whole number of thousandths of a degree.");
    required(seed, "--seed", "Must be a whole number.");
    if (!error.fields.empty()) return base::refusal(std::move(error));
    using std::chrono::floor, std::chrono::seconds;
    return domain::logger_file_order{
        *kind, floor<seconds>(*from), floor<seconds>(*to), *min_mc, *max_mc, static_cast<std::uint64_t>(*seed)};
}

}  // namespace

base::task<int> import_distances(app::publish& publish, const base::call_context& context, const options& given, console to) {
    const auto content = read_file(given.at("file"));
    if (!content) co_return refuse_file(given.at("file"), "read", to);
    const auto entries = read_distances(*content);
    if (!entries) co_return refuse(entries.error(), to);
    co_return tell(co_await publish.distances(context, receipt_of("import distances", *content), *entries), "distances", to);
}

base::task<int> import_rules(app::publish& publish, const base::call_context& context, const options& given, console to) {
    const auto content = read_file(given.at("file"));
    if (!content) co_return refuse_file(given.at("file"), "read", to);
    const auto rules = read_rules(*content);
    if (!rules) co_return refuse(rules.error(), to);
    co_return tell(co_await publish.rules(context, receipt_of("import subsidy-rules", *content), *rules), "rule versions", to);
}

base::task<int> explain(app::read_rules& rules, const base::call_context& context, const options& given, console to) {
    const auto id = base::parse_id<domain::assessment_id>(given.at("assessment"));
    if (!id) {
        to.faults << given.at("assessment") << " is no id of an assessment (sub_…)\n";
        co_return 1;
    }
    const auto found = co_await rules.assessment(context, *id);
    if (!found) co_return refuse(found.error(), to);
    to.out << domain::explanation_page_zh(*found);
    co_return 0;
}

int make_logger_file(const options& given, console to) {
    const auto order = read_order(given);
    if (!order) return refuse(order.error(), to);
    const auto series = domain::make_logger_series(*order);
    if (!series) return refuse(series.error(), to);
    if (!write_file(given.at("out"), domain::logger_csv(*series))) return refuse_file(given.at("out"), "written", to);
    to.out << series->readings().size() << " readings in " << given.at("out") << '\n';
    return 0;
}

}  // namespace chuanpin::logistics::commands
