#include "orders/app/agreement/read_agreements.hpp"

#include "orders/domain/agreement/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::size_t reversals_max = domain::agreement_lines_max * domain::sections_max;

// Null for lines of others, within the same agreement too.
const domain::agreement_line* own_line(const domain::agreement& of, std::int64_t number, const base::call_context& context) {
    const auto* line = domain::find_line(of, number);
    const auto own = context.who.value().organisation;
    return line != nullptr && (line->helper == own || line->supplier == own) ? line : nullptr;
}

}  // namespace

// `how` is called with the transaction and the agreement, once it is known that the caller may see it.
template <class T, class Read>
base::task<base::result<T>> read_agreements::read(const base::call_context& context, domain::agreement_id id, Read how) {
    base::result<T> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        const auto what = open.agreements().find(id);
        if (!what || !domain::side_of(*what, context.who.value().organisation))
            return base::refusal(domain::errors::agreement_not_found(base::to_wire(id)));
        found = how(open, *what);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<domain::agreement>> read_agreements::find(const base::call_context& context, domain::agreement_id id) {
    co_return co_await read<domain::agreement>(context, id, [](transaction&, const domain::agreement& what) { return what; });
}

base::task<base::result<std::vector<domain::agreement>>> read_agreements::page(const base::call_context& context,
                                                                               std::optional<domain::agreement_id> before,
                                                                               std::size_t limit) {
    std::vector<domain::agreement> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.agreements().page(context.who.value().organisation, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

base::task<base::result<std::vector<domain::prepayment>>> read_agreements::prepayments(const base::call_context& context,
                                                                                       domain::agreement_id id,
                                                                                       domain::payment_direction direction) {
    co_return co_await read<std::vector<domain::prepayment>>(context, id, [&](transaction& open, const domain::agreement& what) {
        auto all = open.agreements().prepayments(id, direction, domain::prepayments_max);
        std::erase_if(all, [&](const domain::prepayment& each) { return !own_line(what, each.said.line_number, context); });
        return all;
    });
}

base::task<base::result<allocation_page>> read_agreements::shares(const base::call_context& context, domain::agreement_id id,
                                                                  std::int64_t line_number, std::int64_t after, std::size_t limit) {
    co_return co_await read<allocation_page>(
        context, id, [&](transaction& open, const domain::agreement& what) -> base::result<allocation_page> {
            const auto* line = own_line(what, line_number, context);
            if (line == nullptr) return base::refusal(domain::errors::agreement_line_not_found(line_number));
            return allocation_page{line->pack_size, open.agreements().shares(id, line_number, after, limit)};
        });
}

base::task<base::result<std::vector<delivery_entry>>> read_agreements::deliveries(const base::call_context& context,
                                                                                  domain::agreement_id id, std::int64_t line_number,
                                                                                  std::optional<domain::delivery_id> after,
                                                                                  std::size_t limit) {
    using entries = std::vector<delivery_entry>;
    co_return co_await read<entries>(context, id, [&](transaction& open, const domain::agreement& what) -> base::result<entries> {
        if (own_line(what, line_number, context) == nullptr) return base::refusal(domain::errors::agreement_line_not_found(line_number));
        return open.agreements().deliveries(id, line_number, after, limit);
    });
}

base::task<base::result<std::vector<reversal_entry>>> read_agreements::reversals(const base::call_context& context,
                                                                                 domain::agreement_id id) {
    co_return co_await read<std::vector<reversal_entry>>(context, id, [&](transaction& open, const domain::agreement& what) {
        auto all = open.agreements().reversals(id, reversals_max);
        std::erase_if(all, [&](const reversal_entry& each) { return !own_line(what, each.line_number, context); });
        return all;
    });
}

}  // namespace chuanpin::orders::app
