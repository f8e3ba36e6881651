#include "gateway/store/mysql_request_nonces.hpp"

#include "platform/journal/guarded.hpp"
#include "platform/mysql/transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

/// IGNORE makes no row of one that is there, or of one that does not fit: either way the nonce is refused.
constexpr std::string_view claim_sql = "INSERT IGNORE INTO request_nonce (api_key_id, nonce_hash, forget_at) VALUES (?, ?, ?)";
constexpr std::string_view forget_sql = "DELETE FROM request_nonce WHERE forget_at <= ? ORDER BY forget_at LIMIT ?";

}  // namespace

base::task<base::result<bool>> mysql_request_nonces::claim(const base::call_context& context, const domain::api_key_id& key,
                                                           std::string hash, base::instant forget_at) {
    mysql::parameters values{key, mysql::bytes{std::move(hash)}, forget_at};
    const auto changed = co_await change(context, claim_sql, std::move(values));
    if (!changed) co_return base::refusal(changed.error());
    co_return *changed == 1;
}

base::task<base::result<std::size_t>> mysql_request_nonces::forget(const base::call_context& context, std::size_t limit) {
    mysql::parameters values{context.now, static_cast<std::int64_t>(limit)};
    const auto changed = co_await change(context, forget_sql, std::move(values));
    if (!changed) co_return base::refusal(changed.error());
    co_return static_cast<std::size_t>(*changed);
}

base::task<base::result<std::uint64_t>> mysql_request_nonces::change(const base::call_context& context, std::string_view statement,
                                                                     mysql::parameters values) {
    std::uint64_t changed = 0;
    const auto done = co_await journal::run_guarded(pool_, schema_, context.deadline, [&](mysql::session& connection) {
        mysql::transaction open(connection, mysql::transaction_kind::read_write, context.deadline);
        changed = connection.execute(statement, values);
        open.send_commit();
    });
    if (!done) co_return base::refusal(done.error());
    co_return changed;
}

}  // namespace chuanpin::gateway::store
