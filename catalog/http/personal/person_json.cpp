#include "catalog/http/personal/person_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/identity_card.hpp"

namespace chuanpin::catalog::http {

using json::ordered_value;

ordered_value name_json(const app::person& who) {
    if (who.is_erased()) return nullptr;
    return who.name;
}

ordered_value masked_number_json(const app::person& who) {
    if (who.is_erased()) return nullptr;
    return base::mask_identity_card(who.identity_number);
}

}  // namespace chuanpin::catalog::http
