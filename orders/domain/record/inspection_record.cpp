#include "orders/domain/record/inspection_record.hpp"

#include "orders/domain/record/errors.hpp"

namespace chuanpin::orders::domain {

std::optional<business_contact> parse_contact(std::string_view text) {
    const auto first = text.find('\n');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = text.find('\n', first + 1);
    if (second == std::string_view::npos || text.find('\n', second + 1) != std::string_view::npos) return std::nullopt;
    return business_contact{std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)),
                            std::string(text.substr(second + 1))};
}

std::string_view name_of(contact_state state) {
    switch (state) {
        case contact_state::not_stated:
            return "not_stated";
        case contact_state::stated:
            return "stated";
        case contact_state::unreadable:
            return "unreadable";
    }
    return {};
}

base::result<void> check_recordable(const order& what) {
    if (!what.accepted_at) return base::refusal(errors::inspection_record_not_ready(what.id));
    return {};
}

}  // namespace chuanpin::orders::domain
