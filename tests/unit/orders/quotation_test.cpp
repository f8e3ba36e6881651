// Requests for quotation: the table of states, what is sealed until when, exact comparison, who awards.
#include <catch.hpp>

#include <random>

#include "orders/domain/quotation/award.hpp"
#include "orders/domain/quotation/quoting.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using chuanpin::tests::numbered;

namespace {

const base::instant noon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(4);
const auto deadline = noon + std::chrono::hours(48);
const auto buyer = numbered<organisation_id>(9);
const auto clerk = numbered<account_id>(1);
const auto approver = numbered<account_id>(2);

base::principal who_asks() { return {clerk, buyer, "school", "Clerk", {}}; }

quotation_request asked_of(int suppliers = 3) {
    quotation_request asked{.title = "蔬菜询价",
                            .county_code = "510107",
                            .deliver_on = base::business_date_of(deadline),
                            .deadline = deadline,
                            .lines = {{"苹果", std::nullopt, 25'000}, {"梨", std::nullopt, 30'000}}};
    for (int i = 1; i <= suppliers; ++i) asked.suppliers.push_back(numbered<organisation_id>(static_cast<unsigned char>(i)));
    return asked;
}

purchasing_rules with_approvals() { return {.organisation = buyer, .approvals = {{{100'000}, 1}}}; }

quotation a_quotation(const purchasing_rules& rules = {.organisation = buyer}) {
    return request_quotation(asked_of(), rules, who_asks(), numbered<quotation_id>(1), noon).value();
}

quote a_quote(unsigned char number, std::int64_t unit_price, std::int64_t freight, base::instant at = noon) {
    return {.id = numbered<quote_id>(number),
            .version = 2,
            .supplier = numbered<organisation_id>(number),
            .submitted_by = numbered<account_id>(7),
            .submitted_at = at,
            .content = quote_content{{{numbered<product_id>(number), 3, 10'000, {unit_price}}}, {freight}}};
}

template <class T>
std::string code_of(const base::result<T>& answer) {
    return answer ? "" : answer.error().code;
}

std::vector<std::string> faults_of(const base::error& error) {
    std::vector<std::string> faults;
    for (const auto& each : error.fields) faults.push_back(each.pointer + " " + each.code);
    return faults;
}
using list = std::vector<std::string>;

}  // namespace

TEST_CASE("the states of a request and what leads from one to another stand in one table", "[orders][domain][quotation]") {
    using enum quotation_status;
    using enum quotation_action;
    const std::map<std::pair<quotation_status, quotation_action>, quotation_status> expected{
        {{collecting, extend}, collecting},
        {{collecting, quotation_action::remind}, collecting},
        {{collecting, quotation_action::open}, opened},
        {{collecting, quotation_action::give_up}, given_up},
        {{opened, quotation_action::award}, awarded},
        {{opened, quotation_action::give_up}, given_up},
        {{awarded, order}, ordered},
        {{ordered, release}, awarded}};
    for (const auto from : {collecting, opened, awarded, ordered, given_up})
        for (const auto what : {extend, quotation_action::remind, quotation_action::open, quotation_action::award, order, release,
                                quotation_action::give_up}) {
            const auto* row = find_quotation_transition(from, what);
            const auto wanted = expected.find({from, what});
            CHECK((row != nullptr) == (wanted != expected.end()));
            if (row != nullptr) CHECK(row->to == wanted->second);
        }
    for (const auto each : {collecting, opened, awarded, ordered, given_up}) CHECK(parse_quotation_status(name_of(each)) == each);
    CHECK_FALSE(parse_quotation_status("sealed"));
}

TEST_CASE("what is asked is checked as a whole, with every fault at its place", "[orders][domain][quotation]") {
    auto asked = asked_of(2);
    asked.suppliers[1] = asked.suppliers[0];
    asked.deadline = noon;
    asked.deliver_on = base::business_date_of(noon - std::chrono::days(1));
    const auto refused = request_quotation(asked, {.organisation = buyer}, who_asks(), {}, noon);
    REQUIRE(code_of(refused) == "quotation-invalid");
    CHECK(faults_of(refused.error()) == list{"/deadline past", "/deliver_on before-deadline", "/supplier_organisation_ids/1 duplicate",
                                             "/supplier_organisation_ids too-few"});
    asked = asked_of(3);
    asked.suppliers[2] = buyer;
    asked.deadline = noon + quotation_length_max + std::chrono::seconds(1);
    asked.deliver_on = base::business_date_of(asked.deadline);
    const auto own = request_quotation(asked, {.organisation = buyer}, who_asks(), {}, noon);
    CHECK(faults_of(own.error()) == list{"/deadline out-of-range", "/supplier_organisation_ids/2 own-organisation"});
    CHECK(request_quotation(asked_of(3), {.organisation = buyer}, who_asks(), {}, noon)->quotes_min == 3);
    CHECK(code_of(request_quotation(asked_of(3), {.organisation = buyer, .quotes_min = 4}, who_asks(), {}, noon)) == "quotation-invalid");
    CHECK(request_quotation(asked_of(1), {.organisation = buyer, .quotes_min = 1}, who_asks(), {}, noon)->quotes_min == 1);
}

TEST_CASE("quotes are taken before the deadline and opened from it on", "[orders][domain][quotation]") {
    const auto asked = a_quotation();
    const auto tick = std::chrono::microseconds(1);
    CHECK(check_collecting(asked, deadline - tick));
    CHECK(code_of(check_collecting(asked, deadline)) == "quotes-closed");
    CHECK(code_of(open(asked, 3, clerk, deadline - tick)) == "quotation-not-due");
    const auto few = open(asked, 2, clerk, deadline);
    CHECK(code_of(few) == "too-few-quotes");
    CHECK(few.error().facts == std::vector<std::pair<std::string, std::string>>{{"quotes", "2"}, {"quotes_min", "3"}});
    const auto opened = open(asked, 3, clerk, deadline);
    REQUIRE(opened);
    CHECK(opened->version == 2);
    CHECK(opened->opened_at == deadline);
    CHECK(code_of(check_collecting(*opened, noon)) == "quotes-closed");
    CHECK(code_of(open(*opened, 3, clerk, deadline)) == "quotation-state-conflict");
}

TEST_CASE("too few quotes: the deadline moves, a few times and never over the day of delivery", "[orders][domain][quotation]") {
    auto asked = a_quotation();
    asked.asked.deliver_on = base::business_date_of(deadline + std::chrono::days(9));
    CHECK(code_of(extend(asked, 2, deadline + std::chrono::hours(1), deadline - std::chrono::seconds(1))) == "quotation-not-due");
    CHECK(code_of(extend(asked, 3, deadline + std::chrono::hours(1), deadline)) == "quotes-suffice");
    CHECK(faults_of(extend(asked, 2, deadline, deadline).error()) == list{"/deadline past"});
    CHECK(faults_of(extend(asked, 2, deadline + std::chrono::days(11), deadline).error()) == list{"/deadline before-deadline"});
    auto now = deadline;
    for (int i = 1; i <= quotation_extensions_max; ++i) {
        auto moved = extend(asked, 2, now + std::chrono::hours(1), now);
        REQUIRE(moved);
        CHECK(moved->extensions == i);
        CHECK(takes_quotes(*moved, now));
        asked = *moved;
        now += std::chrono::hours(1);
    }
    CHECK(code_of(extend(asked, 2, now + std::chrono::hours(1), now)) == "quotation-extended-too-often");
    CHECK(give_up(asked, "报价不足")->reason == "报价不足");
}

TEST_CASE("a quote names every line once, with one's own products and as few units as hold it", "[orders][domain][quotation]") {
    const auto asked = a_quotation();
    const own_products own{{numbered<product_id>(1), 10'000}, {numbered<product_id>(2), 4'000}, {numbered<product_id>(3), 0}};
    const auto line = [](std::int64_t number, unsigned char product, std::int64_t quantity) {
        return quote_request::line{number, numbered<product_id>(product), quantity, {500}};
    };
    const auto read = read_quote(asked, {{line(2, 2, 8), line(1, 1, 3)}, {700}}, own);
    REQUIRE(read);
    CHECK(read->lines[0] == quoted_line{numbered<product_id>(1), 3, 10'000, {500}});
    CHECK(sum_of(*read) == quote_sum{{5'500}, {700}, 62'000});
    const auto faulty = read_quote(asked, {{line(1, 1, 2), line(1, 2, 8), line(3, 2, 8)}, {}}, own);
    REQUIRE(code_of(faulty) == "quote-invalid");
    CHECK(faults_of(faulty.error()) == list{"/lines/0/quantity out-of-range", "/lines/1/line_number duplicate",
                                            "/lines/2/line_number out-of-range", "/lines missing-line"});
    const auto foreign = read_quote(asked, {{line(1, 4, 3), line(2, 3, 1)}, {}}, own);
    CHECK(faults_of(foreign.error()) == list{"/lines/0/product_id product-not-found", "/lines/1/product_id no-mass"});
    const auto twice = read_quote(asked, {{line(1, 1, 3), line(2, 1, 3)}, {}}, own);
    CHECK(faults_of(twice.error()) == list{"/lines/1/product_id duplicate"});
    auto dear = line(1, 1, 3);
    dear.unit_price = {base::wire_integer_max};
    CHECK(faults_of(read_quote(asked, {{dear, line(2, 2, 8)}, {}}, own).error()) == list{"/lines out-of-range"});
}

TEST_CASE("quotes are compared by what a delivered kilogram costs, to the last fen", "[orders][domain][quotation]") {
    // 1 fen in 3 tonnes: less than any rounding would show.
    const quote_sum one{{9'000'000'000'000'000}, {1}, 3'000'000};
    const quote_sum other{{9'000'000'000'000'000}, {0}, 3'000'000};
    CHECK(is_cheaper(other, one));
    CHECK_FALSE(is_cheaper(one, other));
    CHECK(per_kilogram(one) == per_kilogram(other));
    // More goods for more money may be the cheaper offer; freight counts.
    CHECK(is_cheaper({{1'900}, {0}, 20'000}, {{900}, {100}, 10'000}));
    CHECK(per_kilogram({{100}, {5}, 10'000}) == base::fen{11});  // 10.5 rounds up
    CHECK(per_kilogram({{100}, {4}, 10'000}) == base::fen{10});
    std::vector<quote> quotes{a_quote(1, 500, 0), a_quote(2, 400, 299), a_quote(3, 400, 300, noon - std::chrono::seconds(1)),
                              a_quote(4, 500, 0, noon - std::chrono::seconds(1)), a_quote(5, 1, 0)};
    quotes[4].submitted_at.reset();  // withdrawn
    rank(quotes);
    CHECK(quotes[1].standing == 1);
    CHECK(quotes[2].standing == 2);  // the same as 1 and 4, and earlier: of the same second by id
    CHECK(quotes[3].standing == 3);
    CHECK(quotes[0].standing == 4);
    CHECK_FALSE(quotes[4].standing);
}

TEST_CASE("the standing is an order: nobody cheaper stands behind, whatever the order of arrival",
          "[orders][domain][quotation][property]") {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        std::mt19937_64 random(seed);
        std::vector<quote> quotes;
        for (unsigned char i = 1; i <= 12; ++i)
            quotes.push_back(a_quote(i, static_cast<std::int64_t>(random() % 5), static_cast<std::int64_t>(random() % 4),
                                     noon + std::chrono::seconds(random() % 3)));
        auto shuffled = quotes;
        std::ranges::shuffle(shuffled, random);
        rank(quotes);
        rank(shuffled);
        std::ranges::sort(quotes, {}, [](const quote& each) { return *each.standing; });
        std::ranges::sort(shuffled, {}, [](const quote& each) { return *each.standing; });
        INFO(seed);
        CHECK(quotes == shuffled);
        for (std::size_t i = 1; i < quotes.size(); ++i)
            CHECK_FALSE(is_cheaper(*sum_of(*quotes[i].content), *sum_of(*quotes[i - 1].content)));
    }
}

TEST_CASE("an award is somebody else's where the rules have approvals, and says why it is not the cheapest",
          "[orders][domain][quotation]") {
    const auto opened = open(a_quotation(), 3, clerk, deadline).value();
    std::vector<quote> quotes{a_quote(1, 500, 0), a_quote(2, 400, 0), a_quote(3, 600, 0)};
    rank(quotes);
    const auto to = [&](unsigned char supplier, std::optional<std::string> reason, const purchasing_rules& rules, account_id by) {
        return award(opened, quotes, numbered<organisation_id>(supplier), std::move(reason), rules, by, deadline);
    };
    CHECK(code_of(to(2, std::nullopt, with_approvals(), clerk)) == "own-quotation");
    CHECK(to(2, std::nullopt, {.organisation = buyer}, clerk));
    CHECK(to(2, std::nullopt, with_approvals(), approver)->winner == numbered<organisation_id>(2));
    const auto dear = to(1, std::nullopt, with_approvals(), approver);
    CHECK(code_of(dear) == "award-reason-required");
    CHECK(faults_of(dear.error()) == list{"/reason required"});
    CHECK(to(1, "质量更好", with_approvals(), approver)->reason == "质量更好");
    CHECK(code_of(to(4, std::nullopt, with_approvals(), approver)) == "quote-not-found");
    CHECK(code_of(award(a_quotation(), quotes, numbered<organisation_id>(2), std::nullopt, with_approvals(), approver, deadline)) ==
          "quotation-state-conflict");
}

TEST_CASE("an award is ordered by its own house, once", "[orders][domain][quotation]") {
    auto awarded = open(a_quotation(), 3, clerk, deadline).value();
    CHECK(code_of(check_award(awarded, who_asks())) == "quotation-not-awarded");
    CHECK_THROWS_AS(ordered(awarded, numbered<order_id>(1)), std::logic_error);
    std::vector<quote> quotes{a_quote(1, 500, 0)};
    rank(quotes);
    awarded = award(awarded, quotes, numbered<organisation_id>(1), std::nullopt, {.organisation = buyer}, approver, deadline).value();
    CHECK(check_award(awarded, who_asks()));
    auto other = who_asks();
    other.organisation = numbered<organisation_id>(1);
    CHECK(code_of(check_award(awarded, other)) == "quotation-not-found");
    auto of_a_unit = who_asks();
    of_a_unit.unit = numbered<unit_id>(5);
    CHECK(code_of(check_award(awarded, of_a_unit)) == "quotation-not-found");
    CHECK(code_of(check_award(ordered(awarded, numbered<order_id>(1)), who_asks())) == "award-used");
}

TEST_CASE("an award is free again once its order has ended, and by no other order", "[orders][domain][quotation]") {
    auto awarded = open(a_quotation(), 3, clerk, deadline).value();
    std::vector<quote> quotes{a_quote(1, 500, 0)};
    rank(quotes);
    awarded = award(awarded, quotes, numbered<organisation_id>(1), std::nullopt, {.organisation = buyer}, approver, deadline).value();
    CHECK_THROWS_AS(released(awarded, numbered<order_id>(1)), std::logic_error);
    const auto used = ordered(awarded, numbered<order_id>(1));
    CHECK_THROWS_AS(released(used, numbered<order_id>(2)), std::logic_error);
    const auto free = released(used, numbered<order_id>(1));
    CHECK(free.version == used.version + 1);
    CHECK(check_award(free, who_asks()));
    CHECK(ordered(free, numbered<order_id>(2)).order == numbered<order_id>(2));
}

TEST_CASE("a buyer is reminded once of each deadline that passed undecided", "[orders][domain][quotation]") {
    const auto asked = a_quotation();
    CHECK_FALSE(remind(asked, deadline - std::chrono::seconds(1)));
    const auto told = remind(asked, deadline);
    REQUIRE(told);
    CHECK(told->version == asked.version + 1);
    CHECK(told->reminded_at == deadline);
    CHECK_FALSE(remind(*told, deadline + std::chrono::hours(1)));
    const auto moved = extend(*told, 0, deadline + std::chrono::hours(1), deadline).value();
    CHECK_FALSE(remind(moved, deadline));
    CHECK(remind(moved, deadline + std::chrono::hours(1)));
    CHECK_FALSE(remind(open(asked, 3, clerk, deadline).value(), deadline));
    CHECK_FALSE(remind(give_up(asked, "不再需要").value(), deadline));
}
