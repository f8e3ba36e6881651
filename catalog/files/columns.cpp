#include "catalog/files/columns.hpp"

namespace chuanpin::catalog::files {
namespace {

constexpr std::string_view no_class = "frozen, chilled, cool, warm or ambient.";
constexpr std::string_view no_day = "A day as MM-DD; both or neither.";

/// Refuses what the rule says of this end of the range.
void refuse_end(const table::cell& at, std::string_view pointer, const domain::storage_condition& storage) {
    const auto fits = domain::check_storage(storage);
    if (fits) return;
    for (const auto& each : fits.error().fields)
        if (each.pointer == pointer) return at.refuse(each.code, each.detail);
}

}  // namespace

void read_storage_class(const table::cell& from, domain::storage_condition& to) {
    const auto kind = domain::parse_storage_class(from.raw());
    if (!kind) return from.refuse("invalid-format", std::string(no_class));
    to.kind = *kind;
}

// Without a class there is no band to be in.
void read_storage_min(const table::cell& from, domain::storage_condition& to) {
    to.min_mc = static_cast<std::int32_t>(from.number());
    if (!domain::parse_storage_class(from.beside(-1))) return;
    refuse_end(from, "/storage/min_mc", {to.kind, to.min_mc, domain::band_of(to.kind).max_mc});
}

void read_storage_max(const table::cell& from, domain::storage_condition& to) {
    to.max_mc = static_cast<std::int32_t>(from.number());
    if (domain::parse_storage_class(from.beside(-2))) refuse_end(from, "/storage/max_mc", to);
}

void read_season_from(const table::cell& from, std::optional<domain::season>& to) {
    if (from.raw().empty() && from.beside(1).empty()) return;
    const auto day = domain::parse_month_day(from.raw());
    if (!day) return from.refuse("invalid-format", std::string(no_day));
    to = domain::season{*day, *day};
}

void read_season_to(const table::cell& from, std::optional<domain::season>& to) {
    if (from.raw().empty() && from.beside(-1).empty()) return;
    const auto day = domain::parse_month_day(from.raw());
    if (!day) return from.refuse("invalid-format", std::string(no_day));
    if (to) to->to = *day;
}

}  // namespace chuanpin::catalog::files
