#include "gateway/consumers/notice_source_json.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "platform/json/reader.hpp"
#include "platform/json/slices.hpp"

namespace chuanpin::gateway::consumers {

namespace {

using domain::noticed_event;

constexpr json::limits data_limits{.bytes_max = std::size_t{16} << 20, .values_max = 200'000};
constexpr json::list_rule all_lines{.items_min = 1, .items_max = 2'000};
constexpr json::text_rule any_words{.length_min = 0, .length_max = 1'000, .lines_allowed = true};
constexpr json::text_rule a_name{.length_max = 64};

/// Everything but members that we do not know.
void refuse_faults(json::object_reader& data) {
    const auto done = data.finish();
    if (done) return;
    std::string faults;
    for (const auto& each : done.error().fields)
        if (each.code != "unknown-field") faults += " " + each.pointer + " (" + each.code + ")";
    if (!faults.empty()) throw std::runtime_error("an event cannot be turned into notices:" + faults);
}

void read_parties(noticed_event& event, json::object_reader& data) {
    event.buyer = data.optional_id<base::organisation_id>("buyer_organisation_id");
    event.supplier = data.optional_id<base::organisation_id>("supplier_organisation_id");
}

/// Whom an event is kept from hears nothing of it either: an order that its buyer has not approved yet is not the supplier's to know.
void forget_unseen(std::optional<base::organisation_id>& party, const std::vector<std::string>& visible_to) {
    if (!party || visible_to.empty()) return;  // inside only: nobody is kept out by name
    const auto sees = [&](std::string_view who) { return who == "*" || who == base::to_wire(*party); };
    if (std::ranges::none_of(visible_to, sees)) party.reset();
}

std::int64_t rejected_mass_of(json::object_reader& data) {
    std::int64_t sum = 0;
    data.objects("lines", all_lines, [&](json::object_reader& line) {
        const auto quantity = line.integer("rejected_quantity");
        const auto unit = line.optional_integer("unit_net_mass_g").value_or(0);  // a service weighs nothing
        std::int64_t mass = 0;
        if (__builtin_mul_overflow(quantity, unit, &mass) || __builtin_add_overflow(sum, mass, &sum))
            throw std::runtime_error("the rejected mass of an order leaves 63 bits");
    });
    return sum;
}

std::string how_cancelled(noticed_event& event, json::object_reader& data) {
    auto reason = data.optional_text("cancellation_reason", any_words).value_or("");
    const auto* how = reason == "hold-expired" ? "expired" : reason == "contract-not-signed" ? "unsigned" : "cancelled";
    event.figures.push_back({"reason", std::move(reason)});
    return how;
}

/// Only what is to be done: nothing is due once all is paid, and nothing is owed back where it is nothing.
void read_money(noticed_event& event, json::object_reader& data) {
    const auto due = data.optional_date("payment_due_on");
    const auto left = data.optional_integer("left_to_pay_fen").value_or(0);
    const auto owed_back = data.optional_integer("owed_back_fen").value_or(0);
    if (left > 0) event.payment_due = due;
    if (owed_back > 0) event.owed_back = base::fen{owed_back};
    if (event.type == "order.payment_recorded" || event.type == "order.goods_returned" || event.type == "order.refund_granted")
        event.outcome = due && left == 0 ? "paid" : "open";
    event.figures.push_back({"left", base::fen{left}});
    event.figures.push_back({"owed_back", base::fen{owed_back}});
    if (event.type == "order.refund_recorded") event.outcome = owed_back == 0 ? "paid_back" : "open";
}

/// Of what was ordered ahead of a harvest: how much has not come, and of which week.
void read_waiting(noticed_event& event, json::object_reader& data) {
    std::int64_t waiting = 0;
    std::string week;
    data.objects("lines", all_lines, [&](json::object_reader& line) {
        if (auto of = line.optional_text("delivery_week", a_name)) week = *std::move(of);
        if (__builtin_add_overflow(waiting, line.optional_integer("waiting_quantity").value_or(0), &waiting))
            throw std::runtime_error("what an order waits for leaves 63 bits");
    });
    event.outcome = waiting == 0 ? "all" : "part";
    event.figures.push_back({"waiting", waiting});
    event.figures.push_back({"week", std::move(week)});
    event.figures.push_back({"hold_end", event.hold_ends_at});
}

bool tells_of_waiting(std::string_view type) { return type == "order.goods_set_aside" || type == "order.goods_late"; }

void read_order(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"order", event.about_id});
    event.figures.push_back({"total", base::fen{data.integer("total_fen")}});
    event.requested_delivery = data.optional_date("requested_delivery_date");
    event.hold_ends_at = data.optional_instant("hold_expires_at");
    read_money(event, data);
    if (event.type == "order.accepted") {
        event.outcome = data.text("status", a_name);
        event.figures.push_back({"accepted", base::fen{data.integer("accepted_fen")}});
        event.figures.push_back({"rejected", domain::mass_g{rejected_mass_of(data)}});
    } else if (event.type == "order.short_closed") {
        event.figures.push_back({"accepted", base::fen{data.integer("accepted_fen")}});
    } else if (event.type == "order.short_close_proposed") {
        event.outcome = data.text("short_close_by", a_name);
        event.figures.push_back({"reason", data.text("short_close_reason", any_words)});
    } else if (event.type == "order.cancelled") {
        event.outcome = how_cancelled(event, data);
    } else if (tells_of_waiting(event.type)) {
        read_waiting(event, data);
    }
}

void read_subsidy(noticed_event& event, json::object_reader& data) {
    event.figures.push_back({"amount", base::fen{data.integer("amount_fen")}});
    event.figures.push_back({"denial", data.optional_text("denial", a_name).value_or("")});
    const bool granted = data.boolean("granted");
    const bool is_final = data.text("status", a_name) == "final";
    event.outcome = !is_final ? "provisional" : granted ? "granted" : "denied";
}

void read_shipment(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"shipment", event.about_id});
    if (event.type == "shipment.delivered")
        data.object("vehicle", [&](json::object_reader& vehicle) { event.outcome = vehicle.text("kind", a_name); });
    else if (event.type == "shipment.verdict_given")
        event.outcome = data.text("verdict", a_name);
    else
        read_subsidy(event, data);
}

void read_complaint(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"order", data.text("order_id", a_name)});
    event.figures.push_back({"asked", base::fen{data.integer("asked_fen")}});
    event.figures.push_back({"offered", base::fen{data.optional_integer("offered_fen").value_or(0)}});
    event.figures.push_back({"refund", base::fen{data.optional_integer("refund_fen").value_or(0)}});
    event.answer_due_at = data.optional_instant("answer_due_at");
}

