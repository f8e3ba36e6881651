#include "platform/http/route_table.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "platform/http/errors.hpp"
#include "platform/http/problem.hpp"
#include "platform/http/text.hpp"

namespace chuanpin::http {

struct route_table::node {
    std::vector<std::pair<std::string_view, std::unique_ptr<node>>> literals;  ///< sorted by segment
    std::unique_ptr<node> parameter;
    std::vector<const route*> here;  ///< rows whose pattern ends here

    node& child(std::string_view segment);
    [[nodiscard]] const node* literal(std::string_view segment) const;
    [[nodiscard]] const node* walk(std::string_view rest, std::vector<std::string_view>& values) const;
};

namespace {

bool is_parameter(std::string_view segment) { return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}'); }

bool is_well_formed(std::string_view pattern) {
    if (!pattern.starts_with('/') || (pattern.size() > 1 && pattern.ends_with('/'))) return false;
    return !pattern.contains("//") && std::ranges::none_of(pattern, [](char letter) { return letter == '?' || letter == '%'; });
}

/// HEAD is answered by GET, OPTIONS by the router itself.
std::vector<method> allowed_methods(std::span<const route* const> rows) {
    std::vector<method> allowed;
    for (const auto* row : rows) {
        allowed.push_back(row->verb);
        if (row->verb == method::get) allowed.push_back(method::head);
    }
    allowed.push_back(method::options);
    std::ranges::sort(allowed);
    const auto twice = std::ranges::unique(allowed);
    allowed.erase(twice.begin(), twice.end());
    return allowed;
}

const route* row_for(std::span<const route* const> rows, method verb) {
    const auto by_verb = [&](method wanted) {
        const auto found = std::ranges::find(rows, wanted, &route::verb);
        return found == rows.end() ? nullptr : *found;
    };
    const auto* found = by_verb(verb);
    return found == nullptr && verb == method::head ? by_verb(method::get) : found;
}

/// Gives the values of the walk the names that this row's pattern has for them.
std::vector<std::pair<std::string, std::string>> named(std::string_view pattern, const std::vector<std::string_view>& values) {
    std::vector<std::pair<std::string, std::string>> parameters;
    parameters.reserve(values.size());
    while (parameters.size() < values.size()) {
        const auto segment = take_until(pattern, '/');
        if (is_parameter(segment)) parameters.emplace_back(segment.substr(1, segment.size() - 2), values[parameters.size()]);
    }
    return parameters;
}

std::string allow_of(const std::vector<method>& methods) {
    std::string list;
    for (const auto verb : methods) list.append(list.empty() ? "" : ", ").append(name_of(verb));
    return list;
}

}  // namespace

route_table::node& route_table::node::child(std::string_view segment) {
    if (is_parameter(segment)) {
        if (!parameter) parameter = std::make_unique<node>();
        return *parameter;
    }
    const auto place = std::ranges::lower_bound(literals, segment, {}, [](const auto& entry) { return entry.first; });
    if (place != literals.end() && place->first == segment) return *place->second;
    return *literals.emplace(place, segment, std::make_unique<node>())->second;
}

const route_table::node* route_table::node::literal(std::string_view segment) const {
    const auto place = std::ranges::lower_bound(literals, segment, {}, [](const auto& entry) { return entry.first; });
    return place != literals.end() && place->first == segment ? place->second.get() : nullptr;
}

/// `rest` is empty at the end of the path, otherwise it begins with '/'.
const route_table::node* route_table::node::walk(std::string_view rest, std::vector<std::string_view>& values) const {
    if (rest.empty()) return here.empty() ? nullptr : this;
    rest.remove_prefix(1);
    const auto segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    if (const auto* next = literal(segment)) {
        const auto known = values.size();
        if (const auto* found = next->walk(rest, values)) return found;
        values.resize(known);
    }
    if (!parameter || segment.empty()) return nullptr;
    values.push_back(segment);
    return parameter->walk(rest, values);
}

route_table::route_table(std::span<const route* const> routes) : root_(std::make_unique<node>()) {
    for (const auto* row : routes) {
        if (!is_well_formed(row->pattern)) throw std::logic_error(fmt::format("the route pattern {} is malformed", row->pattern));
        if (row->who_may.who != audience::signed_in && !row->who_may.permission.empty())
            throw std::logic_error(fmt::format("the route {} asks for a permission of nobody in particular", row->name));
        auto* place = root_.get();
        for (std::string_view rest = row->pattern.substr(1), more = "/"; !more.empty();) {
            more = rest.contains('/') ? "/" : "";
            place = &place->child(take_until(rest, '/'));
        }
        if (std::ranges::find(place->here, row->verb, &route::verb) != place->here.end()) {
            throw std::logic_error(fmt::format("two routes answer {} {}", name_of(row->verb), row->pattern));
        }
        place->here.push_back(row);
    }
}

route_table::~route_table() = default;

match route_table::find(method verb, std::string_view path) const {
    match answer;
    if (!path.starts_with('/')) return answer;
    std::vector<std::string_view> values;
    const auto* place = root_->walk(path, values);
    if (place == nullptr) return answer;
    answer.found = row_for(place->here, verb);
    if (answer.found == nullptr) {
        answer.allowed_methods = allowed_methods(place->here);
    } else if (!values.empty()) {
        answer.parameters = named(answer.found->pattern, values);
    }
    return answer;
}

match find_route(std::span<const route> routes, method verb, std::string_view path) {
    std::vector<const route*> rows;
    rows.reserve(routes.size());
    for (const auto& row : routes) rows.push_back(&row);
    return route_table(rows).find(verb, path);
}

response unmatched_response(const request& request, const match& found) {
    if (found.allowed_methods.empty()) return problem_response(errors::route_not_found().error(), request.context);
    const auto allow = allow_of(found.allowed_methods);
    if (request.verb != method::options) return problem_response(errors::method_not_allowed(allow).error(), request.context);
    response answer;
    answer.status = 204;
    answer.headers.add("Allow", allow);
    return answer;
}

const route& route_named(std::span<const route> routes, std::string_view name) {
    const auto found = std::ranges::find(routes, name, &route::name);
    if (found == routes.end()) throw std::logic_error("no route is named " + std::string(name));
    return *found;
}

}  // namespace chuanpin::http
