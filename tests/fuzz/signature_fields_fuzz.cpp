// Feeds any bytes as Signature-Input, Signature and Content-Digest, and checks what is promised: what is read keeps its limits, has one
// written form that reads back as itself, and gives a base of one line for each component.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "gateway/domain/signing/signature_rules.hpp"

namespace {

using namespace chuanpin;
using namespace chuanpin::gateway;

void require(bool promise) {
    if (!promise) std::abort();
}

void check_base(const domain::signature_input& input) {
    const domain::signed_message message{"POST", "https", "example.com:443", "/v1/orders?x=1", {{"Content-Type", "application/json"}},
                                         "{}"};
    const auto base = domain::build_signature_base(message, input);
    if (!base) return require(std::ranges::find(input.components, base.error()) != input.components.end());
    require(static_cast<std::size_t>(std::ranges::count(*base, '\n')) == input.components.size());
    require(base->ends_with(domain::serialise(input)));
}

void check_input(const domain::signature_input& input) {
    require(input.components.size() <= domain::signature_components_max);
    require(input.parameters.size() <= domain::signature_parameters_max);
    const auto text = domain::serialise(input);
    if (text.size() + 2 <= domain::signature_field_bytes_max) {
        const auto again = domain::parse_signature_inputs("a=" + text);
        require(again && again->size() == 1 && again->front().components == input.components);
        require(domain::serialise(again->front()) == text);
    }
    check_base(input);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto inputs = domain::parse_signature_inputs(text)) {
        require(text.size() <= domain::signature_field_bytes_max);
        require(!inputs->empty() && inputs->size() <= domain::signature_labels_max);
        for (const auto& each : *inputs) check_input(each);
    }
    if (const auto members = domain::parse_byte_dictionary(text))
        require(!members->empty() && members->size() <= domain::signature_labels_max);
    if (const auto digest = domain::read_content_digest(text)) require(digest->size() == 32);
    if (const auto read = domain::read_request_signature(text, "sig1=:AAAA:")) {
        require(read->nonce.size() >= domain::nonce_length_min && read->nonce.size() <= domain::nonce_length_max);
        static_cast<void>(domain::check_times(*read, read->created));
    }
    return 0;
}
