// Personal data at rest, wherever it lies: what sealing it anew and erasing it need from a database.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/app/household/ports.hpp"
#include "catalog/domain/personal/erasure.hpp"
#include "platform/base/ids.hpp"

namespace chuanpin::catalog::app {

/// Where sealed texts lie.
enum class personal_table { household_member, labour_list_worker, lot_intake };
inline constexpr personal_table personal_tables[] = {personal_table::household_member, personal_table::labour_list_worker,
                                                     personal_table::lot_intake};
[[nodiscard]] std::string_view name_of(personal_table table);

/// The row of a list, a lot, or (with no parent) of the members of households. Walks go in this order.
struct personal_key {
    base::ulid parent{};
    std::int64_t position = 0;
    auto operator<=>(const personal_key&) const = default;
};
struct personal_row {
    personal_key key{};
    std::optional<std::string> identity_sealed{};  ///< an intake has none
    std::string name_sealed{};                     ///< empty: erased
    std::optional<person_hashes> hashes{};         ///< an intake has none
};
/// How many rows of a table hold what.
struct personal_count {
    std::int64_t rows = 0;
    std::int64_t erased = 0;
    std::vector<std::int64_t> sealed_by{};  ///< for each header that was asked for
    std::vector<std::int64_t> hashed_by{};  ///< so too, of rows that are not erased; empty where there are no hashes
    std::int64_t erased_behind = 0;         ///< erased ones that the first of these keys did not hash: nothing is left to hash them from
    std::int64_t with_previous = 0;         ///< rows that hold hashes of the key before as well
    bool operator==(const personal_count&) const = default;
};

class personal_data_store {
public:
    virtual ~personal_data_store() = default;
    /// The rows after that key, in order; nobody else changes them until the transaction ends.
    virtual std::vector<personal_row> lock_after(personal_table table, const personal_key& after, std::size_t limit) = 0;
    virtual void replace(personal_table table, const personal_row& row) = 0;
    /// Empties what is sealed of the person with this keyed hash, in every row; hashes and counts stay.
    virtual domain::erased_rows erase_person(const std::string& identity_index) = 0;
    /// The name of an intake, and its masked form. Whether there was one.
    virtual bool erase_name(const domain::named_intake& of) = 0;
    /// `headers`: what sealed texts begin with, the newest first.
    virtual personal_count count(personal_table table, std::span<const std::string> headers) = 0;
};

}  // namespace chuanpin::catalog::app
