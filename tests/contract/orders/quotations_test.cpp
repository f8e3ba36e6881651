// Requests for quotation on both sides of the ports: quoting, opening, awarding, ordering; and twenty who award at once.
#include <catch.hpp>

#include "orders/app/quotation/handle_quotations.hpp"
#include "orders/app/quotation/remind_buyers.hpp"
#include "orders/app/quotation/submit_quotes.hpp"
#include "tests/contract/orders/side.hpp"

using namespace chuanpin;
using namespace chuanpin::tests;

namespace {

crypto::secret_box a_box(unsigned char key) {
    crypto::digest bytes{};
    bytes.back() = static_cast<std::byte>(key);
    return crypto::secret_box({bytes});
}

constexpr crypto::digest a_key{std::byte{7}};

// The clock's.
base::call_context nobody(const side& on) {
    auto context = a_context(on.clock.now());
    context.deadline = std::chrono::steady_clock::now() + patience;
    return context;
}

// One supplier is enough here, so that the shop's products are what is asked for.
class exchange {
public:
    explicit exchange(side& on)
        : on_(on),
          quotations_(on.backend->database(), box_, on.random),
          quotes_(on.backend->database(), box_, a_key, on.random),
          remind_(on.backend->database(), on.random) {
        app::keep_purchasing_rules rules(on_.backend->database(), on_.random);
        const auto context = on_.as_buyer();
        REQUIRE(on_.run(rules.set(context, {on_.fresh_claim(), [](const domain::purchasing_rules&) { return std::string(); }}, {},
                                  {.quotation_from = base::fen{1}, .quotes_min = 1})));
        for (unsigned char product = 1; product <= 2; ++product)
            on_.backend->tell(domain::product_altered{numbered<domain::product_id>(product), 10'000, 24});
    }

    domain::quotation_id ask() {
        const auto context = on_.as_buyer();
        const auto made =
            on_.run(quotations_.request(context, claim(),
                                        {.title = "询价",
                                         .county_code = "510107",
                                         .deliver_on = base::business_date_of(context.now + std::chrono::hours(1)),
                                         .deadline = context.now + std::chrono::hours(1),
                                         .lines = {{"苹果", std::nullopt, 15'000}, {"梨", std::nullopt, 10'000}},
                                         .suppliers = {numbered<domain::organisation_id>(1), numbered<domain::organisation_id>(3)}}));
        REQUIRE(made);
        return base::parse_id<domain::quotation_id>(made->body.substr(0, made->body.find(' '))).value();
    }
    base::result<base::reply> quote(domain::quotation_id id, std::int64_t unit_price) {
        const auto context = on_.as_supplier();
        return on_.run(quotes_.submit(
            context, claim(), id,
            {{{1, numbered<domain::product_id>(1), 2, {unit_price}}, {2, numbered<domain::product_id>(2), 1, {unit_price}}}, {300}}));
    }
    base::result<base::reply> withdraw(domain::quotation_id id) {
        const auto context = on_.as_supplier();
        return on_.run(quotes_.withdraw(context, claim(), id));
    }
    base::result<base::reply> open(domain::quotation_id id) {
        const auto context = on_.as_buyer();
        return on_.run(quotations_.open(context, claim(), {.id = id}));
    }
    base::result<base::reply> award(domain::quotation_id id) {
        const auto context = on_.as_buyer();
        return on_.run(quotations_.award(context, claim(), {.id = id}, numbered<domain::organisation_id>(1), std::nullopt));
    }
    base::result<base::reply> extend(domain::quotation_id id) {
        const auto context = on_.as_buyer();
        return on_.run(quotations_.extend(context, claim(), {.id = id}, context.now + std::chrono::minutes(1)));
    }
    std::size_t remind() {
        const auto context = nobody(on_);
        return on_.run(remind_(context)).value();
    }
    app::quotation_view read(domain::quotation_id id) {
        const auto context = on_.as_buyer();
        return on_.run(quotations_.find(context, id)).value();
    }
    app::order_submission order(domain::quotation_id id) {
        auto what = on_.submission({{1, 2}, {2, 1}});
        what.asked.quotation = id;
        return what;
    }

private:
    app::handle_quotations::claim claim() {
        return {on_.fresh_claim(), [](const app::quotation_view& view) {
                    return base::to_wire(view.what.id) + " " + std::string(name_of(view.what.status)) + " " +
                           std::to_string(view.what.version);
                }};
    }

    side& on_;
    crypto::secret_box box_ = a_box(1);
    app::handle_quotations quotations_;
    app::submit_quotes quotes_;
    app::remind_buyers remind_;
};

std::string code_of(const base::result<base::reply>& answer) { return answer ? "" : answer.error().code; }

}  // namespace

TEST_CASE("a quote is replaced, withdrawn and put in again; what stood last is opened, awarded and ordered once",
          "[orders][contract][quotation]") {
    side on(each_backend());
    exchange of(on);
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    const auto id = of.ask();
    REQUIRE(of.quote(id, 700));
    REQUIRE(of.withdraw(id));
    CHECK(code_of(of.withdraw(id)) == "quote-not-found");
    REQUIRE(of.quote(id, 650));
    CHECK(of.read(id).quotes.empty());
    CHECK(code_of(of.open(id)) == "quotation-not-due");
    on.clock.advance(std::chrono::hours(1));
    REQUIRE(of.open(id));
    const auto seen = of.read(id);
    REQUIRE(seen.quotes.size() == 2);
    CHECK(seen.quotes[0].standing == 1);
    CHECK(seen.quotes[0].content->lines[1].unit_price == base::fen{650});
    CHECK(seen.quotes[0].content->freight == base::fen{300});
    CHECK_FALSE(seen.quotes[1].content);
    CHECK(seen.quotes[0].sealed.empty());
    REQUIRE(of.award(id));
    CHECK(code_of(of.award(id)) == "quotation-state-conflict");

    std::vector<app::order_submission> both{of.order(id), of.order(id)};
    const auto answers = on.place_batch(std::move(both));
    REQUIRE(answers[0].answer);
    CHECK(code_of(answers[1].answer) == "award-used");
    const auto placed = on.find(id_in(answers[0].answer));
    CHECK(placed.total == base::fen{1'950});
    CHECK(placed.award == domain::carried_award{id, {300}});
    CHECK(placed.contract_required);
    CHECK(code_of(on.place_one({{1, 2}})) == "quotation-required");
    const auto after = of.read(id);
    CHECK(after.what.order == placed.id);
    CHECK(after.result == domain::quote_sum{{1'950}, {300}, 30'000});
    std::vector<std::string> told;
    for (const auto& each : on.backend->journal())
        if (each.starts_with("quot")) told.push_back(each);
    CHECK(told == std::vector<std::string>{"quotation.requested", "quote.invited", "quote.invited", "quote.submitted", "quote.withdrawn",
                                           "quote.submitted", "quotation.opened", "quotation.awarded", "quote.awarded",
                                           "quotation.ordered"});
    on.backend->check_invariants();
}

TEST_CASE("an award whose order ends is free again, and its second order is the only one that lives", "[orders][contract][quotation]") {
    side on(each_backend());
    exchange of(on);
    REQUIRE(on.receive(1, 100));
    REQUIRE(on.receive(2, 100));
    const auto id = of.ask();
    REQUIRE(of.quote(id, 650));
    on.clock.advance(std::chrono::hours(1));
    REQUIRE(of.open(id));
    REQUIRE(of.award(id));
    const auto place = [&] {
        std::vector<app::order_submission> one{of.order(id)};
        return on.place_batch(std::move(one)).front().answer;
    };
    const auto first = place();
    REQUIRE(first);
    CHECK(code_of(place()) == "award-used");
    REQUIRE(on.change<app::cancel_order>(on.as_buyer(), id_in(first), "改期"));
    CHECK(of.read(id).what.status == domain::quotation_status::awarded);
    CHECK_FALSE(of.read(id).what.order);
    const auto second = place();
    REQUIRE(second);
    CHECK(of.read(id).what.order == id_in(second));
    CHECK(code_of(place()) == "award-used");
    on.clock.advance(std::chrono::hours(73));
    app::expire_holds expire(on.backend->database(), on.random);
    const auto clock = nobody(on);
    CHECK(on.run(expire(clock)).value() == 1);
    CHECK(of.read(id).what.status == domain::quotation_status::awarded);
    CHECK(std::ranges::count(on.backend->journal(), "quotation.award_released") == 2);
    on.backend->check_invariants();
}

TEST_CASE("that a deadline has passed is told once, again after an extension, and never after a decision",
          "[orders][contract][quotation]") {
    side on(each_backend());
    exchange of(on);
    const auto id = of.ask();
    const auto other = of.ask();
    REQUIRE(of.quote(other, 650));
    CHECK(of.remind() == 0);
    on.clock.advance(std::chrono::hours(1));
    REQUIRE(of.open(other));
    CHECK(of.remind() == 1);
    CHECK(of.remind() == 0);
    REQUIRE(of.extend(id));
    CHECK(of.remind() == 0);
    on.clock.advance(std::chrono::minutes(1));
    CHECK(of.remind() == 1);
    CHECK(of.remind() == 0);
    CHECK(std::ranges::count(on.backend->journal(), "quotation.deadline_passed") == 2);
    on.backend->check_invariants();
}

TEST_CASE("of twenty who award at the same time one does", "[orders][contract][quotation]") {
    side on(each_backend());
    exchange of(on);
    const auto id = of.ask();
    REQUIRE(of.quote(id, 700));
    on.clock.advance(std::chrono::hours(1));
    REQUIRE(of.open(id));
    const auto box = a_box(1);
    app::handle_quotations use(on.backend->database(), box, on.random);
    const auto context = on.as_buyer();
    int awarded = 0;
    int refused = 0;
    for (int i = 0; i < 20; ++i)
        boost::asio::co_spawn(
            on.backend->io,
            [&]() -> base::task<void> {
                auto answer = co_await use.award(context, {on.fresh_claim(), [](const app::quotation_view&) { return std::string("x"); }},
                                                 {.id = id}, numbered<domain::organisation_id>(1), std::nullopt);
                if (answer)
                    ++awarded;
                else if (answer.error().code == "quotation-state-conflict")
                    ++refused;
            },
            boost::asio::detached);
    run_until(on.backend->io, [&] { return awarded + refused == 20; }, patience);
    CHECK(awarded == 1);
    on.backend->check_invariants();
}

TEST_CASE("what was sealed with a key that is gone, or for another quote, is not opened", "[orders][contract][quotation]") {
    side on(each_backend());
    exchange of(on);
    const auto id = of.ask();
    REQUIRE(of.quote(id, 700));
    on.clock.advance(std::chrono::hours(1));
    const auto other = a_box(2);
    app::handle_quotations use(on.backend->database(), other, on.random);
    const auto context = on.as_buyer();
    CHECK_THROWS(on.run(use.open(context, {on.fresh_claim(), [](const app::quotation_view&) { return std::string(); }}, {.id = id})));
    CHECK(of.read(id).what.status == domain::quotation_status::collecting);
    REQUIRE(of.open(id));
}
