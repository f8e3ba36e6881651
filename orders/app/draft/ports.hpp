// What drafts need from the database; part of orders/app/ports.hpp.
//
// Whether a draft takes a change is decided by the one UPDATE that counts it (`touch`), so that parallel clerks neither lose a line nor
// pass the limit; of a line by the UPDATE or DELETE of its own row.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/draft/draft.hpp"
#include "platform/base/principal.hpp"

namespace chuanpin::orders::app {

/// Who changes which draft, when, and how long it stays then.
struct draft_touch {
    domain::draft_id id{};
    base::principal by{};
    base::instant now{};
    base::instant expires_at{};
};

/// The order that a locked draft became.
struct submitted_draft {
    domain::draft_id id{};
    std::int64_t version = 0;  ///< before
    domain::order_id order{};
    base::instant at{};
};

class draft_store {
public:
    virtual ~draft_store() = default;
    virtual void insert(const domain::draft& fresh) = 0;
    /// With its lines.
    virtual std::optional<domain::draft> find(domain::draft_id id) = 0;
    virtual std::optional<domain::draft> find_head(domain::draft_id id) = 0;
    /// Those that belong to somebody, without lines, newest first, older than `before`.
    virtual std::vector<domain::draft> page(const base::principal& who, std::optional<domain::draft_id> before, std::size_t limit) = 0;

    /// One version higher with so many lines more (−1, 0, 1), where it belongs to the caller, is open and has room; false where not. From
    /// then on nobody else changes the draft until the transaction ends.
    virtual bool touch(const draft_touch& what, int more_lines) = 0;
    /// As `touch`, with another delivery, where the version is one that was seen.
    virtual bool change(const draft_touch& what, const base::version_condition& seen, const domain::delivery_place& delivery,
                        base::business_date requested_delivery_date) = 0;

    // Lines of a draft that was touched in this transaction.
    /// Nothing where it was added; the line in which its product stands already where not.
    virtual std::optional<domain::line_id> add(domain::draft_id id, const domain::draft_line& fresh) = 0;
    /// All that it asks for but the offer; one version higher. False where there is none of a version that was seen.
    virtual bool change(domain::draft_id id, const domain::draft_line& line, const base::version_condition& seen) = 0;
    virtual bool remove(domain::draft_id id, domain::line_id line, const base::version_condition& seen) = 0;
    virtual std::optional<domain::draft_line> find_line(domain::draft_id id, domain::line_id line) = 0;

    /// Without lines, locked in id order; unknown ones are left out. One statement.
    virtual std::vector<domain::draft> lock(std::span<const domain::draft_id> ids) = 0;
    /// Drafts that are locked and open. One statement (≥ 1).
    virtual void save_submitted(std::span<const submitted_draft> made) = 0;
};

}  // namespace chuanpin::orders::app
