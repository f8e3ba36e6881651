#include "catalog/files/columns.hpp"

#include <algorithm>
#include <vector>

namespace chuanpin::catalog::files {
namespace {

constexpr std::string_view no_class = "frozen, chilled, cool, warm or ambient.";
constexpr std::string_view no_day = "A day as MM-DD; both or neither.";

constexpr std::string_view no_days = "Days as MM-DD, ; between them; as many beginnings as ends, at most four.";

/// nullopt where one of them is no day.
std::optional<std::vector<std::chrono::month_day>> read_days(std::string_view text) {
    std::vector<std::chrono::month_day> days;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(';', begin), text.size());
        const auto day = domain::parse_month_day(text.substr(begin, end - begin));
        if (!day || days.size() == domain::seasons_max) return std::nullopt;
        days.push_back(*day);
        begin = end + 1;
    }
    return days;
}

template <class Days>
std::string joined(const domain::seasons& when, Days of) {
    std::string text;
    for (const auto& each : when) text.append(text.empty() ? "" : ";").append(domain::to_text(of(each)));
    return text;
}

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

std::string season_from_text(const std::optional<domain::season>& when) { return when ? domain::to_text(when->from) : std::string(); }
std::string season_to_text(const std::optional<domain::season>& when) { return when ? domain::to_text(when->to) : std::string(); }

void read_season_from(const table::cell& from, domain::seasons& to) {
    if (from.raw().empty() && from.beside(1).empty()) return;
    const auto days = read_days(from.raw());
    if (!days) return from.refuse("invalid-format", std::string(no_days));
    for (const auto& each : *days) to.push_back({each, each});
}

// Where the beginnings are wrong they are refused, and nothing is said of the ends but what is wrong with them alone.
void read_season_to(const table::cell& from, domain::seasons& to) {
    if (from.raw().empty() && from.beside(-1).empty()) return;
    const auto days = read_days(from.raw());
    if (!days) return from.refuse("invalid-format", std::string(no_days));
    if (to.empty()) return;
    if (days->size() != to.size()) return from.refuse("invalid-format", std::string(no_days));
    for (std::size_t i = 0; i < to.size(); ++i) to[i].to = (*days)[i];
    if (const auto fits = domain::check_seasons(to); !fits)
        from.refuse(fits.error().fields.front().code, fits.error().fields.front().detail);
}

std::string season_from_text(const domain::seasons& when) {
    return joined(when, [](const auto& each) { return each.from; });
}
std::string season_to_text(const domain::seasons& when) {
    return joined(when, [](const auto& each) { return each.to; });
}

}  // namespace chuanpin::catalog::files
