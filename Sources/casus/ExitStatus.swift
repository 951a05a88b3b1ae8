import ArgumentParser
import CasusChronicle
import CasusCodebook
import CasusCoding
import CasusLanguage
import CasusReaders
import CasusRecords

/// What the program's exit status says: those of BSD's sysexits, so that scripts can rely on them.
enum ExitStatus: Int32, CaseIterable {
  /// Everything went well.
  case ok = 0
  /// The run went through, but some documents could not be read, coded or stored.
  case someFailed = 1
  /// The command was called wrongly.
  case usage = 64
  /// Data that cannot be used: no database, a foreign or newer one, a record that contradicts itself.
  case data = 65
  /// An input, database or model is missing.
  case noInput = 66
  /// A fault of the program.
  case software = 70
  /// A file cannot be made.
  case cannotCreate = 73
  /// Reading or writing failed.
  case io = 74
  /// Locked by another process; try again.
  case locked = 75
  /// Not permitted: the database may only be read.
  case notPermitted = 77
  /// The codebook is wrong or missing.
  case configuration = 78

  /// For the program's help.
  static let help = """
    Exit status: 0 all went well; 1 some documents could not be read, coded or stored; 64 wrong call; \
    65 unusable data; 66 no such input; 70 fault of the program; 73 cannot create a file; 74 input or output \
    failed; 75 locked by another process, try again; 77 not permitted; 78 codebook wrong or missing.
    """
}

/// An error as the user sees it: a line, others above it where it has many causes, and an exit status.
struct CommandFailure: Error {
  var status: ExitStatus
  var message: String
  /// What stands above it, a line each.
  var details: [String] = []

  /// For a run that reported its troubles one by one.
  static let someFailed = CommandFailure(status: .someFailed, message: "")

  /// For a codebook with so many errors.
  static func codebook(errors: Int) -> CommandFailure {
    let count = errors == 1 ? "an error" : "\(errors) errors"
    return CommandFailure(status: .configuration, message: "the codebook has \(count)")
  }

  init(status: ExitStatus, message: String) {
    self.status = status
    self.message = message
  }

  /// Puts an error of the libraries into the program's terms; nil for those of the argument parser.
  init?(_ error: any Error) {
    switch error {
    case let error as CommandFailure: self = error
    case let error as ChronicleError:
      self.init(status: Self.status(of: error.code), message: error.description)
    case let error as CalendarError: self.init(status: .usage, message: error.description)
    case let error as CodebookError:
      self = .codebook(errors: error.findings.count)
      details = error.description.split(separator: "\n").map(String.init)
    case let error as ResourceLocator.NotFound: self.init(status: .noInput, message: error.description)
    case let error as ModelError: self.init(status: Self.status(of: error), message: error.description)
    case let error as TreebankError: self.init(status: .data, message: error.description)
    case let error as Disposer.Malformed: self.init(status: .data, message: error.description)
    case let error as TimeLexiconError: self.init(status: .configuration, message: error.description)
    case let error as Pattern.Malformed: self.init(status: .usage, message: error.description)
    case let error as ReaderError:
      self.init(status: error.code == .notFound ? .noInput : .data, message: error.description)
    default: return nil
    }
  }

  private static func status(of error: ModelError) -> ExitStatus {
    switch error {
    case .missing: .noInput
    case .cannotWrite: .cannotCreate
    default: .data
    }
  }

  private static func status(of code: ChronicleError.Code) -> ExitStatus {
    switch code {
    case .missing: .noInput
    case .cannotCreate: .cannotCreate
    case .notADatabase, .foreign, .newer, .older, .invalidRecord: .data
    case .locked: .locked
    case .readOnly: .notPermitted
    case .io: .io
    case .other: .software
    }
  }
}
