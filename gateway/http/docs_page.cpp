#include "gateway/http/docs_page.hpp"

#include <map>

#include <fmt/format.h>

#include "platform/http/html.hpp"

namespace chuanpin::gateway::http {

namespace web = chuanpin::http;

namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>川品 Chuanpin API</title>
<style>
body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin-bottom:2rem}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
code{font:14px ui-monospace,monospace}.verb{font-weight:bold}
small{color:#666}
</style>
<h1>川品 Chuanpin</h1>
<p>四川扶贫公益性集体商标产品市场的接口。The API of the marketplace for products under the public-interest collective mark 四川扶贫.</p>
<p>完整描述 Full description: <a href="/openapi.yaml">/openapi.yaml</a></p>
<ul>
<li>登录 Sign in: <code>POST /v1/sessions</code> {login, password} → cookie + <code>csrf_token</code></li>
<li>修改类请求须带 Every unsafe method carries <code>X-CSRF-Token</code>; 标 ● 的须带 those marked ● also <code>Idempotency-Key</code></li>
<li>金额单位分,质量克,距离米,温度千分之一摄氏度 Money is in fen, mass in grams, distance in metres, temperature in milli-degrees Celsius</li>
<li>错误 Refusals: <code>application/problem+json</code> (RFC 9457), 语言随 in the language of <code>Accept-Language</code></li>
</ul>
)";

using summaries = std::map<std::string, std::string, std::less<>>;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\'' || text.back() == '\r')) text.remove_suffix(1);
    return text;
}

/// Only the two lines that each operation of our document has; this is no reader of YAML.
summaries read_summaries(std::string_view openapi) {
    constexpr std::string_view name_key = "operationId:";
    constexpr std::string_view summary_key = "summary:";
    summaries found;
    std::string name;
    while (!openapi.empty()) {
        const auto end = openapi.find('\n');
        auto line = trimmed(openapi.substr(0, end));
        openapi.remove_prefix(end == std::string_view::npos ? openapi.size() : end + 1);
        if (line.starts_with(name_key)) name = trimmed(line.substr(name_key.size()));
        if (line.starts_with(summary_key) && !name.empty()) {
            found[name] = trimmed(line.substr(summary_key.size()));
            name.clear();
        }
    }
    return found;
}

std::string in_words(std::string_view name) {
    std::string words(name);
    for (auto& letter : words) letter = letter == '_' ? ' ' : letter;
    return words;
}

std::string who(const web::access& access) {
    if (access.who == web::audience::everyone) return "公开 public";
    if (access.permission.empty()) return "登录 signed in";
    return fmt::format("<code>{}</code>", web::escaped_html(access.permission));
}

std::string row(const web::route& route, const summaries& known) {
    const auto summary = known.find(route.name);
    const auto what = summary == known.end() ? in_words(route.name) : summary->second;
    return fmt::format("<tr><td class=verb>{}{}</td><td><code>{}</code><br><small>{}</small></td><td>{}</td></tr>\n",
                       web::name_of(route.verb), route.needs_idempotency_key ? " ●" : "", web::escaped_html(route.pattern),
                       web::escaped_html(what), who(route.who_may));
}

}  // namespace

std::string render_docs_page(std::span<const service_routes> services, std::string_view openapi) {
    const auto known = read_summaries(openapi);
    std::string page(head);
    for (const auto& service : services) {
        page += fmt::format("<h2>{}</h2>\n<table><tr><th>方法 Method<th>地址 Path<th>谁可以 Who may</tr>\n",
                            web::escaped_html(service.service));
        for (const auto& route : service.routes) {
            if (route.who_may.who != web::audience::internal) page += row(route, known);
        }
        page += "</table>\n";
    }
    return page;
}

}  // namespace chuanpin::gateway::http
