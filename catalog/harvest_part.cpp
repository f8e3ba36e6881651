#include "catalog/harvest_part.hpp"

#include "catalog/commands/import_files.hpp"
#include "catalog/files/harvest_table.hpp"
#include "catalog/files/table_list.hpp"
#include "catalog/store/mysql_transaction.hpp"
#include "platform/mysql/unit_of_work.hpp"
#include "platform/runtime/blocking.hpp"
#include "platform/runtime/composition.hpp"

namespace chuanpin::catalog {
namespace {

using database = mysql::mysql_unit_of_work<app::transaction, store::mysql_transaction>;
using options = std::map<std::string, std::string>;

constexpr std::chrono::seconds command_time_max{60};

int import_harvests(runtime::service_context& program, const options& given) {
    database unit(program.foreground, program.settings.schema_of("catalog"));
    const commands::command_tools tools{unit, program.random, runtime::own_context(program, "import harvests", command_time_max)};
    files::table_list<domain::harvest_announcement> harvests(files::harvest_table());
    return runtime::run_blocking(program, commands::import_harvest_file(tools, harvests, given.at("file")));
}

}  // namespace

std::vector<runtime::command> harvest_part::commands() {
    return {{"import harvests",
             "Records when harvests begin, by variety, county and year, out of a file (CSV or XLSX)",
             {"file"},
             import_harvests}};
}

}  // namespace chuanpin::catalog
