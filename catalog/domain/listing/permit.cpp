#include "catalog/domain/listing/permit.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::domain {

namespace {

constexpr std::array names = {
    std::pair{permit_kind::business_licence, std::string_view("business_licence")},
    std::pair{permit_kind::production_licence, std::string_view("production_licence")},
    std::pair{permit_kind::inspection_report, std::string_view("inspection_report")},
    std::pair{permit_kind::pollution_free, std::string_view("pollution_free")},
    std::pair{permit_kind::green_food, std::string_view("green_food")},
    std::pair{permit_kind::organic, std::string_view("organic")},
    std::pair{permit_kind::geographical_indication, std::string_view("geographical_indication")},
};

}  // namespace

std::string_view name_of(permit_kind kind) {
    return std::ranges::find(names, kind, [](const auto& row) { return row.first; })->second;
}

std::optional<permit_kind> parse_permit_kind(std::string_view name) {
    const auto found = std::ranges::find(names, name, [](const auto& row) { return row.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

bool is_quality_mark(permit_kind kind) { return evidence_of(kind) == document_kind::quality_certificate; }

document_kind evidence_of(permit_kind kind) {
    switch (kind) {
        case permit_kind::business_licence:
            return document_kind::business_licence;
        case permit_kind::production_licence:
            return document_kind::production_licence;
        case permit_kind::inspection_report:
            return document_kind::inspection_report;
        case permit_kind::pollution_free:
        case permit_kind::green_food:
        case permit_kind::organic:
        case permit_kind::geographical_indication:
            return document_kind::quality_certificate;
    }
    return document_kind::other;
}

base::result<void> check_permit(const permit_terms& terms) {
    std::vector<base::field_error> faults;
    if (terms.valid_to && *terms.valid_to <= terms.valid_from) faults.push_back({"/valid_to", "out-of-range", "Not after valid_from."});
    if (terms.kind == permit_kind::inspection_report && !terms.valid_to)
        faults.push_back({"/valid_to", "required", "A report holds until a day."});
    if (terms.kind == permit_kind::production_licence && terms.categories.empty())
        faults.push_back({"/categories", "too-few", "Name the categories of its scope."});
    if (terms.kind != permit_kind::production_licence && !terms.categories.empty())
        faults.push_back({"/categories", "too-many", "Only a production licence has a scope."});
    if (!faults.empty()) return base::refusal(errors::permit_invalid(std::move(faults)));
    return {};
}

std::optional<base::business_date> next_change_after(const permit_terms& terms, base::business_date on) {
    if (on < terms.valid_from) return terms.valid_from;
    if (terms.valid_to && on < *terms.valid_to) return terms.valid_to;
    return std::nullopt;
}

std::string_view came_by_itself(const permit& what, base::business_date today) {
    return what.terms.valid_to && *what.terms.valid_to <= today ? "expired" : "took_effect";
}

base::result<permit> withdraw(permit what, permit_withdrawal why) {
    if (what.withdrawn) return base::refusal(errors::permit_withdrawn(base::to_wire(what.id)));
    what.withdrawn = std::move(why);
    what.next_change_on.reset();
    return what;
}

}  // namespace chuanpin::catalog::domain
