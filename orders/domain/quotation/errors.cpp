#include "orders/domain/quotation/errors.hpp"

#include <utility>

#include <fmt/format.h>

#include "orders/domain/quotation/quotation.hpp"

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;
using row = base::error_definition;

constexpr row not_found_row{"quotation-not-found", error_kind::not_found, "没有这份询价单", "No such request for quotation"};
constexpr row invalid_row{"quotation-invalid", error_kind::unprocessable, "询价单不正确", "The request for quotation is not right"};
constexpr row state_conflict_row{"quotation-state-conflict", error_kind::conflict, "询价单当前状态不允许此操作",
                                 "The state of the request for quotation does not allow it"};
constexpr row not_due_row{"quotation-not-due", error_kind::conflict, "报价截止时间未到,报价仍密封",
                          "The quotes are sealed until the deadline"};
constexpr row too_few_row{"too-few-quotes", error_kind::conflict, "报价不足规定家数", "Fewer quotes than are needed"};
constexpr row suffice_row{"quotes-suffice", error_kind::conflict, "报价已达规定家数,无需延期", "There are enough quotes: open them"};
constexpr row extended_row{"quotation-extended-too-often", error_kind::conflict, "延期次数已达上限", "It cannot be extended again"};
constexpr row closed_row{"quotes-closed", error_kind::conflict, "报价已截止", "No quote is taken any more"};
constexpr row quote_invalid_row{"quote-invalid", error_kind::unprocessable, "报价与询价单不符", "The quote does not fit the request"};
constexpr row quote_not_found_row{"quote-not-found", error_kind::not_found, "没有这家供应商的有效报价", "No quote of this supplier stands"};
constexpr row own_row{"own-quotation", error_kind::forbidden, "不能由询价人本人定标", "Whoever asked for the quotes does not award"};
constexpr row reason_row{"award-reason-required", error_kind::unprocessable, "未选最低价,须说明理由", "Not the cheapest: say why"};
constexpr row required_row{"quotation-required", error_kind::unprocessable, "按采购规则须先询价",
                           "The purchasing rules ask for quotations first"};
constexpr row not_awarded_row{"quotation-not-awarded", error_kind::conflict, "询价单尚未定标", "The request for quotation is not awarded"};
constexpr row used_row{"award-used", error_kind::conflict, "该定标已下过订单", "The award has become an order"};
constexpr row differs_row{"award-differs", error_kind::unprocessable, "订单与定标内容不一致", "The order differs from the award"};
constexpr row freight_row{"freight-awarded", error_kind::conflict, "运费以定标为准,不能另设", "The freight is what was awarded"};

constexpr row table[] = {not_found_row, invalid_row,     state_conflict_row, not_due_row,         too_few_row, suffice_row,
                         extended_row,  closed_row,      quote_invalid_row,  quote_not_found_row, own_row,     reason_row,
                         required_row,  not_awarded_row, used_row,           differs_row,         freight_row};

base::error with_fields(const row& of, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(of, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> quotation_errors() { return table; }

namespace errors {

base::error quotation_not_found(std::string_view id) {
    return base::make_error(not_found_row, fmt::format("There is no request for quotation {}.", id));
}
base::error quotation_invalid(std::vector<base::field_error> faults) {
    return with_fields(invalid_row, "The request for quotation cannot stand as it is.", std::move(faults));
}
base::error quotation_state_conflict(quotation_id id, std::string_view status, std::string_view action) {
    auto error = base::make_error(state_conflict_row,
                                  fmt::format("Request for quotation {} is {}; {} is not possible.", base::to_wire(id), status, action));
    error.facts.emplace_back("quotation_status", status);
    return error;
}
base::error quotation_not_due(quotation_id id, base::instant deadline) {
    auto error =
        base::make_error(not_due_row, fmt::format("The quotes of {} are sealed until {}.", base::to_wire(id), base::to_rfc3339(deadline)));
    error.facts.emplace_back("deadline", base::to_rfc3339(deadline));
    return error;
}
base::error too_few_quotes(std::size_t standing, int needed) {
    auto error = base::make_error(
        too_few_row,
        fmt::format("{} quotes came in and {} are needed; they stay sealed. Extend the deadline or give up.", standing, needed));
    error.facts = {{"quotes", std::to_string(standing)}, {"quotes_min", std::to_string(needed)}};
    return error;
}
base::error quotes_suffice(quotation_id id) {
    return base::make_error(suffice_row, fmt::format("The quotes of {} can be opened.", base::to_wire(id)));
}
base::error quotation_extended_too_often() {
    return base::make_error(extended_row, fmt::format("A deadline is moved at most {} times.", quotation_extensions_max));
}
base::error quotes_closed(quotation_id id, base::instant deadline) {
    return base::make_error(closed_row, fmt::format("Quotes on {} were taken until {}.", base::to_wire(id), base::to_rfc3339(deadline)));
}
base::error quote_invalid(std::vector<base::field_error> faults) {
    return with_fields(quote_invalid_row, "Every line that is asked for has one price.", std::move(faults));
}
base::error quote_not_found(std::string_view supplier) {
    return base::make_error(quote_not_found_row, fmt::format("No quote of {} stands.", supplier));
}
base::error own_quotation(quotation_id id) {
    return base::make_error(own_row, fmt::format("You asked for {}: somebody else awards it.", base::to_wire(id)));
}
base::error award_reason_required(std::int64_t standing) {
    return with_fields(reason_row, fmt::format("The quote is number {} by the price of a delivered kilogram.", standing),
                       {{"/reason", "required", "Say why it is not the cheapest."}});
}
base::error quotation_required(base::fen from) {
    auto error = with_fields(required_row, fmt::format("Orders from {} fen on need quotations first.", from.value),
                             {{"/quotation_id", "required", "Name the request for quotation that was awarded."}});
    error.facts.emplace_back("quotation_from_fen", std::to_string(from.value));
    return error;
}
base::error quotation_not_awarded(quotation_id id, std::string_view status) {
    return with_fields(not_awarded_row, fmt::format("Request for quotation {} is {}.", base::to_wire(id), status),
                       {{"/quotation_id", "not-awarded", "Award it first."}});
}
base::error award_used(quotation_id id, order_id order) {
    auto error = with_fields(used_row, fmt::format("Request for quotation {} became order {}.", base::to_wire(id), base::to_wire(order)),
                             {{"/quotation_id", "used", "An award becomes one order."}});
    error.facts.emplace_back("order_id", base::to_wire(order));
    return error;
}
base::error award_differs(std::vector<base::field_error> faults) {
    return with_fields(differs_row, "An order by an award is what was awarded.", std::move(faults));
}
base::error freight_awarded(quotation_id id) {
    return base::make_error(freight_row, fmt::format("The freight is that of request for quotation {}.", base::to_wire(id)));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
