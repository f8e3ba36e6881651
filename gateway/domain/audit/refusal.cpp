#include "gateway/domain/audit/refusal.hpp"

#include <algorithm>
#include <utility>

#include "gateway/domain/identity/client_network.hpp"

namespace chuanpin::gateway::domain {

namespace {

/// Whoever has an IPv6 network has all of its addresses.
std::string party_of(const refusal& one) {
    if (one.who) return base::to_wire(one.who->account);
    const auto network = network_of(one.address);
    return network ? network->address : one.address;
}

std::string key_of(const refusal& one) {
    auto key = party_of(one);
    for (const std::string_view part : {one.method, one.route, std::string_view(one.code), std::string_view(one.public_id)})
        key.append(1, '\n').append(part);
    return key;
}

void count_on(refusal& row, const refusal& one) {
    row.count += one.count;
    row.last_at = std::max(row.last_at, one.last_at);
}

/// What remains of one that found no room.
refusal anonymous(const refusal& one) {
    refusal rest;
    rest.code = other_refusals;
    rest.request_id = one.request_id;
    rest.first_at = one.first_at;
    rest.last_at = one.last_at;
    rest.count = one.count;
    return rest;
}

}  // namespace

void refusal_tally::add(refusal one) { add_to(one.who ? known_ : strangers_, std::move(one)); }

std::vector<refusal> refusal_tally::take() {
    std::vector<refusal> taken;
    drain(known_, taken);
    drain(strangers_, taken);
    return taken;
}

void refusal_tally::add_to(table& into, refusal one) {
    auto key = key_of(one);
    if (const auto known = into.rows.find(key); known != into.rows.end()) return count_on(known->second, one);
    if (into.rows.size() < into.kinds_max) {
        into.rows.emplace(std::move(key), std::move(one));
        return;
    }
    if (into.others) return count_on(*into.others, one);
    into.others = anonymous(one);
}

void refusal_tally::drain(table& from, std::vector<refusal>& into) {
    for (auto& [key, row] : from.rows) into.push_back(std::move(row));
    from.rows.clear();
    if (from.others) into.push_back(*std::exchange(from.others, std::nullopt));
}

}  // namespace chuanpin::gateway::domain
