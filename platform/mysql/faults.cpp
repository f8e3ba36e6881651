#include "platform/mysql/faults.hpp"

#include "platform/mysql/errors.hpp"
#include "platform/mysql/sql_error.hpp"

namespace chuanpin::mysql {
namespace {

std::optional<base::error> of_sql(const sql_error& fault) {
    if (fault.is_statement_timeout()) return errors::deadline_passed();
    if (fault.is_retryable()) return errors::database_busy();
    if (fault.breaks_connection()) return errors::database_unreachable();
    return std::nullopt;
}

}  // namespace

std::optional<base::error> translate(const std::exception_ptr& fault) {
    if (!fault) return std::nullopt;
    try {
        std::rethrow_exception(fault);
    } catch (const sql_error& error) {
        return of_sql(error);
    } catch (const unknown_outcome_error&) {
        return errors::outcome_unknown();
    } catch (...) {
        return std::nullopt;  // not of this module: the caller has other translators
    }
}

}  // namespace chuanpin::mysql
