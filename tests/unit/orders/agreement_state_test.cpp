// The two tables of an agreement's life: every state with every action for every side.
#include <catch.hpp>

#include <map>
#include <string>

#include "orders/domain/agreement/state.hpp"

using namespace chuanpin::orders::domain;

namespace {

// from action → to event who (h, s, c(lock)); whatever is not here is refused.
const std::map<std::pair<std::string, std::string>, std::string> expected_of_agreement = {
    {{"draft", "join"}, "draft agreement.changed h"},
    {{"draft", "sign"}, "part_signed agreement.signed_in_part hs"},
    {{"part_signed", "sign"}, "part_signed agreement.signed_in_part hs"},
    {{"part_signed", "sign_last"}, "in_force agreement.signed hs"},
    {{"draft", "cancel"}, "cancelled agreement.cancelled hs"},
    {{"part_signed", "cancel"}, "cancelled agreement.cancelled hs"},
    {{"in_force", "propose_addendum"}, "in_force agreement.addendum_proposed hs"},
    {{"in_force", "sign_addendum"}, "in_force agreement.addendum_signed hs"},
    {{"in_force", "close"}, "closed agreement.closed c"},
};
const std::map<std::pair<std::string, std::string>, std::string> expected_of_line = {
    {{"unfunded", "record_prepayment"}, "unfunded agreement.prepayment_recorded h"},
    {{"unfunded", "confirm_prepayment"}, "unfunded agreement.prepayment_confirmed s"},
    {{"unfunded", "confirm_last_prepayment"}, "funded agreement.funded s"},
    {{"unfunded", "approve_credit"}, "funded agreement.funded s"},
    {{"unfunded", "propose_settlement"}, "unfunded agreement.settlement_proposed hs"},
    {{"unfunded", "refuse_settlement"}, "unfunded agreement.settlement_refused hs"},
    {{"unfunded", "agree_settlement"}, "settled agreement.settled hs"},
    {{"funded", "record_prepayment"}, "funded agreement.prepayment_recorded h"},
    {{"funded", "confirm_prepayment"}, "funded agreement.prepayment_confirmed s"},
    {{"funded", "allocate"}, "allocated agreement.allocated s"},
    {{"funded", "propose_settlement"}, "funded agreement.settlement_proposed hs"},
    {{"funded", "refuse_settlement"}, "funded agreement.settlement_refused hs"},
    {{"funded", "agree_settlement"}, "settled agreement.settled hs"},
    {{"allocated", "record_prepayment"}, "allocated agreement.prepayment_recorded h"},
    {{"allocated", "confirm_prepayment"}, "allocated agreement.prepayment_confirmed s"},
    {{"allocated", "deliver"}, "delivering agreement.delivered s"},
    {{"allocated", "deliver_last"}, "delivered agreement.delivered s"},
    {{"allocated", "propose_settlement"}, "allocated agreement.settlement_proposed hs"},
    {{"allocated", "refuse_settlement"}, "allocated agreement.settlement_refused hs"},
    {{"allocated", "agree_settlement"}, "settled agreement.settled hs"},
    {{"delivering", "record_prepayment"}, "delivering agreement.prepayment_recorded h"},
    {{"delivering", "confirm_prepayment"}, "delivering agreement.prepayment_confirmed s"},
    {{"delivering", "deliver"}, "delivering agreement.delivered s"},
    {{"delivering", "deliver_last"}, "delivered agreement.delivered s"},
    {{"delivering", "propose_settlement"}, "delivering agreement.settlement_proposed hs"},
    {{"delivering", "refuse_settlement"}, "delivering agreement.settlement_refused hs"},
    {{"delivering", "agree_settlement"}, "settled agreement.settled hs"},
    {{"delivered", "record_prepayment"}, "delivered agreement.prepayment_recorded h"},
    {{"delivered", "confirm_prepayment"}, "delivered agreement.prepayment_confirmed s"},
    {{"settled", "record_prepayment"}, "settled agreement.prepayment_recorded h"},
    {{"settled", "confirm_prepayment"}, "settled agreement.prepayment_confirmed s"},
    {{"settled", "record_repayment"}, "settled agreement.repayment_recorded s"},
    {{"settled", "confirm_repayment"}, "settled agreement.repayment_confirmed h"},
};

template <class Statuses, class Actions, class Expected>
std::size_t check_table(const Statuses& statuses, const Actions& actions, const Expected& expected) {
    std::size_t rows = 0;
    for (const auto status : statuses) {
        for (const auto action : actions) {
            INFO(name_of(status) << " " << name_of(action));
            const auto* found = find_row(status, action);
            const auto wanted = expected.find({std::string(name_of(status)), std::string(name_of(action))});
            REQUIRE((found != nullptr) == (wanted != expected.end()));
            if (found == nullptr) continue;
            ++rows;
            std::string who;
            for (const auto each : sides)
                if (found->open_to(each)) who += each == side::helper ? 'h' : each == side::supplier ? 's' : 'c';
            CHECK(std::string(name_of(found->to)) + " " + std::string(found->event) + " " + who == wanted->second);
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("an agreement's state allows exactly the actions of the table, to the sides of the table", "[orders][domain][agreement]") {
    CHECK(check_table(agreement_statuses, agreement_actions, expected_of_agreement) == agreement_rows().size());
}

TEST_CASE("a line's state allows exactly the actions of the table, to the sides of the table", "[orders][domain][agreement]") {
    CHECK(check_table(line_statuses, line_actions, expected_of_line) == line_rows().size());
}

TEST_CASE("nothing leaves a state that has ended, and every state is read back from its name", "[orders][domain][agreement]") {
    for (const auto& row : line_rows())
        if (has_ended(row.from)) CHECK(row.to == row.from);
    for (const auto each : agreement_statuses) CHECK(parse_agreement_status(name_of(each)) == each);
    for (const auto each : line_statuses) CHECK(parse_line_status(name_of(each)) == each);
    for (const auto each : sides) CHECK(parse_side(name_of(each)) == each);
    CHECK_FALSE(parse_agreement_status("lost"));
    CHECK_FALSE(parse_line_status(""));
    CHECK_FALSE(parse_side("buyer"));
}
