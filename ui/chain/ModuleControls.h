// The controls of a module, built from its parameter rows alone: a knob for a number, segments for a choice, a dot for
// a switch; rows that stand once for every band are those of the chosen band. Which rows are shown is the owner's
// choice, so that the head of a module and its foot use the same.
#pragma once

#include "ui/chain/SlotEdit.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace ui::controls {
class SegmentedChoice;
class ValueControl;
} // namespace ui::controls

namespace ui::chain {

class Captioned;

/// One row's control, tied to the slot. The widget's object name is the parameter's id: "ceiling", "band3.gain".
class RowControl {
  public:
    enum class Look {
        captioned, ///< Knobs with their names under them; choices with theirs.
        plain      ///< In a line of text: "mix 100 %", segments without a caption.
    };
    RowControl(const core::Parameter& row, const core::Module& module, SlotEdit& edit, Look look, QWidget* parent);

    QWidget* widget() const { return widget_; }
    const core::Parameter& row() const { return row_; }
    controls::SegmentedChoice* choice() const { return choice_; }
    /// `isThere`: whether there is such a band at all.
    void show(const core::Slot& slot, int band, bool isThere = true);
    /// Whether the row changed anything as the slot was shown last.
    bool applies() const { return applies_; }

  private:
    void makeNumber(const core::Module& module, SlotEdit& edit, Look look, QWidget* parent);
    void makeChoice(SlotEdit& edit, Look look, QWidget* parent);
    void makeSwitch(SlotEdit& edit, Look look, QWidget* parent);
    void sayMeasuring(SlotEdit& edit, Captioned* captioned);

    const core::Parameter& row_;
    int band_ = 0;
    bool applies_ = true;
    QWidget* widget_ = nullptr;
    QWidget* spoken_ = nullptr; ///< The one of widget_ that has the name.
    controls::SegmentedChoice* choice_ = nullptr;
    QString says_; ///< Its tooltip while it applies.
    std::function<void(double)> showValue_;
    std::function<void()> showCourse_;    ///< Empty for what cannot have one.
    std::function<void()> showMeasuring_; ///< Empty for what is not measured.
};

/// The foot of a module: all rows but those of the head, with the bands to choose from where there are some. Rows that
/// change nothing are grey; where all of them do not fit side by side they are left out.
class ModuleControls : public QWidget {
    Q_OBJECT

  public:
    ModuleControls(const core::Module& module, SlotEdit& edit, QWidget* parent);

    void show(const core::Slot& slot, int band);
    /// To the first knob.
    void enter();

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  signals:
    void bandChosen(int band);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void makeBandChoice(const core::Slot& slot);
    void addBand();
    using Controls = std::vector<const RowControl*>;
    struct Arrangement {
        Controls shown;
        std::vector<QSize> sizes; ///< Of the band's buttons, then of each control that is shown.
        std::vector<controls::SegmentedChoice*> folded;
        int gap = 0;
    };
    const Arrangement& arrange(int width) const;
    Arrangement arranged(Controls shown, int width) const;
    std::vector<controls::SegmentedChoice*> choicesOf(const Controls& shown) const;
    void place();

    const core::Module& module_;
    SlotEdit& edit_;
    QWidget* bandBox_ = nullptr; ///< Only where the module has bands.
    controls::SegmentedChoice* bandChoice_ = nullptr;
    std::vector<int> bands_; ///< Those in bandChoice_.
    /// The newest, at that width: a layout asks for it again and again.
    mutable std::optional<std::pair<int, Arrangement>> arrangement_;
    std::vector<std::unique_ptr<RowControl>> controls_;
};

/// Whether a row belongs in the head of its module: the slot's own, and choices of the whole module where they are few.
bool isOfHead(const core::Parameter& row, const core::Module& module);

} // namespace ui::chain
