// Whom to reach of an organisation on business: an address, a person and a telephone. Personal data: kept sealed as one text, shown masked
// to strangers.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace chuanpin::gateway::domain {

inline constexpr std::size_t contact_address_length_min = 4;    ///< code points
inline constexpr std::size_t contact_address_length_max = 120;  ///< code points
inline constexpr std::size_t contact_name_length_max = 40;      ///< code points
inline constexpr std::size_t telephone_length_max = 24;         ///< as it is given

struct business_contact {
    std::string address;    ///< 地址
    std::string name;       ///< 联系人
    std::string telephone;  ///< in the form of read_telephone
    bool operator==(const business_contact&) const = default;
};

/// A telephone number of the mainland in one form: a mobile number as 11 digits, a landline as area code, number and extension
/// ("028-86601234-801"), a number that one calls for nothing or at the local rate as "400-810-8888". Hyphens may stand between the parts
/// or be left out, but before an extension. nullopt where it is none of these.
[[nodiscard]] std::optional<std::string> read_telephone(std::string_view text);

/// Three lines; none of the three holds a line feed.
[[nodiscard]] std::string to_text(const business_contact& what);
/// The other way. nullopt where it has not three lines.
[[nodiscard]] std::optional<business_contact> parse_contact(std::string_view text);

/// The first six characters of the address (half of a shorter one), the first of the name, three and four digits of the telephone.
[[nodiscard]] business_contact mask(const business_contact& what);

}  // namespace chuanpin::gateway::domain
