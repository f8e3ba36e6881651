// The contract of an order: one text, two signatures, addenda.
#include <catch.hpp>

#include "orders/domain/contract/contract.hpp"
#include "orders/domain/order/changes.hpp"
#include "orders/domain/spending/purchasing_rules.hpp"
#include "tests/support/call_context.hpp"
#include "tests/unit/orders/whole_delivery.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant noon = base::instant(std::chrono::hours(494'000));

order an_order() {
    order what{.id = numbered<order_id>(1),
               .status = order_status::contracting,
               .buyer = numbered<organisation_id>(2),
               .supplier = numbered<organisation_id>(1),
               .total = {6'000},
               .delivery = {"510107", "成都市武侯区示范路1号", "张老师"},
               .requested_delivery_date = base::business_date_of(noon + std::chrono::days(3)),
               .placed_at = noon,
               .confirmed_at = noon,
               .contract_required = true};
    what.lines.push_back({.id = numbered<line_id>(1),
                          .offer = numbered<offer_id>(1),
                          .offer_version = 2,
                          .product = numbered<product_id>(1),
                          .name_zh = "苹果",
                          .quantity = 10,
                          .unit_net_mass_g = 5'000,
                          .unit_price = {600},
                          .amount = {6'000},
                          .storage = {"chilled", -1'000, 4'000},
                          .origin_county_code = "513423"});
    return what;
}

contract drawn(const order& of) {
    contract what{.order = of.id, .drawn_at = noon};
    what.document = {canonical_text(of, what.freight, {}), "hash-0"};
    return what;
}

contract_signature by(party side, std::string hash = "hash-0", std::int64_t document = 0) {
    return {document, side, {numbered<account_id>(side == party::buyer ? 2 : 1), "x"}, std::move(hash), noon};
}

contract signed_by_both() {
    auto what = drawn(an_order());
    REQUIRE(sign(what, by(party::buyer)));
    REQUIRE(sign(what, by(party::supplier)));
    return what;
}

}  // namespace

TEST_CASE("the text names the parties as they are registered, and their ids where nobody told", "[orders][domain]") {
    const auto what = an_order();
    const auto named = canonical_text(what, {}, {{"成都第一小学", "12510100450717890X"}, {"盐源苹果合作社", std::nullopt}});
    CHECK(named.contains("买方 Buyer: 成都第一小学\n   统一社会信用代码 Unified social credit code: 12510100450717890X\n   平台编号 Id: " +
                         base::to_wire(what.buyer)));
    CHECK(named.contains("供方 Supplier: 盐源苹果合作社\n   平台编号 Id: " + base::to_wire(what.supplier)));
    CHECK(canonical_text(what, {}, {}).contains("买方 Buyer: " + base::to_wire(what.buyer) + "\n供方"));
}

TEST_CASE("the text names the tolerance of lines by the kilogram, and says of others that they are exact", "[orders][domain]") {
    auto what = an_order();
    CHECK(canonical_text(what, {}, {}).contains("不设允差。The quantities are exact."));
    what.lines[0].by_weight = weight_terms{{120}, 30, 50};
    const auto text = canonical_text(what, {}, {});
    CHECK(text.contains("第 1 行按重量计价,标称 50000 克,允差 -30‰ 至 +50‰,即 48500 至 52500 克"));
    CHECK(text.contains("tolerance -30‰ to +50‰, which is 48500 to 52500 g"));
    CHECK(text.contains("每千克单价 Price of a kilogram (fen): 120"));
    CHECK_FALSE(text.contains("The quantities are exact."));
}

TEST_CASE("the text says who, what, where, when and how it is paid, the same bytes each time, and nobody's name", "[orders][domain]") {
    const auto what = an_order();
    const auto text = canonical_text(what, {{250}, freight_bearer::buyer}, {});
    CHECK(text == canonical_text(what, {{250}, freight_bearer::buyer}, {}));
    for (const auto* part :
         {"购销合同 Purchase contract", "苹果", "数量 Quantity: 10", "单价 Unit price (fen): 600", "运费 Freight (fen): 250", "买方 buyer",
          "成都市武侯区示范路1号", "数量允差 Tolerance", "验收 Acceptance", "验收后付款", "513423"})
        CHECK(text.contains(part));
    CHECK_FALSE(text.contains("张老师"));
    CHECK(text != canonical_text(what, {{250}, freight_bearer::supplier}, {}));
    auto later = what;
    later.terms = {payment_kind::credit, 45};
    CHECK(canonical_text(later, {}, {}).contains("45 日内付清"));
    later.terms = {payment_kind::prepaid, 0};
    CHECK(canonical_text(later, {}, {}).contains("先款后货"));
}

TEST_CASE("each side signs what it read, once, and the first signature fixes the freight", "[orders][domain]") {
    auto what = drawn(an_order());
    CHECK(set_freight(what, {{300}, freight_bearer::buyer}));
    const auto stale = sign(what, by(party::buyer, "hash-of-yesterday"));
    REQUIRE_FALSE(stale);
    CHECK(stale.error().code == "contract-text-differs");
    CHECK(stale.error().fields.front().pointer == "/text_sha256");
    CHECK(stale.error().facts.front().second == "hash-0");
    CHECK(sign(what, by(party::buyer)));
    CHECK(sign(what, by(party::buyer)).error().code == "contract-signed-already");
    CHECK(set_freight(what, {}).error().code == "contract-fixed");
    CHECK_FALSE(is_signed_by_both(what, 0));
    CHECK(sign(what, by(party::supplier)));
    CHECK(is_signed_by_both(what, 0));
    CHECK(freight_in_force(what) == freight_terms{{300}, freight_bearer::buyer});
}

TEST_CASE("addenda are numbered, one at a time, and in force once both have signed", "[orders][domain]") {
    const auto of = an_order();
    auto early = drawn(of);
    CHECK(propose_addendum(early, of, {.note = "x"}, noon).error().code == "contract-not-signed");
    auto what = signed_by_both();
    REQUIRE(propose_addendum(what, of, {.freight = freight_terms{{900}, freight_bearer::buyer}, .note = "绕行"}, noon));
    CHECK(what.addenda.back().number == 1);
    CHECK(what.addenda.back().document.text.contains("运费 Freight (fen): 900"));
    CHECK(what.addenda.back().document.text.contains("hash-0"));
    what.addenda.back().document.sha256 = "hash-1";
    CHECK(propose_addendum(what, of, {.note = "x"}, noon).error().code == "addendum-open");
    CHECK(sign(what, by(party::buyer, "hash-1", 1)).error().code == "addendum-supplier-first");
    CHECK(sign(what, by(party::supplier, "hash-1", 1)));
    CHECK(freight_in_force(what).amount == base::fen{});
    CHECK(sign(what, by(party::buyer, "hash-0", 1)).error().code == "contract-text-differs");
    CHECK(sign(what, by(party::buyer, "hash-1", 1)));
    CHECK(freight_in_force(what).amount == base::fen{900});
    CHECK(sign(what, by(party::buyer, "hash-2", 2)).error().code == "addendum-not-found");
    while (what.addenda.size() < contract_addenda_max) {
        REQUIRE(propose_addendum(what, of, {.note = "x"}, noon));
        what.addenda.back().document.sha256 = "hash-n";
        const auto number = what.addenda.back().number;
        REQUIRE(sign(what, by(party::buyer, "hash-n", number)));
        REQUIRE(sign(what, by(party::supplier, "hash-n", number)));
    }
    CHECK(propose_addendum(what, of, {.note = "x"}, noon).error().code == "addendum-limit");
}

TEST_CASE("an addendum's day of delivery is not past, and of the year whose budgets pay", "[orders][domain]") {
    auto of = an_order();
    auto what = signed_by_both();
    const auto past = propose_addendum(what, of, {.deliver_by = base::business_date_of(noon - std::chrono::days(1)), .note = "x"}, noon);
    REQUIRE_FALSE(past);
    CHECK(past.error().fields.front().pointer == "/deliver_by");
    const auto next_year = base::business_date_of(noon + std::chrono::days(366));
    of.lines[0].budget = numbered<budget_id>(1);
    CHECK(propose_addendum(what, of, {.deliver_by = next_year, .note = "x"}, noon).error().fields.front().code == "other-year");
    of.lines[0].budget.reset();
    CHECK(propose_addendum(what, of, {.deliver_by = next_year, .note = "x"}, noon));
}

TEST_CASE("an order under a contract waits for it, and is not dispatched before both have signed", "[orders][domain]") {
    auto what = an_order();
    what.status = order_status::placed;
    what.hold_expires_at = noon + std::chrono::hours(1);
    what.confirmed_at.reset();
    const auto confirmed = confirm(what, party::supplier, {}, noon);
    REQUIRE(confirmed);
    CHECK(confirmed->after.status == order_status::contracting);
    CHECK(confirmed->after.confirmed_at == noon);
    CHECK(tests::ship_held(confirmed->after, party::supplier, {.all = true}, noon).error().code == "contract-not-signed");
    CHECK(advance(confirmed->after, order_action::conclude, party::buyer)->after.status == order_status::confirmed);
}

TEST_CASE("what is owed is the goods and the buyer's freight, nothing where nothing was accepted", "[orders][domain]") {
    auto what = an_order();
    CHECK(owed_amount(what) == base::fen{6'000});
    what.freight = order_freight{{500}, numbered<budget_id>(3)};
    CHECK(owed_amount(what) == base::fen{6'500});
    CHECK(committed_charges(what) == std::vector<charge>{{numbered<budget_id>(3), {500}}});
    what.lines[0].budget = numbered<budget_id>(3);
    CHECK(committed_charges(what) == std::vector<charge>{{numbered<budget_id>(3), {6'500}}});
    const auto before = what;
    what.accepted_total = base::fen{1'200};
    what.lines[0].accepted_quantity = 2;
    CHECK(owed_amount(what) == base::fen{1'700});
    CHECK(newly_accepted_charges(before, what) == std::vector<charge>{{numbered<budget_id>(3), {1'700}}});
    what.accepted_total = base::fen{};
    what.lines[0].accepted_quantity = 0;
    CHECK(owed_amount(what) == base::fen{});
    CHECK(newly_accepted_charges(before, what) == std::vector<charge>{{numbered<budget_id>(3), {}}});
    what.accepted_total.reset();
    what.status = order_status::cancelled;
    CHECK(owed_amount(what) == base::fen{});
}

TEST_CASE("orders from a total on need a contract by their buyer's rules", "[orders][domain]") {
    purchasing_rules rules;
    CHECK_FALSE(needs_contract(rules, {1'000'000}));
    rules.contract_from = base::fen{5'000};
    CHECK_FALSE(needs_contract(rules, {4'999}));
    CHECK(needs_contract(rules, {5'000}));
}
