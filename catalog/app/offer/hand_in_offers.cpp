#include "catalog/app/offer/hand_in_offers.hpp"

#include <utility>

#include <fmt/format.h>

namespace chuanpin::catalog::app {

base::task<base::result<base::reply>> hand_in_offers::run(const base::call_context& context, base::idempotent<offer_import_counts> request,
                                                          std::string document) {
    base::result<placed_list<offer_row>> list;
    if (auto ran = co_await cpu_.run([&] { list = files_.read(document); }); !ran) co_return base::refusal(std::move(ran.error()));
    if (!list) co_return base::refusal(std::move(list.error()));
    if (list->rows.size() > handed_in_rows_max)
        co_return base::refusal(list->refusal_of({{list->place(handed_in_rows_max, "supplier_code"), "too-many-rows",
                                                   fmt::format("At most {} rows are taken at once.", handed_in_rows_max)}}));
    co_return co_await import_.run(context, std::move(request), context.who.value().organisation, *list);
}

}  // namespace chuanpin::catalog::app
