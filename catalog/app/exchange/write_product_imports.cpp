#include "catalog/app/exchange/write_product_imports.hpp"

#include <utility>

#include <fmt/format.h>

#include "platform/base/fresh_receipt.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<bool>> write_product_imports::operator()(const base::call_context& context) {
    std::optional<domain::product_import_id> waiting;
    const auto looked = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        waiting = tx.imports().find_writing();
        return {};
    });
    if (!looked) co_return base::refusal(looked.error());
    if (!waiting) co_return false;
    const auto fresh = make_ids(chunk_rows, context.now, random_);
    const auto event = domain::event_id::make(context.now, random_);
    auto written = co_await database_.write(context, base::fresh_receipt("job:write-product-imports", context.now, random_),
                                            [&](transaction& tx) -> base::result<std::string> {
                                                if (auto done = write_part(tx, *waiting, fresh, event, context); !done)
                                                    return base::refusal(std::move(done.error()));
                                                return std::string();
                                            });
    if (!written) co_return base::refusal(std::move(written.error()));
    co_return true;
}

// Another process may have written the part meanwhile: the lock on the import's row decides.
base::result<void> write_product_imports::write_part(transaction& tx, domain::product_import_id id, const fresh_ids& fresh,
                                                     domain::event_id event, const base::call_context& context) {
    const auto import = tx.imports().lock(id);
    if (!import || import->state != domain::import_state::writing) return {};
    const auto rows = files_.decode(tx.imports().part(id, import->parts_done));
    const auto counts = write_chunk(tx, import->supplier, {id, import->parts_done + 1, import->counts.rows() + 1}, rows, fresh, context);
    if (!counts && counts.error().fields.empty()) return base::refusal(counts.error());
    const auto after = counts ? domain::advance(*import, *counts, context.now)
                              : domain::stop(*import,
                                             fmt::format("{}: {} ({})", counts.error().fields.front().pointer,
                                                         counts.error().fields.front().detail, counts.error().fields.front().code),
                                             context.now);
    tx.imports().save(after);
    if (after.state == domain::import_state::done) tx.record(domain::product_import_changed{event, "finished", after});
    if (after.state == domain::import_state::stopped) tx.record(domain::product_import_changed{event, "stopped", after});
    return {};
}

}  // namespace chuanpin::catalog::app
