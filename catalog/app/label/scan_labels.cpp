#include "catalog/app/label/scan_labels.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "catalog/domain/errors.hpp"
#include "catalog/domain/label/label_errors.hpp"

namespace chuanpin::catalog::app {
namespace {

// The offices that let the product carry the mark; each once.
std::vector<domain::organisation_id> supervisors_of(transaction& tx, const std::string& certificate_number) {
    std::vector<domain::organisation_id> found;
    const auto certificate = tx.certificates().find(certificate_number);
    const auto application = certificate ? tx.marks().find(certificate->application) : std::nullopt;
    if (!application) return found;
    for (const auto& each : application->decisions)
        if (std::ranges::find(found, each.organisation) == found.end()) found.push_back(each.organisation);
    return found;
}

bool authorises_today(transaction& tx, const domain::label_range& range, const base::call_context& context) {
    const auto certificate = tx.certificates().find(range.certificate_number);
    return certificate && domain::may_carry_mark(*certificate, tx.certificates().live(range.certificate_number), range.product,
                                                 base::business_date_of(context.now));
}

scan_view view_of(transaction& tx, const domain::label_code& code, domain::label_range range, const base::call_context& context) {
    const auto product = tx.products().find(range.product);
    const auto lot = tx.lots().find(range.lot);
    if (!product || !lot) throw std::logic_error("a range of labels without its product or lot");
    scan_view view{.code = code,
                   .product_name = product->details.name_zh,
                   .lot_number = lot->number,
                   .harvested_on = lot->harvested_on,
                   .authorised = authorises_today(tx, range, context)};
    view.range = std::move(range);
    return view;
}

}  // namespace

base::task<base::result<base::reply>> scan_labels::scan(const base::call_context& context, base::idempotent<scan_view> request,
                                                        domain::label_code code, std::optional<std::string> place) {
    if (!keys_.is_genuine(code)) co_return base::refusal(domain::errors::label_not_genuine());
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        auto range = tx.labels().find_numbered(code.range_number);
        if (!range || !domain::holds(*range, code.serial)) return base::refusal(domain::errors::label_not_genuine());
        auto view = view_of(tx, code, *std::move(range), context);
        view.count = tx.labels().add_scan(view.range, {code.serial, place, context.now});
        const bool again = view.count.scans > 1;
        if (again && tx.labels().claim_warning(view.range, code.serial, base::business_date_of(context.now)))
            tx.record(domain::pack_label_scanned_again{event, view.range, code.serial, view.count, context.now, place,
                                                       supervisors_of(tx, view.range.certificate_number)});
        return request.encode(view);
    });
}

base::task<base::result<scan_page>> scan_labels::page(const base::call_context& context, domain::lot_id lot,
                                                      std::optional<std::pair<base::business_date, std::string>> after, std::size_t limit) {
    scan_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto own = tx.lots().find(lot);
        if (!own || own->supplier != context.who.value().organisation)
            return base::refusal(domain::errors::lot_not_found(base::to_wire(lot)));
        page = {.days = tx.labels().days_of(lot, after, limit + 1), .repeated = tx.labels().repeated_of(lot, repeated_labels_max)};
        page.has_more = page.days.size() > limit;
        page.days.resize(std::min(page.days.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

}  // namespace chuanpin::catalog::app
