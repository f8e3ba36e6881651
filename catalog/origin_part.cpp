#include "catalog/origin_part.hpp"

#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "catalog/commands/import_files.hpp"
#include "catalog/commands/personal_data.hpp"
#include "catalog/files/household_table.hpp"
#include "catalog/files/place_table.hpp"
#include "catalog/files/table_list.hpp"
#include "catalog/labour_settings.hpp"
#include "catalog/settings.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"
#include "platform/runtime/personal_secrets.hpp"

namespace chuanpin::catalog {
namespace {

using database = mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction>;
using options = std::map<std::string, std::string>;

constexpr std::chrono::seconds command_time_max{60};

std::vector<std::string> secrets_of(const runtime::configuration& settings) { return runtime::personal_secrets(settings, "catalog"); }

app::personal_keys keys_of(const runtime::configuration& settings) { return app::personal_keys(secrets_of(settings)); }

int import_places(runtime::service_context& program, const options& given) {
    database unit(program.foreground, program.settings.schema_of("catalog"));
    const commands::command_tools tools{unit, program.random, runtime::own_context(program, "import places", command_time_max)};
    files::table_list<domain::place_version> places(files::place_table());
    return runtime::run_blocking(program, commands::import_place_file(tools, places, given.at("file")));
}

int import_households(runtime::service_context& program, const options& given) {
    database unit(program.foreground, program.settings.schema_of("catalog"));
    const commands::command_tools tools{unit, program.random, runtime::own_context(program, "import households", command_time_max)};
    const auto keys = keys_of(program.settings);
    files::table_list<app::household_row> households(files::household_table());
    return runtime::run_blocking(program, commands::import_household_file(tools, households, keys, given.at("file")));
}

constexpr std::chrono::hours reseal_time_max{12};

int on_personal_data(runtime::service_context& program, const std::string& name,
                     base::task<int> (*what)(app::reseal_personal_data&, base::call_context)) {
    database unit(program.foreground, program.settings.schema_of("catalog"));
    const auto keys = keys_of(program.settings);
    app::reseal_personal_data use_case(unit, program.random, keys);
    return runtime::run_blocking(program, what(use_case, runtime::own_context(program, name, reseal_time_max)));
}

// A key may go once no row is hashed by it but those of erased people, who are found by nothing else from then on.
runtime::finding hashes_of(app::personal_table table, const app::personal_count& counted) {
    runtime::finding found{fmt::format("personal data of {}: a key that is here hashed every row", name_of(table)), {}};
    const auto older = commands::hashed_by_older(counted);
    if (older > 0 || counted.erased_behind > 0)
        found.what += fmt::format(" (an older key than the newest: {} rows, and {} of erased people)", older, counted.erased_behind);
    if (const auto rows = commands::hashed_without_id(counted); rows > 0)
        found.fault = fmt::format("{} rows were hashed by none of them, or before it was noted; run `chuanpin reseal personal-data`", rows);
    return found;
}

base::task<int> look_for_keys(app::reseal_personal_data& use_case, base::call_context context, std::vector<runtime::finding>& found) {
    for (const auto table : app::personal_tables) {
        const auto counted = co_await use_case.count(context, table);
        std::string fault;
        if (!counted)
            fault = counted.error().detail;
        else if (const auto rows = commands::without_id(*counted); rows > 0)
            fault = fmt::format("{} rows were sealed by none of them; `chuanpin reseal personal-data` says which it cannot open", rows);
        found.push_back({fmt::format("personal data of {}: a key that is here sealed every row", name_of(table)), fault});
        if (counted && !counted->hashed_by.empty()) found.push_back(hashes_of(table, *counted));
    }
    co_return 0;
}

}  // namespace

std::vector<runtime::finding> origin_part::examine(runtime::service_context& program) {
    database unit(program.foreground, program.settings.schema_of("catalog"));
    const auto keys = keys_of(program.settings);
    app::reseal_personal_data use_case(unit, program.random, keys);
    std::vector<runtime::finding> found;
    runtime::run_blocking(program, look_for_keys(use_case, runtime::own_context(program, "doctor", command_time_max), found));
    return found;
}

origin_part::origin_part(runtime::service_context& program, app::unit_of_work& database, std::function<void()> committed)
    : keys_(keys_of(program.settings)),
      label_keys_(std::span<const std::string>(secrets_of(program.settings))),
      places_(database),
      households_(database, keys_),
      labour_(database, program.random, keys_, read_labour_limits(program.settings.service_settings), committed),
      lots_(database, program.random, keys_, committed),
      labels_({database, program.random, label_keys_, program.cpu}, {database, program.random, label_keys_}, program.metrics, committed),
      personal_data_(database, program.random, keys_, std::move(committed)) {}

std::vector<chuanpin::http::router::row> origin_part::rows() {
    auto all = places_.rows();
    for (auto& each : households_.rows()) all.push_back(std::move(each));
    for (auto& each : labour_.rows()) all.push_back(std::move(each));
    for (auto& each : lots_.rows()) all.push_back(std::move(each));
    for (auto& each : labels_.rows()) all.push_back(std::move(each));
    for (auto& each : personal_data_.rows()) all.push_back(std::move(each));
    return all;
}

std::vector<runtime::command> origin_part::commands() {
    return {
        {"import places",
         "Brings the registry of places (townships, villages, enclave parks) to what a file says (CSV or XLSX)",
         {"file"},
         import_places},
        {"import households",
         "Brings the registry of poor households and their members to what a file says (CSV or XLSX)",
         {"file"},
         import_households},
        {"reseal personal-data",
         "Seals personal data with the newest key of each personal_data_key_file, and says how many rows are left",
         {},
         [](auto& program, const auto&) { return on_personal_data(program, "reseal personal-data", commands::reseal); }},
        {"check personal-data",
         "Says how many rows of personal data need which key; exit status 1 where others than the newest are needed",
         {},
         [](auto& program, const auto&) { return on_personal_data(program, "check personal-data", commands::check_keys); }},
    };
}

}  // namespace chuanpin::catalog
