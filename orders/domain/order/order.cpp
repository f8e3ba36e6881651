#include "orders/domain/order/order.hpp"

#include <algorithm>
#include <stdexcept>

namespace chuanpin::orders::domain {
namespace {

void add_charge(std::vector<charge>& to, budget_id budget, base::fen amount) {
    const auto found = std::ranges::find(to, budget, &charge::budget);
    auto& into = found == to.end() ? to.emplace_back(charge{budget, {}}) : *found;
    const auto sum = base::add(into.amount, amount);
    if (!sum) throw std::logic_error("the lines of an order cost more than the order");
    into.amount = *sum;
}

template <class AmountOf>
std::vector<charge> charges(const order& what, AmountOf amount_of, base::fen freight) {
    std::vector<charge> all;
    for (std::size_t i = 0; i < what.lines.size(); ++i)
        if (what.lines[i].budget) add_charge(all, *what.lines[i].budget, amount_of(i));
    if (what.freight && what.freight->budget) add_charge(all, *what.freight->budget, freight);
    std::ranges::sort(all, {}, &charge::budget);
    return all;
}

base::fen agreed_freight(const order& what) { return what.freight ? what.freight->amount : base::fen{}; }
// It is spent once the order is settled and anything of it was accepted.
base::fen freight_spent(const order& what) {
    return what.accepted_total.value_or(base::fen{}).value > 0 ? agreed_freight(what) : base::fen{};
}

}  // namespace

std::string_view name_of(freight_bearer who) { return who == freight_bearer::buyer ? "buyer" : "supplier"; }

std::string_view name_of(rejection_outcome what) {
    switch (what) {
        case rejection_outcome::returned:
            return "returned";
        case rejection_outcome::destroyed:
            return "destroyed";
        case rejection_outcome::credited:
            return "credited";
    }
    return {};
}

std::optional<rejection_outcome> parse_rejection_outcome(std::string_view name) {
    for (const auto each : rejection_outcomes)
        if (name_of(each) == name) return each;
    return std::nullopt;
}

std::optional<bool> handed_over_in_range(const order_line& line) {
    if (!line.handover_temperature_mc || (!line.storage.min_mc && !line.storage.max_mc)) return std::nullopt;
    const auto measured = *line.handover_temperature_mc;
    return line.storage.min_mc.value_or(measured) <= measured && measured <= line.storage.max_mc.value_or(measured);
}

std::optional<party> party_of(const order& what, const base::principal& who) {
    if (who.organisation == what.supplier && what.approved_at) return party::supplier;
    if (who.organisation == what.buyer && (!who.unit || who.unit == what.unit)) return party::buyer;
    return std::nullopt;
}

base::fen accepted_amount(const order_line& line) {
    const auto amount = line.by_weight ? price_of_mass(line.by_weight->kilogram_price, line.accepted_g.value_or(0))
                                       : base::multiply(line.unit_price, line.accepted_quantity.value_or(0));
    if (!amount) throw std::logic_error("what was accepted of a line costs more than the line");
    return *amount;
}

base::fen committed_amount(const order_line& line) {
    if (!line.by_weight) return line.amount;
    const auto nominal = nominal_mass_g(line.quantity, line.unit_net_mass_g);
    const auto most = nominal ? price_of_mass(line.by_weight->kilogram_price, agreed_mass(*line.by_weight, *nominal).most_g) : std::nullopt;
    if (!most) throw std::logic_error("a line was placed that may cost more than an order can");
    return *most;
}

base::fen returned_amount(const order_line& line) {
    const auto accepted = line.accepted_quantity.value_or(0);
    if (line.returned_quantity == 0 || accepted == 0) return {};
    const auto share = base::multiply(accepted_amount(line), line.returned_quantity);
    if (!share) throw std::logic_error("what was returned of a line costs more than the line");
    return {share->value / accepted};
}

base::fen owed_for_goods(const order& what) {
    if (!what.accepted_total) return {};
    return {what.accepted_total->value - what.returned_total.value};
}

base::fen owed_amount(const order& what) {
    const auto goods = what.accepted_total.value_or(what.total);
    if (what.status == order_status::cancelled || goods.value == 0) return {};
    const auto sum = base::add({goods.value - what.returned_total.value - what.refund_granted.value}, agreed_freight(what));
    if (!sum) throw std::logic_error("goods and freight cost more than fits");
    return *sum;
}

std::vector<charge> committed_charges(const order& what) {
    const auto left = [&](std::size_t i) {
        return base::fen{committed_amount(what.lines[i]).value - accepted_amount(what.lines[i]).value};
    };
    return charges(what, left, what.accepted_total ? base::fen{} : agreed_freight(what));
}

std::vector<charge> newly_accepted_charges(const order& before, const order& after) {
    const auto more = [&](std::size_t i) {
        return base::fen{accepted_amount(after.lines[i]).value - accepted_amount(before.lines[i]).value};
    };
    return charges(after, more, {freight_spent(after).value - freight_spent(before).value});
}

std::vector<charge> newly_given_back_charges(const order& before, const order& after) {
    const auto given_back = [](const order_line& line) { return returned_amount(line).value + line.refunded.value; };
    const auto more = [&](std::size_t i) { return base::fen{given_back(after.lines[i]) - given_back(before.lines[i])}; };
    return charges(after, more, {});
}

}  // namespace chuanpin::orders::domain
