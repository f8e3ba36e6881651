// What the use cases of pack labels need from a database.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/domain/label/label_range.hpp"

namespace chuanpin::catalog::app {

struct label_scan {
    std::int64_t serial = 0;
    std::optional<std::string> place{};
    base::instant at{};
};
/// Scans of one day in one county; the place is empty where nobody said it.
struct label_day {
    base::business_date on{};
    std::string place;
    std::int64_t scans = 0;
    std::int64_t first_scans = 0;
    bool operator==(const label_day&) const = default;
};
/// A label that was scanned more than once.
struct repeated_label {
    std::int64_t range_number = 0;
    std::int64_t serial = 0;
    domain::label_scan_count count{};
    base::instant last_at{};
    bool operator==(const repeated_label&) const = default;
};

class label_store {
public:
    virtual ~label_store() = default;
    /// The next number, from 1; locked until the transaction ends, so that none is left out.
    virtual std::int64_t next_number() = 0;
    /// Of the ranges of a lot that the caller has locked.
    virtual domain::labels_taken taken_of(domain::lot_id lot) = 0;
    virtual void insert(const domain::label_range& what) = 0;
    virtual std::optional<domain::label_range> find(domain::label_range_id id) = 0;
    virtual std::optional<domain::label_range> find_numbered(std::int64_t number) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::label_range> lock(domain::label_range_id id) = 0;
    /// That it is void; throws std::logic_error where the version before it is not the stored one.
    virtual void save(const domain::label_range& what) = 0;
    /// Of a lot, newest first, with numbers below `before` where given.
    virtual std::vector<domain::label_range> page(domain::lot_id lot, std::optional<std::int64_t> before, std::size_t limit) = 0;

    /// Adds the scan; answers what is known of the label with it. Scans of one label follow each other.
    virtual domain::label_scan_count add_scan(const domain::label_range& of, const label_scan& scan) = 0;
    /// True the first time it is asked for this label and day, after `add_scan` in the same transaction.
    virtual bool claim_warning(const domain::label_range& of, std::int64_t serial, base::business_date on) = 0;
    /// Newest day first, then by descending place; beyond `after` where given.
    virtual std::vector<label_day> days_of(domain::lot_id lot, const std::optional<std::pair<base::business_date, std::string>>& after,
                                           std::size_t limit) = 0;
    /// Those last scanned again first.
    virtual std::vector<repeated_label> repeated_of(domain::lot_id lot, std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
