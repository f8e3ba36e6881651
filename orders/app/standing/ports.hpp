// What school calendars and standing orders need from the database; part of orders/app/ports.hpp.
//
// That a day is decided once is one conditional UPDATE of the standing order's row (`claim`) and the key (standing order, day). Lock order:
// the row comes after the stock, before the journal.
#pragma once

#include <optional>
#include <vector>

#include "orders/domain/standing/standing_order.hpp"

namespace chuanpin::orders::app {

class calendar_store {
public:
    virtual ~calendar_store() = default;
    virtual void insert(const domain::school_calendar& fresh) = 0;
    virtual std::optional<domain::school_calendar> find(domain::school_calendar_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::school_calendar> lock(domain::school_calendar_id id) = 0;
    /// All of one that is locked, one version above the stored one.
    virtual void save(const domain::school_calendar& what) = 0;
    /// Those that belong to somebody, newest first, older than `before`.
    virtual std::vector<domain::school_calendar> page(const base::principal& who, std::optional<domain::school_calendar_id> before,
                                                      std::size_t limit) = 0;
};

class standing_store {
public:
    virtual ~standing_store() = default;
    virtual void insert(const domain::standing_order& fresh) = 0;
    virtual std::optional<domain::standing_order> find(domain::standing_order_id id) = 0;
    /// As `find`, and nobody else changes it or claims a day of it until the transaction ends.
    virtual std::optional<domain::standing_order> lock(domain::standing_order_id id) = 0;
    /// All of one that is locked, one version above the stored one.
    virtual void save(const domain::standing_order& what) = 0;
    /// Those that belong to somebody, without lines, newest first, older than `before`.
    virtual std::vector<domain::standing_order> page(const base::principal& who, std::optional<domain::standing_order_id> before,
                                                     std::size_t limit) = 0;
    /// Active ones whose next day is to be looked at, the longest waiting first.
    virtual std::vector<domain::standing_order_id> due(base::business_date today, std::size_t limit) = 0;

    /// Moves on to that day, where it is active, of that version and not there yet; false where not.
    virtual bool claim(const domain::standing_day_claim& what) = 0;
    /// What became of a day that was claimed in this transaction.
    virtual void add(const domain::standing_day& fresh) = 0;
    /// The latest first, before `before`.
    virtual std::vector<domain::standing_day> days(domain::standing_order_id id, std::optional<base::business_date> before,
                                                   std::size_t limit) = 0;
};

}  // namespace chuanpin::orders::app
