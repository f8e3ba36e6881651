// The one way in: the four services, and the program that runs them.
#include <array>

#include "catalog/service.hpp"
#include "gateway/service.hpp"
#include "logistics/service.hpp"
#include "orders/service.hpp"
#include "platform/runtime/program.hpp"

int main(int argc, char** argv) {
    using namespace chuanpin;
    const std::array services{gateway::definition(), catalog::definition(), orders::definition(), logistics::definition()};
    return runtime::run_program(argc, argv, services);
}
