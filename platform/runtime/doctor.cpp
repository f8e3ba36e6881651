#include "platform/runtime/verbs.hpp"
namespace chuanpin::runtime {
int doctor(const configuration&, definitions, const names&) { return 1; }
int verify_audit(const configuration&, definitions, const names&) { return 1; }
}  // namespace chuanpin::runtime
