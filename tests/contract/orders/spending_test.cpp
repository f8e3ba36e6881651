// Approvals and budgets on the fake and on MariaDB.
#include <catch.hpp>

#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

std::string id_text(const domain::budget& what) { return base::to_wire(what.id); }

base::call_context as_colleague(const side& on, unsigned char account) {
    auto context = on.as_buyer();
    context.who->account = numbered<domain::account_id>(account);
    return context;
}

void set_rules(side& on, std::vector<domain::approval_step> steps, bool budget_required = false,
               std::optional<domain::unit_id> unit = std::nullopt) {
    app::keep_purchasing_rules use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    REQUIRE(on.run(use.set(context, {on.fresh_claim(), [](const domain::purchasing_rules&) { return std::string(); }}, {},
                           {.unit = unit, .approvals = std::move(steps), .budget_required = budget_required})));
}

base::result<base::reply> open_budget(side& on, std::int64_t allocated, domain::fund from = domain::fund::canteen) {
    app::keep_budgets use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    const auto year = int(base::business_date_of(on.clock.now()).year());
    return on.run(
        use.open(context, {on.fresh_claim(), id_text}, {.year = year, .from = from, .name_zh = "食堂", .allocated = {allocated}}));
}

domain::budget budget_in(side& on, const std::string& id) {
    app::keep_budgets use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    return on.run(use.find(context, base::parse_id<domain::budget_id>(id).value())).value();
}

app::order_submission paid_from(side& on, const std::string& budget, std::int64_t quantity) {
    auto what = on.submission({{1, quantity}});
    what.asked.lines.front().budget = base::parse_id<domain::budget_id>(budget).value();
    return what;
}

base::result<base::reply> approve(side& on, domain::order_id id, unsigned char account, bool approved = true) {
    app::approve_order use(on.backend->database(), on.random, std::chrono::hours(72));
    const auto context = as_colleague(on, account);
    return on.run(use(context, {on.fresh_claim(), [](const domain::order& order) { return std::string(name_of(order.status)); }},
                      {.id = id}, {.approved = approved, .comment = "审批"}));
}

using money = std::pair<std::int64_t, std::int64_t>;  // committed, consumed
money sums_of(side& on, const std::string& id) {
    const auto what = budget_in(on, id);
    return {what.committed.value, what.consumed.value};
}

}  // namespace

