#include "orders/domain/eligibility/errors.hpp"

#include <utility>

namespace chuanpin::orders::domain {
namespace {

using base::error_kind;

constexpr base::error_definition listing_held_row{"listing-held", error_kind::conflict, "商品暂停销售",
                                                  "The catalogue holds the listing back"};
constexpr base::error_definition not_fresh_row{"goods-not-fresh", error_kind::conflict, "现有批次在要求送达日前过期",
                                               "What is in stock expires before the day of delivery"};
constexpr base::error_definition harvested_early_row{"goods-harvested-early", error_kind::conflict, "现有批次早于公告首采日采收",
                                                     "What is in stock was harvested before the announced first harvest"};

constexpr base::error_definition origin_differs_row{"batch-origin-differs", error_kind::unprocessable, "批次的品种或产地与先前不一致",
                                                    "The batch is of another variety or county"};

constexpr base::error_definition table[] = {listing_held_row, not_fresh_row, harvested_early_row, origin_differs_row};

base::error with_fields(const base::error_definition& of, std::string detail, std::vector<base::field_error> fields) {
    auto error = base::make_error(of, std::move(detail));
    error.fields = std::move(fields);
    return error;
}

}  // namespace

std::span<const base::error_definition> eligibility_errors() { return table; }

namespace errors {

base::error listing_held(std::vector<base::field_error> lines) {
    return with_fields(listing_held_row, "What is not on the list today cannot be ordered.", std::move(lines));
}

base::error goods_not_fresh(std::int64_t available, product_id product, std::vector<base::field_error> lines) {
    auto error = with_fields(not_fresh_row, "Only lots that are still good on the day of delivery are sold for it.", std::move(lines));
    error.facts = {{"available", std::to_string(available)}, {"product_id", base::to_wire(product)}};
    return error;
}
base::error goods_harvested_early(std::int64_t available, product_id product, std::vector<base::field_error> lines) {
    auto error = with_fields(harvested_early_row, "Lots from before the first harvest of their year are not sold.", std::move(lines));
    error.facts = {{"available", std::to_string(available)}, {"product_id", base::to_wire(product)}};
    return error;
}

base::error batch_origin_differs(std::vector<base::field_error> fields) {
    return with_fields(origin_differs_row, "A batch is of one variety and county: what its first receipt said.", std::move(fields));
}

}  // namespace errors
}  // namespace chuanpin::orders::domain
