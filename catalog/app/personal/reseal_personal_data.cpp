#include "catalog/app/personal/reseal_personal_data.hpp"

#include <algorithm>

#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::catalog::app {

std::string_view name_of(personal_table table) {
    switch (table) {
        case personal_table::household_member:
            return "household_member";
        case personal_table::labour_list_worker:
            return "labour_list_worker";
        case personal_table::lot_intake:
            return "lot_intake";
    }
    return {};
}

// Hashes of a key that is no longer here would let whoever has it test guessed numbers.
bool reseal_personal_data::forget_previous(personal_row& row) const {
    if (keys_.has_previous() || !row.hashes || !row.hashes->previous_identity) return false;
    row.hashes->previous_identity.reset();
    row.hashes->previous_person.reset();
    return true;
}

bool reseal_personal_data::reseal(personal_row& row) const {
    if (row.name_sealed.empty()) return forget_previous(row);
    const auto& box = keys_.box();
    const bool sealed = box.is_newest(row.name_sealed) && (!row.identity_sealed || box.is_newest(*row.identity_sealed));
    if (sealed && (!row.hashes || keys_.is_current(*row.hashes))) return false;
    const person who{keys_.open_text(row.name_sealed), row.identity_sealed ? keys_.open_text(*row.identity_sealed) : std::string()};
    row.name_sealed = keys_.seal_text(who.name, random_);
    if (row.identity_sealed) row.identity_sealed = keys_.seal_text(who.identity_number, random_);
    if (row.hashes) row.hashes = keys_.hashes_of(who);
    return true;
}

base::task<base::result<resealed_batch>> reseal_personal_data::run(const base::call_context& context, personal_table table,
                                                                   personal_key after) {
    resealed_batch batch;
    const auto claim = base::fresh_receipt("job:reseal-personal-data", context.now, random_);
    const auto done = co_await database_.write(context, claim, [&](transaction& tx) -> base::result<std::string> {
        auto rows = tx.personal_data().lock_after(table, after, reseal_rows_max);
        batch = {.looked_at = rows.size(), .last = after, .at_end = rows.size() < reseal_rows_max};
        for (auto& each : rows) {
            batch.last = each.key;
            if (!reseal(each)) continue;
            tx.personal_data().replace(table, each);
            ++batch.resealed;
        }
        return std::string();
    });
    if (!done) co_return base::refusal(done.error());
    co_return batch;
}

base::task<base::result<personal_count>> reseal_personal_data::count(const base::call_context& context, personal_table table) {
    personal_count found;
    const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        found = tx.personal_data().count(table, keys_.box().headers());
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

}  // namespace chuanpin::catalog::app
