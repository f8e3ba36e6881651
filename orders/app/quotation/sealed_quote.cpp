#include "orders/app/quotation/sealed_quote.hpp"

#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

namespace chuanpin::orders::app {

std::string seal(const domain::quote_content& what, domain::quote_id of, const crypto::secret_box& box, base::random_source& random) {
    auto text = fmt::format("{} {} {}", base::to_wire(of), what.freight.value, what.lines.size());
    for (const auto& line : what.lines)
        text += fmt::format("\n{} {} {} {}", base::to_wire(line.product), line.quantity, line.unit_net_mass_g, line.unit_price.value);
    return box.seal(text, random);
}

domain::quote_content unseal(const domain::quote& what, const crypto::secret_box& box) {
    const auto fault = [&](const char* why) { return std::runtime_error(fmt::format("quote {} {}", base::to_wire(what.id), why)); };
    const auto plain = box.open(what.sealed);
    if (!plain) throw fault("cannot be opened: its key is gone or it was changed");
    std::istringstream words(*plain);
    std::string id;
    std::size_t count = 0;
    domain::quote_content content;
    if (!(words >> id >> content.freight.value >> count) || id != base::to_wire(what.id)) throw fault("holds another's words");
    for (std::size_t i = 0; i < count; ++i) {
        domain::quoted_line line;
        std::string product;
        if (!(words >> product >> line.quantity >> line.unit_net_mass_g >> line.unit_price.value)) throw fault("cannot be read");
        const auto known = base::parse_id<domain::product_id>(product);
        if (!known) throw fault("names no product");
        line.product = *known;
        content.lines.push_back(line);
    }
    return content;
}

}  // namespace chuanpin::orders::app
