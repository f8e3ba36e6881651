#include "catalog/domain/exchange/product_import.hpp"

#include <utility>

namespace chuanpin::catalog::domain {

std::string_view name_of(import_state state) {
    switch (state) {
        case import_state::writing:
            return "writing";
        case import_state::done:
            return "done";
        case import_state::refused:
            return "refused";
        case import_state::stopped:
            return "stopped";
    }
    std::unreachable();
}

std::optional<import_state> parse_import_state(std::string_view name) {
    for (const auto each : {import_state::writing, import_state::done, import_state::refused, import_state::stopped})
        if (name == name_of(each)) return each;
    return std::nullopt;
}

product_import begin_import(product_import facts, base::instant now) {
    facts.state = facts.refused_rows > 0 ? import_state::refused : facts.parts == 0 ? import_state::done : import_state::writing;
    facts.created_at = facts.changed_at = now;
    return facts;
}

product_import advance(product_import what, const import_counts& part, base::instant now) {
    what.counts.drafted += part.drafted;
    what.counts.changed += part.changed;
    what.counts.unchanged += part.unchanged;
    what.parts_done += 1;
    if (what.parts_done == what.parts) what.state = import_state::done;
    what.version += 1;
    what.changed_at = now;
    return what;
}

product_import stop(product_import what, std::string why, base::instant now) {
    what.state = import_state::stopped;
    what.stopped_by = std::move(why);
    what.version += 1;
    what.changed_at = now;
    return what;
}

}  // namespace chuanpin::catalog::domain
