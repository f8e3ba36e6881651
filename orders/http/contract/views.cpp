#include "orders/http/contract/views.hpp"

#include "platform/json/writer.hpp"

namespace chuanpin::orders::http {
namespace {

void write_signatures(json::writer& out, const domain::contract& of, std::int64_t document) {
    out.begin_array("signatures");
    for (const auto& each : of.signatures) {
        if (each.document != document) continue;
        out.begin_object()
            .member("side", each.side == domain::party::buyer ? "buyer" : "supplier")
            .member("account_id", base::to_wire(each.by.account))
            .member("account_name", each.by.name)
            .member("text_sha256", each.sha256)
            .member("signed_at", base::to_rfc3339(each.at))
            .end_object();
    }
    out.end_array();
}

void write_freight(json::writer& out, std::string_view name, const domain::freight_terms& what) {
    out.begin_object(name).member("freight_fen", what.amount.value).member("borne_by", domain::name_of(what.by)).end_object();
}

void write_addendum(json::writer& out, const domain::contract& of, const domain::contract_addendum& what) {
    out.begin_object().member("number", what.number);
    if (what.freight)
        write_freight(out, "freight", *what.freight);
    else
        out.member("freight", std::optional<std::string>());
    out.member("deliver_by", what.deliver_by ? std::optional(base::to_text(*what.deliver_by)) : std::nullopt)
        .member("note", what.note)
        .member("text", what.document.text)
        .member("text_sha256", what.document.sha256)
        .member("proposed_at", base::to_rfc3339(what.proposed_at))
        .member("in_force", domain::is_signed_by_both(of, what.number));
    write_signatures(out, of, what.number);
    out.end_object();
}

}  // namespace

std::string encode_contract(const app::contract_view& what) {
    const auto& contract = what.contract;
    std::string text;
    json::writer out(text);
    out.begin_object()
        .member("order_id", base::to_wire(what.order.id))
        .member("order_version", what.order.version)
        .member("order_status", domain::name_of(what.order.status))
        .member("text", contract.document.text)
        .member("text_sha256", contract.document.sha256)
        .member("drawn_at", base::to_rfc3339(contract.drawn_at))
        .member("in_force", domain::is_signed_by_both(contract, 0));
    write_freight(out, "freight", contract.freight);
    write_freight(out, "freight_in_force", domain::freight_in_force(contract));
    out.member("owed_fen", domain::owed_amount(what.order).value);
    write_signatures(out, contract, 0);
    out.begin_array("addenda");
    for (const auto& each : contract.addenda) write_addendum(out, contract, each);
    out.end_array().end_object();
    return text;
}

}  // namespace chuanpin::orders::http
