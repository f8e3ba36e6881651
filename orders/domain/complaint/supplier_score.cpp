#include "orders/domain/complaint/supplier_score.hpp"

namespace chuanpin::orders::domain {
namespace {

constexpr std::int64_t acceptance_points = 50;
constexpr std::int64_t punctuality_points = 30;
constexpr std::int64_t complaint_points = 20;

// part/whole of the points, rounded down; all of them where there is nothing to divide (an order of free goods).
int share_of(std::int64_t points, std::int64_t part, std::int64_t whole) {
    if (whole == 0) return static_cast<int>(points);
    return static_cast<int>(static_cast<__int128>(points) * part / whole);
}

}  // namespace

std::optional<supplier_score> score_of(const supplier_record& record) {
    if (record.orders < score_orders_min) return std::nullopt;
    return supplier_score{share_of(acceptance_points, record.accepted_fen, record.ordered_fen),
                          share_of(punctuality_points, record.on_time, record.orders),
                          share_of(complaint_points, record.orders - record.with_refund, record.orders)};
}

}  // namespace chuanpin::orders::domain
