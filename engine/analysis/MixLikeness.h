// Whether a print still stands as its mix did: sides swapped, polarity turned, both or one. By the correlation of mid
// and side between mix and print; frame by frame, at one place of the album. One pass, constant memory.
#pragma once

namespace engine::analysis {

class MixLikeness {
  public:
    enum class Turn { none, swapped, inverted, swappedAndInverted, leftInverted, rightInverted };

    void add(double mixLeft, double mixRight, double printLeft, double printRight) {
        const double mixMid = mixLeft + mixRight;
        const double mixSide = mixLeft - mixRight;
        const double mid = printLeft + printRight;
        const double side = printLeft - printRight;
        midMid_ += mixMid * mid;
        sideSide_ += mixSide * side;
        midSide_ += mixMid * side;
        mixMid_ += mixMid * mixMid;
        mixSide_ += mixSide * mixSide;
        mid_ += mid * mid;
        side_ += side * side;
    }

    /// None as well where they are too little alike to say: a correlation of less than a half. What is mono has no
    /// sides to be swapped.
    Turn turn() const;

  private:
    double midMid_ = 0.0;
    double sideSide_ = 0.0;
    double midSide_ = 0.0;
    double mixMid_ = 0.0;
    double mixSide_ = 0.0;
    double mid_ = 0.0;
    double side_ = 0.0;
};

} // namespace engine::analysis
