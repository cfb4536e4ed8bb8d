// The window's foot over a real desk, and what is to be read there.
#pragma once

#include "tests/ui/DeskFixture.h"
#include "ui/controls/Readout.h"
#include "ui/foot/FootBar.h"

#include <gtest/gtest.h>

#include <QToolButton>

namespace tests {

class Foot : public testing::Test {
  protected:
    Foot() : window(fixture.desk()) {
        window.resize(1280, 720);
        EXPECT_TRUE(DeskFixture::open(window));
        foot = window.findChild<ui::foot::FootBar*>();
    }
    QToolButton* button(const QString& begins) {
        for (auto* each : foot->findChildren<QToolButton*>())
            if (each->isVisible() && each->accessibleName().startsWith(begins)) return each;
        return nullptr;
    }
    bool says(const QString& words) {
        for (auto* each : foot->findChildren<QWidget*>())
            if (each->isVisible() && each->accessibleName().contains(words)) return true;
        return false;
    }
    bool shows(const QString& words) {
        for (auto* each : foot->findChildren<ui::controls::Readout*>())
            if (each->isVisible() && each->reading().contains(words)) return true;
        return false;
    }

    DeskFixture fixture;
    ui::MainWindow window;
    ui::foot::FootBar* foot = nullptr;
};

} // namespace tests
