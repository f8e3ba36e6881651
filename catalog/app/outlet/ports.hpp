// What the use cases of outlets need from a database.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/outlet/outlet_sales.hpp"

namespace chuanpin::catalog::app {

struct outlet_filter {
    std::optional<std::string> county{};
    std::optional<domain::outlet_kind> kind{};
    std::optional<domain::organisation_id> operated_by{};
    std::optional<base::business_date> open_on{};  ///< not those that are closed by that day
};

class outlet_store {
public:
    virtual ~outlet_store() = default;
    /// Errors: outlet-device-taken, also where another transaction was faster.
    virtual base::result<void> insert(const domain::outlet& what) = 0;
    virtual std::optional<domain::outlet> find(domain::outlet_id id) = 0;
    /// As `find`, and nobody else changes the outlet or reports its sales until the transaction ends.
    virtual std::optional<domain::outlet> lock(domain::outlet_id id) = 0;
    /// Adds a version. Errors: outlet-device-taken. Throws std::logic_error where the version before it is not the stored one.
    virtual base::result<void> save(const domain::outlet& what) = 0;
    /// Newest first, older than `before` where given.
    virtual std::vector<domain::outlet> page(const outlet_filter& filter, std::optional<domain::outlet_id> before, std::size_t limit) = 0;
    /// Its versions, newest first.
    virtual std::vector<domain::outlet> versions(domain::outlet_id id, std::size_t limit) = 0;

    /// How many reports of this month there are.
    virtual std::int64_t reports_of(domain::outlet_id id, base::business_date month) = 0;
    virtual void insert(const domain::outlet_sales& report) = 0;
    /// The newest report of the newest month of each of these, in any order.
    virtual std::vector<domain::outlet_sales> newest_sales(std::span<const domain::outlet_id> ids) = 0;
    /// Every report, newest month and newest report first.
    virtual std::vector<domain::outlet_sales> sales(domain::outlet_id id, std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
