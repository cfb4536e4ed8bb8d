// The window on its delivery page over a real desk, for tests of what is on it.
#pragma once

#include "tests/ui/DeskFixture.h"
#include "ui/MainWindow.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/MetadataTable.h"

#include <QPushButton>

#include <functional>

namespace tests {

/// The window on its delivery page, on an album of so many tracks of 5 s.
struct DeliveryStage {
    explicit DeliveryStage(int tracks) {
        fixture.import(tracks, 5.0);
        window.resize(1680, 1050);
        window.show();
        window.showPage(ui::MainWindow::Page::delivery);
        table = window.findChild<ui::delivery::MetadataTable*>();
        page = window.findChild<ui::delivery::DeliveryPage*>();
    }
    const core::TrackMetadata& texts(std::size_t track) const { return fixture.album().tracks[track].metadata; }
    void choose(int row, int column) const { table->setCurrentIndex(table->model()->index(row, column)); }
    /// As it is once the album as it is now has been judged.
    QPushButton* button(const QString& text) {
        fixture.settle();
        return shownButton(text);
    }
    QPushButton* shownButton(const QString& text) const {
        for (auto* each : window.findChildren<QPushButton*>())
            if (each->text().contains(text) && each->isVisible()) return each;
        return nullptr;
    }
    QPushButton* remedy(const QString& words) {
        fixture.settle();    // the album as it is now has been judged by then
        DeskFixture::turn(); // and new cards are shown
        for (auto* each : window.findChild<ui::delivery::FindingCards*>()->findChildren<QPushButton*>())
            if (each->isVisible() && each->accessibleName().contains(words)) return each;
        return nullptr;
    }
    void edit(const std::function<void(core::Album&)>& change) {
        fixture.desk().change(QStringLiteral("Test"), [&](core::Album album) {
            change(album);
            return album;
        });
    }
    DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
    ui::delivery::MetadataTable* table = nullptr;
    ui::delivery::DeliveryPage* page = nullptr;
};

} // namespace tests
