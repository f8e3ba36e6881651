#include "orders/domain/quotation/quoting.hpp"

#include <set>

#include <fmt/format.h>

#include "orders/domain/quotation/errors.hpp"

namespace chuanpin::orders::domain {
namespace {

using faults = std::vector<base::field_error>;

// The fewest units that hold so much.
std::int64_t units_for(std::int64_t mass_g, std::int64_t unit_g) { return mass_g / unit_g + (mass_g % unit_g == 0 ? 0 : 1); }

class quote_reader {
public:
    quote_reader(const quotation& of, const own_products& own) : of_(of), own_(own) { content_.lines.resize(of.asked.lines.size()); }

    void read(const quote_request::line& said, std::size_t place) {
        const auto at = [place](std::string_view field) { return fmt::format("/lines/{}/{}", place, field); };
        if (said.number < 1 || static_cast<std::size_t>(said.number) > content_.lines.size())
            return fault(at("line_number"), "out-of-range", "The request has no such line.");
        if (!numbers_.insert(said.number).second) return fault(at("line_number"), "duplicate", "The line is quoted already.");
        if (!products_.insert(said.product).second) fault(at("product_id"), "duplicate", "Each product stands in one line.");
        const auto found = own_.find(said.product);
        if (found == own_.end()) return fault(at("product_id"), "product-not-found", "It is no product of yours.");
        if (found->second == 0) return fault(at("product_id"), "no-mass", "It has no mass: a kilogram of it has no price.");
        const auto& asked = of_.asked.lines[static_cast<std::size_t>(said.number) - 1];
        if (const auto fewest = units_for(asked.mass_g, found->second); said.quantity != fewest)
            fault(at("quantity"), "out-of-range", fmt::format("{} units are the fewest that hold {} g.", fewest, asked.mass_g));
        content_.lines[static_cast<std::size_t>(said.number) - 1] = {said.product, said.quantity, found->second, said.unit_price};
    }

    base::result<quote_content> finish(base::fen freight) {
        for (std::size_t i = 1; i <= content_.lines.size(); ++i)
            if (!numbers_.contains(static_cast<std::int64_t>(i))) fault("/lines", "missing-line", fmt::format("Line {} has no price.", i));
        content_.freight = freight;
        if (faults_.empty() && !sum_of(content_)) fault("/lines", "out-of-range", "The whole passes 2^53 - 1.");
        if (!faults_.empty()) return base::refusal(errors::quote_invalid(std::move(faults_)));
        return std::move(content_);
    }

private:
    void fault(std::string pointer, std::string code, std::string detail) {
        faults_.push_back({std::move(pointer), std::move(code), std::move(detail)});
    }

    const quotation& of_;
    const own_products& own_;
    quote_content content_;
    std::set<std::int64_t> numbers_;
    std::set<product_id> products_;
    faults faults_;
};

}  // namespace

base::result<quote_content> read_quote(const quotation& of, const quote_request& said, const own_products& own) {
    quote_reader reader(of, own);
    for (std::size_t i = 0; i < said.lines.size(); ++i) reader.read(said.lines[i], i);
    return reader.finish(said.freight);
}

}  // namespace chuanpin::orders::domain
