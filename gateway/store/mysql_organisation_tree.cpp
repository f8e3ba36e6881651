// The part of mysql_identity_transaction that keeps the tree of organisations.
#include "gateway/domain/identity/organisation_tree.hpp"
#include "gateway/store/gateway_journal.hpp"
#include "gateway/store/journal_json.hpp"
#include "gateway/store/mysql_identity_transaction.hpp"

namespace chuanpin::gateway::store {

namespace {

constexpr std::string_view lock_tree_sql =
    "INSERT INTO organisation_tree (id, version) VALUES (1, 1) ON DUPLICATE KEY UPDATE version = version + 1";
// One level more than the limit allows, so that a chain that is too long shows, and a cycle would end.
constexpr std::string_view chain_sql =
    "WITH RECURSIVE chain (id, superior_id, level) AS ("
    " SELECT id, superior_id, 1 FROM organisation WHERE id = ?"
    " UNION ALL SELECT o.id, o.superior_id, chain.level + 1 FROM organisation o JOIN chain ON o.id = chain.superior_id WHERE chain.level "
    "<= ?)"
    " SELECT id FROM chain ORDER BY level";
constexpr std::string_view levels_sql =
    "WITH RECURSIVE below (id, level) AS ("
    " SELECT id, 1 FROM organisation WHERE id = ?"
    " UNION ALL SELECT o.id, below.level + 1 FROM organisation o JOIN below ON o.superior_id = below.id WHERE below.level <= ?)"
    " SELECT COALESCE(MAX(level), 1) FROM below";
constexpr std::string_view open_below_sql = "SELECT id FROM organisation WHERE superior_id = ? AND closed_at IS NULL LIMIT 1";
constexpr std::string_view set_superior_sql = "UPDATE organisation SET superior_id = ?, version = ? WHERE id = ?";
constexpr std::string_view lock_organisation_sql = "SELECT version FROM organisation WHERE id = ? FOR UPDATE";

constexpr auto levels_max = static_cast<std::int64_t>(domain::organisation_depth_max);

}  // namespace

void mysql_identity_transaction::lock_tree() { connection_.execute(lock_tree_sql); }

std::vector<base::organisation_id> mysql_identity_transaction::chain_of(const base::organisation_id& id) {
    auto rows = connection_.query(chain_sql, {id, levels_max});
    std::vector<base::organisation_id> chain;
    while (rows.next()) chain.push_back(rows.id<base::organisation_id>(0));
    return chain;
}

std::size_t mysql_identity_transaction::levels_below(const base::organisation_id& id) {
    auto rows = connection_.query(levels_sql, {id, levels_max});
    rows.next();
    return static_cast<std::size_t>(rows.integer(0));
}

bool mysql_identity_transaction::has_open_organisations_below(const base::organisation_id& id) {
    return connection_.query(open_below_sql, {id}).next();
}

void mysql_identity_transaction::set_superior(const domain::organisation& organisation) {
    connection_.execute(set_superior_sql, {organisation.superior, organisation.version, organisation.id});
    write_change(connection_, context_,
                 {"organisation.superior_changed", "organisation", base::to_wire(organisation.id), organisation.version,
                  organisation_data(organisation)});
}

void mysql_identity_transaction::lock_organisation(const base::organisation_id& id) { connection_.query(lock_organisation_sql, {id}); }

}  // namespace chuanpin::gateway::store
