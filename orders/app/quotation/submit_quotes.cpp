#include "orders/app/quotation/submit_quotes.hpp"

#include <algorithm>

#include "orders/app/quotation/sealed_quote.hpp"
#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::app {
namespace {

struct own_quote {
    domain::quotation of;
    domain::quote what;
};

// Under the request's lock, so that no opening comes between.
base::result<own_quote> lock_own(transaction& open, const base::call_context& context, domain::quotation_id id) {
    auto found = open.quotations().lock(id);
    if (!found || domain::side_of(*found, *context.who) != domain::quotation_side::supplier)
        return base::refusal(domain::errors::quotation_not_found(base::to_wire(id)));
    if (auto fine = domain::check_collecting(*found, context.now); !fine) return base::refusal(std::move(fine.error()));
    auto quotes = open.quotations().quotes_of(*found);
    auto own = *std::ranges::find(quotes, context.who->organisation, &domain::quote::supplier);
    return own_quote{*std::move(found), std::move(own)};
}

domain::own_products products_of(transaction& open, domain::organisation_id supplier, const domain::quote_request& said) {
    domain::own_products own;
    for (const auto& line : said.lines) {
        const auto known = open.offers().find_product(line.product);
        if (known && known->supplier == supplier) own[line.product] = known->unit_net_mass_g.value_or(0);
    }
    return own;
}

void save(transaction& open, const base::call_context& context, const own_quote& own, std::string_view type, base::random_source& random) {
    open.quotations().save(own.of.id, own.what);
    const domain::recorded_event event{domain::quote_event{domain::event_id::make(context.now, random), type, own.what, own.of, {}, {}},
                                       &context};
    open.record({&event, 1});
}

}  // namespace

submit_quotes::answer submit_quotes::submit(const base::call_context& context, claim as, domain::quotation_id id,
                                            domain::quote_request said) {
    as.claim.asked = crypto::hmac_sha256(crypto::as_text(receipt_key_), crypto::as_text(as.claim.asked));
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto own = lock_own(open, context, id);
        if (!own) return base::refusal(std::move(own.error()));
        const auto content = domain::read_quote(own->of, said, products_of(open, context.who->organisation, said));
        if (!content) return base::refusal(content.error());
        own->what.sealed = seal(*content, own->what.id, box_, random_);
        own->what.submitted_by = context.who->account;
        own->what.submitted_at = context.now;
        own->what.withdrawn_at.reset();
        ++own->what.version;
        save(open, context, *own, "quote.submitted", random_);
        return as.encode(view_for(*context.who, own->of, {own->what}));
    });
}

submit_quotes::answer submit_quotes::withdraw(const base::call_context& context, claim as, domain::quotation_id id) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto own = lock_own(open, context, id);
        if (!own) return base::refusal(std::move(own.error()));
        if (!domain::stands(own->what)) return base::refusal(domain::errors::quote_not_found(base::to_wire(own->what.supplier)));
        own->what.sealed.clear();
        own->what.submitted_by.reset();
        own->what.submitted_at.reset();
        own->what.withdrawn_at = context.now;
        ++own->what.version;
        save(open, context, *own, "quote.withdrawn", random_);
        return as.encode(view_for(*context.who, own->of, {own->what}));
    });
}

}  // namespace chuanpin::orders::app
