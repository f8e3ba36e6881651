#include "catalog/app/exchange/read_product_import.hpp"

#include <utility>

#include "catalog/domain/exchange/exchange_errors.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<domain::product_import>> read_product_import::one(const base::call_context& context, domain::product_import_id id) {
    domain::product_import found;
    const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto known = tx.imports().find(id);
        if (!known || known->supplier != context.who.value().organisation)
            return base::refusal(domain::errors::product_import_not_found(base::to_wire(id)));
        found = *std::move(known);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::string>> read_product_import::faults(const base::call_context& context, domain::product_import_id id,
                                                                  bool only_faulty) {
    const auto known = co_await one(context, id);
    if (!known) co_return base::refusal(known.error());
    std::string file;
    const auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        file = files_.faults_header();
        for (std::int64_t i = 0; i < known->parts; ++i) {
            const auto part = tx.imports().part(id, i);
            if (!part) return base::refusal(domain::errors::product_import_rows_gone(base::to_wire(id)));
            file += only_faulty ? files_.only_faulty(*part) : *part;
        }
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return file;
}

}  // namespace chuanpin::catalog::app
