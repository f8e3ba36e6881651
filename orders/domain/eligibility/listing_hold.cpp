#include "orders/domain/eligibility/listing_hold.hpp"

#include <fmt/format.h>

namespace chuanpin::orders::domain {

bool holds_on(const listing_hold& hold, base::business_date day) {
    return hold.valid_from <= day && (!hold.valid_to || day < *hold.valid_to);
}

std::string sentence_of(const listing_hold& hold, std::string_view name_zh) {
    const auto since = base::to_text(hold.valid_from);
    if (hold.code == "licence_expired") return fmt::format("{}: licence {} does not hold since {}.", name_zh, hold.decided_by, since);
    if (hold.code == "licence_missing")
        return fmt::format("{}: since {} products of category {} need a production licence, and there is none.", name_zh, since,
                           hold.decided_by);
    if (hold.code == "report_expired")
        return fmt::format("{}: inspection report {} does not hold since {}.", name_zh, hold.decided_by, since);
    if (hold.code == waits_for_review) return fmt::format("{}: waits for the platform's review since {}.", name_zh, since);
    if (hold.code == "review_refused") return fmt::format("{}: the platform refused the listing on {}.", name_zh, since);
    return fmt::format("{}: held back by the catalogue since {} ({}).", name_zh, since, hold.code);
}

}  // namespace chuanpin::orders::domain
