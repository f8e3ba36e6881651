// What the use cases of lots need from a database.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/lot/lot.hpp"

namespace chuanpin::catalog::app {

struct lot_summary {
    domain::lot what{};  ///< without its intakes
    domain::lot_totals totals{};
};

class lot_store {
public:
    virtual ~lot_store() = default;
    /// False where the product has a lot of this number.
    virtual bool insert(const domain::lot& what) = 0;
    virtual std::optional<domain::lot> find(domain::lot_id id) = 0;
    /// As `find`, and nobody else changes it until the transaction ends.
    virtual std::optional<domain::lot> lock(domain::lot_id id) = 0;
    /// Version, closing, and the intakes beyond those that are stored. `name_sealed` belongs to the newest of them. Throws std::logic_error
    /// where the version before it is not the stored one.
    virtual void save(const domain::lot& what, const std::optional<std::string>& name_sealed) = 0;
    /// Newest first, older than `before` where given.
    virtual std::vector<lot_summary> page(domain::product_id product, std::optional<domain::lot_id> before, std::size_t limit) = 0;
};

}  // namespace chuanpin::catalog::app
