// What requests for quotation need from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "orders/domain/quotation/award.hpp"

namespace chuanpin::orders::app {

struct quotation_filter {
    std::optional<domain::quotation_status> status{};
    std::optional<domain::quotation_id> before{};
    std::size_t limit = 20;
};

class quotation_store {
public:
    virtual ~quotation_store() = default;
    /// With one quote for each supplier that is asked.
    virtual void insert(const domain::quotation& fresh, std::span<const domain::quote> asked) = 0;
    virtual std::optional<domain::quotation> find(domain::quotation_id id) = 0;
    /// As `find`, and nobody else changes it or its quotes until the transaction ends.
    virtual std::optional<domain::quotation> lock(domain::quotation_id id) = 0;
    /// Of one that is locked; its version must be one above the stored one.
    virtual void save(const domain::quotation& what) = 0;
    /// All of a request, in the order of the suppliers' naming; with what they say once they are opened.
    virtual std::vector<domain::quote> quotes_of(const domain::quotation& what) = 0;
    /// A quote of a request that is locked; its version must be one above the stored one.
    virtual void save(domain::quotation_id of, const domain::quote& what) = 0;
    /// What those that stand say, and their standing; once.
    virtual void save_opened(domain::quotation_id of, std::span<const domain::quote> quotes) = 0;
    /// Newest first: those in which this person's organisation is buyer (of the own unit where they act for one) or is asked; without
    /// lines.
    virtual std::vector<domain::quotation> page(const base::principal& who, const quotation_filter& filter) = 0;

    /// These, locked in id order, those that are awarded with what their winner said; unknown ones are left out, without lines and
    /// suppliers. Two statements.
    virtual std::vector<domain::quotation_award> lock_awards(std::span<const domain::quotation_id> ids) = 0;
    /// Whose deadline has passed by then and whose buyer was not told yet, the longest passed first.
    virtual std::vector<domain::quotation_id> find_undecided(base::instant by, std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
