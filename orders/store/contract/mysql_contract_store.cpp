#include "orders/store/contract/mysql_contract_store.hpp"

#include "orders/store/expect_rows.hpp"

namespace chuanpin::orders::store {
namespace {

constexpr std::string_view insert_contract =
    "INSERT INTO order_contract (order_id, text, sha256, freight_fen, freight_borne_by, drawn_at) VALUES (?, ?, ?, ?, ?, ?)";
constexpr std::string_view select_contract =
    "SELECT text, sha256, freight_fen, freight_borne_by, drawn_at FROM order_contract WHERE order_id = ?";
// Whoever has signed has signed these bytes.
constexpr std::string_view update_text = R"sql(
UPDATE order_contract SET text = ?, sha256 = ?, freight_fen = ?, freight_borne_by = ?
WHERE order_id = ? AND NOT EXISTS (SELECT 1 FROM order_signature s WHERE s.order_id = order_contract.order_id))sql";
constexpr std::string_view insert_addendum = R"sql(
INSERT INTO order_addendum (order_id, number, freight_fen, freight_borne_by, deliver_by, note, text, sha256, proposed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view select_addenda =
    "SELECT number, freight_fen, freight_borne_by, deliver_by, note, text, sha256, proposed_at FROM order_addendum WHERE order_id = ? "
    "ORDER "
    "BY number LIMIT ?";
constexpr std::string_view insert_signature = R"sql(
INSERT INTO order_signature (order_id, document, side, account_id, account_name, sha256, signed_at) VALUES (?, ?, ?, ?, ?, ?, ?))sql";
constexpr std::string_view select_signatures =
    "SELECT document, side, account_id, account_name, sha256, signed_at FROM order_signature WHERE order_id = ? ORDER BY document, "
    "signed_at, "
    "side LIMIT ?";
constexpr std::uint64_t signatures_max = 2 * (domain::contract_addenda_max + 1);

domain::freight_bearer read_bearer(const std::string& name) {
    return name == domain::name_of(domain::freight_bearer::buyer) ? domain::freight_bearer::buyer : domain::freight_bearer::supplier;
}

std::string_view side_name(domain::party side) { return side == domain::party::buyer ? "buyer" : "supplier"; }

domain::contract_addendum read_addendum(const mysql::row_set& rows) {
    domain::contract_addendum read{
        .number = rows.integer(0), .note = rows.text(4), .document = {rows.text(5), rows.text(6)}, .proposed_at = rows.instant(7)};
    if (!rows.is_null(1)) read.freight = domain::freight_terms{rows.money(1), read_bearer(rows.text(2))};
    if (!rows.is_null(3)) read.deliver_by = rows.date(3);
    return read;
}

}  // namespace

void mysql_contract_store::insert(const domain::contract& fresh) {
    expect_rows("drawing up a contract",
                connection_.execute(insert_contract, {fresh.order, fresh.document.text, fresh.document.sha256, fresh.freight.amount,
                                                      domain::name_of(fresh.freight.by), fresh.drawn_at}),
                1);
}

std::optional<domain::contract> mysql_contract_store::find(domain::order_id order) {
    auto rows = connection_.query(select_contract, {order});
    if (!rows.next()) return std::nullopt;
    domain::contract found{.order = order,
                           .freight = {rows.money(2), read_bearer(rows.text(3))},
                           .document = {rows.text(0), rows.text(1)},
                           .drawn_at = rows.instant(4)};
    auto addenda = connection_.query(select_addenda, {order, std::uint64_t{domain::contract_addenda_max}});
    while (addenda.next()) found.addenda.push_back(read_addendum(addenda));
    auto signatures = connection_.query(select_signatures, {order, signatures_max});
    while (signatures.next())
        found.signatures.push_back({.document = signatures.integer(0),
                                    .side = signatures.text(1) == "buyer" ? domain::party::buyer : domain::party::supplier,
                                    .by = {signatures.id<domain::account_id>(2), signatures.text(3)},
                                    .sha256 = signatures.text(4),
                                    .at = signatures.instant(5)});
    return found;
}

void mysql_contract_store::save_text(const domain::contract& what) {
    connection_.execute(update_text,
                        {what.document.text, what.document.sha256, what.freight.amount, domain::name_of(what.freight.by), what.order});
}

void mysql_contract_store::add(domain::order_id order, const domain::contract_addendum& fresh) {
    const auto freight = fresh.freight;
    expect_rows(
        "adding an addendum",
        connection_.execute(insert_addendum, {order, fresh.number, freight ? std::optional(freight->amount) : std::nullopt,
                                              freight ? std::optional(domain::name_of(freight->by)) : std::nullopt, fresh.deliver_by,
                                              fresh.note, fresh.document.text, fresh.document.sha256, fresh.proposed_at}),
        1);
}

void mysql_contract_store::add(domain::order_id order, const domain::contract_signature& fresh) {
    expect_rows("signing a contract",
                connection_.execute(insert_signature, {order, fresh.document, side_name(fresh.side), fresh.by.account, fresh.by.name,
                                                       fresh.sha256, fresh.at}),
                1);
}

}  // namespace chuanpin::orders::store
