#include "gateway/store/organisation_retelling.hpp"

#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {
namespace {

constexpr std::string_view lock_next_sql = "SELECT id FROM organisation WHERE id > ? ORDER BY id LIMIT ? FOR UPDATE";
constexpr std::string_view raise_version_sql = "UPDATE organisation SET version = version + 1 WHERE id = ?";

std::vector<base::organisation_id> lock_next(mysql::session& connection, base::organisation_id after, std::size_t limit) {
    std::vector<base::organisation_id> ids;
    auto rows = connection.query(lock_next_sql, {after, std::uint64_t{limit}});
    while (rows.next()) ids.push_back(rows.id<base::organisation_id>(0));
    return ids;
}

}  // namespace

std::optional<base::organisation_id> tell_organisations(mysql::session& connection, const base::call_context& context,
                                                        base::organisation_id after, std::size_t limit) {
    const auto ids = lock_next(connection, after, limit);
    if (ids.empty()) return std::nullopt;
    mysql_identity_transaction identity(connection, context);
    std::vector<change> changes;
    for (const auto& id : ids) {
        connection.execute(raise_version_sql, {id});
        const auto what = identity.find_organisation(id).value();
        changes.push_back({organisation_told_again, "organisation", base::to_wire(id), what.version, organisation_data(what)});
    }
    write_changes(connection, std::vector<base::call_context>(changes.size(), context), std::move(changes));
    return ids.back();
}

}  // namespace chuanpin::gateway::store
