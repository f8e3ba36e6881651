// Catch2's main, compiled once. Ignores SIGPIPE as the program does.
#define CATCH_CONFIG_RUNNER
#include <catch.hpp>

#include <csignal>

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    return Catch::Session().run(argc, argv);
}
