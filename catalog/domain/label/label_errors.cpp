#include <fmt/format.h>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/label/label_error_rows.hpp"

namespace chuanpin::catalog::domain::errors {

base::error label_range_not_found(std::string_view id) {
    return base::make_error(label_rows::range_not_found, fmt::format("There is no range of labels {}.", id));
}

base::error labels_exhausted(std::int64_t packs, std::int64_t issued) {
    const auto left = packs - issued;
    auto error =
        base::make_error(label_rows::exhausted, fmt::format("The lot has {} packs; {} are labelled, {} are left.", packs, issued, left));
    error.fields = {{"/count", "out-of-range", fmt::format("At most {} more.", left)}};
    error.facts = {{"packs", std::to_string(packs)}, {"issued", std::to_string(issued)}, {"left", std::to_string(left)}};
    return error;
}

base::error lot_has_too_many_label_ranges(lot_id id) {
    return base::make_error(label_rows::too_many_ranges,
                            fmt::format("Lot {} has reached the largest number of ranges of labels.", base::to_wire(id)));
}

base::error label_range_void(std::int64_t number) {
    return base::make_error(label_rows::range_void, fmt::format("Range {} is void.", number));
}

base::error label_numbers_used_up() { return base::make_error(label_rows::numbers_used_up, "No number is left."); }

base::error label_code_invalid(std::size_t position) {
    constexpr std::string_view example = "SFP-00000012-000345-9T3K0M1W";
    const auto why = position == 0 ? fmt::format("A code has 28 characters, as {}.", example)
                                   : fmt::format("Character {} does not fit; a code looks like {}.", position, example);
    auto error = base::make_error(label_rows::code_invalid, why);
    error.fields = {{"/code", "invalid-format", why}};
    return error;
}

base::error label_not_genuine() {
    return base::make_error(label_rows::not_genuine, "The code was not given out here: it was read wrongly, or the pack is not genuine.");
}

}  // namespace chuanpin::catalog::domain::errors
