// The window on its delivery page over an album with a fault to be found.
#pragma once

#include "tests/ui/DeliveryStage.h"
#include "tests/ui/Wav24.h"
#include "ui/delivery/Quality.h"
#include "ui/delivery/QualityList.h"

#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <gtest/gtest.h>

#include <cmath>

namespace tests {

/// A window on an album of two mixes of 6 s; the second has a click 3 s from its beginning.
struct QualityStage : DeliveryStage {
    static constexpr int rate = core::cdRate;
    static constexpr core::FramePos clickFrame = 3 * rate;

    QualityStage() : DeliveryStage(1) {
        std::vector<float> samples(std::size_t{6} * rate * 2);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = static_cast<float>(0.1 * std::sin(2.0 * M_PI * 441.0 * static_cast<double>(i / 2) / rate));
        samples[2 * clickFrame] += 0.5F;
        fixture.desk().sounds().importMixes({writeWav24(fixture.folder() / "clicked.wav", samples)});
        EXPECT_TRUE(DeskFixture::waitFor(
            [&] { return fixture.album().tracks.size() == 2 && fixture.desk().sounds().known(); }));
        fixture.settle();
    }
    ui::delivery::QualityList& list() { return *window.findChild<ui::delivery::QualityList*>(); }
    QTableWidget& rows() { return *list().findChild<QTableWidget*>(); }
    QPushButton& asks() { return *list().findChild<QPushButton*>(QStringLiteral("checkSound")); }
    void check() {
        fixture.desk().actions().action(QStringLiteral("deliver.check"))->trigger();
        EXPECT_TRUE(list().quality().isRunning());
        fixture.settle();
    }
    /// The row that says so; -1 = none.
    int rowOf(const QString& words) {
        for (int n = 0; n < rows().rowCount(); ++n)
            if (rows().item(n, 1)->text().contains(words)) return n;
        return -1;
    }
    core::FramePos clickOnAlbum() { return fixture.desk().layout().tracks[1].in + clickFrame; }
    bool says(const QString& words) {
        for (const auto* label : list().findChildren<QLabel*>())
            if (label->isVisible() && label->text().contains(words)) return true;
        return false;
    }
};

} // namespace tests
