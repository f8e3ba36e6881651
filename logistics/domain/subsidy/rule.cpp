#include "logistics/domain/subsidy/rule.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "logistics/domain/errors.hpp"

namespace chuanpin::logistics::domain {

namespace {

void check_rate(const base::rational& rate, const std::string& name, std::vector<base::field_error>& faults) {
    if (rate.numerator() < 0 || rate.numerator() > rate_part_max || rate.denominator() > rate_part_max)
        faults.push_back({name, "out-of-range", "Numerator 0 to 1,000,000, denominator 1 to 1,000,000."});
}

void check_integer(std::int64_t value, std::int64_t max, const std::string& name, std::vector<base::field_error>& faults) {
    if (value < 0 || value > max) faults.push_back({name, "out-of-range", fmt::format("0 to {}.", max)});
}

bool holds_on(const subsidy_rule& rule, base::business_date day) {
    return rule.valid_from <= day && (!rule.valid_to || day < *rule.valid_to);
}

bool overlap(const subsidy_rule& left, const subsidy_rule& right) {
    return (!left.valid_to || right.valid_from < *left.valid_to) && (!right.valid_to || left.valid_from < *right.valid_to);
}

void keep_remainders(const subsidy_rule& old, const subsidy_rule& incoming, base::instant now, std::vector<rule_row>& opened) {
    if (old.valid_from < incoming.valid_from) {
        auto before = old;
        before.valid_to = incoming.valid_from;
        opened.push_back({before, now, std::nullopt});
    }
    if (incoming.valid_to && (!old.valid_to || *incoming.valid_to < *old.valid_to)) {
        auto after = old;
        after.valid_from = *incoming.valid_to;
        opened.push_back({after, now, std::nullopt});
    }
}

}  // namespace

std::string_view name_of(without_proof choice) { return choice == without_proof::ambient_rate ? "ambient_rate" : "nothing"; }

std::optional<without_proof> parse_without_proof(std::string_view name) {
    if (name == "ambient_rate") return without_proof::ambient_rate;
    if (name == "nothing") return without_proof::nothing;
    return std::nullopt;
}

std::vector<base::field_error> check(const subsidy_rule& rule) {
    std::vector<base::field_error> faults;
    check_rate(rule.cold_rate, "cold_rate", faults);
    check_rate(rule.ambient_rate, "ambient_rate", faults);
    check_integer(rule.cap.value, base::wire_integer_max, "cap_fen", faults);
    check_integer(rule.mass_min_g, base::wire_integer_max, "mass_min_g", faults);
    check_integer(rule.distance_tolerance_permille, 1000, "distance_tolerance_permille", faults);
    if (rule.version < 1) faults.push_back({"version", "out-of-range", "Versions count from 1."});
    if (rule.valid_to && *rule.valid_to <= rule.valid_from)
        faults.push_back({"valid_to", "out-of-range", "valid_to must be later than valid_from."});
    return faults;
}

const rule_row* rule_in_force(std::span<const rule_row> rows, std::string_view code, base::business_date day, base::instant known_at) {
    const auto found = std::ranges::find_if(rows, [&](const rule_row& row) {
        const bool known = row.recorded_at <= known_at && (!row.superseded_at || known_at < *row.superseded_at);
        return known && row.rule.code == code && holds_on(row.rule, day);
    });
    return found == rows.end() ? nullptr : &*found;
}

base::result<rule_change> record_rule(std::span<const subsidy_rule> published, std::span<const rule_row> rows, const subsidy_rule& incoming,
                                      base::instant now) {
    int newest = 0;
    for (const auto& each : published) {
        if (each.code != incoming.code) continue;
        if (each.version == incoming.version) {
            if (each == incoming) return rule_change{};
            return base::refusal(errors::rule_version_changed(incoming.code, incoming.version));
        }
        newest = std::max(newest, each.version);
    }
    if (incoming.version != newest + 1) return base::refusal(errors::rule_version_not_next(incoming.code, incoming.version, newest));
    rule_change change;
    for (const auto& row : rows) {
        if (row.superseded_at || row.rule.code != incoming.code || !overlap(row.rule, incoming)) continue;
        change.closed.push_back(row);
        keep_remainders(row.rule, incoming, now, change.opened);
    }
    change.opened.push_back({incoming, now, std::nullopt});
    return change;
}

}  // namespace chuanpin::logistics::domain
