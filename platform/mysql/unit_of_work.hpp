// base::unit_of_work on a transactor: the real side of a service's port. `Implementation` is constructed from
// (session&, const call_context&) anew for each attempt and implements `Transaction`.
#pragma once

#include <utility>

#include "platform/base/unit_of_work.hpp"
#include "platform/mysql/transactor.hpp"

namespace chuanpin::mysql {

template <class Transaction, class Implementation>
class mysql_unit_of_work final : public base::unit_of_work<Transaction> {
public:
    mysql_unit_of_work(worker_pool& pool, std::string schema) : transactor_(pool, std::move(schema)) {}

    base::task<base::result<base::reply>> write(const base::call_context& context, base::receipt claim,
                                                std::function<base::result<std::string>(Transaction&)> work) override {
        co_return co_await transactor_.write(context, std::move(claim), [&context, work = std::move(work)](session& connection) {
            Implementation transaction(connection, context);
            return work(transaction);
        });
    }

    base::task<base::result<void>> read(const base::call_context& context, std::function<base::result<void>(Transaction&)> work) override {
        co_return co_await transactor_.read(context, [&context, work = std::move(work)](session& connection) {
            Implementation transaction(connection, context);
            return work(transaction);
        });
    }

    [[nodiscard]] transactor& underlying() { return transactor_; }

private:
    transactor transactor_;
};

}  // namespace chuanpin::mysql