void read_delivery(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"order", data.text("order_id", a_name)});
    event.figures.push_back({"number", data.integer("number")});
}

void read_return(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"order", data.text("order_id", a_name)});
    event.figures.push_back({"amount", base::fen{data.integer("amount_fen")}});
}

struct agreement_lines {
    bool unconfirmed = false;     ///< a prepayment waits for its confirmation
    bool owes_back = false;       ///< a supplier has money of a settled line that it did not earn
    bool repaying = false;        ///< money that went back waits for its confirmation
    bool unfunded = false;        ///< a line waits for its money …
    bool unallocated = false;     ///< … or for its allocation
    bool undelivered = false;     ///< or for its goods
    std::string settlement_by{};  ///< "helper", "supplier": the side that proposed to settle a line
};

void add_once(std::vector<base::organisation_id>& to, base::organisation_id who) {
    if (std::ranges::find(to, who) == to.end()) to.push_back(who);
}

agreement_lines read_agreement_lines(noticed_event& event, json::object_reader& data) {
    agreement_lines found;
    data.objects("lines", all_lines, [&](json::object_reader& line) {
        add_once(event.helpers, line.id<base::organisation_id>("helper_organisation_id"));
        add_once(event.suppliers, line.id<base::organisation_id>("supplier_organisation_id"));
        const auto status = line.text("status", a_name);
        const auto confirmed = line.integer("prepaid_confirmed_fen");
        if (line.optional_integer("prepaid_recorded_fen").value_or(confirmed) > confirmed) found.unconfirmed = true;
        if (line.optional_integer("owed_back_fen").value_or(0) > 0) found.owes_back = true;
        const auto repaid = line.optional_integer("repaid_confirmed_fen").value_or(0);
        if (line.optional_integer("repaid_recorded_fen").value_or(repaid) > repaid) found.repaying = true;
        if (status == "unfunded") found.unfunded = true;
        if (status == "unfunded" || status == "funded") found.unallocated = true;
        if (status != "delivered" && status != "settled") found.undelivered = true;
        if (const auto by = line.optional_text("settlement_proposed_by", a_name)) found.settlement_by = *by;
    });
    return found;
}

