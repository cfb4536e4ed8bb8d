// The transform whose bits are everybody's: against FFTW, there and back, and on every SIMD target.
#include "engine/dsp/FixedFft.h"
#include "engine/dsp/RealFft.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using engine::dsp::FixedFft;

namespace {

struct Numbers {
    tests::Signal re, im;
    engine::dsp::SplitComplex split() { return {re.data(), im.data()}; }
    bool operator==(const Numbers&) const = default;
};

Numbers noise(int size) {
    return {tests::noise(0.0, size, 1), tests::noise(0.0, size, 2)};
}

} // namespace

TEST(FixedFft, IsFftwsWithin1e15OfItsGreatestBin) {
    for (int size = 16; size <= 65536; size *= 2) {
        FixedFft fft;
        fft.prepare(static_cast<std::size_t>(size));
        Numbers numbers{tests::noise(0.0, size), tests::Signal(static_cast<std::size_t>(size))};
        engine::dsp::RealFft fftw(size);
        std::ranges::copy(numbers.re, fftw.signal().begin());
        fftw.forward();
        fft.forward(numbers.split());
        double greatest = 0.0, worst = 0.0;
        for (int k = 0; k <= size / 2; ++k) {
            const auto wanted = fftw.spectrum()[static_cast<std::size_t>(k)];
            const std::size_t place = fft.placeOf(static_cast<std::size_t>(k));
            worst = std::max(worst, std::abs(std::complex<double>(numbers.re[place], numbers.im[place]) - wanted));
            greatest = std::max(greatest, std::abs(wanted));
        }
        EXPECT_LT(worst / greatest, 1e-15) << size;
    }
}

TEST(FixedFft, ComesBackWithin1e15) {
    for (int size = 16; size <= 65536; size *= 2) {
        FixedFft fft;
        fft.prepare(static_cast<std::size_t>(size));
        const Numbers before = noise(size);
        Numbers after = before;
        fft.forward(after.split());
        fft.backward(after.split());
        double worst = 0.0;
        for (std::size_t i = 0; i < before.re.size(); ++i)
            worst = std::max(
                {worst, std::abs(after.re[i] / size - before.re[i]), std::abs(after.im[i] / size - before.im[i])});
        EXPECT_LT(worst, 2e-15) << size;
    }
}

TEST(FixedFft, TheSameBitsOnEverySimdTarget) {
    for (const int size : {16, 32, 64, 2048, 4096}) {
        FixedFft fft;
        fft.prepare(static_cast<std::size_t>(size));
        std::vector<Numbers> spectra, squares, signals;
        for (const auto& target : engine::dsp::simdTargets()) {
            engine::dsp::useSimdTarget(target);
            Numbers numbers = noise(size);
            fft.forward(numbers.split());
            spectra.push_back(numbers);
            Numbers square = numbers;
            const engine::dsp::SpectrumProduct product{numbers.re.data(), numbers.im.data(), numbers.re.data(),
                                                       numbers.im.data()};
            engine::dsp::sumOfProducts(std::array{product, product}, numbers.re.size(), square.split());
            squares.push_back(square);
            fft.backward(square.split());
            signals.push_back(square);
        }
        engine::dsp::useSimdTarget({});
        for (std::size_t i = 1; i < spectra.size(); ++i) {
            EXPECT_EQ(spectra[i], spectra[0]) << size << " " << i;
            EXPECT_EQ(squares[i], squares[0]) << size << " " << i;
            EXPECT_EQ(signals[i], signals[0]) << size << " " << i;
        }
    }
}
