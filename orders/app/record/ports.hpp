// What purchase inspection records need from a database, beside the order.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/domain/record/inspection_record.hpp"

namespace chuanpin::orders::app {

class record_store {
public:
    virtual ~record_store() = default;
    /// Those that are known, in any order.
    virtual std::vector<domain::known_organisation> organisations(std::span<const domain::organisation_id> ids) = 0;
    /// What counted at that moment; nothing where none was stated before.
    virtual std::optional<domain::sealed_contact> contact_of(domain::organisation_id id, base::instant at) = 0;
    virtual std::map<domain::lot_id, std::string> lot_numbers(std::span<const domain::lot_id> ids) = 0;
    /// Warehouses that something was set aside in for the order, by code.
    virtual std::vector<domain::dispatch_place> dispatched_from(domain::order_id id) = 0;
};

}  // namespace chuanpin::orders::app
