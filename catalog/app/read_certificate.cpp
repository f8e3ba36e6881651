#include "catalog/app/read_certificate.hpp"

#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/mark/certificate_number.hpp"

namespace chuanpin::catalog::app {

base::task<base::result<certificate_view>> read_certificate::run(const base::call_context& context, std::string number,
                                                                 base::business_date on, bool with_history) {
    const auto checked = domain::check_certificate_number(number);
    if (checked != domain::number_check::well_formed)
        co_return base::refusal(domain::errors::certificate_number_invalid(checked == domain::number_check::wrong_check));
    certificate_view view;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.certificates().find(number);
        if (!found) return base::refusal(domain::errors::certificate_not_found(number));
        const auto holder = tx.organisations().find(found->holder);
        view = {.live = tx.certificates().live(number), .on = on, .holder_name = holder ? holder->name : std::string()};
        if (with_history) view.history = tx.certificates().history(number);
        view.what = *std::move(found);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return view;
}

base::task<base::result<certificate_view>> read_certificate::own(const base::call_context& context, std::string number,
                                                                 base::business_date on) {
    auto view = co_await run(context, number, on, true);
    if (view && view->what.holder != context.who.value().organisation)
        co_return base::refusal(domain::errors::certificate_not_found(number));
    co_return view;
}

}  // namespace chuanpin::catalog::app
