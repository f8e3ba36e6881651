#include "orders/app/spending/keep_purchasing_rules.hpp"

#include <algorithm>

#include "orders/domain/spending/errors.hpp"

namespace chuanpin::orders::app {

std::string rules_name(const domain::purchasing_rules& rules) {
    return rules.unit ? base::to_wire(*rules.unit) : base::to_wire(rules.organisation);
}

base::task<base::result<base::reply>> keep_purchasing_rules::set(const base::call_context& context,
                                                                 base::idempotent<domain::purchasing_rules> as,
                                                                 base::version_condition seen, domain::purchasing_rules asked) {
    asked.organisation = context.who->organisation;
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        if (context.who->unit && asked.unit != context.who->unit)
            return base::refusal(domain::errors::purchasing_rules_invalid({{"/unit_id", "other-unit", "You act for another unit."}}));
        if (auto fine = domain::check_rules(asked); !fine) return base::refusal(std::move(fine.error()));
        const auto before = open.spending().lock_rules(asked.organisation, asked.unit);
        if (auto current = base::check_version(seen, rules_name(asked), before.version); !current)
            return base::refusal(std::move(current.error()));
        auto after = asked;
        after.version = before.version + 1;
        open.spending().save(after);
        const domain::recorded_event event{domain::purchasing_rules_event{domain::event_id::make(context.now, random_), after}, &context};
        open.record({&event, 1});
        return as.encode(after);
    });
}

base::task<base::result<std::vector<domain::purchasing_rules>>> keep_purchasing_rules::list(const base::call_context& context) {
    std::vector<domain::purchasing_rules> rules;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        rules = open.spending().lock({&context.who->organisation, 1}, {}).rules;
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    std::erase_if(rules, [&](const auto& each) { return context.who->unit && each.unit && each.unit != context.who->unit; });
    co_return rules;
}

}  // namespace chuanpin::orders::app
