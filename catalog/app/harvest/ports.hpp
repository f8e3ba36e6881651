// What announced harvests need from a database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/harvest/harvest.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::string_view harvest_registry = "harvests";

/// Which announcements are asked for.
struct harvest_filter {
    std::optional<std::string> category{};
    std::optional<std::string> variety_key{};
    std::optional<std::string> county{};
    std::optional<std::int64_t> year{};
    base::instant known_at{};  ///< as it was known at this moment
};

/// Whose announcements: a variety of a category, in one county.
struct harvest_line {
    std::string category{};
    std::string variety_key{};
    std::string county_code{};
    auto operator<=>(const harvest_line&) const = default;
};

class harvest_store {
public:
    virtual ~harvest_store() = default;
    /// The newest row first, older than `before` where given.
    virtual std::vector<domain::harvest_announcement> page(const harvest_filter& filter, std::optional<std::int64_t> before,
                                                           std::size_t limit) = 0;
    /// All rows of these lines, superseded ones too, in any order.
    virtual std::vector<domain::harvest_announcement> rows_of(std::span<const harvest_line> lines) = 0;
    /// Rows known now of a variety, in every county, that speak of days from `from` to `to`, both inclusive.
    virtual std::vector<domain::harvest_announcement> announced(const std::string& category, const std::string& variety_key,
                                                                base::business_date from, base::business_date to) = 0;
    /// Supersedes rows, and adds those of the change; ids are given in their order.
    virtual void apply(domain::harvest_change& change, base::instant at) = 0;
    virtual std::optional<domain::harvest_announcement> find(std::int64_t id) = 0;
    /// Supersedes the row at the moment of the withdrawal, which is kept beside it.
    virtual void withdraw(std::int64_t id, const domain::harvest_withdrawal& why) = 0;
    /// Those of these contents that are stored as a document, in any order.
    virtual std::vector<domain::content_hash> stored_contents(std::span<const domain::content_hash> contents) = 0;
};

}  // namespace chuanpin::catalog::app
