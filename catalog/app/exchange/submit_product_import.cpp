#include "catalog/app/exchange/submit_product_import.hpp"

#include <utility>

namespace chuanpin::catalog::app {

/// What a file comes down to.
struct submit_product_import::checked {
    domain::product_import facts{};
    std::vector<std::string> parts{};
    std::vector<base::field_error> faults{};

    void add(std::span<const product_row> chunk) {
        for (const auto& each : chunk) {
            ++facts.rows;
            if (each.faults.empty()) continue;
            ++facts.refused_rows;
            for (const auto& fault : each.faults)
                if (faults.size() < faults_told_max) faults.push_back(fault);
        }
    }
};

base::task<base::result<submit_product_import::checked>> submit_product_import::check(const base::call_context& context,
                                                                                      std::string_view document) {
    auto known = co_await read_known_names(database_).run(context);
    if (!known) co_return base::refusal(std::move(known.error()));
    check_products against(database_, context.who.value().organisation, *std::move(known));
    base::result<std::unique_ptr<product_rows>> file;
    if (auto ran = co_await cpu_.run([&] { file = files_.open_bytes(document); }); !ran) co_return base::refusal(std::move(ran.error()));
    if (!file) co_return base::refusal(std::move(file.error()));
    checked all;
    for (;;) {
        std::vector<product_row> chunk;
        if (auto ran = co_await cpu_.run([&] { chunk = (*file)->next(chunk_rows); }); !ran) co_return base::refusal(std::move(ran.error()));
        if (chunk.empty()) break;
        if (auto done = co_await against.run(context, **file, chunk); !done) co_return base::refusal(std::move(done.error()));
        all.add(chunk);
        if (auto ran = co_await cpu_.run([&] { all.parts.push_back(files_.encode(chunk)); }); !ran)
            co_return base::refusal(std::move(ran.error()));
    }
    if (auto why = (*file)->broken_off(); !why.empty()) co_return base::refusal((*file)->refusal_of(std::move(why)));
    all.facts.parts = std::ssize(all.parts);
    all.facts.format = (*file)->format();
    all.facts.encoding = (*file)->encoding();
    co_return all;
}

base::task<base::result<base::reply>> submit_product_import::run(const base::call_context& context,
                                                                 base::idempotent<product_import_view> request, std::string document) {
    auto all = co_await check(context, document);
    if (!all) co_return base::refusal(std::move(all.error()));
    all->facts.id = domain::product_import_id::make(context.now, random_);
    all->facts.supplier = context.who.value().organisation;
    const product_import_view view{domain::begin_import(std::move(all->facts), context.now), std::move(all->faults)};
    const auto event = domain::event_id::make(context.now, random_);
    const bool refused = view.what.state == domain::import_state::refused;
    co_return co_await database_.write(context, request.claim, [&](transaction& tx) -> base::result<std::string> {
        tx.imports().insert(view.what, all->parts);
        tx.record(domain::product_import_changed{event, refused ? "refused" : "submitted", view.what});
        return request.encode(view);
    });
}

}  // namespace chuanpin::catalog::app
