#include "tests/ui/DeskFixture.h"

#include "tests/ui/Wav24.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tests {

namespace {

constexpr int patienceMs = 120000;

} // namespace

DeskFixture::DeskFixture() : desk_({.audioCache = folder_ / "cache", .recovery = folder_ / "recovery"}) {}

std::filesystem::path DeskFixture::mix(const std::string& name, double seconds) {
    constexpr int rate = 44100;
    const double hz = 220.0 * std::pow(2.0, tones_++ / 12.0);
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate) * 2);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<float>(0.1 * std::sin(2.0 * M_PI * hz * static_cast<double>(i / 2) / rate));
    return writeWav24(folder_ / (name + ".wav"), samples);
}

void DeskFixture::import(int mixes, double seconds) {
    std::vector<std::filesystem::path> files;
    for (int n = 0; n < mixes; ++n) files.push_back(mix("Mix " + std::to_string(tones_ + 1), seconds));
    const std::size_t wanted = album().tracks.size() + static_cast<std::size_t>(mixes);
    desk_.sounds().importMixes(files);
    waitFor([&] { return album().tracks.size() == wanted && desk_.sounds().known(); });
}

void DeskFixture::saveAs(const std::filesystem::path& file) {
    bool saved = false;
    desk_.saveAs(file, [&] { saved = true; });
    ASSERT_TRUE(waitFor([&] { return saved; }));
}

void DeskFixture::open(const std::filesystem::path& file) {
    bool opened = false;
    desk_.open(file, [&] { opened = true; });
    ASSERT_TRUE(waitFor([&] { return opened; }));
}

bool DeskFixture::waitFor(const std::function<bool()>& isSo) {
    return QTest::qWaitFor(isSo, patienceMs);
}

bool DeskFixture::open(QWidget& window) {
    window.show();
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window, patienceMs);
}

void DeskFixture::turn() {
    constexpr int longestMs = 1000; // Where the machine is so slow that the next tick is due when one is over.
    QCoreApplication::processEvents(QEventLoop::AllEvents, longestMs);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

void DeskFixture::paint(QWidget& in) {
    QEvent update(QEvent::UpdateRequest);
    QCoreApplication::sendEvent(in.window(), &update);
}

bool DeskFixture::settle() {
    return waitFor([this] { return desk_.jobs().running().empty() && desk_.print().isCurrent(); });
}

} // namespace tests
