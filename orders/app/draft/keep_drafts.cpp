#include "orders/app/draft/keep_drafts.hpp"

#include <stdexcept>

#include "orders/app/draft/offered_product.hpp"
#include "orders/domain/draft/errors.hpp"

namespace chuanpin::orders::app {
namespace {

constexpr std::string_view opened_event = "draft.opened";
constexpr std::string_view changed_event = "draft.changed";
constexpr std::string_view line_added_event = "draft.line_added";
constexpr std::string_view line_changed_event = "draft.line_changed";
constexpr std::string_view line_removed_event = "draft.line_removed";

// Why `touch` refused a draft that has room otherwise: neither ownership nor the end of a draft is ever taken back.
base::error touch_error(transaction& open, const draft_touch& what) {
    const auto head = open.drafts().find_head(what.id);
    if (!head || !domain::belongs_to(*head, what.by)) return domain::errors::draft_not_found(base::to_wire(what.id));
    if (auto fine = domain::check_open(*head, what.now); !fine) return std::move(fine.error());
    return domain::errors::draft_full();
}

// Why a line was not touched.
base::error line_error(transaction& open, const draft_line_target& target) {
    const auto line = open.drafts().find_line(target.draft, target.line);
    if (!line) return domain::errors::draft_line_not_found(base::to_wire(target.line));
    auto current = base::check_version(target.seen, base::to_wire(target.line), line->version);
    if (current) throw std::logic_error("a line of a draft was not touched although its version was the one that was seen");
    return std::move(current.error());
}

}  // namespace

draft_touch keep_drafts::touch_of(const base::call_context& context, domain::draft_id id) const {
    return {.id = id, .by = *context.who, .now = context.now, .expires_at = context.now + kept_};
}

keep_drafts::answer keep_drafts::open(const base::call_context& context, base::idempotent<domain::draft> as, draft_request asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const domain::draft fresh{.id = domain::draft_id::make(context.now, random_),
                                  .buyer = context.who->organisation,
                                  .unit = context.who->unit,
                                  .supplier = asked.supplier,
                                  .delivery = asked.delivery,
                                  .requested_delivery_date = asked.requested_delivery_date,
                                  .opened_by = context.who->account,
                                  .opened_at = context.now,
                                  .expires_at = context.now + kept_};
        open.drafts().insert(fresh);
        record(open, context, opened_event, fresh);
        return as.encode(fresh);
    });
}

keep_drafts::answer keep_drafts::change(const base::call_context& context, base::idempotent<domain::draft> as, domain::draft_id id,
                                        base::version_condition seen, domain::delivery_place delivery,
                                        base::business_date requested_delivery_date) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto touch = touch_of(context, id);
        if (!open.drafts().change(touch, seen, delivery, requested_delivery_date)) {
            const auto head = open.drafts().find_head(id);
            if (head && domain::belongs_to(*head, *context.who) && domain::check_open(*head, context.now))
                if (auto current = base::check_version(seen, base::to_wire(id), head->version); !current)
                    return base::refusal(std::move(current.error()));
            return base::refusal(touch_error(open, touch));
        }
        const auto after = open.drafts().find(id).value();
        record(open, context, changed_event, after);
        return as.encode(after);
    });
}

keep_drafts::answer keep_drafts::add_line(const base::call_context& context, base::idempotent<line_view> as, domain::draft_id id,
                                          domain::requested_line asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto touch = touch_of(context, id);
        if (!open.drafts().touch(touch, 1)) return base::refusal(touch_error(open, touch));
        const auto product = product_of(open, asked, context.now);
        if (!product) return base::refusal(product.error());
        const domain::draft_line fresh{.id = domain::line_id::make(context.now, random_),
                                       .product = *product,
                                       .asked = asked,
                                       .added_by = context.who->account,
                                       .added_at = context.now};
        if (const auto standing = open.drafts().add(id, fresh)) return base::refusal(domain::errors::draft_product_twice(*standing));
        return finish_line(open, context, as, line_added_event, id, fresh);
    });
}

keep_drafts::answer keep_drafts::change_line(const base::call_context& context, base::idempotent<line_view> as, draft_line_target target,
                                             domain::requested_line asked) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto touch = touch_of(context, target.draft);
        if (!open.drafts().touch(touch, 0)) return base::refusal(touch_error(open, touch));
        const domain::draft_line wanted{.id = target.line, .asked = asked};
        if (!open.drafts().change(target.draft, wanted, target.seen)) return base::refusal(line_error(open, target));
        return finish_line(open, context, as, line_changed_event, target.draft, open.drafts().find_line(target.draft, target.line).value());
    });
}

keep_drafts::answer keep_drafts::remove_line(const base::call_context& context, base::idempotent<line_view> as, draft_line_target target) {
    co_return co_await database_.write(context, std::move(as.claim), [&](transaction& open) -> base::result<std::string> {
        const auto touch = touch_of(context, target.draft);
        const auto line = open.drafts().find_line(target.draft, target.line);
        if (!open.drafts().touch(touch, line ? -1 : 0)) return base::refusal(touch_error(open, touch));
        if (!line || !open.drafts().remove(target.draft, target.line, target.seen)) return base::refusal(line_error(open, target));
        return finish_line(open, context, as, line_removed_event, target.draft, *line);
    });
}

base::result<std::string> keep_drafts::finish_line(transaction& open, const base::call_context& context,
                                                   const base::idempotent<line_view>& as, std::string_view type, domain::draft_id id,
                                                   domain::draft_line line) {
    const line_view view{open.drafts().find_head(id).value(), std::move(line)};
    record(open, context, type, view.draft, view.line);
    return as.encode(view);
}

void keep_drafts::record(transaction& open, const base::call_context& context, std::string_view type, const domain::draft& what,
                         std::optional<domain::draft_line> line) {
    const domain::recorded_event event{domain::draft_event{domain::event_id::make(context.now, random_), type, what, std::move(line)},
                                       &context};
    open.record({&event, 1});
}

base::task<base::result<domain::draft>> keep_drafts::find(const base::call_context& context, domain::draft_id id) {
    std::optional<domain::draft> found;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        found = open.drafts().find(id);
        if (!found || !domain::belongs_to(*found, *context.who)) return base::refusal(domain::errors::draft_not_found(base::to_wire(id)));
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return *std::move(found);
}

base::task<base::result<std::vector<domain::draft>>> keep_drafts::page(const base::call_context& context,
                                                                       std::optional<domain::draft_id> before, std::size_t limit) {
    std::vector<domain::draft> drafts;
    const auto done = co_await database_.read(context, [&](transaction& open) -> base::result<void> {
        drafts = open.drafts().page(*context.who, before, limit);
        return {};
    });
    if (!done) co_return base::refusal(done.error());
    co_return drafts;
}

}  // namespace chuanpin::orders::app
