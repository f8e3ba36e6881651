#include "catalog/app/document/documents.hpp"

#include <algorithm>
#include <utility>

#include "catalog/app/mark_applications.hpp"
#include "catalog/domain/errors.hpp"
#include "catalog/domain/listing_errors.hpp"

namespace chuanpin::catalog::app {

// The file is stored before the row: a row never names a file that is not there. One without a row is found again by its hash.
base::task<base::result<base::reply>> documents::hand_in(const base::call_context& context, base::idempotent<domain::document> request,
                                                         document_upload upload) {
    const auto media = domain::check_content(upload.content, upload.content_type, upload.kind, bytes_max_);
    if (!media) co_return base::refusal(media.error());
    domain::content_hash hash{};
    if (auto ran = co_await cpu_.run([&] { hash = files_.put(upload.content); }); !ran) co_return base::refusal(std::move(ran.error()));
    const auto& who = context.who.value();
    const domain::document fresh{.id = domain::document_id::make(context.now, random_),
                                 .owner = who.organisation,
                                 .hash = hash,
                                 .kind = upload.kind,
                                 .title = std::move(upload.title),
                                 .media = *media,
                                 .bytes = static_cast<std::int64_t>(upload.content.size()),
                                 .uploaded_by = who.account,
                                 .uploaded_at = context.now};
    const auto event = domain::event_id::make(context.now, random_);
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        if (tx.documents().count_of(fresh.owner) >= domain::documents_of_organisation_max)
            return base::refusal(domain::errors::documents_too_many());
        const auto kept = tx.documents().keep(fresh);
        if (kept.id == fresh.id) tx.record(domain::document_handed_in{event, kept});
        return request.encode(kept);
    });
}

base::task<base::result<document_page>> documents::own_page(const base::call_context& context, std::optional<domain::document_kind> kind,
                                                            std::optional<domain::document_id> before, std::size_t limit) {
    document_page page;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        page.documents = tx.documents().page({.owner = context.who.value().organisation, .kind = kind}, before, limit + 1);
        page.has_more = page.documents.size() > limit;
        page.documents.resize(std::min(page.documents.size(), limit));
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return page;
}

base::task<base::result<document_content>> documents::own_content(const base::call_context& context, domain::document_id id) {
    domain::document what;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        auto found = tx.documents().find(id);
        if (!found || found->owner != context.who.value().organisation)
            return base::refusal(domain::errors::document_not_found(base::to_wire(id)));
        what = *std::move(found);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return co_await with_content(std::move(what));
}

base::task<base::result<document_content>> documents::content_of(const base::call_context& context, domain::mark_application_id application,
                                                                 domain::document_id id) {
    domain::document what;
    auto done = co_await database_.read(context, [&](transaction& tx) -> base::result<void> {
        const auto who = reviewer_of(tx, context);
        if (!who) return base::refusal(who.error());
        const auto found = tx.marks().find(application);
        if (!found || !domain::may_see(*who, *found))
            return base::refusal(domain::errors::mark_application_not_found(base::to_wire(application)));
        auto named = tx.documents().find(id);
        if (!named || std::ranges::find(found->claim.documents, id, &domain::named_document::id) == found->claim.documents.end())
            return base::refusal(domain::errors::document_not_found(base::to_wire(id)));
        what = *std::move(named);
        return {};
    });
    if (!done) co_return base::refusal(std::move(done.error()));
    co_return co_await with_content(std::move(what));
}

base::task<base::result<document_content>> documents::with_content(domain::document what) {
    document_content found{.what = std::move(what)};
    if (auto ran = co_await cpu_.run([&] { found.content = files_.get(found.what.hash); }); !ran)
        co_return base::refusal(std::move(ran.error()));
    co_return found;
}

}  // namespace chuanpin::catalog::app
