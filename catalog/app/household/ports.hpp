// What the use cases of registered households need from a database. Personal data comes and goes sealed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/domain/household/household.hpp"

namespace chuanpin::catalog::app {

inline constexpr std::string_view household_registry = "households";
inline constexpr std::size_t household_members_max = 30;

/// Somebody in plain words; never stored, never logged.
struct person {
    std::string name;
    std::string identity_number;  ///< 18 characters, checked (platform/base/identity_card.hpp)
};

/// One member; what is said of the household is the same in each row of it.
struct household_row {
    std::string number;
    std::string village_code;
    base::business_date registered_on{};
    std::optional<base::business_date> exited_on{};  ///< after registered_on
    domain::household_relation relation = domain::household_relation::other;
    person who{};
};

/// Somebody as the database keeps them: sealed texts, and keyed hashes to find them by.
struct sealed_person {
    std::string identity_index;   ///< 32 bytes, of the identity number
    std::string person_index;     ///< 32 bytes, of the identity number and the name
    std::string identity_sealed;  ///< crypto::secret_box
    std::string name_sealed;
};
struct household_member {
    std::int64_t id = 0;  ///< the row; 0 before it is stored
    std::string number;   ///< of the household
    domain::household_relation relation = domain::household_relation::other;
    sealed_person person{};
};

class household_store {
public:
    virtual ~household_store() = default;
    /// All versions of these households as known at that moment, by number and validity. `numbers` must not be empty.
    virtual std::vector<domain::household_version> versions_of(std::span<const std::string> numbers, base::instant known_at) = 0;
    virtual void apply(const domain::household_change& change, base::instant at) = 0;
    /// Who belongs to these households now, in the order of recording.
    virtual std::vector<household_member> members_of(std::span<const std::string> numbers) = 0;
    /// Who of these (by identity_index) belongs to any household now.
    virtual std::vector<household_member> find_people(std::span<const std::string> identity_indexes) = 0;
    virtual void supersede_members(std::span<const std::int64_t> rows, base::instant at) = 0;
    virtual void insert_members(std::span<const household_member> members, base::instant at) = 0;
};

}  // namespace chuanpin::catalog::app
