#include "orders/http/agreement/agreement_handlers.hpp"

#include "orders/domain/agreement/errors.hpp"
#include "orders/http/agreement/agreement_requests_json.hpp"
#include "orders/http/agreement/agreement_views.hpp"
#include "orders/http/agreement/handling.hpp"
#include "orders/http/requests_json.hpp"
#include "orders/http/routes.hpp"

namespace chuanpin::orders::http {
namespace {

using chuanpin::http::request;
using chuanpin::http::route;

// What every change of an agreement is asked with.
template <class View>
struct agreement_change {
    app::agreement_target target;
    base::idempotent<View> as;
};
template <class View>
base::result<agreement_change<View>> read_change(const request& from, const route& row, std::string (*encode)(const View&)) {
    const auto id = path_id<domain::agreement_id>(from, "agreement_id", domain::errors::agreement_not_found);
    if (!id) return base::refusal(id.error());
    auto seen = chuanpin::http::read_if_match(from, base::to_wire(*id));
    if (!seen) return base::refusal(std::move(seen.error()));
    auto as = claim_of<View>(from, row, encode);
    if (!as) return base::refusal(std::move(as.error()));
    return agreement_change<View>{{*id, *std::move(seen)}, *std::move(as)};
}

// One change: the path and the headers, the body, then `act` with both.
template <class View, class Read, class Act>
answer changing(request& from, const route& row, std::string (*encode)(const View&), Read read, int status, Act act) {
    auto change = read_change<View>(from, row, encode);
    if (!change) co_return base::refusal(std::move(change.error()));
    auto asked = read(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await act(std::move(change->as), std::move(change->target), *std::move(asked)), status);
}

using as_agreement = base::idempotent<domain::agreement>;
using as_prepayment = base::idempotent<domain::prepayment>;
using app::agreement_target;

answer draft_agreement(app::sign_agreements& use, request& from) {
    auto as = claim_of<domain::agreement>(from, routes::draft_agreement, encode_agreement);
    if (!as) co_return base::refusal(std::move(as.error()));
    auto asked = read_draft_request(from.body);
    if (!asked) co_return base::refusal(std::move(asked.error()));
    co_return reply_of(co_await use.draft(from.context, *std::move(as), std::move(asked->windows), std::move(asked->terms)), 201);
}

answer join_agreement(app::sign_agreements& use, request& from) {
    return changing(from, routes::join_agreement, encode_agreement, read_joining, 200,
                    [&](as_agreement as, agreement_target target, domain::window_id window) {
                        return use.join(from.context, std::move(as), std::move(target), window);
                    });
}

answer sign_agreement(app::sign_agreements& use, request& from) {
    return changing(
        from, routes::sign_agreement, encode_agreement, [](std::string_view body) { return read_signature(body, false); }, 200,
        [&](as_agreement as, agreement_target target, signature_request asked) {
            return use.sign(from.context, std::move(as), std::move(target), std::move(asked.sha256));
        });
}

answer cancel_agreement(app::sign_agreements& use, request& from) {
    return changing(from, routes::cancel_agreement, encode_agreement, read_reason, 200,
                    [&](as_agreement as, agreement_target target, std::string reason) {
                        return use.cancel(from.context, std::move(as), std::move(target), std::move(reason));
                    });
}

answer propose_addendum(app::sign_agreements& use, request& from) {
    return changing(from, routes::propose_addendum, encode_agreement, read_terms, 201,
                    [&](as_agreement as, agreement_target target, domain::agreement_terms terms) {
                        return use.propose_addendum(from.context, std::move(as), std::move(target), std::move(terms));
                    });
}

answer sign_addendum(app::sign_agreements& use, request& from) {
    return changing(
        from, routes::sign_addendum, encode_agreement, [](std::string_view body) { return read_signature(body, true); }, 200,
        [&](as_agreement as, agreement_target target, signature_request asked) {
            return use.sign_addendum(from.context, std::move(as), std::move(target), asked.number, std::move(asked.sha256));
        });
}

using payment_reader = base::result<domain::prepayment_id> (&)(std::string_view);

answer record_payment(app::fulfil_agreements& use, request& from, const route& which, domain::payment_direction direction) {
    return changing(from, which, encode_prepayment, read_prepayment, 201,
                    [&use, &from, direction](as_prepayment as, agreement_target target, domain::prepayment_statement said) {
                        return use.record_payment(from.context, std::move(as), std::move(target), std::move(said), direction);
                    });
}

answer confirm_payment(app::fulfil_agreements& use, request& from, const route& which, payment_reader read,
                       domain::payment_direction direction) {
    return changing(from, which, encode_prepayment, read, 200,
                    [&use, &from, direction](as_prepayment as, agreement_target target, domain::prepayment_id id) {
                        return use.confirm_payment(from.context, std::move(as), std::move(target), id, direction);
                    });
}

answer approve_credit(app::fulfil_agreements& use, request& from) {
    return changing(from, routes::approve_credit, encode_agreement, read_credit, 200,
                    [&](as_agreement as, agreement_target target, credit_request asked) {
                        return use.approve_credit(from.context, std::move(as), std::move(target), asked.line_number, asked.due_on);
                    });
}

answer allocate_agreement(app::fulfil_agreements& use, request& from) {
    return changing(from, routes::allocate_agreement, encode_agreement, read_household_list, 201,
                    [&](as_agreement as, agreement_target target, app::allocation_request asked) {
                        return use.allocate(from.context, std::move(as), std::move(target), std::move(asked));
                    });
}

answer deliver_agreement(app::fulfil_agreements& use, request& from) {
    return changing(from, routes::deliver_agreement, encode_agreement, read_delivery, 201,
                    [&](as_agreement as, agreement_target target, app::delivery_request asked) {
                        return use.deliver(from.context, std::move(as), std::move(target), std::move(asked));
                    });
}

answer propose_settlement(app::fulfil_agreements& use, request& from) {
    return changing(from, routes::propose_settlement, encode_agreement, read_settlement, 201,
                    [&](as_agreement as, agreement_target target, settlement_request asked) {
                        return use.propose_settlement(from.context, std::move(as), std::move(target), asked.line_number,
                                                      std::move(asked.reason));
                    });
}

answer answer_settlement(app::fulfil_agreements& use, request& from) {
    return changing(from, routes::answer_settlement, encode_agreement, read_settlement_answer, 200,
                    [&](as_agreement as, agreement_target target, settlement_request asked) {
                        return use.answer_settlement(from.context, std::move(as), std::move(target), asked.line_number, asked.agreed);
                    });
}

}  // namespace

std::vector<chuanpin::http::router::row> make_agreement_rows(agreement_use_cases use) {
    auto& sign = use.sign;
    auto& fulfil = use.fulfil;
    std::vector<chuanpin::http::router::row> all{
        {routes::draft_agreement, [&sign](request& from) { return draft_agreement(sign, from); }},
        {routes::join_agreement, [&sign](request& from) { return join_agreement(sign, from); }},
        {routes::sign_agreement, [&sign](request& from) { return sign_agreement(sign, from); }},
        {routes::cancel_agreement, [&sign](request& from) { return cancel_agreement(sign, from); }},
        {routes::propose_addendum, [&sign](request& from) { return propose_addendum(sign, from); }},
        {routes::sign_addendum, [&sign](request& from) { return sign_addendum(sign, from); }},
        {routes::record_prepayment,
         [&fulfil](request& from) { return record_payment(fulfil, from, routes::record_prepayment, domain::payment_direction::paid); }},
        {routes::confirm_prepayment,
         [&fulfil](request& from) {
             return confirm_payment(fulfil, from, routes::confirm_prepayment, read_prepayment_confirmation,
                                    domain::payment_direction::paid);
         }},
        {routes::record_repayment,
         [&fulfil](request& from) { return record_payment(fulfil, from, routes::record_repayment, domain::payment_direction::paid_back); }},
        {routes::confirm_repayment,
         [&fulfil](request& from) {
             return confirm_payment(fulfil, from, routes::confirm_repayment, read_repayment_confirmation,
                                    domain::payment_direction::paid_back);
         }},
        {routes::approve_credit, [&fulfil](request& from) { return approve_credit(fulfil, from); }},
        {routes::allocate_agreement, [&fulfil](request& from) { return allocate_agreement(fulfil, from); }},
        {routes::deliver_agreement, [&fulfil](request& from) { return deliver_agreement(fulfil, from); }},
        {routes::propose_settlement, [&fulfil](request& from) { return propose_settlement(fulfil, from); }},
        {routes::answer_settlement, [&fulfil](request& from) { return answer_settlement(fulfil, from); }},
    };
    for (auto& each : make_agreement_reader_rows(use.read)) all.push_back(std::move(each));
    return all;
}

}  // namespace chuanpin::orders::http
