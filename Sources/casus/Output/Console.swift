#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin

  private enum Glibc { static let exit = Darwin.exit }
#endif

/// The three standard streams.
enum Console {
  /// Whether standard output is a terminal.
  static var isTerminal: Bool { isatty(1) == 1 }

  /// Width in columns of the terminal, from `COLUMNS` or the terminal itself; 100 when there is none.
  static var width: Int {
    if let columns = environment("COLUMNS").flatMap(Int.init), columns > 0 { return max(40, columns) }
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return max(40, Int(size.ws_col)) }
    return 100
  }

  /// Whether words may be set in bold and dim.
  static var hasStyle: Bool {
    isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
  }

  /// Prints to standard output as it is.
  static func print(_ text: String) { put(text, 1) }

  /// Prints one line to standard error: `casus: ...`.
  static func complain(_ message: String) { put("casus: \(safe(message))\n", 2) }

  /// Prints one line to standard error.
  static func note(_ message: String) { put("\(safe(message))\n", 2) }

  /// Whether a line of standard error may be written over.
  static var hasBars: Bool { isatty(2) == 1 && environment("TERM") != "dumb" }

  /// Writes a line of standard error over the one before; the last of them stays.
  static func overwrite(_ line: String, isLast: Bool) {
    put("\r\u{1B}[K\(safe(String(line.prefix(width - 1))))\(isLast ? "\n" : "")", 2)
  }

  /// A line without control characters, so that no text can move the cursor or change the terminal's settings.
  static func safe(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      safe.append(isControl ? " " : scalar)
    }
    return String(safe)
  }

  /// Ends the program.
  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

  private static func put(_ text: String, _ stream: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty, let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress {
        let count = write(stream, start, rest.count)
        if count > 0 {
          rest = rest.dropFirst(count)
        } else if errno != EINTR {
          if stream == 2 { return }
          complain("standard output cannot be written; is its disk full?")
          exit(.io)
        }
      }
    }
  }

  private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
