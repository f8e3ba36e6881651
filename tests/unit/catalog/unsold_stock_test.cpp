#include "catalog/domain/unsold/unsold_stock.hpp"

#include <algorithm>

#include <catch.hpp>

#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;
using namespace chuanpin::catalog::domain;

namespace {

using texts = std::vector<std::string>;
const base::instant now = manual_clock().now();  // 2026-03-02

base::business_date day(std::string_view text) { return base::parse_date(text).value(); }

product apples(product_status status = product_status::published) {
    product what{.id = numbered<product_id>(1), .supplier = numbered<organisation_id>(1), .status = status};
    what.details.category = "fruit";
    what.details.shelf_life_hours = 240;
    return what;
}

offer_version an_offer() { return {.product = apples().id, .terms = {10, {{10, {6'800}}, {50, {6'400}}}, now, {}}}; }

unsold_statement stated(std::int64_t quantity = 60, std::int64_t price = 3'000, std::string_view perishes_on = "2026-03-10") {
    return {.product = apples().id,
            .quantity = quantity,
            .unit_price = {price},
            .perishes_on = day(perishes_on),
            .county_code = "513423",
            .place = "冷库3号"};
}

const product apples_on_sale = apples();
const std::optional<mark_standing> certified = mark_standing{.authorised = true};
const std::optional<offer_version> offered = an_offer();

base::result<unsold_listing> list(const unsold_statement& what) {
    return list_unsold(numbered<unsold_listing_id>(1), {apples_on_sale, certified, offered}, what, now);
}

template <class T>
std::string outcome_of(const base::result<T>& outcome) {
    if (outcome) return "fine";
    auto text = outcome.error().code;
    for (const auto& each : outcome.error().fields) text += " " + each.pointer + " " + each.code;
    return text;
}

}  // namespace

TEST_CASE("the price of unsold stock is at most what the offer asks for as much", "[catalog][unsold]") {
    const auto terms = an_offer().terms;
    CHECK(price_for(terms, 1).value == 6'800);
    CHECK(price_for(terms, 49).value == 6'800);
    CHECK(price_for(terms, 50).value == 6'400);
    CHECK(price_for(terms, 1'000'000).value == 6'400);
    CHECK(outcome_of(list(stated(49, 6'800))) == "fine");
    CHECK(outcome_of(list(stated(49, 6'801))) == "unsold-invalid /unit_price_fen above-offer");
    CHECK(outcome_of(list(stated(50, 6'400))) == "fine");
    CHECK(outcome_of(list(stated(50, 6'401))) == "unsold-invalid /unit_price_fen above-offer");
}

TEST_CASE("goods perish on a day to come, and not beyond their shelf life", "[catalog][unsold]") {
    CHECK(outcome_of(list(stated(1, 1, "2026-03-02"))) == "unsold-invalid /perishes_on out-of-range");
    CHECK(outcome_of(list(stated(1, 1, "2026-03-03"))) == "fine");
    CHECK(outcome_of(list(stated(1, 1, "2026-03-12"))) == "fine");
    CHECK(outcome_of(list(stated(1, 1, "2026-03-13"))) == "unsold-invalid /perishes_on out-of-range");
    CHECK(outcome_of(list(stated(1, 7'000, "2026-04-13"))) == "unsold-invalid /unit_price_fen above-offer /perishes_on out-of-range");
}

TEST_CASE("only a published product under the mark with an offer in force stands on the board", "[catalog][unsold]") {
    const auto id = numbered<unsold_listing_id>(1);
    const auto draft = apples(product_status::draft);
    const std::optional<mark_standing> suspended = mark_standing{.certificate_number = "SF", .status = "suspended"};
    CHECK(outcome_of(list_unsold(id, {draft, certified, offered}, stated(), now)) == "product-not-published");
    CHECK(outcome_of(list_unsold(id, {apples_on_sale, {}, offered}, stated(), now)) == "product-not-authorised");
    CHECK(outcome_of(list_unsold(id, {apples_on_sale, suspended, offered}, stated(), now)) == "product-not-authorised");
    CHECK(outcome_of(list_unsold(id, {apples_on_sale, certified, {}}, stated(), now)) == "unsold-without-offer");
}

TEST_CASE("an entry only shrinks, in quantity or price", "[catalog][unsold]") {
    const auto listing = list(stated()).value();
    const auto less = reduce(listing, {.quantity = 59}, now).value();
    CHECK(less.stated.quantity == 59);
    CHECK(less.first_quantity == 60);
    CHECK(less.version == 2);
    CHECK(reduce(listing, {.quantity = 60, .unit_price = base::fen{2'999}}, now)->stated.unit_price.value == 2'999);
    CHECK(outcome_of(reduce(listing, {.quantity = 61, .unit_price = base::fen{1}}, now)) == "unsold-invalid /quantity out-of-range");
    CHECK(outcome_of(reduce(listing, {.unit_price = base::fen{3'001}}, now)) == "unsold-invalid /unit_price_fen out-of-range");
    CHECK(outcome_of(reduce(listing, {}, now)) == "unsold-invalid  nothing-changes");
    auto worn = listing;
    worn.version = unsold_changes_max;
    CHECK(outcome_of(reduce(worn, {.quantity = 1}, now)) == "unsold-has-too-many-changes");
    worn.version -= 1;
    CHECK(outcome_of(reduce(worn, {.quantity = 1}, now)) == "fine");
}

TEST_CASE("an entry ends on its perish date by itself, or when it is withdrawn", "[catalog][unsold]") {
    const auto listing = list(stated()).value();
    CHECK(status_on(listing, day("2026-03-09")) == unsold_status::listed);
    CHECK(status_on(listing, day("2026-03-10")) == unsold_status::perished);
    const auto late = base::start_of(day("2026-03-10"));
    CHECK(outcome_of(reduce(listing, {.quantity = 1}, late - std::chrono::microseconds(1))) == "fine");
    CHECK(outcome_of(reduce(listing, {.quantity = 1}, late)) == "unsold-ended");
    CHECK(outcome_of(withdraw(listing, "sold", late)) == "unsold-ended");
    const auto withdrawn = withdraw(listing, "sold", now).value();
    CHECK(status_on(withdrawn, day("2026-03-20")) == unsold_status::withdrawn);
    CHECK(outcome_of(withdraw(withdrawn, "again", now)) == "unsold-ended");
    CHECK(let_perish(listing, late).status == unsold_status::perished);
    CHECK(let_perish(listing, late).version == 2);
    for (const auto each : {unsold_status::listed, unsold_status::withdrawn, unsold_status::perished})
        CHECK(parse_unsold_status(name_of(each)) == each);
    CHECK_FALSE(parse_unsold_status("sold"));
}
