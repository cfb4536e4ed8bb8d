// Papers from the command line, where there is no window and may be no display.
#pragma once

#include "engine/delivery/Papers.h"

#include <memory>

class QGuiApplication;

namespace app {

/// What of Qt prints: started when papers are first asked for, stopped at the end of main, which has to have it. Main
/// thread.
class Printing {
  public:
    Printing();
    ~Printing();
    engine::delivery::Papers papers();

  private:
    std::unique_ptr<QGuiApplication> application_;
};

} // namespace app
