#include "platform/mysql/transactor.hpp"

#include <optional>

#include "platform/mysql/errors.hpp"
#include "platform/mysql/receipts.hpp"
#include "platform/mysql/retry.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::mysql {
namespace {

using answer = base::result<base::reply>;

// The answer that an earlier transaction left, where the receipt is taken; nullopt where it is now ours.
std::optional<answer> claim_or_replay(session& connection, const base::receipt& claim, attempt& now) {
    try {
        claim_receipt(connection, claim);
        now.claimed = true;
        return std::nullopt;
    } catch (const sql_error& fault) {
        if (fault.is_lock_timeout()) {
            now.again_later = true;
            return base::refusal(errors::request_in_progress());
        }
        if (!fault.is_duplicate()) throw;
    }
    auto stored = find_receipt(connection, claim);
    if (!stored) {  // deleted between the two statements
        now.again_at_once = true;
        return base::refusal(errors::request_in_progress());
    }
    if (stored->asked != claim.asked) return base::refusal(errors::idempotency_key_reused());
    // While an unknown COMMIT is being settled, the transaction found is our own.
    return base::reply{std::move(stored->body), !now.settling};
}

answer write_once(session& connection, attempt& now, const base::receipt& claim,
                  const std::function<base::result<std::string>(session&)>& work) {
    transaction open(connection, transaction_kind::read_write, now.until);
    if (auto known = claim_or_replay(connection, claim, now)) return *std::move(known);
    auto body = work(connection);
    if (!body) return base::refusal(std::move(body.error()));
    if (!body->empty()) store_reply(connection, claim, *body);
    if (std::chrono::steady_clock::now() >= now.until) return base::refusal(errors::deadline_passed());
    now.commit_sent = true;
    open.send_commit();
    return base::reply{*std::move(body), false};
}

}  // namespace

transactor::transactor(worker_pool& pool, std::string schema) : pool_(pool), schema_(std::move(schema)) {}

base::task<base::result<base::reply>> transactor::write(const base::call_context& context, base::receipt claim,
                                                        std::function<base::result<std::string>(session&)> work) {
    std::optional<answer> given;
    const auto once = [&](session& connection, attempt& now) { given = write_once(connection, now, claim, work); };
    const auto ended = co_await repeat(pool_, schema_, context.deadline, once);
    if (!ended) co_return base::refusal(ended.error());
    co_return *std::move(given);
}

base::task<base::result<void>> transactor::read(const base::call_context& context, std::function<base::result<void>(session&)> work) {
    base::result<void> given;
    const auto once = [&](session& connection, attempt& now) {
        const transaction open(connection, transaction_kind::read_snapshot, now.until);
        given = work(connection);
    };
    const auto ended = co_await repeat(pool_, schema_, context.deadline, once);
    co_return ended ? given : ended;
}

}  // namespace chuanpin::mysql
