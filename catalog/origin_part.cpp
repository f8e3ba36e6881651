#include "catalog/origin_part.hpp"

#include <stdexcept>
#include <utility>

#include "catalog/commands/import_files.hpp"
#include "catalog/files/household_table.hpp"
#include "catalog/files/place_table.hpp"
#include "catalog/files/table_list.hpp"
#include "catalog/settings.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"
#include "platform/runtime/secret_file.hpp"

namespace chuanpin::catalog {
namespace {

using database = mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction>;
using options = std::map<std::string, std::string>;

constexpr std::chrono::seconds command_time_max{60};

// Without a file of its own it hangs on the principal key, which may be rotated: enough for trying things out.
std::string secret_of(const runtime::configuration& settings) {
    const auto file = read_settings(settings.service_settings).personal_data_key_file;
    if (file.empty()) return settings.principal_keys.current;
    auto secret = runtime::read_secret(file);
    if (!secret) throw std::runtime_error("catalog.personal_data_key_file: " + secret.error().detail);
    return *std::move(secret);
}

app::personal_keys keys_of(const runtime::configuration& settings) { return app::personal_keys(secret_of(settings)); }

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

}  // namespace

origin_part::origin_part(runtime::service_context& program, app::unit_of_work& database, std::function<void()> committed)
    : keys_(keys_of(program.settings)),
      label_keys_(secret_of(program.settings)),
      places_(database),
      households_(database, keys_),
      labour_(database, program.random, keys_, committed),
      lots_(database, program.random, keys_, committed),
      labels_({database, program.random, label_keys_, program.cpu}, {database, program.random, label_keys_}, program.metrics,
              std::move(committed)) {}

std::vector<chuanpin::http::router::row> origin_part::rows() {
    auto all = places_.rows();
    for (auto& each : households_.rows()) all.push_back(std::move(each));
    for (auto& each : labour_.rows()) all.push_back(std::move(each));
    for (auto& each : lots_.rows()) all.push_back(std::move(each));
    for (auto& each : labels_.rows()) all.push_back(std::move(each));
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
    };
}

}  // namespace chuanpin::catalog
