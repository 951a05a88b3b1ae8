import CasusReaders
import CasusRecords
import CasusTestSupport

/// Everything read from one file with these bytes.
func read(
  _ name: String, _ bytes: some Sequence<UInt8>, limits: ReaderLimits = ReaderLimits(),
  format: InputFormat? = nil
) throws -> [ReadItem] {
  let folder = try TemporaryFolder()
  let file = try folder.write(name, bytes)
  return Array(DocumentReader(paths: [file], limits: limits, format: format))
}

/// The one document of a file.
func document(_ name: String, _ bytes: some Sequence<UInt8>) throws -> Document {
  let items = try read(name, bytes)
  guard items.count == 1 else { throw TestFault(description: "\(items.count) documents") }
  return try items[0].result.get()
}

/// The code of the one error of a file.
func code(_ name: String, _ bytes: some Sequence<UInt8>, limits: ReaderLimits = ReaderLimits()) throws
  -> ReaderError.Code?
{
  let items = try read(name, bytes, limits: limits)
  guard items.count == 1, case .failure(let error) = items[0].result else { return nil }
  return error.code
}

struct TestFault: Error, CustomStringConvertible {
  var description: String
}
