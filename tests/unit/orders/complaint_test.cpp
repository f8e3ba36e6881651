// The table of a complaint's life, its clocks and its money.
#include <catch.hpp>

#include <map>

#include "orders/domain/complaint/complaint.hpp"
#include "tests/support/call_context.hpp"

using namespace chuanpin;
using namespace chuanpin::orders::domain;
using tests::numbered;

namespace {

using status = complaint_status;
using action = complaint_action;
using party_of_complaint = complaint_party;

const base::instant noon = std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::hours(4);

const std::map<std::pair<status, action>, std::pair<status, std::string_view>> expected = {
    {{status::open, action::answer}, {status::answered, "s"}},        {{status::open, action::escalate}, {status::escalated, "bc"}},
    {{status::open, action::withdraw}, {status::withdrawn, "b"}},     {{status::answered, action::agree}, {status::settled, "b"}},
    {{status::answered, action::escalate}, {status::escalated, "b"}}, {{status::answered, action::withdraw}, {status::withdrawn, "b"}},
    {{status::escalated, action::rule}, {status::ruled, "r"}},        {{status::escalated, action::withdraw}, {status::withdrawn, "b"}},
};

complaint complaint_in(status what) {
    return {.id = numbered<complaint_id>(1),
            .version = 3,
            .status = what,
            .asked = {500},
            .opened_at = noon,
            .answer_due_at = noon,
            .offered = base::fen{300}};
}

base::result<changed_complaint> carry_out(action what, const complaint& before, party_of_complaint who) {
    switch (what) {
        case action::answer:
            return answer_complaint(before, who, "补发", {300}, noon);
        case action::agree:
            return agree(before, who, noon);
        case action::escalate:
            return escalate(before, who, "未答复", noon);
        case action::rule:
            return rule(before, who, "支持", {500}, noon);
        case action::withdraw:
            return withdraw(before, who, noon);
    }
    return base::refusal(base::error{});
}

char letter_of(party_of_complaint who) {
    switch (who) {
        case party_of_complaint::buyer:
            return 'b';
        case party_of_complaint::supplier:
            return 's';
        case party_of_complaint::reviewer:
            return 'r';
        case party_of_complaint::system:
            return 'c';
    }
    return '?';
}

order order_with(std::optional<base::instant> dispatched, std::optional<base::instant> accepted) {
    return {.id = numbered<order_id>(1),
            .buyer = numbered<organisation_id>(2),
            .supplier = numbered<organisation_id>(1),
            .dispatched_at = dispatched,
            .accepted_at = accepted};
}

std::string refusal_of(const auto& answer) { return answer ? "" : answer.error().code; }

}  // namespace

TEST_CASE("every action on every complaint by everybody does what the table says", "[orders][complaint]") {
    CHECK(complaint_transitions().size() == expected.size());
    for (const auto from : complaint_statuses) {
        for (const auto what : complaint_actions) {
            for (const auto who :
                 {party_of_complaint::buyer, party_of_complaint::supplier, party_of_complaint::reviewer, party_of_complaint::system}) {
                INFO(name_of(from) << " " << name_of(what) << " " << letter_of(who));
                const auto wanted = expected.find({from, what});
                const auto answer = carry_out(what, complaint_in(from), who);
                if (wanted == expected.end()) {
                    CHECK(refusal_of(answer) == "complaint-state-conflict");
                } else if (!wanted->second.second.contains(letter_of(who))) {
                    CHECK(refusal_of(answer) == "complaint-party-forbidden");
                } else {
                    REQUIRE(answer);
                    CHECK(answer->after.status == wanted->second.first);
                    CHECK(answer->after.version == 4);
                }
            }
        }
    }
    for (const auto each : complaint_statuses) CHECK(parse_complaint_status(name_of(each)) == each);
    for (const auto each : complaint_grounds) CHECK(parse_complaint_ground(name_of(each)) == each);
}

TEST_CASE("a complaint is heard from the dispatch until its window after the acceptance has passed", "[orders][complaint]") {
    const complaint_times times{.window = std::chrono::days(30), .answer = std::chrono::days(7)};
    const auto open = [&](const order& about, base::instant now, std::int64_t asked = 10) {
        return open_complaint(about, {.ground = complaint_ground::quality, .words = "坏果", .asked = {asked}}, {100}, times,
                              numbered<complaint_id>(1), now);
    };
    CHECK(refusal_of(open(order_with(std::nullopt, std::nullopt), noon)) == "complaint-too-early");
    CHECK(open(order_with(noon, std::nullopt), noon + std::chrono::days(400)));
    CHECK(open(order_with(noon, noon), noon + std::chrono::days(30) - std::chrono::microseconds(1)));
    CHECK(refusal_of(open(order_with(noon, noon), noon + std::chrono::days(30))) == "complaint-too-late");
    CHECK(open(order_with(noon, noon), noon, 100));
    const auto greedy = open(order_with(noon, noon), noon, 101);
    REQUIRE(refusal_of(greedy) == "refund-too-large");
    CHECK(greedy.error().fields.front().pointer == "/refund_fen");
    CHECK(open(order_with(noon, noon), noon)->answer_due_at == noon + std::chrono::days(7));
}

TEST_CASE("an unanswered complaint can be escalated from the moment at which its answer is due", "[orders][complaint]") {
    auto what = complaint_in(status::open);
    what.answer_due_at = noon + std::chrono::days(7);
    CHECK(refusal_of(escalate(what, party_of_complaint::buyer, "x", what.answer_due_at - std::chrono::microseconds(1))) ==
          "answer-not-due");
    CHECK(escalate(what, party_of_complaint::system, "no-answer", what.answer_due_at));
    CHECK(escalate(complaint_in(status::answered), party_of_complaint::buyer, "x", noon - std::chrono::days(9)));
}

TEST_CASE("nobody grants more than was asked for, and what ends a complaint is what it binds", "[orders][complaint]") {
    CHECK(refusal_of(answer_complaint(complaint_in(status::open), party_of_complaint::supplier, "x", {501}, noon)) == "refund-too-large");
    CHECK(refusal_of(rule(complaint_in(status::escalated), party_of_complaint::reviewer, "x", {501}, noon)) == "refund-too-large");
    CHECK(bound_by(complaint_in(status::open)) == base::fen{500});
    CHECK(bound_by(agree(complaint_in(status::answered), party_of_complaint::buyer, noon)->after) == base::fen{300});
    CHECK(bound_by(rule(complaint_in(status::escalated), party_of_complaint::reviewer, "x", {0}, noon)->after) == base::fen{0});
    CHECK(bound_by(withdraw(complaint_in(status::open), party_of_complaint::buyer, noon)->after) == base::fen{0});
}
