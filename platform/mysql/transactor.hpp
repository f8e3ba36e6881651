// START TRANSACTION → claim the receipt → closure → store the reply → COMMIT or ROLLBACK, with bounded retry.
//
// An unknown COMMIT (the connection was lost after it was sent) is settled by claiming the same receipt on a new connection:
// taken means committed, and the stored reply is the answer; free means that it did not happen, and the work is run again.
// Every schema that uses it has the table of receipts (receipt_migrations).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform/base/unit_of_work.hpp"
#include "platform/mysql/migrator.hpp"
#include "platform/mysql/worker_pool.hpp"

namespace chuanpin::mysql {

inline constexpr int transaction_attempts_max = 5;

/// DDL of the table `receipt` (scope, receipt_key, fingerprint, body, recorded_at), for a service's list of migrations.
[[nodiscard]] std::vector<migration> receipt_migrations();

class transactor {
public:
    transactor(worker_pool& pool, std::string schema);

    /// See base::unit_of_work::write for the errors.
    base::task<base::result<base::reply>> write(const base::call_context& context, base::receipt claim,
                                                std::function<base::result<std::string>(session&)> work);
    base::task<base::result<void>> read(const base::call_context& context, std::function<base::result<void>(session&)> work);

    /// Many receipts in one transaction. `work` gets the indexes of those that are new, and answers a body or a refusal for
    /// each of them in that order (a refused one stores no receipt); it throws to roll everything back. Known receipts are
    /// replayed without entering the transaction. Two of the same key in one batch: the first counts, the second waits for it.
    /// Claims, work and bodies cost the same number of statements whatever the number of receipts.
    base::task<std::vector<base::result<base::reply>>> write_batch(
        base::deadline until, std::vector<base::receipt> claims,
        std::function<std::vector<base::result<std::string>>(session&, const std::vector<std::size_t>& fresh)> work);

    [[nodiscard]] const std::string& schema() const { return schema_; }

private:
    worker_pool& pool_;
    std::string schema_;
};

}  // namespace chuanpin::mysql
