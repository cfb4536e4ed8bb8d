#include "engine/render/BlockQueue.h"

namespace engine::render {

BlockQueue::BlockQueue(int blocks, int frames)
    : frames_(frames), memory_(static_cast<std::size_t>(2 * blocks) * static_cast<std::size_t>(frames)),
      filled_(static_cast<std::size_t>(blocks)) {}

dsp::StereoBlock BlockQueue::block(std::size_t count) noexcept {
    double* const left = memory_.data() + 2 * (count % filled_.size()) * static_cast<std::size_t>(frames_);
    return {left, left + frames_, frames_};
}

dsp::StereoBlock BlockQueue::toWrite() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closed_ || writtenCount_ - readCount_ < filled_.size(); });
    return closed_ ? dsp::StereoBlock() : block(writtenCount_);
}

void BlockQueue::written(int frames) {
    {
        const std::scoped_lock lock(mutex_);
        filled_[writtenCount_ % filled_.size()] = frames;
        ++writtenCount_;
    }
    changed_.notify_all();
}

dsp::StereoBlock BlockQueue::toRead() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return writtenCount_ > readCount_; });
    return block(readCount_).part(0, filled_[readCount_ % filled_.size()]);
}

void BlockQueue::wasRead() {
    {
        const std::scoped_lock lock(mutex_);
        ++readCount_;
    }
    changed_.notify_all();
}

void BlockQueue::close() {
    {
        const std::scoped_lock lock(mutex_);
        closed_ = true;
    }
    changed_.notify_all();
}

} // namespace engine::render
