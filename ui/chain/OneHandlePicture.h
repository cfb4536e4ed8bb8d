// A picture with one handle, which stands for one row.
#pragma once

#include "ui/chain/HandlePicture.h"

namespace ui::chain {

class OneHandlePicture : public HandlePicture {
    Q_OBJECT

  public:
    OneHandlePicture(core::ParameterRef row, SlotEdit& edit, QWidget* parent)
        : HandlePicture(edit, parent), row_(row) {}

    /// Where the handle lies, for whoever wants to grab it.
    virtual QPointF handle() const = 0;

  protected:
    std::size_t handles() const override { return 1; }
    core::ParameterRef rowOf(std::size_t) const override { return row_; }
    std::optional<std::size_t> hit(QPointF at) const override;

    core::ParameterRef row() const { return row_; }
    void paintHandle(QPainter& painter, QColor colour) const; ///< Antialiased by whoever calls.

  private:
    core::ParameterRef row_;
};

} // namespace ui::chain
