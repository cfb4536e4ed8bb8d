// Clips and overs, counted until they are clicked away: a count that cleared itself would be missed.
#pragma once

#include <QToolButton>

#include <cstdint>

namespace ui::meters {

/// "0 overs", "3 overs", "3 overs · 12 TP".
QString oversWords(std::uint64_t overs, std::uint64_t truePeakOvers);

class Overs : public QToolButton {
    Q_OBJECT

  public:
    explicit Overs(QWidget* parent = nullptr);

    /// Counted since the meters' reset: samples at full scale, and steps of 10 ms with a true peak over it.
    void show(std::uint64_t overs, std::uint64_t truePeakOvers);
    void clear(); ///< What was counted so far is known.
    void reset(); ///< The meters count from nothing.

    QSize sizeHint() const override;
    bool any() const { return shown_.overs + shown_.truePeakOvers > 0; }

  signals:
    void cleared();

  private:
    struct Counts {
        std::uint64_t overs = 0, truePeakOvers = 0;
        bool operator==(const Counts&) const = default;
    };
    void present();

    Counts counted_;
    Counts known_;
    Counts shown_;
};

} // namespace ui::meters
