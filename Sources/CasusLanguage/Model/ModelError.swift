/// Why a model cannot be used; each names the file and the cure.
public enum ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  case missing(path: String, reason: String)
  case notAModel(path: String)
  case foreignEndian(path: String)
  case wrongVersion(path: String, found: UInt32, expected: UInt32)
  case truncated(path: String, found: Int, expected: Int)
  case corrupt(path: String, detail: String)
  case missingSection(path: String, name: String)
  case wrongLanguage(path: String, found: String, expected: String)
  case cannotWrite(path: String, reason: String)

  /// One line for a person.
  public var description: String {
    switch self {
    case .missing(let path, let reason):
      "model \(path) cannot be read: \(reason); give another path or train it with `casus train`"
    case .notAModel(let path):
      "\(path) is not a Casus language model; give the path of a .casus file"
    case .foreignEndian(let path):
      "model \(path) was written on a machine of other byte order; train it on this one"
    case .wrongVersion(let path, let found, let expected):
      "model \(path) has format version \(found), this program reads \(expected); train it again"
    case .truncated(let path, let found, let expected):
      "model \(path) has \(found) bytes instead of \(expected): it was cut short; copy it again"
    case .corrupt(let path, let detail):
      "model \(path) is damaged (\(detail)); copy or train it again"
    case .missingSection(let path, let name):
      "model \(path) has no section “\(name)”; train it again with this version"
    case .wrongLanguage(let path, let found, let expected):
      "model \(path) analyses `\(found)`, not `\(expected)`; copy or train the one of that language"
    case .cannotWrite(let path, let reason):
      "model \(path) cannot be written: \(reason)"
    }
  }
}
