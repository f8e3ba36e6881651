#include "orders/app/supply/handle_supply_contracts.hpp"

#include "orders/app/contract/text_hash.hpp"
#include "orders/domain/supply/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view proposed_event = "supply_contract.proposed";
constexpr std::string_view signed_event = "supply_contract.signed";
constexpr std::string_view in_force_event = "supply_contract.in_force";
constexpr std::string_view cancelled_event = "supply_contract.cancelled";

// The contract, where the caller is a party to it.
base::result<domain::supply_contract> seen_by(std::optional<domain::supply_contract> found, const base::call_context& context,
                                              domain::supply_contract_id id) {
    if (!found || !domain::party_of(*found, *context.who))
        return base::refusal(domain::errors::supply_contract_not_found(base::to_wire(id)));
    return *std::move(found);
}

}  // namespace

handle_supply_contracts::answer handle_supply_contracts::propose(const base::call_context& context, claim as, domain::supply_terms terms) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        if (auto fine = domain::check_terms(terms, base::business_date_of(context.now)); !fine)
            return base::refusal(std::move(fine.error()));
        const auto product = open.offers().find_product(terms.product);
        if (!product) return base::refusal(domain::errors::supply_product_unknown(terms.product));
        domain::supply_contract fresh{.id = domain::supply_contract_id::make(context.now, random_),
                                      .buyer = context.who->organisation,
                                      .unit = context.who->unit,
                                      .supplier = product->supplier,
                                      .terms = terms,
                                      .proposed_by = context.who->account,
                                      .proposed_at = context.now,
                                      .periods = domain::periods_of(terms)};
        fresh.document.text = domain::canonical_text(fresh);
        fresh.document.sha256 = sha256_of(fresh.document.text);
        open.supply().insert(fresh);
        record(open, context, proposed_event, fresh);
        return as.encode(fresh);
    });
}

handle_supply_contracts::answer handle_supply_contracts::change(const base::call_context& context, claim as, target which,
                                                                decision decide) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        auto what = seen_by(open.supply().lock(which.id), context, which.id);
        if (!what) return base::refusal(std::move(what.error()));
        if (auto current = base::check_version(which.seen, base::to_wire(which.id), what->version); !current)
            return base::refusal(std::move(current.error()));
        const auto type = decide(open, *what, *domain::party_of(*what, *context.who));
        if (!type) return base::refusal(type.error());
        open.supply().save(*what);
        record(open, context, *type, *what);
        return as.encode(*what);
    });
}

handle_supply_contracts::answer handle_supply_contracts::sign(const base::call_context& context, claim as, target which,
                                                              std::string text_sha256) {
    return change(context, std::move(as), std::move(which),
                  [&context, text_sha256 = std::move(text_sha256)](transaction& open, domain::supply_contract& what,
                                                                   domain::party side) -> base::result<std::string_view> {
                      const domain::supply_signature fresh{
                          side, {context.who->account, context.who->display_name}, text_sha256, context.now};
                      if (auto done = domain::sign(what, fresh); !done) return base::refusal(std::move(done.error()));
                      open.supply().add(what.id, fresh);
                      return what.in_force_at ? in_force_event : signed_event;
                  });
}

handle_supply_contracts::answer handle_supply_contracts::cancel(const base::call_context& context, claim as, target which,
                                                                std::string reason) {
    return change(context, std::move(as), std::move(which),
                  [&context, reason = std::move(reason)](transaction&, domain::supply_contract& what,
                                                         domain::party side) -> base::result<std::string_view> {
                      if (auto done = domain::cancel(what, {side, reason, context.now}); !done)
                          return base::refusal(std::move(done.error()));
                      return cancelled_event;
                  });
}

// Whether it may be called off is decided inside the placing transaction, where the key of a repeated call is known already.
handle_supply_contracts::answer handle_supply_contracts::call_off(const base::call_context& context, base::idempotent<domain::order> as,
                                                                  domain::supply_contract_id id, domain::order_request asked) {
    const auto found = co_await find(context, id);
    if (!found) co_return base::refusal(found.error());
    asked.supplier = found->supplier;
    order_submission what{.context = context, .as = std::move(as), .asked = std::move(asked), .draft = std::nullopt, .contract = id};
    if (domain::party_of(*found, *context.who) == domain::party::buyer) what.context.who->unit = found->unit;
    co_return co_await place_.submit(std::move(what));
}

base::task<base::result<domain::supply_contract>> handle_supply_contracts::find(const base::call_context& context,
                                                                                domain::supply_contract_id id) {
    std::optional<domain::supply_contract> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        auto seen = seen_by(open.supply().find(id), context, id);
        if (!seen) return base::refusal(std::move(seen.error()));
        found = *std::move(seen);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::supply_contract>>> handle_supply_contracts::page(
    const base::call_context& context, std::optional<domain::supply_contract_id> before, std::size_t limit) {
    std::vector<domain::supply_contract> contracts;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        contracts = open.supply().page(*context.who, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return contracts;
}

base::task<base::result<std::vector<app::call_off>>> handle_supply_contracts::call_offs(const base::call_context& context,
                                                                                        domain::supply_contract_id id,
                                                                                        std::optional<domain::order_id> before,
                                                                                        std::size_t limit) {
    std::vector<app::call_off> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        if (auto seen = seen_by(open.supply().find(id), context, id); !seen) return base::refusal(std::move(seen.error()));
        found = open.supply().call_offs(id, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return found;
}

void handle_supply_contracts::record(transaction& open, const base::call_context& context, std::string_view type,
                                     const domain::supply_contract& what) {
    const domain::recorded_event event{domain::supply_contract_event{domain::event_id::make(context.now, random_), type, what}, &context};
    open.record({&event, 1});
}

}  // namespace chuanpin::orders::app
