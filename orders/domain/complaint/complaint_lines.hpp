// The lines that a complaint is about (投诉涉及的行). Who names none complains about the whole order; who names some says of each how many
// pieces are wrong and what is asked back, and what is given back is theirs alone: it goes to the budgets of these lines.
// Invariants: asked, offered and refunded of a complaint with lines are the sums over its lines; no line gives back more than was accepted
// of it and neither returned nor given back before.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "orders/domain/order/order.hpp"
#include "orders/domain/refund/line_amount.hpp"

namespace chuanpin::orders::domain {

struct complaint;
struct goods_return;

inline constexpr std::size_t complaint_lines_max = 100;  ///< of one complaint

struct complaint_line {
    line_id line{};
    std::int64_t quantity = 0;  ///< pieces that are wrong; 0 where the ruling alone names the line
    base::fen asked{};
    std::optional<base::fen> offered{};
    std::optional<base::fen> refund{};  ///< once the complaint is settled or ruled
    bool operator==(const complaint_line&) const = default;
};

/// What is said of one line when a complaint is opened.
struct complained_line {
    line_id line{};
    std::int64_t quantity = 0;
    base::fen asked{};
};

/// The lines of a new complaint. `others` and `returns` are all of the order's. Errors: complaint-lines-invalid (unprocessable; a line that
/// is unknown, named twice, or of which less has left), refund-too-large, one field error per fault.
[[nodiscard]] base::result<std::vector<complaint_line>> complained_lines(const order& about, std::span<const complained_line> said,
                                                                         std::span<const complaint> others,
                                                                         std::span<const goods_return> returns);

/// Shares what the supplier offers over the complaint's lines: as said, or where nothing is said in proportion to what was asked, to the
/// fen, the largest remainder first. Errors: complaint-lines-invalid (also where the complaint names no lines), refund-too-large.
[[nodiscard]] base::result<void> offer_by_line(complaint& what, std::span<const line_amount> said);
/// The same of a ruling, which may name lines of the order where the complaint names none.
[[nodiscard]] base::result<void> refund_by_line(complaint& what, const order& about, std::span<const line_amount> said);

/// Whether the lines of a complaint that has just ended still have what it gives back: what was accepted of each less what came back or is
/// asked back and what was given back before. `returns` are all of the order's. Errors: refund-too-large.
[[nodiscard]] base::result<void> check_lines_left(const complaint& ended, const order& about, std::span<const goods_return> returns);

/// What a complaint gives back of its lines; empty where it names none.
[[nodiscard]] std::vector<line_amount> refunds_of_lines(const complaint& what);
/// What it binds of them: what was asked while it runs, the refund once it ended.
[[nodiscard]] std::vector<line_amount> bound_lines(const complaint& what);

}  // namespace chuanpin::orders::domain
