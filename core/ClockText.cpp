#include "core/ClockText.h"

namespace core {

namespace {

std::string digits(std::int64_t number, std::size_t least) {
    std::string text = std::to_string(number);
    return text.size() < least ? std::string(least - text.size(), '0') + text : text;
}

std::string minutesOf(const ClockParts& parts) {
    const std::int64_t minutes = parts.seconds / 60;
    const std::string rest = digits(parts.seconds % 60, 2);
    if (minutes < 60) return digits(minutes, 1) + ":" + rest;
    return digits(minutes / 60, 1) + ":" + digits(minutes % 60, 2) + ":" + rest;
}

} // namespace

ClockParts clockParts(FramePos at, int rate) {
    const FramePos frames = at < 0 ? -at : at;
    const std::int64_t seconds = frames / rate;
    const auto milliseconds = static_cast<int>((frames - seconds * rate) * 1000 / rate);
    return {at < 0 && (seconds > 0 || milliseconds > 0), seconds, milliseconds};
}

std::string minutes(FrameCount frames, int rate) {
    const ClockParts parts = clockParts(frames, rate);
    return (parts.isNegative && parts.seconds > 0 ? "-" : "") + minutesOf(parts);
}

std::string clock(FramePos at, int rate) {
    const ClockParts parts = clockParts(at, rate);
    return (parts.isNegative ? "-" : "") + minutesOf(parts) + "." + digits(parts.milliseconds, 3);
}

} // namespace core
