import Synchronization

/// The model for pairs, read when the first pair is asked for: most documents ask for none.
public final class PairLibrary: Sendable {
  private let path: String
  private let opened = Mutex<PairModel?>(nil)

  /// Uses the weights file at `path`.
  public init(path: String) { self.path = path }

  /// The model.
  ///
  /// - Throws: `PairModel.Malformed` when the file is missing or cannot be used.
  func model() throws -> PairModel {
    try opened.withLock { model in
      if let model { return model }
      let read = try PairModel(path: path)
      model = read
      return read
    }
  }
}
