#include "catalog/app/exchange/check_products.hpp"

#include <utility>

namespace chuanpin::catalog::app {

base::task<base::result<void>> check_products::run(const base::call_context& context, product_rows& file, std::vector<product_row>& chunk) {
    chunk_facts facts;
    const auto read = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        facts = find_facts(tx, supplier_, chunk, context);
        return {};
    });
    if (!read) co_return base::refusal(read.error());
    const std::vector<domain::product_id> unused(chunk.size());
    (void)plan_products(chunk, facts, known_, {supplier_, unused, context.now},
                        [&](std::size_t row, std::string_view column, std::string code, std::string detail) {
                            file.refuse(chunk[row], column, std::move(code), std::move(detail));
                        });
    co_return base::result<void>{};
}

}  // namespace chuanpin::catalog::app
