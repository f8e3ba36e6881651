#include "catalog/domain/mark/mark_evaluation.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "catalog/domain/errors.hpp"

namespace chuanpin::catalog::domain {
namespace {

constexpr std::array benefit_names = {
    std::pair{benefit_mechanism::wage, std::string_view("wage")},
    std::pair{benefit_mechanism::asset, std::string_view("asset")},
    std::pair{benefit_mechanism::business, std::string_view("business")},
    std::pair{benefit_mechanism::share_cooperation, std::string_view("share_cooperation")},
    std::pair{benefit_mechanism::order, std::string_view("order")},
    std::pair{benefit_mechanism::trusteeship, std::string_view("trusteeship")},
};
constexpr std::array licence_names = {
    std::pair{licence_kind::business, std::string_view("business")},
    std::pair{licence_kind::production, std::string_view("production")},
    std::pair{licence_kind::food, std::string_view("food")},
    std::pair{licence_kind::other, std::string_view("other")},
};
constexpr std::array test_names = {
    std::pair{mark_test::labour_share, std::string_view("labour_share")},
    std::pair{mark_test::own_trademark, std::string_view("own_trademark")},
    std::pair{mark_test::plan_of_use, std::string_view("plan_of_use")},
    std::pair{mark_test::licences_valid, std::string_view("licences_valid")},
    std::pair{mark_test::origin, std::string_view("origin")},
    std::pair{mark_test::benefit, std::string_view("benefit")},
    std::pair{mark_test::site_visit, std::string_view("site_visit")},
    std::pair{mark_test::quality, std::string_view("quality")},
};

template <class Table, class Enum>
std::string_view find_name(const Table& table, Enum value) {
    return std::ranges::find(table, value, [](const auto& row) { return row.first; })->second;
}

template <class Enum, class Table>
std::optional<Enum> find_value(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.second; });
    if (found == table.end()) return std::nullopt;
    return found->first;
}

constexpr std::string_view trial_rules = "“四川扶贫”集体商标试行规定(2018)";
constexpr std::string_view origin_rule = "88个贫困县全域;其他县的贫困村、贫困户、飞地园区及其原料;脱贫不脱政策";
constexpr std::string_view quality_rule = "“四川扶贫”集体商标试行规定(2018): 产品质量合格";
constexpr std::string_view declared = "declared by the applicant";

test_result result_of(mark_test test, bool passed, std::string compared, std::string_view decided_by,
                      std::string_view source = trial_rules) {
    return {test, passed ? test_outcome::passed : test_outcome::failed, std::move(compared), std::string(source), std::string(decided_by),
            {}};
}

/// The document of that kind that the application names, or what stands in its place.
std::string shown_by(const mark_claim& claim, document_kind kind, std::string_view otherwise = declared) {
    const auto named = std::ranges::find(claim.documents, kind, &named_document::kind);
    if (named == claim.documents.end()) return std::string(otherwise);
    return fmt::format("document {} (sha256 {})", base::to_wire(named->id), prefix_of(named->hash));
}

std::vector<std::string> labour_flags(const labour_evidence& labour) {
    std::vector<std::string> flags;
    if (labour.counted.names_differ > 0)
        flags.push_back(fmt::format("registered under another name, not counted: {}", labour.counted.names_differ));
    for (const auto& each : labour.overlaps)
        flags.push_back(fmt::format("also on the list {} of another applicant, {}: {}", base::to_wire(each.other),
                                    base::to_wire(each.applicant), each.people));
    return flags;
}

test_result test_labour(const mark_claim& claim, const labour_evidence& labour) {
    const auto [total, poor, names_differ] = labour.counted;
    const auto decided_by = labour.matched_on ? fmt::format("labour list {}, matched to the registry of households on {}",
                                                            base::to_wire(claim.labour_list), base::to_text(*labour.matched_on))
                                              : std::string(declared);
    auto result = result_of(
        mark_test::labour_share, is_labour_share_enough(poor, total),
        fmt::format("100 × {} = {} ≥ {} × {} = {}", poor, 100 * poor, poor_labour_percent_min, total, poor_labour_percent_min * total),
        decided_by);
    result.flags = labour_flags(labour);
    return result;
}

