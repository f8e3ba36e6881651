// What complaints need from the database; part of orders/app/ports.hpp.
#pragma once

#include <optional>
#include <vector>

#include "orders/domain/complaint/complaint.hpp"
#include "orders/domain/complaint/supplier_score.hpp"

namespace chuanpin::orders::app {

struct complaint_filter {
    std::optional<domain::complaint_status> status{};
    std::optional<domain::complaint_id> before{};
    std::size_t limit = 20;
};

class complaint_store {
public:
    virtual ~complaint_store() = default;
    virtual void insert(const domain::complaint& fresh) = 0;
    virtual std::optional<domain::complaint> find(domain::complaint_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::complaint> lock(domain::complaint_id id) = 0;
    /// Of one that is locked; its version must be one above the stored one.
    virtual void save(const domain::complaint& what) = 0;
    /// All of an order that is locked.
    virtual std::vector<domain::complaint> of(domain::order_id order) = 0;
    /// Newest first: those in which this person's organisation is buyer (of the own unit where they act for one) or supplier.
    virtual std::vector<domain::complaint> page(const base::principal& who, const complaint_filter& filter) = 0;
    /// Newest first, of everybody.
    virtual std::vector<domain::complaint> page_of_all(const complaint_filter& filter) = 0;
    /// Open ones whose answer was due by then, the longest due first.
    virtual std::vector<domain::complaint_id> find_unanswered(base::instant by, std::size_t limit) = 0;
    virtual domain::supplier_record record_of(domain::organisation_id supplier, base::instant since) = 0;
};

}  // namespace chuanpin::orders::app
