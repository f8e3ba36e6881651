// Corrections of attributions on the fake and on MariaDB: their life, their reversing pairs, and figures that follow them to the fen.
#include <catch.hpp>

#include "orders/app/attribution/correct_attributions.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

const auto school = numbered<domain::organisation_id>(2);
const auto union_office = numbered<domain::unit_id>(22);

class desk {
public:
    explicit desk(side& on) : on_(on), use_(on.backend->database(), on.random) {}

    base::result<base::reply> propose(domain::order_id order, domain::attribution to) {
        const auto context = on_.as_buyer();
        const auto line = on_.find(order).lines.at(0).id;
        return on_.run(use_.propose(context, claim(), order, {line, to, "下单时选错"}));
    }
    base::result<base::reply> reply(const base::result<base::reply>& proposed, bool agreed) {
        const auto context = of_union();
        return on_.run(
            use_.reply(context, claim(), {.id = id_of(proposed)}, agreed, agreed ? std::nullopt : std::optional<std::string>("否")));
    }
    app::correction_view find(const base::result<base::reply>& proposed) {
        const auto context = on_.as_supplier();
        return on_.run(use_.find(context, id_of(proposed))).value();
    }
    std::vector<domain::correction> page(const base::call_context& context, app::correction_filter filter = {}) {
        return on_.run(use_.page(context, filter)).value();
    }
    std::vector<domain::purchase_figure> figures(domain::organisation_id of = school) {
        const auto context = on_.as_buyer();
        return on_.run(use_.figures(context, of, int(base::business_date_of(on_.clock.now()).year()))).value();
    }
    [[nodiscard]] base::call_context of_union() const {
        auto context = a_context_of(school, "school", {}, numbered<domain::account_id>(7), on_.clock.now());
        context.who->unit = union_office;
        return context;
    }

private:
    static domain::correction_id id_of(const base::result<base::reply>& proposed) {
        return base::parse_id<domain::correction_id>(proposed.value().body).value();
    }
    app::correct_attributions::claim claim() {
        return {on_.fresh_claim(), [](const app::correction_view& what) { return base::to_wire(what.what.id); }};
    }

    side& on_;
    app::correct_attributions use_;
};

domain::order_id accepted_order(side& on, std::int64_t quantity) {
    const auto id = id_in(on.place_one({{1, quantity}}));
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    REQUIRE(on.dispatch(on.as_supplier(), id));
    REQUIRE(on.accept(on.as_buyer(), id));
    return id;
}

}  // namespace

TEST_CASE("an agreed correction leaves a pair, and the figures follow it; the order stays as it was", "[orders][attribution][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto order = accepted_order(on, 5);
    accepted_order(on, 2);
    const auto before = on.find(order);
    REQUIRE(at.figures().size() == 1);
    CHECK(at.figures()[0].amount() == base::fen{7 * 600});
    const domain::attribution to{school, union_office, domain::channel::assistance_unit};
    const auto proposed = at.propose(order, to);
    REQUIRE(proposed);
    CHECK(at.propose(order, to).error().code == "correction-open");
    CHECK(at.page(at.of_union()).size() == 1);
    CHECK(at.figures().size() == 1);  // nothing counts before it is agreed to
    REQUIRE(at.reply(proposed, true));
    const auto view = at.find(proposed);
    REQUIRE(view.entries.size() == 2);
    CHECK(view.entries[0].amount == base::fen{3'000});
    CHECK(on.find(order) == before);
    const auto figures = at.figures();
    REQUIRE(figures.size() == 2);
    CHECK(figures[0] == domain::purchase_figure{{}, domain::channel::directed_supply, {4'200}, {}, {3'000}});
    CHECK(figures[1] == domain::purchase_figure{union_office, domain::channel::assistance_unit, {}, {3'000}, {}});
    CHECK(at.figures(numbered<domain::organisation_id>(9)).empty());
    CHECK(at.page(on.as_supplier(), {.status = domain::correction_status::agreed}).size() == 1);
    CHECK(at.page(on.as_supplier(), {.status = domain::correction_status::refused}).empty());
    CHECK(std::ranges::count(on.backend->journal(), "attribution_correction.agreed") == 1);
    on.backend->check_invariants();
}

TEST_CASE("a line goes to another organisation and back, and the sums stay", "[orders][attribution][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    desk at(on);
    const auto order = accepted_order(on, 5);
    REQUIRE(at.reply(at.propose(order, {school, union_office, domain::channel::directed_supply}), false));
    CHECK(at.figures().size() == 1);
    REQUIRE(at.reply(at.propose(order, {school, union_office, domain::channel::directed_supply}), true));
    base::fen sum;
    for (const auto& each : at.figures()) sum.value += each.amount().value;
    CHECK(sum == base::fen{3'000});
    on.backend->check_invariants();
}
