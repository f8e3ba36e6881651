#include "catalog/store/document/mysql_document_store.hpp"

#include <stdexcept>

#include "catalog/store/rows.hpp"
#include "platform/base/encoding.hpp"

namespace chuanpin::catalog::store {
namespace {

// Whoever hands in the same at the same time waits here for the other's row.
constexpr std::string_view insert_sql =
    "INSERT INTO document (document_id, owner_organisation_id, sha256, kind, title, media_type, bytes, uploaded_by_account_id, "
    "uploaded_at) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE document_id = document_id";
constexpr std::string_view select_sql =
    "SELECT document_id, owner_organisation_id, sha256, kind, title, media_type, bytes, uploaded_by_account_id, uploaded_at FROM document "
    "WHERE ";
constexpr std::string_view by_content_sql = "owner_organisation_id = ? AND sha256 = ? AND kind = ?";
constexpr std::string_view by_id_sql = "document_id = ?";
constexpr std::string_view by_ids_sql = "document_id IN ?";
constexpr std::string_view any_sql = "TRUE";
constexpr std::string_view of_owner_sql = " AND owner_organisation_id = ?";
constexpr std::string_view of_kind_sql = " AND kind = ?";
constexpr std::string_view before_sql = " AND document_id < ?";
constexpr std::string_view newest_first_sql = " ORDER BY document_id DESC LIMIT ?";
constexpr std::string_view count_sql =
    "SELECT COUNT(*) FROM (SELECT document_id FROM document WHERE owner_organisation_id = ? LIMIT ?) AS counted";

mysql::bytes hash_bytes(const domain::content_hash& hash) { return {std::string(base::as_text(hash))}; }

std::vector<domain::document> read_all(mysql::row_set rows) {
    std::vector<domain::document> found;
    while (rows.next()) {
        found.push_back({.id = rows.id<domain::document_id>(0),
                         .owner = rows.id<domain::organisation_id>(1),
                         .hash = read_hash(rows.text(2)),
                         .kind = stored(domain::parse_document_kind(rows.text(3)), "document.kind"),
                         .title = rows.text(4),
                         .media = stored(domain::parse_media_type(rows.text(5)), "document.media_type"),
                         .bytes = rows.integer(6),
                         .uploaded_by = rows.id<domain::account_id>(7),
                         .uploaded_at = rows.instant(8)});
    }
    return found;
}

}  // namespace

domain::document mysql_document_store::keep(const domain::document& what) {
    const auto hash = hash_bytes(what.hash);
    connection_.execute(insert_sql, {what.id, what.owner, hash, name_of(what.kind), what.title, name_of(what.media), what.bytes,
                                     what.uploaded_by, what.uploaded_at});
    auto kept = read_all(connection_.query(std::string(select_sql).append(by_content_sql), {what.owner, hash, name_of(what.kind)}));
    if (kept.empty()) throw std::logic_error("the document just stored is not there");
    return std::move(kept.front());
}

std::optional<domain::document> mysql_document_store::find(domain::document_id id) {
    auto found = read_all(connection_.query(std::string(select_sql).append(by_id_sql), {id}));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<domain::document> mysql_document_store::find_all(std::span<const domain::document_id> ids) {
    if (ids.empty()) return {};
    std::vector<mysql::parameters> asked;
    for (const auto& each : ids) asked.push_back({each});
    return read_all(connection_.query_rows(std::string(select_sql).append(by_ids_sql), asked));
}

std::size_t mysql_document_store::count_of(domain::organisation_id owner) {
    auto rows = connection_.query(count_sql, {owner, std::uint64_t{domain::documents_of_organisation_max + 1}});
    return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

std::vector<domain::document> mysql_document_store::page(const app::document_filter& filter, std::optional<domain::document_id> before,
                                                         std::size_t limit) {
    std::string statement = std::string(select_sql).append(any_sql);
    mysql::parameters values;
    const auto add = [&](std::string_view fragment, mysql::parameter value) {
        statement += fragment;
        values.push_back(std::move(value));
    };
    if (filter.owner) add(of_owner_sql, *filter.owner);
    if (filter.kind) add(of_kind_sql, name_of(*filter.kind));
    if (before) add(before_sql, *before);
    add(newest_first_sql, std::uint64_t{limit});
    return read_all(connection_.query(statement, values));
}

}  // namespace chuanpin::catalog::store