bool holds_on(const licence& what, base::business_date day) { return what.valid_from <= day && (!what.valid_to || day < *what.valid_to); }

document_kind evidence_of(licence_kind kind) {
    switch (kind) {
        case licence_kind::business:
            return document_kind::business_licence;
        case licence_kind::production:
        case licence_kind::food:
            return document_kind::production_licence;
        case licence_kind::other:
            break;
    }
    return document_kind::other;
}

test_result test_licences(const mark_claim& claim, base::business_date on) {
    const auto faulty = std::ranges::find_if(claim.licences, [on](const auto& each) { return !holds_on(each, on); });
    if (claim.licences.empty()) return result_of(mark_test::licences_valid, false, "no licence", declared);
    const auto& decisive = faulty == claim.licences.end() ? claim.licences.front() : *faulty;
    const auto until = decisive.valid_to ? base::to_text(*decisive.valid_to) : std::string("without end");
    return result_of(mark_test::licences_valid, faulty == claim.licences.end(),
                     fmt::format("[{}, {}) on {}", base::to_text(decisive.valid_from), until, base::to_text(on)),
                     shown_by(claim, evidence_of(decisive.kind), fmt::format("licence {} {}", name_of(decisive.kind), decisive.number)));
}

std::string deciding_row(const origin_decision& origin) {
    if (!origin.proof) return fmt::format("county_version {}", origin.county_version);
    const auto& proof = *origin.proof;
    const std::string_view table = proof.kind == origin_row::household ? "household_version"
                                   : proof.kind == origin_row::county  ? "county_version"
                                                                       : "place_version";
    return fmt::format("{}{} {} ({} {})", proof.raw_material ? "raw material of " : "", table, proof.row, name_of(proof.kind), proof.code);
}

test_result test_origin(const product_origin& each) {
    return result_of(
        mark_test::origin, each.origin.verdict == origin_verdict::eligible,
        fmt::format("{} {} on {}", each.origin.county_name, name_of(each.origin.verdict), base::to_text(each.origin.decided_on)),
        fmt::format("{}: {}", base::to_wire(each.product), deciding_row(each.origin)), origin_rule);
}

test_result test_visit(const std::optional<site_visit>& visit) {
    if (!visit) return result_of(mark_test::site_visit, false, "no record", "no record of the first review");
    return result_of(mark_test::site_visit, true, base::to_text(visit->visited_on), visit->finding);
}

// One that holds decides; where none does, the one that ends last tells why.
test_result test_quality(product_id product, std::span<const permit> reports, base::business_date on) {
    const permit* decisive = nullptr;
    const auto rank = [on](const permit& each) {
        return std::pair(domain::holds_on(each.terms.valid_from, each.terms.valid_to, on), *each.terms.valid_to);
    };
    for (const auto& each : reports) {
        if (each.terms.product == product && (!decisive || rank(*decisive) < rank(each))) decisive = &each;
    }
    const auto wire = base::to_wire(product);
    if (!decisive) return result_of(mark_test::quality, false, "no inspection report", wire, quality_rule);
    const auto& terms = decisive->terms;
    return result_of(mark_test::quality, domain::holds_on(terms.valid_from, terms.valid_to, on),
                     fmt::format("[{}, {}) on {}", base::to_text(terms.valid_from), base::to_text(*terms.valid_to), base::to_text(on)),
                     fmt::format("{}: inspection report {} of {} ({})", wire, terms.number, terms.issuer, base::to_wire(decisive->id)),
                     quality_rule);
}

