#include "orders/store/draft/draft_retention.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view find_lines_due =
    "SELECT l.draft_id, l.line_id FROM order_draft d FORCE INDEX (order_draft_by_expiry) STRAIGHT_JOIN order_draft_line l ON l.draft_id = "
    "d.draft_id WHERE d.expires_at < ? ORDER BY d.expires_at LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_lines =
    "DELETE l FROM (SELECT NULL AS draft_id, NULL AS line_id FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN order_draft_line l FORCE INDEX (PRIMARY) ON l.draft_id = due.draft_id AND l.line_id = due.line_id";
// An expired draft takes no more lines.
constexpr std::string_view find_drafts_due =
    "SELECT d.draft_id FROM order_draft d FORCE INDEX (order_draft_by_expiry) WHERE d.expires_at < ? AND NOT EXISTS (SELECT 1 FROM "
    "order_draft_line l WHERE l.draft_id = d.draft_id) ORDER BY d.expires_at LIMIT ? FOR UPDATE SKIP LOCKED";
constexpr std::string_view remove_drafts =
    "DELETE d FROM (SELECT NULL AS draft_id FROM DUAL WHERE FALSE UNION ALL VALUES ?) due"
    " STRAIGHT_JOIN order_draft d FORCE INDEX (PRIMARY) ON d.draft_id = due.draft_id";

}  // namespace

std::vector<mysql::retention_rule> draft_retention(std::chrono::seconds kept_for) {
    return {{.name = "draft_lines",
             .kept_for = kept_for,
             .find = find_lines_due,
             .values = {mysql::retention_value::cut_off},
             .remove = {remove_lines},
             .key_columns = 2},
            {.name = "drafts",
             .kept_for = kept_for,
             .find = find_drafts_due,
             .values = {mysql::retention_value::cut_off},
             .remove = {remove_drafts}}};
}

}  // namespace chuanpin::orders::store