void read_agreement(noticed_event& event, json::object_reader& data) {
    event.figures.push_back({"agreement", event.about_id});
    event.figures.push_back({"total", base::fen{data.integer("total_fen")}});
    event.requested_delivery = data.optional_date("deliver_by");
    const bool addendum_open = data.optional_boolean("addendum_open").value_or(false);
    const auto lines = read_agreement_lines(event, data);
    if (event.type == "agreement.funded" || event.type == "agreement.prepayment_confirmed")
        event.outcome = lines.unconfirmed ? "open" : lines.unfunded || event.type != "agreement.funded" ? "confirmed" : "funded";
    if (event.type == "agreement.allocated") event.outcome = lines.unallocated ? "open" : "all";
    if (event.type == "agreement.delivered") event.outcome = lines.undelivered ? "open" : "all";
    if (event.type == "agreement.settled") event.outcome = lines.owes_back ? "owed_back" : "even";
    if (event.type == "agreement.repayment_recorded") event.outcome = lines.owes_back ? "open" : "repaid";
    if (event.type == "agreement.repayment_confirmed") event.outcome = lines.repaying ? "open" : "confirmed";
    if (event.type == "agreement.settlement_proposed") event.outcome = lines.settlement_by;
    if (event.type == "agreement.addendum_signed") event.outcome = addendum_open ? "open" : "in_force";
}

/// A proposal is for the other side, its answer for the one that proposed it.
void read_correction(noticed_event& event, json::object_reader& data) {
    event.figures.push_back({"order", data.text("order_id", a_name)});
    event.figures.push_back({"product", data.text("name_zh", any_words)});
    const auto asked = data.id<base::organisation_id>("proposed_to_organisation_id");
    data.object("from", [&](json::object_reader& from) { event.owner = from.id<base::organisation_id>("organisation_id"); });
    if (event.type == "attribution_correction.proposed") event.owner = asked;
}

void read_supply_contract(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"contract", event.about_id});
    event.figures.push_back({"quantity", data.integer("contracted_quantity")});
    auto reason = data.optional_text("cancellation_reason", any_words).value_or("");
    data.optional_object("addendum", [&](json::object_reader& addendum) {
        event.outcome = addendum.text("side", a_name);
        event.figures.push_back({"number", addendum.integer("number")});
        reason = addendum.text("reason", any_words);
        if (auto refused = addendum.optional_text("refusal_reason", any_words)) reason = *std::move(refused);
    });
    event.figures.push_back({"reason", reason});
}

void read_standing_order(noticed_event& event, json::object_reader& data) {
    event.buyer = data.id<base::organisation_id>("buyer_organisation_id");
    event.figures.push_back({"standing_order", data.text("name", any_words)});
    event.figures.push_back({"day", data.text("day", a_name)});
    event.figures.push_back({"reason", data.text("code", a_name)});
    event.figures.push_back({"skipped", data.optional_text("detail", any_words).value_or("")});
}

