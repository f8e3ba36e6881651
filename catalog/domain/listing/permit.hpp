// What lets a supplier make, sell or name something for a time (证照): licences of the organisation, inspection reports and quality marks
// (三品一标) of a product.
//
// Rows are only ever added: a licence that is renewed is a new row, and on any day one that holds is enough.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/document/document.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::size_t permit_number_length_max = 64;  ///< code points
inline constexpr std::size_t permit_issuer_length_max = 100;
inline constexpr std::size_t permit_categories_max = 40;  ///< in the scope of a production licence
inline constexpr std::size_t permits_max = 200;           ///< licences of an organisation, reports and quality marks of a product

struct permit_tag {
    static constexpr std::string_view prefix = "pmt";
};
using permit_id = base::typed_id<permit_tag>;

enum class permit_kind {
    business_licence,         ///< 营业执照
    production_licence,       ///< 食品生产许可证, for the categories of its scope
    inspection_report,        ///< 检验报告, of one product
    pollution_free,           ///< 无公害农产品, of one product
    green_food,               ///< 绿色食品
    organic,                  ///< 有机产品
    geographical_indication,  ///< 农产品地理标志
};
[[nodiscard]] std::string_view name_of(permit_kind kind);
[[nodiscard]] std::optional<permit_kind> parse_permit_kind(std::string_view name);
/// One of 三品一标: shown to buyers while it holds, and never a reason not to list.
[[nodiscard]] bool is_quality_mark(permit_kind kind);
/// Which kind of document stands behind it.
[[nodiscard]] document_kind evidence_of(permit_kind kind);

struct permit_terms {
    permit_kind kind = permit_kind::business_licence;
    std::string number{};
    std::string issuer{};
    std::optional<product_id> product{};    ///< of reports and quality marks
    std::vector<std::string> categories{};  ///< production_licence only
    std::optional<document_id> evidence{};  ///< the document
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};  ///< the first day on which it no longer holds; empty: without end (长期)
    bool operator==(const permit_terms&) const = default;
};

inline constexpr std::size_t permit_withdrawal_reason_length_max = 500;  ///< code points

/// It was recorded wrongly: from that moment on it counts for nothing, and stays to be read.
struct permit_withdrawal {
    base::instant at{};
    account_id by{};
    std::string reason{};
    bool operator==(const permit_withdrawal&) const = default;
};

struct permit {
    permit_id id{};
    organisation_id holder{};
    permit_terms terms{};
    account_id recorded_by{};
    base::instant recorded_at{};
    std::optional<base::business_date> next_change_on{};  ///< the first day that no event has told yet
    std::int64_t version = 0;                             ///< counts events
    std::optional<permit_withdrawal> withdrawn{};
    bool operator==(const permit&) const = default;
};

/// Errors: permit-invalid (ends before it begins, a report without end, a production licence for nothing).
[[nodiscard]] base::result<void> check_permit(const permit_terms& terms);
[[nodiscard]] constexpr bool holds_on(const base::business_date& from, const std::optional<base::business_date>& to,
                                      base::business_date day) {
    return from <= day && (!to || day < *to);
}
/// Errors: permit-withdrawn.
[[nodiscard]] base::result<permit> withdraw(permit what, permit_withdrawal why);
/// The first day after this one on which it begins or ends.
[[nodiscard]] std::optional<base::business_date> next_change_after(const permit_terms& terms, base::business_date on);
/// The verb of the event about what came by itself since `what.next_change_on`: "took_effect" or "expired".
[[nodiscard]] std::string_view came_by_itself(const permit& what, base::business_date today);

}  // namespace chuanpin::catalog::domain
