// Columns that several tables of the catalogue have: how a product is stored, and when it is harvested.
#pragma once

#include <optional>
#include <string>

#include "catalog/domain/season.hpp"
#include "catalog/domain/storage.hpp"
#include "platform/table/definition.hpp"

namespace chuanpin::catalog::files {

/// Columns storage_class, storage_min_mc and storage_max_mc stand side by side, so do season_from and season_to.
void read_storage_class(const table::cell& from, domain::storage_condition& to);
void read_storage_min(const table::cell& from, domain::storage_condition& to);
void read_storage_max(const table::cell& from, domain::storage_condition& to);
void read_season_from(const table::cell& from, std::optional<domain::season>& to);
void read_season_to(const table::cell& from, std::optional<domain::season>& to);
[[nodiscard]] std::string season_from_text(const std::optional<domain::season>& when);
[[nodiscard]] std::string season_to_text(const std::optional<domain::season>& when);
/// Several: their beginnings in one column and their ends in the other, in the same order, ; between them.
void read_season_from(const table::cell& from, domain::seasons& to);
void read_season_to(const table::cell& from, domain::seasons& to);
[[nodiscard]] std::string season_from_text(const domain::seasons& when);
[[nodiscard]] std::string season_to_text(const domain::seasons& when);

inline constexpr std::int64_t temperature_mc_max = 100'000;

template <auto... Members>
constexpr auto storage_class() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"storage_class"},
                              [](const table::cell& from, row& to) { read_storage_class(from, at::of(to)); },
                              [](const row& from) { return std::string(domain::name_of(at::of(from).kind)); }};
}
template <auto... Members>
constexpr auto storage_min() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"storage_min_mc", -temperature_mc_max, temperature_mc_max, true},
                              [](const table::cell& from, row& to) { read_storage_min(from, at::of(to)); },
                              [](const row& from) { return std::to_string(at::of(from).min_mc); }};
}
template <auto... Members>
constexpr auto storage_max() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"storage_max_mc", -temperature_mc_max, temperature_mc_max, true},
                              [](const table::cell& from, row& to) { read_storage_max(from, at::of(to)); },
                              [](const row& from) { return std::to_string(at::of(from).max_mc); }};
}
template <auto... Members>
constexpr auto season_from() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"season_from"},
                              [](const table::cell& from, row& to) { read_season_from(from, at::of(to)); },
                              [](const row& from) { return season_from_text(at::of(from)); }};
}
template <auto... Members>
constexpr auto season_to() {
    using at = table::path<Members...>;
    using row = typename at::row;
    return table::column<row>{{"season_to"},
                              [](const table::cell& from, row& to) { read_season_to(from, at::of(to)); },
                              [](const row& from) { return season_to_text(at::of(from)); }};
}

}  // namespace chuanpin::catalog::files
