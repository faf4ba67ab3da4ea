/// A component that a reviewer is asked about a second time.
public struct RepeatedComponent: Hashable, Sendable {
  /// The component that stands for it the second time, as the queue has it; its image is the hidden one.
  public let twin: QueueItem
  /// The component that the reviewer was asked about first.
  public let original: ComponentID

  /// Makes a repeated component.
  public init(twin: QueueItem, original: ComponentID) {
    self.twin = twin
    self.original = original
  }
}
