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

    [[nodiscard]] bool is_erased() const { return name.empty(); }
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

/// Keyed hashes by which somebody is found without being read. While a key is being replaced a row holds those of the key before as well,
/// so that rows of both ages meet: two rows are of one person where any two of their hashes are equal.
struct person_hashes {
    std::string key{};       ///< header of crypto::keyed_box of the secret that made the next two; empty: from before it was noted
    std::string identity{};  ///< 32 bytes, of the identity number
    std::string person{};    ///< 32 bytes, of the identity number and the name
    std::optional<std::string> previous_identity{};
    std::optional<std::string> previous_person{};
    bool operator==(const person_hashes&) const = default;
};

/// Somebody as the database keeps them: sealed texts, and keyed hashes to find them by.
struct sealed_person {
    std::string identity_index;   ///< person_hashes::identity
    std::string person_index;     ///< person_hashes::person
    std::string identity_sealed;  ///< crypto::secret_box
    std::string name_sealed;
    // Only of somebody who is written; who is read is found by now.
    std::string hash_key{};
    std::optional<std::string> previous_identity_index{};
    std::optional<std::string> previous_person_index{};
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
    /// Who of these (by identity_index, of every key that is here) belongs to any household now.
    virtual std::vector<household_member> find_people(std::span<const std::string> identity_indexes) = 0;
    virtual void supersede_members(std::span<const std::int64_t> rows, base::instant at) = 0;
    virtual void insert_members(std::span<const household_member> members, base::instant at) = 0;
};

}  // namespace chuanpin::catalog::app