TEST_CASE("an order above the buyer's limit waits for two others; the supplier hears of it then", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    set_rules(on, {{{0}, 0}, {{2'000}, 2}});
    CHECK(on.find(id_in(on.place_one({{1, 1}}))).status == domain::order_status::placed);
    const auto id = id_in(on.place_one({{1, 4}}));
    CHECK(on.find(id).status == domain::order_status::submitted);
    CHECK(on.stock_of(1) == sums{100, 5});
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id).error().code == "order-not-found");
    CHECK(approve(on, id, 2).error().code == "own-order");
    CHECK(approve(on, id, 5)->body == "submitted");
    CHECK(approve(on, id, 5).error().code == "approved-already");
    CHECK(approve(on, id, 6)->body == "placed");
    CHECK(approve(on, id, 7).error().code == "order-state-conflict");
    CHECK(on.change<app::confirm_order>(on.as_supplier(), id));
    const auto order = on.find(id);
    CHECK(order.version == 4);
    CHECK(order.approvals_given == 2);
    app::approve_order use(on.backend->database(), on.random, {});
    const auto context = on.as_buyer();
    const auto given = on.run(use.list(context, id));
    REQUIRE(given);
    REQUIRE(given->size() == 2);
    CHECK(given->at(1).by == numbered<domain::account_id>(6));
    const auto seller = on.as_supplier();
    CHECK(on.run(use.list(seller, id)).error().code == "order-party-forbidden");
    const auto journal = on.backend->journal();
    CHECK(std::ranges::count(journal, "order.submitted") == 1);
    CHECK(std::ranges::count(journal, "order.approval_given") == 1);
    CHECK(std::ranges::count(journal, "order.placed") == 2);
    on.backend->check_invariants();
}

TEST_CASE("a refused, a cancelled and an expired submission give back stock and money", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    set_rules(on, {{{0}, 1}});
    const auto budget = open_budget(on, 6'000).value().body;
    std::vector<app::order_submission> batch;
    for (int i = 0; i < 3; ++i) batch.push_back(paid_from(on, budget, 2));
    const auto outcomes = on.place_batch(std::move(batch));
    for (const auto& each : outcomes) REQUIRE(each.answer);
    CHECK(sums_of(on, budget) == money{3'600, 0});
    CHECK(approve(on, id_in(outcomes[0].answer), 5, false)->body == "cancelled");
    CHECK(sums_of(on, budget) == money{2'400, 0});
    REQUIRE(on.change<app::cancel_order>(on.as_buyer(), id_in(outcomes[1].answer), std::string("改期")));
    CHECK(sums_of(on, budget) == money{1'200, 0});
    on.clock.advance(std::chrono::hours(72));
    app::expire_holds expire(on.backend->database(), on.random);
    auto nobody = on.as_buyer();
    nobody.who.reset();
    CHECK(on.run(expire(nobody)) == std::size_t{1});
    CHECK(sums_of(on, budget) == money{0, 0});
    CHECK(on.stock_of(1) == sums{100, 0});
    on.backend->check_invariants();
}

TEST_CASE("what was accepted is consumed, the rest is given back", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto budget = open_budget(on, 10'000).value().body;
    const auto placed = on.run(on.queue.submit(paid_from(on, budget, 9)));
    const auto id = id_in(placed);
    CHECK(sums_of(on, budget) == money{5'400, 0});
    REQUIRE(on.change<app::confirm_order>(on.as_supplier(), id));
    REQUIRE(on.dispatch(on.as_supplier(), id));
    CHECK(sums_of(on, budget) == money{5'400, 0});
    const auto line = on.find(id).lines.front().id;
    REQUIRE(on.accept(on.as_buyer(), id, domain::acceptance{.lines = {{line, 7, 2, "碰伤", domain::rejection_outcome::destroyed}}}));
    CHECK(sums_of(on, budget) == money{0, 4'200});
    app::keep_budgets use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    const auto behind = on.run(use.commitments(context, base::parse_id<domain::budget_id>(budget).value(), std::nullopt, 10));
    REQUIRE(behind);
    REQUIRE(behind->size() == 1);
    CHECK(behind->front().order == id);
    CHECK(behind->front().committed == base::fen{0});
    CHECK(behind->front().consumed == base::fen{4'200});
    on.backend->check_invariants();
}

TEST_CASE("what one order of a batch says alone is kept, and the others say nothing of it", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    auto plain = on.submission({{1, 1}, {2, 1}});
    auto paid = paid_from(on, open_budget(on, 6'000).value().body, 2);
    paid.asked.lines.front().campaign = "年货节";
    paid.asked.terms = {domain::payment_kind::credit, 30};
    std::vector<domain::order> made;
    std::vector<app::order_submission> batch;
    for (auto* each : {&plain, &paid}) {
        each->as.encode = [&made](const domain::order& order) { return made.push_back(order), base::to_wire(order.id); };
        batch.push_back(std::move(*each));
    }
    const auto outcomes = on.place_batch(std::move(batch));
    REQUIRE(made.size() == 2);
    CHECK(on.find(id_in(outcomes[0].answer)) == made[0]);
    CHECK(on.find(id_in(outcomes[1].answer)) == made[1]);
    CHECK_FALSE(made[0].lines[0].budget);
    CHECK(made[1].lines[0].campaign == "年货节");
    on.backend->check_invariants();
}

TEST_CASE("of 64 orders of a tenth of a budget exactly ten are granted", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 1'000));
    const auto budget = open_budget(on, 6'599).value().body;
    std::size_t granted = 0;
    std::size_t refused = 0;
    for (int i = 0; i < 64; ++i) {
        boost::asio::co_spawn(on.backend->io, on.queue.submit(paid_from(on, budget, 1)),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (!fault && answer) ++granted;
                                  if (!fault && !answer && answer.error().code == "budget-exceeded") ++refused;
                              });
    }
    run_until(on.backend->io, [&] { return granted + refused == 64; }, patience);
    CHECK(granted == 10);
    CHECK(sums_of(on, budget) == money{6'000, 0});
    on.backend->check_invariants();
}

TEST_CASE("of twenty approvals at once by different people only as many count as are needed", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 10));
    set_rules(on, {{{0}, 3}});
    const auto id = id_in(on.place_one({{1, 1}}));
    app::approve_order use(on.backend->database(), on.random, std::chrono::hours(72));
    std::vector<base::call_context> people;
    for (unsigned char i = 0; i < 20; ++i) people.push_back(as_colleague(on, static_cast<unsigned char>(10 + i)));
    std::size_t counted = 0;
    std::size_t late = 0;
    for (const auto& each : people) {
        boost::asio::co_spawn(on.backend->io,
                              use(each, {on.fresh_claim(), [](const domain::order& order) { return std::string(name_of(order.status)); }},
                                  {.id = id}, {.approved = true}),
                              [&](std::exception_ptr fault, base::result<base::reply> answer) {
                                  if (!fault && answer) ++counted;
                                  if (!fault && !answer && answer.error().code == "order-state-conflict") ++late;
                              });
    }
    run_until(on.backend->io, [&] { return counted + late == people.size(); }, patience);
    CHECK(counted == 3);
    CHECK(on.find(id).version == 4);
    on.backend->check_invariants();
}

TEST_CASE("there is one budget for each unit, year and fund, and it never holds less than is spoken for", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto budget = open_budget(on, 1'000).value().body;
    CHECK(open_budget(on, 5).error().code == "budget-exists");
    CHECK(open_budget(on, 5, domain::fund::union_dues));
    REQUIRE(on.run(on.queue.submit(paid_from(on, budget, 1))));
    app::keep_budgets use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    const auto id = base::parse_id<domain::budget_id>(budget).value();
    const auto allocate = [&](std::int64_t amount, base::version_condition seen = {}) {
        return on.run(use.allocate(context, {on.fresh_claim(), id_text}, id, std::move(seen), {amount}));
    };
    CHECK(allocate(599).error().code == "allocation-too-small");
    CHECK(allocate(600, {.any_of = {{1}}}).error().code == "version-stale");
    CHECK(allocate(600));
    CHECK(budget_in(on, budget).version == 3);
    auto stranger = on.as_supplier();
    CHECK(on.run(use.find(stranger, id)).error().code == "budget-not-found");
    const auto page = on.run(use.page(context, std::nullopt, std::nullopt, 10));
    REQUIRE(page);
    CHECK(page->size() == 2);
    on.backend->check_invariants();
}

TEST_CASE("a unit's own rules go before those of the whole house", "[orders][contract]") {
    side on(each_backend());
    REQUIRE(on.receive(1, 100));
    const auto canteen = numbered<domain::unit_id>(3);
    set_rules(on, {{{0}, 2}});
    set_rules(on, {{{0}, 1}}, true, canteen);
    auto of_canteen = on.submission({{1, 1}});
    of_canteen.context.who->unit = canteen;
    const auto refused = on.run(on.queue.submit(std::move(of_canteen)));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "budget-required");
    CHECK(on.find(id_in(on.place_one({{1, 1}}))).approvals_needed == 2);
    set_rules(on, {{{0}, 1}}, false, canteen);
    auto again = on.submission({{1, 1}});
    again.context.who->unit = canteen;
    const auto order = on.find(id_in(on.run(on.queue.submit(std::move(again)))));
    CHECK(order.approvals_needed == 1);
    CHECK(order.unit == canteen);
    app::keep_purchasing_rules use(on.backend->database(), on.random);
    const auto context = on.as_buyer();
    const auto all = on.run(use.list(context));
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    CHECK(all->at(1).version == 2);
    CHECK(all->at(1).approvals == std::vector<domain::approval_step>{{{0}, 1}});
}
