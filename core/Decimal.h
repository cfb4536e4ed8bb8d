// Numbers as they are said to people: a fixed count of decimals, with a point whatever the machine's language is.
#pragma once

#include <optional>
#include <string>

namespace core {

/// What rounds to nothing has no sign: "0.0", never "-0.0".
std::string decimal(double value, int decimals);

/// A dash where there is none.
std::string decimal(std::optional<double> value, int decimals);

} // namespace core
