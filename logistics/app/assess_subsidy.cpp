#include "logistics/app/assess_subsidy.hpp"

#include <algorithm>
#include <stdexcept>

#include "logistics/domain/errors.hpp"
#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"

namespace chuanpin::logistics::app {

namespace {

std::vector<domain::way> ways_of(transaction& store, const domain::dispatched_order& order, base::business_date day) {
    const auto origins = domain::origin_counties(order);
    const auto entries =
        store.find_distances(store.distance_table_on(day), origins, domain::destination_candidates(order.delivery_county_code));
    std::vector<domain::way> ways;
    for (const auto& origin : origins) {
        domain::way each{origin, std::nullopt};
        if (const auto* found = domain::find_distance(entries, origin, order.delivery_county_code)) each.found = *found;
        ways.push_back(std::move(each));
    }
    return ways;
}

std::optional<domain::verdict_reference> verdict_of(transaction& store, const domain::shipment_id& shipment) {
    const auto given = store.find_newest_verdict(shipment);
    if (!given) return std::nullopt;
    return domain::verdict_reference{given->id, given->given.kind, given->profile_code, given->profile_version,
                                     base::to_hex(crypto::as_text(given->readings_sha256))};
}

domain::assessment_inputs gather(transaction& store, const domain::shipment& what, const domain::dispatched_order& order,
                                 const std::string& rule_code, base::instant now) {
    domain::assessment_inputs inputs;
    inputs.shipment = what.id;
    inputs.order = order.id;
    inputs.dispatched_on = base::business_date_of(order.dispatched_at);
    inputs.rule_code = rule_code;
    const auto rows = store.list_rules(rule_code);
    if (const auto* row = domain::rule_in_force(rows, rule_code, inputs.dispatched_on, now)) inputs.rule = row->rule;
    inputs.status = order.accepted_at ? domain::assessment_status::final_ : domain::assessment_status::provisional;
    inputs.marks = domain::marks_of(order);
    inputs.mass_g = order.accepted_at ? domain::accepted_mass_g(order) : domain::dispatched_mass_g(order);
    inputs.delivery_county_code = order.delivery_county_code;
    inputs.declared_distance_m = what.declared_distance_m;
    inputs.ways = ways_of(store, order, inputs.dispatched_on);
    inputs.verdict = verdict_of(store, what.id);
    return inputs;
}

domain::assessment describe(const domain::assessment_inputs& inputs, const domain::digest& hash, int number, base::instant now,
                            base::random_source& random) {
    domain::assessment made;
    made.id = domain::assessment_id::make(now, random);
    made.shipment = inputs.shipment;
    made.order = inputs.order;
    made.number = number;
    made.status = inputs.status;
    made.inputs_sha256 = hash;
    made.rule_code = inputs.rule_code;
    made.rule = inputs.rule;
    if (inputs.verdict) made.verdict = inputs.verdict->id;
    made.outcome = domain::assess(inputs);
    made.assessed_at = now;
    return made;
}

}  // namespace

domain::assessment assess(transaction& store, domain::shipment what, const domain::dispatched_order& order, const std::string& rule_code,
                          base::instant now, base::random_source& random) {
    const auto inputs = gather(store, what, order, rule_code, now);
    const auto hash = crypto::sha256(domain::canonical_text(inputs));
    const auto earlier = store.list_assessments(what.id);
    if (const auto same = std::ranges::find(earlier, hash, &domain::assessment::inputs_sha256); same != earlier.end()) return *same;
    const auto made = describe(inputs, hash, static_cast<int>(earlier.size()) + 1, now, random);
    store.insert_assessment(made);
    ++what.version;
    store.update_shipment(what);
    store.record(base::event_id::make(now, random), domain::subsidy_assessed{what, made});
    return made;
}

base::task<base::result<base::reply>> assess_subsidy::run(const base::call_context& context, const command& asked,
                                                          base::idempotent<domain::assessment> answer) {
    co_return co_await database_.write(context, answer.claim, [&](transaction& store) -> base::result<std::string> {
        const auto what = store.lock_shipment(asked.shipment);
        if (!what || !(domain::may_change(*context.who, *what) || context.who->may("subsidies:write")))
            return base::refusal(domain::errors::shipment_not_found(asked.shipment));
        const auto order = store.find_delivery(what->delivery);
        if (!order) throw std::logic_error("a shipment without its delivery");
        return answer.encode(assess(store, *what, *order, asked.rule_code, context.now, random_));
    });
}

}  // namespace chuanpin::logistics::app
