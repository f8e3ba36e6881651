// Keeps the index of products right: builds it from the database, then follows what changes.
#pragma once

#include <functional>
#include <vector>

#include "catalog/app/ports.hpp"
#include "catalog/app/search_ports.hpp"
#include "catalog/app/views.hpp"
#include "platform/base/cpu_pool.hpp"

namespace chuanpin::catalog::app {

/// The row of `registry` whose version every index carries; raising it has each built anew.
inline constexpr std::string_view search_registry = "search_index";
/// Products of one read and one write of an index.
inline constexpr std::size_t index_batch_max = 500;

class index_products {
public:
    /// What is answered of a product that is found.
    struct rows {
        std::string (*write)(const product_view& view, domain::availability stock);
        std::int64_t few_below;  ///< trade units
    };
    /// Each read of the database has a context (a deadline) of its own.
    index_products(unit_of_work& database, product_index& index, base::cpu_pool& cpu, std::function<base::call_context()> make_context,
                   rows of_products)
        : database_(database), index_(index), cpu_(cpu), make_context_(std::move(make_context)), rows_(of_products) {}

    /// The journal's position up to which the index is right; nullopt where this process has to build it.
    base::task<base::result<std::optional<std::int64_t>>> position();
    /// Whether this process keeps the index; the others only search.
    base::task<base::result<bool>> may_write();
    /// From the database, in batches; what changes meanwhile comes after `position`, which was read before.
    base::task<base::result<void>> build(std::int64_t position);
    /// `changed` between the two positions and those whose price has changed by itself; with the new position they become visible.
    base::task<base::result<void>> update(std::vector<domain::product_id> changed, std::int64_t from, std::int64_t to);
    /// Has every index built anew by whoever keeps it; answers the new generation.
    base::task<base::result<std::int64_t>> ask_for_rebuilding(base::random_source& random);

private:
    base::task<base::result<std::int64_t>> generation();
    base::task<base::result<std::vector<indexed_product>>> read_batch(std::optional<domain::product_id> before);

    unit_of_work& database_;
    product_index& index_;
    base::cpu_pool& cpu_;
    std::function<base::call_context()> make_context_;
    rows rows_;
};

}  // namespace chuanpin::catalog::app
