#include "platform/http/conditional.hpp"

#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "platform/base/encoding.hpp"
#include "platform/crypto/hash.hpp"
#include "platform/http/errors.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

namespace {

/// Versions that one header may name.
constexpr std::size_t tags_max = 16;

struct entity_tag {
    bool weak = false;
    std::string_view quoted;  ///< with its quotes
};

bool is_tag_character(char letter) {
    const auto code = static_cast<unsigned char>(letter);
    return code == 0x21 || (code >= 0x23 && code != 0x7f);
}

/// Takes the first tag off `rest`; nullopt where there is none. A tag may hold commas, so the list cannot simply be split.
std::optional<entity_tag> take_tag(std::string_view& rest) {
    entity_tag tag;
    if (rest.starts_with("W/")) {
        tag.weak = true;
        rest.remove_prefix(2);
    }
    if (!rest.starts_with('"')) return std::nullopt;
    std::size_t end = 1;
    while (end < rest.size() && is_tag_character(rest[end])) ++end;
    if (end == rest.size() || rest[end] != '"') return std::nullopt;
    tag.quoted = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    return tag;
}

/// The tags of a list (RFC 9110 §5.6.1: empty elements are allowed); nullopt where it is malformed.
std::optional<std::vector<entity_tag>> read_tags(std::string_view list) {
    std::vector<entity_tag> tags;
    bool separated = true;
    while (true) {
        list = trimmed(list);
        if (list.empty()) return tags;
        if (list.front() == ',') {
            separated = true;
            list.remove_prefix(1);
            continue;
        }
        const auto tag = separated ? take_tag(list) : std::nullopt;
        if (!tag) return std::nullopt;
        tags.push_back(*tag);
        separated = false;
    }
}

std::string digest_text(std::string_view body) {
    const auto digest = crypto::sha256(body);
    return base::to_base64url(crypto::as_text(digest).substr(0, digest.size() / 2));
}

/// The version in "<id>-<version>" or "<id>-<version>.<digest>"; nullopt for any other tag.
std::optional<std::int64_t> version_in(const entity_tag& tag, std::string_view id) {
    auto text = tag.quoted.substr(1, tag.quoted.size() - 2);
    if (tag.weak || !text.starts_with(id) || text.size() < id.size() + 2 || text[id.size()] != '-') return std::nullopt;
    text.remove_prefix(id.size() + 1);
    text = text.substr(0, text.find('.'));
    std::int64_t version = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), version);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !all_digits(text)) return std::nullopt;
    return version;
}

}  // namespace

std::string version_etag(std::string_view id, std::int64_t version) { return fmt::format("\"{}-{}\"", id, version); }

std::string version_etag(std::string_view id, std::int64_t version, std::string_view body) {
    return fmt::format("\"{}-{}.{}\"", id, version, digest_text(body));
}

std::string body_etag(std::string_view body) { return fmt::format("\"{}\"", digest_text(body)); }

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (trimmed(if_none_match) == "*") return true;
    const auto tags = read_tags(if_none_match);
    if (!tags) return false;  // RFC 9110 §13.1.2 says nothing of malformed ones: they match nothing
    for (const auto& tag : *tags)
        if (tag.quoted == etag) return true;
    return false;
}

response conditional_response(const request& request, response answer, std::string_view etag) {
    const auto known = request.headers.find("If-None-Match");
    const std::string kept(answer.headers.find("Cache-Control"));
    if (!known.empty() && names_etag(known, etag)) answer = response{304, {}, {}};
    answer.headers.set("ETag", std::string(etag));
    answer.headers.set("Cache-Control", kept.empty() ? "private, no-cache" : kept);
    return answer;
}

base::result<base::version_condition> read_if_match(const request& request, std::string_view id) {
    if (request.headers.count("If-Match") == 0) return base::version_condition{};
    if (request.headers.count("If-Match") > 1) return errors::if_match_invalid();
    const auto text = trimmed(request.headers.find("If-Match"));
    if (text == "*") return base::version_condition{};
    const auto tags = read_tags(text);
    if (!tags || tags->empty() || tags->size() > tags_max) return errors::if_match_invalid();
    std::vector<std::int64_t> versions;
    for (const auto& tag : *tags)
        if (const auto version = version_in(tag, id)) versions.push_back(*version);
    return base::version_condition{std::move(versions)};
}

}  // namespace chuanpin::http
