// May these products of this applicant carry the mark 四川扶贫? Every test is answered with what was compared and why.
//
// Source of the rules: the trial rules of 2018 for the mark: registered poor labour of at least 30 %,
// an own trademark, a plan of use, an on-site record, licences that are valid, a qualified origin, a working benefit mechanism.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/domain/document/document.hpp"
#include "catalog/domain/eligibility.hpp"
#include "catalog/domain/ids.hpp"
#include "catalog/domain/labour/labour.hpp"
#include "catalog/domain/listing/permit.hpp"
#include "catalog/domain/mark/mark_price.hpp"

namespace chuanpin::catalog::domain {

inline constexpr std::int64_t poor_labour_percent_min = 30;  ///< 100 · poor ≥ 30 · total; a total of 0 fails
inline constexpr std::size_t mark_products_max = 50;         ///< of one application
inline constexpr std::size_t licences_max = 20;              ///< of one application
inline constexpr std::size_t trademark_length_max = 32;      ///< code points
inline constexpr std::size_t plan_of_use_length_max = 2'000;
inline constexpr std::size_t licence_number_length_max = 64;
inline constexpr std::size_t reason_length_max = 500;
inline constexpr std::size_t mark_documents_max = 50;  ///< of one application

/// How poor households gain (利益联结机制).
enum class benefit_mechanism { wage, asset, business, share_cooperation, order, trusteeship };
[[nodiscard]] std::string_view name_of(benefit_mechanism kind);
[[nodiscard]] std::optional<benefit_mechanism> parse_benefit_mechanism(std::string_view name);

enum class licence_kind { business, production, food, other };
[[nodiscard]] std::string_view name_of(licence_kind kind);
[[nodiscard]] std::optional<licence_kind> parse_licence_kind(std::string_view name);

struct licence {
    licence_kind kind = licence_kind::business;
    std::string number;
    base::business_date valid_from{};
    std::optional<base::business_date> valid_to{};  ///< the first day on which it no longer holds; empty: without end
    bool operator==(const licence&) const = default;
};

/// A document of the applicant that the application names.
struct named_document {
    document_id id{};
    document_kind kind = document_kind::other;
    content_hash hash{};
    bool operator==(const named_document&) const = default;
};

/// What the applicant states. Labour is a list of names; nobody types a figure.
struct mark_claim {
    std::vector<product_id> products{};
    labour_list_id labour_list{};                   ///< of the applicant's own; zero only in applications from before there were lists
    std::optional<std::string> trademark_number{};  ///< of the applicant's own mark
    std::string plan_of_use{};
    std::vector<licence> licences{};
    benefit_mechanism benefit = benefit_mechanism::wage;
    std::string benefit_note{};  ///< who gains how
    std::vector<named_document> documents{};
    std::vector<stated_price> prices{};  ///< of some of the products, in their order
    bool operator==(const mark_claim&) const = default;
};

/// Errors: mark-claim-inconsistent (a licence that ends before it begins, a product twice).
[[nodiscard]] base::result<void> check_claim(const mark_claim& claim);

/// The origin of one product as it was decided.
struct product_origin {
    product_id product{};
    origin_decision origin{};
    bool operator==(const product_origin&) const = default;
};

/// What the first reviewer saw on site.
struct site_visit {
    base::business_date visited_on{};
    std::string finding{};
    bool operator==(const site_visit&) const = default;
};

enum class mark_test { labour_share, own_trademark, plan_of_use, licences_valid, origin, benefit, site_visit, quality, price };
[[nodiscard]] std::string_view name_of(mark_test test);
[[nodiscard]] std::optional<mark_test> parse_mark_test(std::string_view name);
/// Labour share, own trademark, site visit and quality may be waived, and a price without anything to compare it with; nothing else.
[[nodiscard]] bool is_waivable(mark_test test);

/// Somebody let a test be, from a day on.
struct mark_waiver {
    mark_test test = mark_test::labour_share;
    std::string reason{};
    account_id given_by{};
    std::string given_by_name{};
    base::instant given_at{};
    std::int64_t at_version = 0;  ///< the application's version that holds it first
    bool operator==(const mark_waiver&) const = default;
};

enum class test_outcome { passed, failed, waived };
[[nodiscard]] std::string_view name_of(test_outcome outcome);

struct test_result {
    mark_test test = mark_test::labour_share;
    test_outcome outcome = test_outcome::failed;
    std::string compared{};            ///< the figures or days that were held against each other
    std::string source{};              ///< of the rule
    std::string decided_by{};          ///< the row, document or statement that decided
    std::vector<std::string> flags{};  ///< what a reviewer should look at, whatever the outcome
    bool operator==(const test_result&) const = default;
};

/// Exact: 100 · poor ≥ 30 · total, and a total of 0 fails.
[[nodiscard]] bool is_labour_share_enough(std::int64_t poor, std::int64_t total);

/// What is judged. `origins` holds one row for each product of the claim.
struct mark_evidence {
    const mark_claim& claim;
    const labour_evidence& labour;
    std::span<const product_origin> origins{};
    const std::optional<site_visit>& visit;
    std::span<const mark_waiver> waivers{};
    std::span<const permit> reports{};        ///< inspection reports of the products
    std::span<const product_price> prices{};  ///< one for each product; none in applications from before prices were guarded
};
/// Every test once (origin, quality and price: once a product), as things stand on that day.
[[nodiscard]] std::vector<test_result> evaluate(const mark_evidence& evidence, base::business_date on);

}  // namespace chuanpin::catalog::domain
