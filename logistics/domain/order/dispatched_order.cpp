#include "logistics/domain/order/dispatched_order.hpp"

#include <algorithm>

namespace chuanpin::logistics::domain {

namespace {

std::optional<std::int64_t> nominal_mass_g(const dispatched_line& line, std::int64_t quantity) {
    std::int64_t mass = 0;
    if (__builtin_mul_overflow(quantity, line.unit_net_mass_g, &mass)) return std::nullopt;
    return mass;
}

template <class MassOf>
std::optional<std::int64_t> sum_of_masses(const dispatched_order& order, MassOf mass_of) {
    std::int64_t sum = 0;
    for (const auto& line : order.lines) {
        const auto mass = mass_of(line);
        if (!mass || __builtin_add_overflow(sum, *mass, &sum)) return std::nullopt;
    }
    return sum;
}

void sort_unique(std::vector<std::string>& texts) {
    std::ranges::sort(texts);
    const auto [first, last] = std::ranges::unique(texts);
    texts.erase(first, last);
}

}  // namespace

std::optional<std::int64_t> dispatched_mass_g(const dispatched_order& order) {
    return sum_of_masses(order, [](const dispatched_line& line) { return nominal_mass_g(line, line.quantity); });
}

std::optional<std::int64_t> accepted_mass_g(const dispatched_order& order) {
    return sum_of_masses(order, [](const dispatched_line& line) {
        return line.accepted_g ? line.accepted_g : nominal_mass_g(line, line.accepted_quantity.value_or(0));
    });
}

temperature_range strictest_range(const dispatched_order& order) {
    temperature_range range;
    for (const auto& line : order.lines) {
        if (line.storage.min_mc) range.min_mc = std::max(range.min_mc.value_or(*line.storage.min_mc), *line.storage.min_mc);
        if (line.storage.max_mc) range.max_mc = std::min(range.max_mc.value_or(*line.storage.max_mc), *line.storage.max_mc);
    }
    return range;
}

std::vector<std::string> origin_counties(const dispatched_order& order) {
    std::vector<std::string> codes;
    for (const auto& line : order.lines) codes.push_back(line.origin_county_code);
    sort_unique(codes);
    return codes;
}

order_marks marks_of(const dispatched_order& order) {
    order_marks marks;
    for (const auto& line : order.lines) {
        if (line.certificate_number)
            marks.certificates.push_back(*line.certificate_number);
        else
            ++marks.lines_without;
    }
    sort_unique(marks.certificates);
    return marks;
}

}  // namespace chuanpin::logistics::domain