void apply_waivers(std::vector<test_result>& results, std::span<const mark_waiver> waivers) {
    for (auto& each : results) {
        const auto waiver = std::ranges::find(waivers, each.test, &mark_waiver::test);
        if (each.outcome == test_outcome::passed || waiver == waivers.end()) continue;
        each.outcome = test_outcome::waived;
        each.decided_by = fmt::format("waived by {} ({}) on {}: {}", waiver->given_by_name, base::to_wire(waiver->given_by),
                                      base::to_text(base::business_date_of(waiver->given_at)), waiver->reason);
    }
}

}  // namespace

std::string_view name_of(benefit_mechanism kind) { return find_name(benefit_names, kind); }
std::optional<benefit_mechanism> parse_benefit_mechanism(std::string_view name) {
    return find_value<benefit_mechanism>(benefit_names, name);
}
std::string_view name_of(licence_kind kind) { return find_name(licence_names, kind); }
std::optional<licence_kind> parse_licence_kind(std::string_view name) { return find_value<licence_kind>(licence_names, name); }
std::string_view name_of(mark_test test) { return find_name(test_names, test); }
std::optional<mark_test> parse_mark_test(std::string_view name) { return find_value<mark_test>(test_names, name); }

std::string_view name_of(test_outcome outcome) {
    switch (outcome) {
        case test_outcome::passed:
            return "passed";
        case test_outcome::failed:
            return "failed";
        case test_outcome::waived:
            return "waived";
    }
    return {};
}

base::result<void> check_claim(const mark_claim& claim) {
    std::vector<base::field_error> faults;
    for (std::size_t i = 0; i < claim.licences.size(); ++i) {
        const auto& each = claim.licences[i];
        if (each.valid_to && *each.valid_to <= each.valid_from)
            faults.push_back({fmt::format("/licences/{}/valid_to", i), "out-of-range", "Not after valid_from."});
    }
    for (auto each = claim.products.begin(); each != claim.products.end(); ++each) {
        if (std::find(claim.products.begin(), each, *each) != each)
            faults.push_back({fmt::format("/product_ids/{}", each - claim.products.begin()), "duplicate", "The product is named twice."});
    }
    for (auto each = claim.documents.begin(); each != claim.documents.end(); ++each) {
        if (std::find_if(claim.documents.begin(), each, [&](const auto& before) { return before.id == each->id; }) != each)
            faults.push_back(
                {fmt::format("/document_ids/{}", each - claim.documents.begin()), "duplicate", "The document is named twice."});
    }
    if (!faults.empty()) return base::refusal(errors::mark_claim_inconsistent(std::move(faults)));
    return {};
}

bool is_waivable(mark_test test) {
    return test == mark_test::labour_share || test == mark_test::own_trademark || test == mark_test::site_visit ||
           test == mark_test::quality;
}

bool is_labour_share_enough(std::int64_t poor, std::int64_t total) { return total > 0 && 100 * poor >= poor_labour_percent_min * total; }

std::vector<test_result> evaluate(const mark_evidence& evidence, base::business_date on) {
    const auto& claim = evidence.claim;
    std::vector<test_result> results;
    results.push_back(test_labour(claim, evidence.labour));
    results.push_back(result_of(mark_test::own_trademark, claim.trademark_number.has_value(), claim.trademark_number.value_or("no number"),
                                shown_by(claim, document_kind::trademark_certificate)));
    results.push_back(result_of(mark_test::plan_of_use, !claim.plan_of_use.empty(), claim.plan_of_use.empty() ? "no plan" : "a plan",
                                shown_by(claim, document_kind::plan_of_use)));
    results.push_back(test_licences(claim, on));
    for (const auto& each : evidence.origins) results.push_back(test_origin(each));
    results.push_back(result_of(mark_test::benefit, !claim.benefit_note.empty(), std::string(name_of(claim.benefit)),
                                shown_by(claim, document_kind::benefit_record)));
    results.push_back(test_visit(evidence.visit));
    for (const auto& each : claim.products) results.push_back(test_quality(each, evidence.reports, on));
    apply_waivers(results, evidence.waivers);
    return results;
}

}  // namespace chuanpin::catalog::domain
