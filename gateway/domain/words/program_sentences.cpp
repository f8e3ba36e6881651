#include "gateway/domain/words/sentences.hpp"

namespace chuanpin::gateway::domain {
namespace {

constexpr base::sentence rows[] = {
    {"No live key has this text.", "没有与此文本相符的有效密钥。"},
    {"Send it as Authorization: Bearer; revoke this one, for its text may have been read.",
     "请用 Authorization: Bearer 发送密钥；此密钥的文本可能已被他人读到，请吊销。"},
    {"The key's list of networks does not have it.", "密钥的允许网络中没有此地址。"},
    {"Sign in; an API key does not do.", "请登录后操作；不能使用 API 密钥。"},
    {"'{}' is nothing that you may do and a key may have.", "“{}”不是您所拥有且可授予密钥的权限。"},
    {"A key ends in the future, within 365 days.", "密钥的到期时间须在将来 365 天之内。"},
    {"An organisation may have {} live keys.", "每个单位最多有 {} 个有效密钥。"},
    {"{} live keys may have one purpose; revoke the old one.", "同一用途最多有 {} 个有效密钥；请吊销旧的密钥。"},
    {"Your organisation has no live key {}.", "本单位没有有效密钥 {}。"},
    {"It is the 32 bytes of an ed25519 key, a point of the main subgroup.", "须为 ed25519 公钥的 32 个字节，且是主子群中的点。"},
    {"{} must be a dictionary of structured fields (RFC 9421 section 4): at most 4096 bytes, 4 labels and 16 components without "
     "parameters, and nothing twice.",
     "{} 须为结构化字段的字典（RFC 9421 第 4 节）：最多 4096 字节、4 个标签、16 个不带参数的组成部分，且均不得重复。"},
    {"One label of Signature-Input has ;tag=\"partner-v1\".", "Signature-Input 中须有且只有一个标签带 ;tag=\"partner-v1\"。"},
    {"{}: created and expires are seconds, nonce has 16 to 64 characters, keyid is pk_live_ and the key's public id, alg is stated.",
     "{}：created 和 expires 为秒数，nonce 为 16 至 64 个字符，keyid 为 pk_live_ 加密钥的公开编号，alg 必须写明。"},
    {"hmac-sha256 and ed25519 are taken.", "只接受 hmac-sha256 和 ed25519。"},
    {"{} must be covered.", "签名必须覆盖 {}。"},
    {"{} is covered, but has no value here.", "签名覆盖了 {}，但请求中没有它的值。"},
    {"created is within 300 seconds of now.", "created 与现在相差不得超过 300 秒。"},
    {"expires is after created, by at most 300 seconds.", "expires 须晚于 created，且最多晚 300 秒。"},
    {"expires is over; sign the request anew.", "expires 已过；请重新签名。"},
    {"No live key of this algorithm made it over this request.", "没有使用此算法的有效密钥对本请求作出该签名。"},
    {"Content-Digest is sha-256=:base64: (RFC 9530).", "Content-Digest 的格式为 sha-256=:base64:（RFC 9530）。"},
    {"It is over other bytes than the request's body.", "该摘要不是请求体内容的摘要。"},
    {"Each request has a nonce of its own, a repeated one too.", "每个请求都须有自己的随机数，重发的请求也一样。"},
    {"Your organisation has no webhook endpoint {}.", "本单位没有订阅地址 {}。"},
    {"An organisation may have {} webhook endpoints.", "每个单位最多有 {} 个订阅地址。"},
    {"'{}' is neither an event type (order.placed) nor all of a noun (order.*) nor '*'.",
     "“{}”既不是事件类型（order.placed），也不是某一名词的全部事件（order.*），也不是“*”。"},
    {"The URL may have at most 2048 bytes.", "网址最多 2048 个字节。"},
    {"The URL holds characters that must be percent-encoded.", "网址中有必须用百分号转义的字符。"},
    {"The URL must begin with https://.", "网址必须以 https:// 开头。"},
    {"The URL must not have a fragment.", "网址中不得有片段（#）。"},
    {"The URL must not name a user.", "网址中不得有用户名。"},
    {"The URL names no host, or a port that does not exist.", "网址中没有主机，或端口不存在。"},
    {"Plain http is for receivers on this machine alone.", "不加密的 http 只用于本机的接收程序。"},
    {"The host is not part of the public internet.", "该主机不在公共互联网上。"},
    {"The port must be 443, 8443 or at least 1024.", "端口须为 443、8443 或不小于 1024。"},
    {"Your inbox has no such notice.", "您的收件箱中没有这条通知。"},
};

}  // namespace

std::span<const base::sentence> program_sentences() { return rows; }

}  // namespace chuanpin::gateway::domain
