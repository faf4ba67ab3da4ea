import Foundation

/// What this thread has used of the processor so far: unlike the clock, it stands still while others run.
var processorTime: Duration {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
