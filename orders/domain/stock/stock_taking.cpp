#include "orders/domain/stock/stock_taking.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "orders/domain/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

movement movement_of(movement_kind kind, const stock_key& where, lot_id lot, std::int64_t quantity, const stock_deed& deed) {
    return {.kind = kind, .key = where, .quantity = quantity, .reason = deed.reason, .by = deed.by, .at = deed.at, .lot = lot};
}

// Reads what was counted against what is written down and collects every fault.
class count_reader {
public:
    count_reader(const shelf& stock, const stock_key& where, const stock_deed& deed) : stock_(stock), where_(where), deed_(deed) {}

    void read(std::size_t i, std::span<const lot_count> counts) {
        const auto& each = counts[i];
        if (std::ranges::find(counts.first(i), each.lot, &lot_count::lot) != counts.begin() + static_cast<std::ptrdiff_t>(i))
            return fault(i, "lot_id", "duplicate", "The lot was counted above.");
        const auto* lot = stock_.lot_of(where_, each.lot);
        if (each.counted < (lot ? lot->reserved : 0))
            return fault(i, "counted", "below-reserved", fmt::format("{} are set aside for orders: cancel them first.", lot->reserved));
        const auto difference = each.counted - (lot ? lot->on_hand : 0);
        if (difference == 0) return check_no_cause(i, each);
        const auto kind = difference > 0 ? movement_kind::counted_over : movement_kind::counted_short;
        if (!fits(kind, each.cause))
            return fault(i, "cause", each.cause == movement_cause::none ? "required" : "does-not-fit",
                         difference > 0 ? fmt::format("There are {} more than written down: found or correction.", difference)
                                        : fmt::format("There are {} fewer than written down: spoilage, loss or correction.", -difference));
        found_.push_back(movement_of(kind, where_, each.lot, std::abs(difference), deed_));
        found_.back().cause = each.cause;
    }

    base::result<std::vector<movement>> finish() {
        if (!faults_.empty()) return base::refusal(errors::stock_taking_invalid(std::move(faults_)));
        return std::move(found_);
    }

private:
    void check_no_cause(std::size_t i, const lot_count& each) {
        if (each.cause != movement_cause::none) fault(i, "cause", "unexpected", "Nothing differs.");
    }
    void fault(std::size_t i, std::string_view field, std::string code, std::string detail) {
        faults_.push_back({fmt::format("/counts/{}/{}", i, field), std::move(code), std::move(detail)});
    }

    const shelf& stock_;
    const stock_key& where_;
    const stock_deed& deed_;
    std::vector<movement> found_;
    std::vector<base::field_error> faults_;
};

// All of them together, so that a level never passes its bound.
bool fit(const shelf& stock, std::span<const movement> movements) {
    auto level = movements.empty() ? std::optional<stock_level>(stock_level{}) : stock.level_of(movements.front().key);
    for (const auto& each : movements) {
        if (each.key != level->key) level = stock.level_of(each.key);
        level = apply(*level, each.kind, each.quantity);
        if (!level) return false;
    }
    return true;
}

// What leaves goes first, so that the sums in between are within their bounds where the last ones are.
base::result<std::vector<movement>> checked(const shelf& stock, std::span<const movement> movements) {
    std::vector<movement> ordered;
    for (const bool leaving : {true, false})
        for (const auto& each : movements)
            if ((effect_of(each.kind).on_hand < 0) == leaving) ordered.push_back(each);
    if (!fit(stock, ordered)) return base::refusal(errors::stock_too_large());
    return ordered;
}

}  // namespace

base::result<std::vector<movement>> move_between(const shelf& stock, const transfer& what, const stock_deed& deed) {
    const auto* lot = stock.lot_of(what.from, what.lot);
    const auto available = lot ? lot->available() : 0;
    if (available < what.quantity)
        return base::refusal(errors::insufficient_stock(
            available, what.from.product, {{"/quantity", "insufficient-stock", fmt::format("{} are available.", available)}}));
    auto out = movement_of(movement_kind::transferred_out, what.from, what.lot, what.quantity, deed);
    auto in = movement_of(movement_kind::transferred_in, {what.from.product, what.to}, what.lot, what.quantity, deed);
    out.transfer = in.transfer = what.id;
    const movement both[] = {std::move(out), std::move(in)};
    return checked(stock, both);
}

base::result<std::vector<movement>> take_stock(const shelf& stock, const stock_key& where, std::span<const lot_count> counts,
                                               const stock_deed& deed) {
    count_reader reader(stock, where, deed);
    for (std::size_t i = 0; i < counts.size(); ++i) reader.read(i, counts);
    auto movements = reader.finish();
    if (!movements) return movements;
    return checked(stock, *movements);
}

base::result<std::vector<movement>> write_off(const shelf& stock, const stock_key& where, base::business_date today,
                                              const stock_deed& deed) {
    std::vector<movement> movements;
    for (const auto& each : stock.lots()) {
        if (each.key != where || each.is_good_on(today) || each.available() == 0) continue;
        movements.push_back(movement_of(movement_kind::written_off, where, each.lot, each.available(), deed));
        movements.back().cause = movement_cause::expired;
    }
    if (movements.empty()) return base::refusal(errors::nothing_expired());
    return movements;
}

}  // namespace chuanpin::orders::domain
