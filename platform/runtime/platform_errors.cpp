#include "platform/runtime/platform_errors.hpp"

#include "platform/csv/sentences.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/sentences.hpp"
#include "platform/journal/errors.hpp"
#include "platform/json/sentences.hpp"
#include "platform/mysql/faults.hpp"
#include "platform/redis/client.hpp"
#include "platform/table/sentences.hpp"
#include "platform/xlsx/sentences.hpp"

namespace chuanpin::runtime {

namespace {

constexpr base::error_definition own[] = {errors::cpu_queue_full, errors::cpu_too_late, errors::service_starting,
                                          errors::configuration_invalid};

}  // namespace

std::vector<error_table> platform_errors() {
    return {{"platform/http", http::http_errors()},
            {"platform/mysql", mysql::mysql_errors()},
            {"platform/redis", redis::redis_errors()},
            {"platform/journal", journal::journal_errors()},
            {"platform/runtime", own}};
}

std::vector<std::span<const base::sentence>> platform_sentences() {
    return {json::json_sentences(), http::http_sentences(), csv::csv_sentences(), table::table_sentences(), xlsx::xlsx_sentences()};
}

}  // namespace chuanpin::runtime
