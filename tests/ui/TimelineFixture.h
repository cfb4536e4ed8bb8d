// The timeline over a real desk, with hands on its canvas.
#pragma once

#include "tests/ui/DeskFixture.h"
#include "ui/timeline/Overview.h"
#include "ui/timeline/TimelineCanvas.h"
#include "ui/timeline/TimelinePanel.h"

#include <gtest/gtest.h>

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>
#include <QWheelEvent>

#include <cmath>
#include <memory>
#include <vector>

namespace tests {

using namespace ui::timeline;

class Timeline : public testing::Test {
  protected:
    /// So many tracks of 4 s, 2 s apart, with their waveforms, on a panel of 1000 x 420.
    void make(int tracks) {
        fixture.import(tracks, 4.0);
        panel = std::make_unique<TimelinePanel>(desk());
        panel->resize(1000, 420);
        ASSERT_TRUE(DeskFixture::open(*panel));
    }

    ui::Desk& desk() { return fixture.desk(); }
    const core::Album& album() const { return fixture.album(); }
    TimelineCanvas& canvas() { return panel->canvas(); }
    core::FramePos position() { return desk().listening().transport().position; }
    QPoint at(core::FramePos frame, double y) const { return QPointF(panel->view().scale().x(frame), y).toPoint(); }
    void turn(int degrees, Qt::KeyboardModifiers held, QPointF where) {
        QWheelEvent event(where, canvas().mapToGlobal(where), {}, {0, degrees * 8}, Qt::NoButton, held,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &event);
    }

    QPoint grip(Part part, std::size_t track) {
        for (const Grip& each : canvas().grips())
            if (each.handle.part == part && each.handle.track == album().tracks[track].id)
                return each.area.center().toPoint();
        ADD_FAILURE() << "no such grip";
        return {};
    }
    QPoint body(std::size_t track) {
        const TrackBox box = *canvas().boxes().find(album().tracks[track].id);
        return QPoint(static_cast<int>(box.rect.center().x()) + 20, static_cast<int>(box.waves.bottom()) - 6);
    }
    void press(QPoint from, Qt::KeyboardModifiers held = {}) {
        QTest::mousePress(&canvas(), Qt::LeftButton, held, from);
    }
    void move(QPoint to, Qt::KeyboardModifiers held = {}) {
        QMouseEvent event(QEvent::MouseMove, QPointF(to), canvas().mapToGlobal(QPointF(to)), Qt::LeftButton,
                          Qt::LeftButton, held);
        QApplication::sendEvent(&canvas(), &event);
    }
    void drag(QPoint from, QPoint way, Qt::KeyboardModifiers held = {}) {
        press(from, held);
        for (int n = 1; n <= 4; ++n) move(from + way * n / 4, held);
        QTest::mouseRelease(&canvas(), Qt::LeftButton, held, from + way);
    }
    /// Files from elsewhere, held over the canvas and let go there.
    void dropFiles(const std::vector<std::filesystem::path>& files, QPointF point) {
        QMimeData mime;
        QList<QUrl> urls;
        for (const auto& file : files) urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
        mime.setUrls(urls);
        QDragEnterEvent enter(point.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &enter);
        ASSERT_TRUE(enter.isAccepted());
        QDragMoveEvent move(point.toPoint(), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &move);
        QDropEvent drop(point, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QApplication::sendEvent(&canvas(), &drop);
    }
    /// Under the seam before the second track: in its middle, between the lanes.
    void dropBed(double seconds) {
        const auto& tracks = desk().layout().tracks;
        const Rows rows = canvas().boxes().rows;
        dropFiles({fixture.mix("Room tone", seconds)},
                  QPointF(panel->view().scale().x((tracks[0].soundEnd() + tracks[1].in) / 2),
                          (rows.upper.bottom() + rows.lower.top()) / 2.0));
        ASSERT_TRUE(fixture.waitFor([&] { return album().beds.size() == 1; }));
    }
    core::FrameCount frames(int pixels) { return std::llround(pixels * panel->view().scale().framesPerPixel); }
    std::size_t steps() { return desk().document().labels().size(); }
    /// Where every clip's sound lies against the first one's.
    std::vector<core::FramePos> sounds() {
        std::vector<core::FramePos> all;
        for (const auto& track : desk().layout().tracks)
            for (const auto& clip : track.clips)
                all.push_back(clip.at - clip.region.from - desk().layout().tracks[0].in);
        return all;
    }

    DeskFixture fixture;
    std::unique_ptr<TimelinePanel> panel;
};

} // namespace tests