void read_quote(noticed_event& event, json::object_reader& data) {
    read_parties(event, data);
    event.figures.push_back({"quotation", data.text("quotation_id", a_name)});
    event.figures.push_back({"title", data.text("title", any_words)});
    event.answer_due_at = data.optional_instant("deadline");
    event.figures.push_back({"standing", data.optional_integer("standing").value_or(0)});
    for (const auto* which : {"own", "result"})
        data.optional_object(which, [&](json::object_reader& sum) {
            event.figures.push_back({which == std::string_view("own") ? "own" : "winning", base::fen{sum.integer("total_fen")}});
        });
}

void read_quotation(noticed_event& event, json::object_reader& data) {
    event.buyer = data.id<base::organisation_id>("buyer_organisation_id");
    event.figures.push_back({"quotation", event.about_id});
    event.figures.push_back({"title", data.text("title", any_words)});
}

void read_capacity(noticed_event& event, json::object_reader& data) {
    event.supplier = data.id<base::organisation_id>("supplier_organisation_id");
    event.figures.push_back({"product", data.text("product_id", a_name)});
    event.figures.push_back({"week", data.text("week", a_name)});
    event.figures.push_back({"overcommitted", domain::mass_g{data.integer("overcommitted_g")}});
}

void read_endpoint(noticed_event& event, json::object_reader& data) {
    event.owner = data.id<base::organisation_id>("organisation_id");
    event.figures.push_back({"endpoint", event.about_id});
    event.figures.push_back({"failures", data.integer("consecutive_failures")});
}

/// Lines are nearly all of an order's event, and few are asked about them; an agreement has few, and is all lines.
std::string without_lines(std::string_view data) {
    std::string kept = "{";
    const bool whole = json::cut_members(data, [&](std::string_view name, std::string_view value) {
        if (name == "lines") return;
        if (kept.size() > 1) kept += ',';
        kept.append(1, '"').append(name).append("\":").append(value);
    });
    return whole ? kept + '}' : std::string(data);
}

}  // namespace

std::optional<noticed_event> to_noticed_event(const journal::feed_entry& entry) {
    if (!domain::is_noticed(entry.type)) return std::nullopt;
    const auto id = base::parse_id<base::event_id>(entry.id);
    if (!id) throw std::runtime_error("a feed entry has no event id: " + entry.id);
    const bool with_lines = entry.type == "order.accepted" || tells_of_waiting(entry.type) || entry.aggregate_type == "agreement";
    const auto document = json::parse(with_lines ? entry.data : without_lines(entry.data), data_limits);
    if (!document) throw std::runtime_error("an event is no JSON: " + document.error().detail);
    noticed_event event{.id = *id,
                        .type = entry.type,
                        .about_type = entry.aggregate_type,
                        .about_id = entry.aggregate_id,
                        .occurred_at = entry.occurred_at,
                        .request_id = entry.request_id};
    json::object_reader data(*document);
    if (entry.aggregate_type == "order")
        read_order(event, data);
    else if (entry.aggregate_type == "shipment")
        read_shipment(event, data);
    else if (entry.aggregate_type == "complaint")
        read_complaint(event, data);
    else if (entry.aggregate_type == "delivery")
        read_delivery(event, data);
    else if (entry.aggregate_type == "return")
        read_return(event, data);
    else if (entry.aggregate_type == "agreement")
        read_agreement(event, data);
    else if (entry.aggregate_type == "attribution_correction")
        read_correction(event, data);
    else if (entry.aggregate_type == "quote")
        read_quote(event, data);
    else if (entry.aggregate_type == "quotation")
        read_quotation(event, data);
    else if (entry.aggregate_type == "supply_contract")
        read_supply_contract(event, data);
    else if (entry.aggregate_type == "standing_order")
        read_standing_order(event, data);
    else if (entry.aggregate_type == "forward_capacity")
        read_capacity(event, data);
    else
        read_endpoint(event, data);
    refuse_faults(data);
    forget_unseen(event.buyer, entry.visible_to);
    forget_unseen(event.supplier, entry.visible_to);
    return event;
}

}  // namespace chuanpin::gateway::consumers
