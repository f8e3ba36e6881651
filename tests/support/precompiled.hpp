// What nearly every test includes, parsed once for the whole build (cmake/precompiled.cmake).
#pragma once

#include <catch.hpp>

#include "cmake/precompiled.hpp"
