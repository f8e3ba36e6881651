#include "orders/app/doctor/client_log.hpp"

#include <map>
#include <set>

namespace chuanpin::orders::app {
namespace {

class comparison {
public:
    comparison(std::span<const client_entry> log, const placed_orders& placed) : log_(log), placed_(placed) {}

    std::vector<invariant_report> run() {
        for (const auto& each : log_) look_at(each);
        for (const auto& order : placed_.orders)
            if (!asked_for_.contains(order)) note(phantom_, order);
        return {kept_, phantom_, once_, read_};
    }

private:
    static void note(invariant_report& into, const std::string& example) {
        if (into.violations++ == 0) into.example = example;
    }

    void look_at(const client_entry& entry) {
        const auto answer = placed_.answers.find(entry.key);
        const bool answered = answer != placed_.answers.end();
        if (entry.verdict == client_verdict::ok) look_at_granted(entry, answered ? &answer->second : nullptr);
        // Of an order that a client does not know of, the key says that it was asked for.
        if (entry.verdict == client_verdict::unknown && answered) asked_for_.insert(answer->second.order);
        if (entry.read_back == false) note(read_, entry.key);
    }

    void look_at_granted(const client_entry& entry, const kept_answer* answer) {
        asked_for_.insert(entry.order);
        const auto [known, first] = told_.try_emplace(entry.key, &entry);
        if (!first && (known->second->order != entry.order || known->second->fingerprint != entry.fingerprint)) note(once_, entry.key);
        const bool differs = answer != nullptr && (answer->order != entry.order || answer->fingerprint != entry.fingerprint);
        if (!placed_.orders.contains(entry.order) || differs) note(kept_, entry.key);
    }

    std::span<const client_entry> log_;
    const placed_orders& placed_;
    std::set<std::string> asked_for_;
    std::map<std::string, const client_entry*> told_;
    invariant_report kept_{
        "I2", "acknowledged-orders-are-there", "every order that a client was told of is there with the same content", 0, {}};
    invariant_report phantom_{
        "I3", "every-order-was-asked-for", "no order without a client's request; what was rejected is not there", 0, {}};
    invariant_report once_{"I4", "retries-hear-the-same", "the same key was answered with the same bytes", 0, {}};
    invariant_report read_{"I9", "clients-read-what-they-wrote", "a client could read its order right after it was told of it", 0, {}};
};

}  // namespace

std::vector<invariant_report> compare(std::span<const client_entry> log, const placed_orders& placed) {
    return comparison(log, placed).run();
}

}  // namespace chuanpin::orders::app
