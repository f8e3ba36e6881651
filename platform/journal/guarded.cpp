#include "platform/journal/guarded.hpp"

#include "platform/mysql/faults.hpp"

namespace chuanpin::journal {

base::task<base::result<void>> run_guarded(mysql::worker_pool& pool, std::string schema, base::deadline until,
                                           std::function<void(mysql::session&)> work) {
    std::exception_ptr fault;
    try {
        co_return co_await pool.run(schema, until, std::move(work));
    } catch (...) {
        fault = std::current_exception();
    }
    if (auto known = mysql::translate(fault)) co_return base::refusal(std::move(*known));
    std::rethrow_exception(fault);
}

std::string text_of(const std::exception_ptr& fault) {
    try {
        std::rethrow_exception(fault);
    } catch (const std::exception& thrown) {
        return thrown.what();
    } catch (...) {
        return "not a std::exception";
    }
}

}  // namespace chuanpin::journal
